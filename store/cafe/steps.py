"""The operations of a seat's order: lines are added, never overwritten (C5, C6, C8–C12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from store import clock, series
from store.cafe import inputs
from store.cafe.inputs import Act, LineStage, Stage, Who, Word
from store.cafe.keeping import day, on_menu
from store.cafe.menu import DRINKS, MENU, SEATS, Drink, Entry, alike, by_code, listed, seats
from store.cafe.menu import told as menu_told
from store.cafe.order import (
    AT_BAR,
    GUESTS,
    LINE_RECORDED,
    LINES,
    ORDERS,
    SLIPS,
    Guest,
    Line,
    Order,
    guests,
    lines,
    undone,
)
from store.cafe.settings import settings
from store.desk.staff import require
from store.errors import NotFound, Refused
from store.inputs import Input
from store.journal.operation import operation
from store.rights import WORK_THE_CAFE, Staff
from store.text import mark

SERIES = "KF"
OFFERED = 3  # drinks like one that is missing (C8)


@operation
def seat(seat_id: int, given: inputs.Seating, *, by: Staff) -> Order:
    """Guests sit down: a seat has one order (Q87); raises ``Refused`` where somebody was first."""
    require(by, WORK_THE_CAFE)
    there, place = day(), SEATS.table.one(seat_id)
    held = undone().get(seat_id)
    if held is not None:
        raise Refused(
            "Seat {seat} was taken at {time} already ({number}): what is ordered is added there.",
            seat=place.code,
            time=clock.local(held.seated_at),
            number=held.number,
        )
    if place.stage is not inputs.Kept.KEPT:
        raise Refused("This seat is given up.")
    who = _who(given)
    if not who:
        raise Refused("How many sit down?", field="guests")

    def enter(order_id: int) -> None:
        for nth, one in enumerate(who, 1):
            GUESTS.insert(order_id=order_id, place=nth, who=one)

    return ORDERS.begin(
        given, by, parts=enter, figures={"who": [one.value for one in who]},
        number=series.following_today(SERIES), day_id=there.id, seat_id=seat_id,
        seated_at=clock.now(), hurry=given.hurry, told=False, guests=len(who), slips=0,
        last_at=clock.now(), last_by=by.id,
    )  # fmt: skip


def _who(given: inputs.Seating) -> list[Who]:
    """Ladies first, companions last (CR15)."""
    return [
        *[Who.WOMAN] * given.women,
        *[Who.GUEST] * given.guests,
        *[Who.MAN] * given.men,
        *[Who.COMPANION] * given.companions,
    ]


@operation
def tell(order_id: int, given: Act = Act(), *, by: Staff) -> Order:  # noqa: B008
    """The specials and what is not to be had were said to them (CR16)."""
    return _move(_admitted(order_id, "told", by), "told", given, by, told=True)


@operation
def add(order_id: int, given: inputs.Wanted, *, by: Staff) -> Order:
    """A guest orders a drink; what is not to be had is refused at once, with its like (C8)."""
    one = _admitted(order_id, "added", by)
    if not one.told:
        raise Refused("The specials and what is not to be had are said first (CR16).")
    guest, drink = _guest(one, given.guest), _drink(given.code)
    entry = on_menu(drink, day())
    _is_to_be_had(drink, entry, given.quantity)
    had = [each for each in lines(one.id) if each.guest == guest.place and each.served_at]
    if given.refill and all(each.drink_id != drink.id for each in had):
        raise Refused("A refill is the drink that they had: this one is ordered anew.")
    MENU.update(entry.id, **_used(drink, entry, given.quantity))
    line = LINES.insert(
        order_id=one.id, guest=guest.place, drink_id=drink.id, how=given.how,
        quantity=given.quantity, refill=given.refill, note=given.note, ordered_at=clock.now(),
        stage=LineStage.ORDERED,
    )  # fmt: skip
    return _move(one, "added", given, by, [line], menu=[entry.id])


def _is_to_be_had(drink: Drink, entry: Entry, quantity: int) -> None:
    if entry.word is Word.MISSING:
        why = entry.why or ("已售完" if entry.few == 0 else "")
        until = f", 至 {entry.until}" if entry.until else ""
        like = alike(drink, listed(entry.day_id), OFFERED)
        raise Refused(
            "Not to be had: {drink} ({why}). Like it: {like}",
            field="code",
            drink=drink.name,
            why=why + until,
            like="  ".join(f"{each.code} {each.name}" for each in like) or "—",
        )
    if entry.few is not None and quantity > entry.few:
        raise Refused(
            "Only {n} of {drink} are left.", field="quantity", n=entry.few, drink=drink.name
        )


def _used(drink: Drink, entry: Entry, quantity: int) -> dict[str, object]:
    """What an order takes from the day's menu and stock; a negative one gives it back."""
    taken: dict[str, object] = {"used": entry.used + (quantity if drink.counted else 0)}
    return taken if entry.few is None else taken | {"few": entry.few - quantity}


@operation
def suggest(order_id: int, guest: int, code: int, *, by: Staff) -> Order:
    """A drink was suggested to a guest: three at most, printed and to be had (CR24, CR25)."""
    one = _admitted(order_id, "suggested", by)
    whom, drink, most = _guest(one, guest), _drink(code), settings().suggestions
    if whom.suggested >= most:
        raise Refused("{n} drinks were suggested to them: no more than that (CR25).", n=most)
    if not drink.printed:
        raise Refused("{drink} is not on the printed menu: it is not suggested.", drink=drink.name)
    _is_to_be_had(drink, on_menu(drink, day()), 1)
    GUESTS.update(whom.id, suggested=whom.suggested + 1)
    figures = {"guest": guest, "code": code, "count": whom.suggested + 1}
    return _move(one, "suggested", Act(), by, figures=figures)


@operation
def send(order_id: int, given: Act = Act(), *, by: Staff) -> Order:  # noqa: B008
    """Tell the bar what is new: lines, and what was cancelled of what it has (C10, Q91)."""
    one = _admitted(order_id, "sent", by)
    new = [each for each in lines(one.id) if each.stage is LineStage.ORDERED]
    off = _off(one)
    if not new and not off:
        raise Refused("There is nothing new for the bar.")
    return _tell_bar(one, given, by, new, off)


def _off(one: Order) -> list[Line]:
    """What the bar has and does not know to be cancelled."""
    return [
        each
        for each in lines(one.id)
        if each.stage is LineStage.CANCELLED and each.slip and not each.off_slip
    ]


def _tell_bar(one: Order, given: Input, by: Staff, new: list[Line], off: list[Line]) -> Order:
    no = one.slips + 1
    for each in new:
        LINES.update(each.id, slip=no, stage=LineStage.SENT)
    for each in off:
        LINES.update(each.id, off_slip=no)
    SLIPS.insert(order_id=one.id, no=no, seat_id=one.seat_id, at=clock.now())
    changed = [each.id for each in (*new, *off)]
    return _move(one, "sent", given, by, changed, figures={"slip": no}, slips=no)


@operation
def make(order_id: int, line_id: int, *, by: Staff) -> Order:
    """The bar has made it."""
    one, line = _line(order_id, line_id, "made", by)
    if line.stage is not LineStage.SENT:
        raise Refused("This is not possible now: it is {stage}.", stage=line.stage)
    LINES.update(line.id, stage=LineStage.MADE)
    return _move(one, "made", Act(), by, [line.id])


@operation
def serve(order_id: int, line_id: int, *, by: Staff) -> Order:
    """It stands before the guest who ordered it (CR20, CR27)."""
    one, line = _line(order_id, line_id, "served", by)
    if line.stage not in AT_BAR:
        raise Refused("This is not possible now: it is {stage}.", stage=line.stage)
    LINES.update(line.id, stage=LineStage.SERVED, served_at=clock.now())
    return _move(one, "served", Act(), by, [line.id])


@operation
def serve_wrong(order_id: int, line_id: int, given: inputs.Wrong, *, by: Staff) -> Order:
    """Something else, or before somebody else, was set down: it is counted (CR20, C11).

    What was ordered is still to come, also where it was noted as served.
    """
    one, line = _line(order_id, line_id, "wrong", by)
    if line.stage not in (*AT_BAR, LineStage.SERVED):
        raise Refused("This is not possible now: it is {stage}.", stage=line.stage)
    stage = LineStage.SENT if line.stage is LineStage.SERVED else line.stage
    LINES.update(line.id, wrong=line.wrong + 1, stage=stage, served_at=None)
    return _move(one, "wrong", given, by, [line.id])


@operation
def cancel(order_id: int, line_id: int, given: inputs.Cancel, *, by: Staff) -> Order:
    """So many of a line are not wanted: the bar hears seat, guest, drink, how many (Q96, Q98, Q99).

    Once nothing is left of the order, it ends and the seat is free (Q97).
    """
    one, line = _line(order_id, line_id, "cancelled", by)
    if line.stage in (LineStage.CANCELLED, LineStage.SERVED):
        hint = mark("It was served: note it as served wrongly, or leave it.")
        raise Refused(
            hint if line.stage is LineStage.SERVED else "This is not possible now: it is {stage}.",
            stage=line.stage,
        )
    if given.quantity > line.quantity:
        raise Refused("Only {n} were ordered.", field="quantity", n=line.quantity)
    if line.stage in AT_BAR and not given.reason:
        raise Refused("The bar has it: say why it is cancelled.", field="reason")
    drink = DRINKS.table.one(line.drink_id)
    entry = on_menu(drink, day())
    back = _used(drink, entry, -given.quantity)
    if line.stage is LineStage.MADE and drink.counted:
        back |= {"wasted": entry.wasted + given.quantity}
    MENU.update(entry.id, **back)
    changed = _take_off(line, given.quantity)
    figures = {"guest": line.guest, "drink": drink.code, "line": line.id}
    one = _move(one, "cancelled", given, by, changed, [entry.id], figures=figures)
    return _end_if_empty(one, by)


def _take_off(line: Line, quantity: int) -> list[int]:
    """Cancel so many of a line: all of it, or a part that becomes a line of its own."""
    if quantity == line.quantity:
        LINES.update(line.id, stage=LineStage.CANCELLED)
        return [line.id]
    LINES.update(line.id, quantity=line.quantity - quantity)
    part = LINES.columns(line.id, LINE_RECORDED) | {"quantity": quantity, "wrong": 0}
    part["stage"] = LineStage.CANCELLED
    return [line.id, LINES.insert(**part, note="")]


def _end_if_empty(one: Order, by: Staff) -> Order:
    if any(each.stage is not LineStage.CANCELLED for each in lines(one.id)):
        return one
    if off := _off(one):
        one = _tell_bar(one, Act(), by, [], off)
    return _move(one, "emptied", Act(), by)


@operation
def move(order_id: int, given: inputs.Move, *, by: Staff) -> Order:
    """The guests sit elsewhere: the order goes with them, and the bar is told (CR9, Q100)."""
    one = _admitted(order_id, "moved", by)
    to = next((each for each in seats() if each.code.casefold() == given.seat.casefold()), None)
    if to is None:
        raise Refused("There is no such seat.", field="seat")
    if (held := undone().get(to.id)) is not None:
        raise Refused("Seat {seat} is not free.", field="seat", seat=held.seat)
    no = one.slips + 1 if one.slips else 0
    if no:
        SLIPS.insert(order_id=one.id, no=no, seat_id=to.id, moved_id=one.seat_id, at=clock.now())
    figures = {"from": one.seat_id, "slip": no}
    return _move(one, "moved", given, by, figures=figures, seat_id=to.id, slips=no)


@operation
def leave(order_id: int, given: inputs.Leaving, *, by: Staff) -> Order:
    """The guests have gone, seen off (CR31, CR32); what was served stays, the seat is cleared next.

    Raises ``Refused`` while a drink is to come.
    """
    one = _admitted(order_id, "left", by)
    open_ = (LineStage.ORDERED, *AT_BAR)
    if left := [each for each in lines(one.id) if each.stage in open_]:
        raise Refused(
            "{drink} for guest {guest} is still to come: serve or cancel it.",
            drink=left[0].drink,
            guest=left[0].guest,
        )
    return _move(one, "left", given, by, left_at=clock.now())


@operation
def clear(order_id: int, given: Act = Act(), *, by: Staff) -> Order:  # noqa: B008
    """The seat is clean: it is free."""
    return ORDERS.move(ORDERS.admitted(order_id, "cleared", by), "cleared", given, by)


def _admitted(order_id: int, kind: str, by: Staff) -> Order:
    require(by, WORK_THE_CAFE)
    one = ORDERS.table.one(order_id)
    if one.stage is not Stage.OPEN:
        raise Refused("Order {number} is closed: it takes nothing more.", number=one.number)
    return ORDERS.admitted(order_id, kind, by)


def _line(order_id: int, line_id: int, kind: str, by: Staff) -> tuple[Order, Line]:
    one, line = _admitted(order_id, kind, by), LINES.one(line_id)
    if line.order_id != order_id:
        raise NotFound("There is no such thing: {thing} {number}.", thing="drink", number=line_id)
    return one, line


def _guest(one: Order, place: int) -> Guest:
    found = next((each for each in guests(one.id) if each.place == place), None)
    if found is None:
        raise Refused("At this seat are guests 1 to {n}.", field="guest", n=one.guests)
    return found


def _drink(code: int) -> Drink:
    found = by_code(code)
    if found is None:
        raise Refused("There is no drink {n}.", field="code", n=code)
    return found


def _move(
    one: Order,
    kind: str,
    given: Input,
    by: Staff,
    changed: Iterable[int] = (),
    menu: Iterable[int] = (),
    *,
    figures: Mapping[str, object] | None = None,
    **row: object,
) -> Order:
    """Record a step with every line and line of the menu that it changed."""
    rows: dict[str, object] = {str(id_): LINES.columns(id_, LINE_RECORDED) for id_ in changed}
    said: dict[str, object] = {"lines": rows} if rows else {}
    said |= (menu_told(map(MENU.one, menu)) if menu else {}) | dict(figures or {})
    ORDERS.table.update(one.id, last_at=clock.now(), last_by=by.id, **row)
    return ORDERS.move(one, kind, given, by, figures=said)
