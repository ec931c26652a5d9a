"""One walk, line by line: Enter ticks, and goes on to the next; every step stands at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from store import moveins
from store.desk import staff
from store.errors import StoreError
from store.inputs import Input
from store.moveins import Course, LineStage, Part, Stage
from tui import sentences
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import NARROWER, WIDER, View
from tui.moveins import actions as acts
from tui.moveins import lines, words
from tui.moveins.lines import LineDo
from tui.moveins.walking import Walking
from tui.moveins.words import Row
from tui.over.menu import Menu
from tui.printing.preview import PREVIEW
from tui.register import PRINT
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn


def _of(part: Part) -> View[Row]:
    return View(part.called, lambda row: row.part is part)


class WalkPage(Walking):
    """The lines of a walk by their parts; leaving it loses nothing."""

    SCOPE = "movein"
    TITLE = ""
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        acts.TICK, acts.NEXT, acts.DEFECT, acts.OWED, acts.REST, acts.OTHER, acts.STEPS,
        acts.PAUSE, acts.PAY, acts.TICKET, acts.FILE, PRINT, PREVIEW, NARROWER, WIDER,
        actions.BACK,
    )  # fmt: skip
    HELP = mark(
        "Enter: the line is as it should be, and on to the next. Left and Right turn from the"
        " papers to money, acceptance and hand-out, in any order; {next_step} takes the next step."
        " {other} has all else that a line admits, {steps} all that the move-in does. Nothing is"
        " lost by leaving: {pause} says who waits for what."
    )
    VIEWS: ClassVar[tuple[View[Row], ...]] = tuple(_of(part) for part in Part)
    FOLLOWS = ("movein", "movein_line", "ticket", "payment", "deposit", "bill", "receipt")
    LOWER_LINES = 7

    # What shows

    def on_mount(self) -> None:
        """Begin at the first line that asks for something."""
        super().on_mount()
        self._go_on()
        for row in words.rows(self.walk):
            if row.code == self._first:
                self.rows.point(row.place)

    def things(self, typed: str) -> Sequence[Row]:
        """The lines that have what is typed."""
        found = words.rows(self.walk)
        return [row for row in found if typed.casefold() in row.name.casefold()]

    def key(self, thing: Row) -> int:
        """Its place."""
        return thing.place

    def columns(self) -> Sequence[Column]:
        """How it stands, what it is, until when."""
        return [Column("", 10), Column("", 26, flex=True), Column("", 30)]

    def drawn(self, one: Row) -> Drawn:
        """A line."""
        told, tone = words.state(one)
        sign = "!" if one.stage is LineStage.DEFECT else " "
        return Drawn(([(told, tone)], one.name, words.beside(self.walk, one)), sign)

    def full(self, one: Row) -> Iterable[str | Words]:
        """The line, the walk and what comes next, what was recorded of the line."""
        yield [(one.name, Tone.STRONG), "  ", (label(one.stage), words.state(one)[1])]
        yield from words.about(self.walk)
        if one.line is not None:
            reader = self.app.signed_in.role
            yield from sentences.history(one.line.subject, staff.names(), reader)

    def _heading(self, counts: Mapping[View[Row], int]) -> Words:
        line: Words = [(f" {self.walk.number} {self.walk.home} ", Tone.TITLE)]
        told: list[Any] = list(line)
        for view, count in counts.items():
            if not count:
                continue
            left = sum(view.shows(row) and row.stage in _TO_DO for row in words.rows(self.walk))
            text = f"{_(view.title)} {left or '✓'}"
            told += ["  ", (f"[{text}]", Tone.STRONG) if view is self.view else f" {text} "]
        return told + self.typed_words

    def _turn(self, by: int) -> None:
        """On to the next part that has lines."""
        there = [v for v in self.VIEWS if any(v.shows(row) for row in words.rows(self.walk))]
        at = there.index(self.view) if self.view in there else 0
        self.turn_to(there[(at + by) % len(there)])

    def can(self, action: Action) -> bool:
        """What the line and the walk admit."""
        row, walk = self.rows.current, self.walk
        kinds = moveins.possible(walk, row.code, row.stage) if row else frozenset()
        coming = walk.course is Course.IN
        open_ = walk.stage in moveins.IN_HAND
        match action.id:
            case "tick":
                return bool(row and (lines.usual(walk, row) or lines.admitted(walk, row)))
            case "other":
                return bool(row and lines.admitted(walk, row))
            case "owed":
                return "owed" in kinds
            case "defect":
                return coming and open_ and walk.verified_on is not None
            case "rest":
                looking = coming and walk.stage is Stage.OPEN and walk.verified_on is not None
                return looking and walk.concluded_on is None
            case "ticket":
                return bool(row and row.line and row.line.ticket)
            case "next_step":
                return open_ and self._next_do() is not None
            case "pause":
                return open_
            case "pay":
                return open_ and coming
        return True

    # What can be done with a line

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(acts.TICK)

    async def act_tick(self) -> None:
        """The line is as it should be; what is not so plain is asked for."""
        row = self.rows.current
        if row is None:
            return
        do = lines.usual(self.walk, row)
        if do is lines.SETTLED and not moveins.still_open(self.walk, row.code):
            await self._take(row, do, moveins.Settled())
        elif do is not None:
            await self._line(row, do)
        else:
            await self.act_other()

    async def act_other(self) -> None:
        """Offer all that the line admits."""
        row = self.rows.current
        if row is None:
            return
        offered = [do for do in lines.admitted(self.walk, row) if self.app.may(do.action)]
        action = await self.app.ask(Menu(row.name, [do.action for do in offered]))
        chosen = next((do for do in offered if do.action is action), None)
        if chosen is not None:
            await self._line(row, chosen)

    async def act_owed(self) -> None:
        """The paper is brought later."""
        if (row := self.rows.current) is not None:
            await self._line(row, lines.OWED)

    async def act_defect(self) -> None:
        """A defect: on the line that is pointed at, or anywhere."""
        row = self.rows.current
        code = row.code if row and row.part is Part.ROOM else ""
        await self._asked(lines.DEFECT, code, row if code else None)

    async def act_rest(self) -> None:
        """All that nobody has looked at is in order."""
        by = self.app.signed_in
        count = await self.app.desk(moveins.check_rest, self.walk.id, by=by)
        self.load()
        self._go_on()
        self.say(_("{n} lines are in order.").format(n=count), Tone.GOOD)

    async def _line(self, row: Row, do: LineDo) -> None:
        if do.asks is None:
            await self._take(row, do)
        else:
            await self._asked(do, row.code, row)

    async def _take(self, row: Row, do: LineDo, *given: Input) -> None:
        try:
            await self.app.desk(do.operation, self.walk, row.code, *given, by=self.app.signed_in)
        except StoreError as error:
            self.refuse(error)
            return
        self.load()
        self._go_on()

    async def _asked(self, do: LineDo, code: str, row: Row | None) -> None:
        assert do.asks is not None
        line = row.line if row else None
        first = do.initial(self.walk, row) if row else {}
        about = (line.id,) if do.of_line and line else (self.walk, code)
        form: Form[Any, object] = Form(
            do.asks,
            _(": ").join((_(do.action.title), _(do.action.help))),
            self.app.writes(do.operation, *about),
            initial=first,
            heading=[f"{self.walk.number}  {self.walk.home}  {row.name if row else ''}"],
            draft=f"movein/{do.asks.__name__}:{code or 'extra'}:{self.walk.id}",
            about=line.subject if line else self.walk.subject,
        )
        if await self.app.ask(form) is not None:
            self.load()
            self._go_on()
            self.say(_("On record."), Tone.GOOD)

    def _go_on(self) -> None:
        """Point at the next line that still asks for something."""
        things = list(self.rows.things)
        at = things.index(self.rows.current) if self.rows.current in things else 0
        turned = (*things[at:], *things[:at])
        left = [row for row in turned if row.stage is LineStage.OPEN and not _may_miss(row)]
        left = left or [row for row in turned if row.stage in _TO_DO and not _may_miss(row)]
        if left:
            self.rows.point(left[0].place)
        self._tell()


def _may_miss(row: Row) -> bool:
    return row.asked is not None and row.asked.may_miss


_TO_DO = (LineStage.OPEN, LineStage.OWED, *moveins.MENDING)
