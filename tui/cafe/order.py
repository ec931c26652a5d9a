"""A seat's order: two digits a drink, a guest after the other; then to the bar (C6, C8–C12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events

from store import cafe, clock
from store.cafe import BAR_SLIP, Guest, Line, LineStage, Order, Stage, Wanted, Word
from store.cafe.wording import asking, farewell, menu, naming, refill
from store.estate import settings
from store.inputs import Input, halfwidth
from tui.cafe import words
from tui.form.entry import typed_in
from tui.form.screen import Form
from tui.language import _, mark
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Pane
from tui.widgets.rows import Column, Drawn, Rows
from tui.widgets.split import Split

if TYPE_CHECKING:
    from textual.app import ComposeResult

SERVE = Action("cafe_serve", ("enter",), mark("Next"), mark("What is said or served next."), 3)
SEND = Action("cafe_send", ("ctrl+s",), mark("To the bar"), mark("What is new, on a slip."), 4)
REFILL = Action("cafe_refill", ("ctrl+r",), mark("Refill"), mark("The same drink once more."), 5)
SUGGEST = Action(
    "cafe_suggest", ("ctrl+g",), mark("Suggest"), mark("A special, and what is like it."), 6
)
DETAIL = Action("cafe_detail", ("ctrl+o",), mark("As wanted"), mark("Hot, iced, how many."), 7)
MADE = Action("cafe_made", ("ctrl+e",), mark("Made"), mark("The bar has made it."), 8)
OFF = Action("cafe_off", ("ctrl+x",), mark("Cancel drinks"), mark("All or some of it."), 9)
WRONG = Action("cafe_wrong", ("ctrl+w",), mark("Served wrongly"), mark("It is counted."), 10)
MOVE = Action("cafe_move", ("ctrl+u",), mark("Other seat"), mark("The order goes along."), 11)
LEFT = Action("cafe_left", ("ctrl+k",), mark("Guests gone"), mark("Seen off; seat to clear."), 12)
PRINT = Action("cafe_slip", ("f9",), mark("Print the slip"), mark("The last one, again."), 13)
SAID, SERVED = mark("It was said"), mark("Stands there")


@dataclass(frozen=True)
class Row:
    """A guest, and a drink of theirs if they have one."""

    guest: Guest
    line: Line | None

    @property
    def key(self) -> int:
        """What tells it apart: the line, or the guest's place below nought."""
        return self.line.id if self.line else -self.guest.place


class OrderScreen(DeskScreen[None]):
    """The guests of a seat with their drinks."""

    SCOPE = "cafe_order"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(SERVE, SEND, REFILL, SUGGEST, DETAIL, MADE, OFF, WRONG, MOVE, LEFT, PRINT),
        actions.BACK,
    )
    HELP = mark(
        "The drinks of a seat. Enter first says that specials and what is missing were told; two"
        " digits then order a drink for the guest that is pointed at, and go on to the next."
        " {cafe_send} tells the bar what is new. Enter at a drink says that it was served."
    )

    def __init__(self, order: Order) -> None:
        super().__init__()
        self.order = order
        self._at = (0, "")  # the row that a digit was typed at, and the digit

    @property
    def _typed(self) -> str:
        """The digit that is typed; one that was typed at another row is no longer."""
        at, digit = self._at
        row = self.rows.current
        return digit if row is not None and row.key == at else ""

    @property
    def subject(self) -> str:
        """The order."""
        return self.order.subject

    def body(self) -> ComposeResult:
        """What to say, the drinks by guest, the menu."""
        self.head, self.detail = Band(), Pane()
        self.rows = Rows[Row](
            [
                Column(_("State"), 10),
                Column(_("Guest no."), 10),
                Column(_("Drink"), 24, flex=True),
                Column(_("For how long"), 9),
                Column(_("Remark"), 18),
            ],
            key=lambda row: row.key,
            draw=self._drawn,
        )
        yield self.head
        yield Split(self.rows, self.detail, lower_lines=9)

    def on_mount(self) -> None:
        """Show it."""
        super().on_mount()
        self.set_focus(self.rows)
        self.load()

    def load(self, order: Order | None = None) -> None:
        """Read it anew; the list keeps its place."""
        self.order = order or cafe.get(self.order.id)
        found = cafe.lines(self.order.id)
        self.rows.load(
            [
                Row(guest, line)
                for guest in cafe.guests(self.order.id)
                for line in self._of(found, guest)
            ]
        )
        self._tell()

    def _of(self, found: Sequence[Line], guest: Guest) -> Sequence[Line | None]:
        mine: list[Line | None] = [one for one in found if one.guest == guest.place]
        return mine or [None]

    def changed(self, subjects: frozenset[str]) -> None:
        """Somebody did something at this seat, or a drink is missing now (C8)."""
        if self.subject in subjects or any(one.startswith("drink:") for one in subjects):
            self.load()

    def tick(self) -> None:
        """Minutes run."""
        if self.app.seconds % 20 == 0:
            self.load()

    def on_rows_moved(self) -> None:
        """Other words fit now."""
        self._tell()

    # What shows

    def _missing(self, line: Line) -> bool:
        """Whether a drink that is not served yet is not to be had any more (C8)."""
        entry = cafe.entries(self.order.day_id)[line.drink_id]
        return line.stage in cafe.WAITING and entry.kept_word is Word.MISSING

    def _drawn(self, row: Row) -> Drawn:
        line = row.line
        if line is None:
            return Drawn(([(_("to ask"), Tone.WARN)], words.guest(row.guest), "-", "", ""))
        now = line.stage in cafe.WAITING
        asks = line.stage is LineStage.SERVED and cafe.due_for_refill(line, clock.now())
        told = _("not to be had: tell the guest") if self._missing(line) else ""
        told = told or (_("ask for a refill") if asks else "")
        told = told or (_("served wrongly {n}").format(n=line.wrong) if line.wrong else "")
        cells: list[str | Words] = [
            [words.stage(line)],
            words.guest(row.guest),
            words.how(line),
            words.minutes(line.ordered_at if now else line.served_at),
            [(told, Tone.WARN)],
        ]
        return Drawn(cells, mark="!" if self._missing(line) else "*" if asks or now else " ")

    def _tell(self) -> None:
        there = cafe.listed(self.order.day_id)
        typed = _("Typed: {figure}").format(figure=self._typed) if self._typed else ""
        self.head.show(
            [
                *(" ", (words.named(self.order), Tone.TITLE), "  "),
                *(words.seated(cafe.guests(self.order.id)), "   ", (typed, Tone.TYPED)),
            ]
        )
        day = cafe.running()
        told: list[str | Words] = [[(self._next(), Tone.WARN)]]
        told.append(words.to_say(there, day.hours if day else ""))
        self.detail.show([*told, *words.card(there, self.size.width - 2)])
        self.refresh_bands()

    def _next(self) -> str:
        """What is said or done now, by the row that is pointed at."""
        row, one = self.rows.current, self.order
        who = [each.who for each in cafe.guests(one.id)]
        if one.stage is not Stage.OPEN:
            return _("The order is closed: it takes nothing more. Esc leads back.")
        if not one.told:
            return _("{said}  Enter once both lines below were said.").format(said=menu(who))
        if row is None:
            return ""
        line, guest = row.line, row.guest
        if line is None or line.stage is LineStage.CANCELLED:
            return _("{said}  Two digits order it.").format(said=asking(guest.who))
        if line.stage is LineStage.ORDERED:
            return actions.told(_("{cafe_send} tells the bar what is new."), SEND)
        if line.stage in cafe.AT_BAR:
            text = _("Seat {seat}, guest {guest}: {drink}. {said}  Enter when it stands there.")
            said = naming(guest.who, line.drink)
            return text.format(
                seat=one.seat, guest=words.guest(guest), drink=words.how(line), said=said
            )
        if cafe.due_for_refill(line, clock.now()):
            return refill(guest.who, line.drink)
        return farewell(who, settings().name)

    # What can be done

    def can(self, action: Action) -> bool:
        """What the order and the drink that is pointed at admit."""
        if action in (actions.BACK, PRINT):
            return action is actions.BACK or bool(self.order.slips)
        row = self.rows.current if self.is_mounted else None
        line = row.line if row else None
        if self.order.stage is not Stage.OPEN or row is None:
            return False
        stage = line.stage if line else None
        if action is SERVE:
            return not self.order.told or stage in cafe.AT_BAR
        if action is MADE:
            return stage is LineStage.SENT
        if action is OFF:
            return stage in cafe.WAITING
        if action is WRONG:
            return stage in (*cafe.AT_BAR, LineStage.SERVED)
        return action is not REFILL or stage is LineStage.SERVED

    def titled(self, action: Action) -> Action:
        """Enter says what it would note."""
        if action is not SERVE:
            return action
        return replace(action, title=SERVED if self.order.told else SAID)

    def on_key(self, event: events.Key) -> None:
        """Two digits order a drink."""
        digit = halfwidth(typed_in(event) or "")
        if event.key == "backspace":
            self._type("")
        elif len(digit) == 1 and digit.isdecimal() and self.action_of(event) is None:
            self._type(self._typed + digit)
        else:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()

    def _type(self, figure: str) -> None:
        row = self.rows.current
        self._at = (row.key if row else 0, figure[:1] if len(figure) == 1 else "")
        if len(figure) == 2 and row is not None:
            self.say("")
            given = Wanted(guest=row.guest.place, code=int(figure)) if int(figure) > 9 else None
            if given is None:
                self.say(_("Drinks begin at 10."), Tone.WARN)
            else:
                token = self.app.keys_ahead.begin()
                self.run_worker(self._finish(self._add(given), token), group="cafe_add")
        self._tell()

    async def _add(self, given: Wanted) -> None:
        await self._do(cafe.add, given)
        self._go_on()

    def _go_on(self) -> None:
        """Point at the next guest who has nothing yet."""
        left = [row for row in self.rows.things if row.line is None]
        if left:
            self.rows.point(left[0].key)
        self._tell()

    async def _do(self, operation: Callable[..., Order], *told: object) -> None:
        by = self.app.signed_in
        self.load(await self.app.desk(operation, self.order.id, *told, by=by))

    @property
    def _line(self) -> Line:
        row = self.rows.current
        assert row is not None and row.line is not None
        return row.line

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(SERVE)

    async def act_cafe_serve(self) -> None:
        """Both lines were said, or the drink stands before its guest."""
        if not self.order.told:
            await self._do(cafe.tell)
            self._go_on()
            return
        if self._line.stage in cafe.AT_BAR:
            await self._do(cafe.serve, self._line.id)
            for row in self.rows.things:
                if row.line is not None and row.line.stage in cafe.AT_BAR:
                    self.rows.point(row.key)
                    break
            self._tell()

    async def act_cafe_send(self) -> None:
        """Tell the bar what is new, on a slip."""
        await self._do(cafe.send)
        self.say(_("The bar has slip {n}.").format(n=self.order.slips), Tone.GOOD)
        await self._print()

    async def act_cafe_refill(self) -> None:
        """The same drink once more (C12)."""
        line, row = self._line, self.rows.current
        assert row is not None
        drink = cafe.DRINKS.table.one(line.drink_id)
        given = Wanted(guest=line.guest, code=drink.code, how=line.how, refill=True)
        await self._do(cafe.add, given)
        self.say(refill(row.guest.who, line.drink))

    async def act_cafe_suggest(self) -> None:
        """Suggest the first drink that is to be had; the fourth is refused (CR25)."""
        row = self.rows.current
        if row is None:
            return
        there = [
            one
            for one, entry in cafe.listed(self.order.day_id)
            if entry.word is not Word.MISSING and one.printed
        ]
        if there:
            one = there[row.guest.suggested % len(there)]
            await self._do(cafe.suggest, row.guest.place, one.code)
            told = (one.name, one.ingredients, one.allergens)
            said = " · ".join(filter(None, told))
            self.say(_("Suggest: {code} {what}").format(code=one.code, what=said), Tone.GOOD)

    async def act_cafe_detail(self) -> None:
        """Order it as the guest wants it."""
        row = self.rows.current
        if row is not None:
            first = {"guest": row.guest.place, "quantity": 1}
            await self._ask(Wanted, cafe.add, DETAIL, initial=first)

    async def act_cafe_made(self) -> None:
        """The bar has made it."""
        await self._do(cafe.make, self._line.id)

    async def act_cafe_off(self) -> None:
        """Cancel all or some of a line."""
        first = {"quantity": self._line.quantity}
        await self._ask(cafe.Cancel, cafe.cancel, OFF, self._line.id, initial=first)

    async def act_cafe_wrong(self) -> None:
        """What was set before whom."""
        await self._ask(cafe.Wrong, cafe.serve_wrong, WRONG, self._line.id)

    async def act_cafe_move(self) -> None:
        """They sit elsewhere."""
        before = self.order.slips
        await self._ask(cafe.Move, cafe.move, MOVE)
        if self.order.slips > before:
            await self._print()

    async def act_cafe_left(self) -> None:
        """The guests have gone."""
        await self._do(cafe.leave, cafe.Leaving())
        self.done()

    async def act_cafe_slip(self) -> None:
        """Print the last slip again."""
        await self._print()

    async def _print(self) -> None:
        last = cafe.slips(self.order.id)[-1]
        await self.app.print_sheet(BAR_SLIP, last.subject)

    async def _ask(
        self,
        asks: type[Input],
        operation: Callable[..., Order],
        action: Action,
        *told: object,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        tail = "".join(f":{each}" for each in told)
        form: Form[Any, Order] = Form(
            *(asks, _(action.title), self.app.writes(operation, self.order.id, *told)),
            heading=[(words.named(self.order), Tone.STRONG)],
            initial=initial or {},
            draft=f"{self.SCOPE}/{action.id}{tail}:{self.order.id}",
        )
        after: Order | None = await self.app.ask(form)
        if after is not None:
            self.load(after)
