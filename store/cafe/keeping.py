"""The operations of drinks, seats, and of the day's menu and stock (C5, C7, C13, C14)."""

from __future__ import annotations

from store import clock
from store.cafe import inputs, post
from store.cafe.inputs import Kept, Word
from store.cafe.menu import (
    DAYS,
    DRINKS,
    MENU,
    SEATS,
    Day,
    Drink,
    Entry,
    Seat,
    by_code,
    drinks,
    entries,
    last,
    running,
    seats,
)
from store.cafe.order import WAITING, lines, undone
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.rights import KEEP_THE_CAFE, WORK_THE_CAFE, Staff


def day() -> Day:
    """The day that is open; raises ``Refused`` before its menu is set (CR14, C7)."""
    there = running()
    if there is None:
        raise Refused("The day's menu is not set: specials and what is not to be had come first.")
    return there


def on_menu(drink: Drink, there: Day) -> Entry:
    """The drink's line of the day's menu."""
    return entries(there.id)[drink.id]


# Drinks and seats


@operation
def enter_drink(new: inputs.Drink, *, by: Staff) -> Drink:
    """Put a drink on the menu."""
    require(by, KEEP_THE_CAFE)
    _is_free(new.code)
    there = running()

    def enter(drink_id: int) -> None:
        if there is not None:
            MENU.insert(
                day_id=there.id, drink_id=drink_id, word=Word.AVAILABLE, few=None, begun=0, why="",
                until="",
            )  # fmt: skip

    return DRINKS.begin(new, by, parts=enter, **dict(new))


@operation
def change_drink(drink_id: int, new: inputs.Change, *, by: Staff) -> Drink:
    """Its card is another from now on."""
    one = DRINKS.admitted(drink_id, "changed", by)
    if new.code != one.code:
        _is_free(new.code)
    return DRINKS.move(one, "changed", new, by, **dict(new))


@operation
def give_up_drink(drink_id: int, why: inputs.GivenUp, *, by: Staff) -> Drink:
    """It is on no menu from now on; what was ordered of it stays."""
    return DRINKS.move(DRINKS.admitted(drink_id, "given_up", by), "given_up", why, by)


def _is_free(code: int) -> None:
    if (there := by_code(code)) is not None:
        raise Refused("{n} is {name} already.", field="code", n=code, name=there.name)


@operation
def enter_seat(new: inputs.Seat, *, by: Staff) -> Seat:
    """Put a seat on the board."""
    require(by, KEEP_THE_CAFE)
    if any(one.code == new.code for one in seats()):
        raise Refused("This seat is there already.", field="code")
    return SEATS.begin(new, by, code=new.code, note=new.note)


@operation
def give_up_seat(seat_id: int, why: inputs.GivenUp, *, by: Staff) -> Seat:
    """Take a seat off the board; raises ``Refused`` while somebody sits there."""
    one = SEATS.admitted(seat_id, "given_up", by)
    if one.id in undone():
        raise Refused("Seat {seat} is not free.", seat=one.code)
    return SEATS.move(one, "given_up", why, by)


# The day


@operation
def open_day(given: inputs.Opening, *, by: Staff) -> Day:
    """Set the day's menu: in one word how each drink stands, the stock as it was counted (CR14).

    Raises ``Refused`` while the day before is open, before somebody is at the post, for a drink
    that is none, and where menus are not clean and whole (CR15).
    """
    require(by, WORK_THE_CAFE)
    before, today = last(), clock.today()
    if (open_ := running()) is not None:
        raise Refused("The café's day of {day} is still open: close it first.", day=open_.day)
    if before is not None and before.day >= today:
        raise Refused("The café's day of {day} was closed.", day=before.day)
    if not post.there(today):
        raise Refused("Nobody is at the post yet: the post check comes first.")
    if not given.clean:
        raise Refused("A menu is clean and whole before it is given to a guest.", field="clean")
    named = {
        "specials": set(inputs.codes(given.specials)),
        "missing": {one.code for one in inputs.missing(given.missing)},
        "few": set(inputs.few(given.few)),
    }
    _are_drinks(named)
    id_ = DAYS.table.following()
    there = entries(before.id) if before else {}

    def enter(day_id: int) -> None:
        for one in drinks():
            was = there.get(one.id)
            found = was.found if was is not None and was.found is not None else None
            _insert(day_id, one, given, found or 0)

    figures = {name: sorted(codes) for name, codes in named.items()}
    return DAYS.begin(
        given, by, parts=enter, figures=figures, id=id_, day=today, opened_at=clock.now(),
        opened_by=by.id, hours=given.hours,
    )  # fmt: skip


def _are_drinks(named: dict[str, set[int]]) -> None:
    known, seen = {one.code for one in drinks()}, set[int]()
    for field, codes in named.items():
        if unknown := sorted(codes - known):
            raise Refused("There is no drink {n}.", field=field, n=unknown[0])
        if twice := sorted(codes & seen):
            raise Refused("{n} stands in one place alone.", field=field, n=twice[0])
        seen |= codes


def _insert(day_id: int, one: Drink, given: inputs.Opening, begun: int) -> None:
    gone = next((each for each in inputs.missing(given.missing) if each.code == one.code), None)
    few = inputs.few(given.few).get(one.code)
    word = Word.SPECIAL if one.code in inputs.codes(given.specials) else Word.AVAILABLE
    word = Word.MISSING if gone else Word.FEW if few is not None else word
    MENU.insert(
        day_id=day_id, drink_id=one.id, word=word, few=few, begun=begun,
        why=gone.why if gone else "", until=gone.until if gone else "",
    )  # fmt: skip


@operation
def set_word(drink_id: int, given: inputs.Availability, *, by: Staff) -> Drink:
    """How a drink stands from now on; whoever has it ordered and not served hears of it (C8)."""
    one = DRINKS.admitted(drink_id, "set", by)
    entry = on_menu(one, day())
    if given.word is Word.MISSING and not given.why:
        raise Refused("The guest is told why: say it.", field="why")
    if given.word is Word.FEW and not given.left:
        raise Refused("How many are left?", field="left")
    few = given.left if given.word is Word.FEW else None
    gone = given.word is Word.MISSING
    MENU.update(
        entry.id, word=given.word, few=few, why=given.why if gone else "",
        until=given.until if gone else "",
    )  # fmt: skip
    concerned = [
        order.subject
        for order in undone().values()
        if any(each.drink_id == one.id and each.stage in WAITING for each in lines(order.id))
    ]
    return DRINKS.move(one, "set", given, by, also=concerned)


@operation
def receive(drink_id: int, given: inputs.Amount, *, by: Staff) -> Drink:
    """So much of a counted drink came in (C13)."""
    one, entry = _counted(drink_id, "received", by)
    MENU.update(entry.id, received=entry.received + given.quantity)
    return DRINKS.move(one, "received", given, by)


@operation
def waste(drink_id: int, given: inputs.Amount, *, by: Staff) -> Drink:
    """So much of a counted drink was spoiled (C13); never more than there is."""
    one, entry = _counted(drink_id, "wasted", by)
    if given.quantity > entry.stock:
        raise Refused("Only {n} are there.", field="quantity", n=entry.stock)
    MENU.update(entry.id, wasted=entry.wasted + given.quantity)
    return DRINKS.move(one, "wasted", given, by)


def _counted(drink_id: int, kind: str, by: Staff) -> tuple[Drink, Entry]:
    one = DRINKS.admitted(drink_id, kind, by)
    if not one.counted:
        raise Refused("The stock of {name} is not counted.", name=one.name)
    return one, on_menu(one, day())


@operation
def close_day(day_id: int, given: inputs.Closing, *, by: Staff) -> Day:
    """Close the day once the guests have gone, with what was counted (C13).

    Raises ``Refused`` while a seat is held, and for a counted drink without its figure, or whose
    figure differs without a reason.
    """
    there = DAYS.admitted(day_id, "closed", by)
    if held := sorted(one.seat for one in undone().values()):
        raise Refused("Seat {seat} is not free.", seat=held[0])
    counted, menu = inputs.counts(given.counts), entries(day_id)
    known = [one for one in DRINKS.table.read("ORDER BY drink.code") if one.id in menu]
    mine = [one for one in known if one.counted and one.stage is Kept.KEPT]
    if unknown := sorted(counted.keys() - {one.code for one in mine}):
        raise Refused("There is no counted drink {n}.", field="counts", n=unknown[0])
    for one in mine:
        _count(one, menu[one.id], counted.get(one.code))
    differ = sum(bool(one.differs) for one in entries(day_id).values())
    return DAYS.move(
        there, "closed", given, by, figures={"differ": differ}, closed_at=clock.now(),
        closed_by=by.id,
    )  # fmt: skip


def _count(one: Drink, entry: Entry, said: tuple[int, str] | None) -> None:
    if said is None:
        raise Refused(
            "{n} {name} is not counted: a line with its number and how many there are.",
            field="counts",
            n=one.code,
            name=one.name,
        )
    found, reason = said
    if found != entry.stock and not reason:
        raise Refused(
            "{n} {name}: {found} counted, {stock} should be there. Say why, behind a comma.",
            field="counts",
            n=one.code,
            name=one.name,
            found=found,
            stock=entry.stock,
        )
    MENU.update(entry.id, found=found, reason=reason)
