"""The board of the café's seats: a digit seats so many, Enter leads to their order (C5, C9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from textual import events

from store import cafe, clock
from store.cafe import DAY_SHEET, Board, Seating, Stage
from store.cafe.wording import farewell, leading
from store.desk import staff
from store.estate import settings
from store.inputs import Input, halfwidth
from tui import sentences
from tui.cafe import words
from tui.cafe.order import OrderScreen
from tui.form.entry import typed_in
from tui.form.screen import Form
from tui.language import _, mark
from tui.listing import NARROWER, WIDER, Listing, View
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_CAFE = "store.rights:WORK_THE_CAFE"
_KEEP = "store.rights:KEEP_THE_CAFE"
OPEN = Action("cafe_open", ("enter",), mark("Their order"), mark("Seat guests, or their order."), 3)
SEAT = Action("cafe_seat", ("ctrl+n",), mark("Seat guests"), mark("How many, and who."), 4)
CLEAR = Action("cafe_clear", ("ctrl+k",), mark("Seat is clean"), mark("It is free again."), 5)
POST = Action(
    "cafe_post", ("ctrl+t",), mark("Post check"), mark("You look over yourself, before."), 7
)
LOOK = Action(
    "cafe_look", ("ctrl+w",), mark("Look over"), mark("You look over who came to the post."), 9,
    right=_KEEP,
)  # fmt: skip
BEGIN = Action("cafe_begin", ("ctrl+b",), mark("Set menu"), mark("The day begins with it."), 6)
CLOSE = Action("cafe_close", ("ctrl+e",), mark("Close and count"), mark("The guests are gone."), 8)
PRINT = Action("cafe_print", ("f9",), mark("Café's day"), mark("The day's figures and stock."), 10)
NEW = Action("cafe_new_seat", (), mark("New seat"), mark("A table with its chairs."), None,
             right=_KEEP)  # fmt: skip
GONE = Action("cafe_no_seat", (), mark("Give the seat up"), mark("It is no seat any more."), None,
              right=_KEEP)  # fmt: skip
_MOST = "8"


class BoardScreen(Listing[Board]):
    """Every seat: how it stands, since when, who sits there, what waits."""

    SCOPE = "cafe"
    TITLE = mark("Coffee bar")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(OPEN, SEAT, CLEAR, BEGIN, POST, CLOSE, LOOK, PRINT, NEW, GONE, NARROWER, WIDER),
        actions.BACK,
    )
    HELP = mark(
        "The café's seats. A digit seats so many guests at a free one and opens their order; Enter"
        " opens it again. In the morning {cafe_post} looks over yourself, {cafe_begin} sets the"
        " menu; at night {cafe_close} closes and counts."
    )
    EMPTY = mark("No seat yet. F10, New seat sets one up.")
    FOLLOWS = ("cafe_order", "cafe_seat", "cafe_day", "cafe_post", "drink")
    EVERY_SECONDS = 20
    LOWER_LINES = 5
    VIEWS: ClassVar[tuple[View[Board], ...]] = (
        View(mark("all")),
        View(mark("occupied"), lambda one: one.order is not None),
        View(mark("free"), lambda one: one.order is None),
    )

    def things(self, typed: str) -> Sequence[Board]:
        """The seats in their order, those whose drinks wait too long first (S8)."""
        return sorted(cafe.board(), key=lambda one: not one.late)

    def key(self, thing: Board) -> int:
        """The seat's number."""
        return thing.seat.id

    def columns(self) -> Sequence[Column]:
        """State, since when, who, what waits."""
        return [
            Column(_("State"), 10),
            Column(_("For how long"), 9),
            Column(_("Seat"), 6),
            Column(_("Guests"), 18),
            Column(_("Drinks wait"), 14),
            Column(_("Remark"), 12, flex=True),
        ]

    def drawn(self, thing: Board) -> Drawn:
        """A seat as a line."""
        count = sum(one.quantity for one in thing.waiting)
        oldest = words.minutes(thing.waiting[0].ordered_at) if thing.waiting else ""
        guests = words.seated(cafe.guests(thing.order.id)) if thing.order else ""
        hurry = _("hurry") if thing.order and thing.order.hurry else ""
        cells: list[str | Words] = [
            [words.state(thing)],
            words.minutes(thing.since),
            thing.seat.code,
            guests,
            f"{count}  {oldest}" if count else "",
            " ".join(filter(None, (hurry, thing.seat.note))),
        ]
        return Drawn(cells, mark="!" if thing.late else "*" if count else " ")

    def full(self, thing: Board) -> Iterator[str | Words]:
        """What is to be said or done at the seat, and who was there last (Q90)."""
        yield [(self._next(thing), Tone.WARN)]
        day = cafe.running()
        if day is not None:
            yield words.to_say(cafe.listed(day.id), day.hours)
        if thing.order is not None:
            one = thing.order
            last = _("{name} was there last, {time} ago").format(
                name=staff.names().get(one.last_by, "-"), time=words.minutes(one.last_at)
            )
            yield f"{words.named(one)}  {last}"
            role = self.app.signed_in.role
            yield from sentences.history(one.subject, staff.names(), role)

    def _next(self, thing: Board) -> str:
        if cafe.running() is None:
            return self._before()
        one = thing.order
        if one is None:
            said = leading(clock.now())
            return _("{said}  A digit seats so many here.").format(said=said)
        if one.stage is Stage.LEFT:
            return actions.told(_("Clear it, then {cafe_clear}: the seat is free."), CLEAR)
        if not one.told or thing.waiting:
            return _("Enter opens the order.")
        who = [each.who for each in cafe.guests(one.id)]
        return farewell(who, settings().name)

    def _before(self) -> str:
        """What comes before the first guest (CR2, CR14)."""
        if not cafe.there(clock.today()):
            return actions.told(_("Look yourself over first: {cafe_post}."), POST)
        return actions.told(_("Then the day's menu: {cafe_begin}."), BEGIN)

    @property
    def subject(self) -> str:
        """The order of the seat that is pointed at, or the seat."""
        one = self.rows.current if self.is_mounted else None
        if one is None:
            return ""
        return one.order.subject if one.order else f"cafe_seat:{one.seat.id}"

    def point(self, key: object) -> None:
        """Go to a seat, by its own name or its order's."""
        thing, _sign, number = str(key).rpartition(":")
        at = int(number)
        if thing == "cafe_slip":
            thing, at = "cafe_order", cafe.SLIPS.one(at).order_id
        if thing == "cafe_order":
            at = cafe.get(at).seat_id
        self.load()
        self.rows.point(at)

    def can(self, action: Action) -> bool:
        """What the seat and the day admit."""
        one = self.rows.current if self.is_mounted else None
        day = cafe.running()
        if action is BEGIN:
            return day is None
        if action is CLOSE:
            return day is not None
        if action is LOOK:
            return any(each.looked_at is None for each in cafe.on(clock.today()))
        if action is CLEAR:
            return bool(one and one.order and one.order.stage is Stage.LEFT)
        if action in (SEAT, GONE):
            return one is not None and one.order is None
        if action is PRINT:
            return cafe.last() is not None
        return action is not OPEN or one is not None

    def on_key(self, event: events.Key) -> None:
        """A digit seats so many guests at a free seat."""
        digit = halfwidth(typed_in(event) or "")
        if len(digit) != 1 or not "1" <= digit <= _MOST or self.action_of(event) is not None:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        token = self.app.keys_ahead.begin()  # what is typed next is for the order
        self.run_worker(self._finish(self.seat(int(digit)), token), group="cafe_seat")

    # What can be done

    async def seat(self, guests: int) -> None:
        """So many sit down at the seat that is pointed at, and order."""
        one = self.rows.current
        if one is None:
            return
        given = Seating(guests=guests)
        order = await self.app.desk(cafe.seat, one.seat.id, given, by=self.app.signed_in)
        await self.app.ask(OrderScreen(order))

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(OPEN)

    async def act_cafe_open(self) -> None:
        """Their order; a free seat asks who sits down."""
        one = self.rows.current
        if one is not None and one.order is None:
            await self.act_cafe_seat()
        elif one is not None and one.order is not None:
            await self.app.ask(OrderScreen(one.order))

    async def act_cafe_seat(self) -> None:
        """Ask who sits down, then what they want."""
        one = self.rows.current
        if one is not None:
            order = await self._ask(Seating, cafe.seat, SEAT, one.seat.id)
            if order is not None:
                await self.app.ask(OrderScreen(order))

    async def act_cafe_clear(self) -> None:
        """The seat is clean."""
        one = self.rows.current
        if one is not None and one.order is not None:
            await self.app.desk(cafe.clear, one.order.id, by=self.app.signed_in)
            self.load()

    async def act_cafe_post(self) -> None:
        """Look over yourself."""
        first = {"uniform": False, "badge": False, "hands": False}
        found = await self._ask(cafe.PostCheck, cafe.check, POST, initial=first)
        if found is None:
            return
        if found.stage is cafe.PostStage.HELD:
            self.say(_("No valid health certificate: your superior decides."), Tone.ALARM)
        elif found.late:
            self.say(_("At the post, {n} minutes late.").format(n=found.late), Tone.WARN)
        else:
            self.say(_("At the post, in time."), Tone.GOOD)

    async def act_cafe_look(self) -> None:
        """Look over who came to the post, the first first."""
        waiting = [one for one in cafe.on(clock.today()) if one.looked_at is None]
        if waiting:
            one, names = waiting[0], staff.names()
            heading: Words = [(names.get(one.staff_id, ""), Tone.STRONG)]
            await self._ask(cafe.LookedOver, cafe.look_over, LOOK, one.id, heading=heading)

    async def act_cafe_begin(self) -> None:
        """Set the day's menu."""
        await self._ask(cafe.Opening, cafe.open_day, BEGIN)

    async def act_cafe_close(self) -> None:
        """Close the day, with what is counted."""
        day = cafe.running()
        if day is None:
            return
        counted = [one for one, _entry in cafe.listed(day.id) if one.counted]
        heading: Words = [
            _(", ").join(f"{one.code} {one.name}" for one in counted) or _("Nothing is counted.")
        ]
        await self._ask(cafe.Closing, cafe.close_day, CLOSE, day.id, heading=heading)

    async def act_cafe_new_seat(self) -> None:
        """Set a seat up."""
        await self._ask(cafe.inputs.Seat, cafe.enter_seat, NEW)

    async def act_cafe_no_seat(self) -> None:
        """Give a seat up."""
        if (one := self.rows.current) is not None:
            await self._ask(cafe.GivenUp, cafe.give_up_seat, GONE, one.seat.id)

    async def act_cafe_print(self) -> None:
        """Print the day's sheet."""
        if (day := cafe.last()) is not None:
            await self.app.print_sheet(DAY_SHEET, f"cafe_day:{day.id}")

    async def _ask(
        self,
        asks: type[Input],
        operation: Callable[..., Any],
        action: Action,
        *told: object,
        heading: Words = (),
        initial: Mapping[str, object] | None = None,
    ) -> Any:
        tail = "".join(f":{each}" for each in told)
        form: Form[Any, Any] = Form(
            *(asks, _(action.title), self.app.writes(operation, *told)),
            heading=heading,
            initial=initial or {},
            draft=f"{self.SCOPE}/{action.id}{tail}",
        )
        done = await self.app.ask(form)
        if done is not None:
            self.load()
        return done
