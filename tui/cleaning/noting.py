"""The lines of a block or an inspection, noted with a digit each (L7, L8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from store import cleaning, plans
from store.cleaning import (
    CLEANING_CHECK,
    CLEANING_DAY,
    Failing,
    LeavingOut,
    Line,
    Minor,
    Note,
    OnSheet,
    Proof,
    Result,
    Ticking,
    Whole,
)
from store.plans import Status
from store.rights import may
from tui.cleaning import words
from tui.language import _, mark
from tui.language.labels import label
from tui.noting import NotingScreen
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

TICK = Action("tick", ("enter", "space"), mark("Done, passes"), mark("And on to the next."), 3)
LEAVE_OUT = Action(
    "leave_out", ("ctrl+o",), mark("Note as left out"), mark("Not done, or does not apply."), 4
)
MINOR = Action("minor", ("ctrl+d",), mark("Minor fault"), mark("A point off, no finding."), 5)
FAIL = Action("fail", ("ctrl+e",), mark("Fails"), mark("All its points, and a finding."), 6)
WHOLE = Action("whole", ("ctrl+t",), mark("All done"), mark("Every task that is left."), 4)
PRINT = Action("print", ("f9",), mark("Print"), mark("Print its sheet."), 71)
_TONES = {Result.FAILED: Tone.ALARM, Result.LEFT_OUT: Tone.WARN, Result.MINOR: Tone.WARN}
Row = tuple[Line, Note | None]


class NotingDuty(NotingScreen[OnSheet, Row]):
    """A duty's lines in their order."""

    SCOPE = "clean_duty"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(TICK, WHOLE, LEAVE_OUT, MINOR, FAIL, PRINT, PREVIEW),
        actions.BACK,
    )
    HELP = mark(
        "Enter or 1: done, or passes, and on to the next. 2: left out, or does not apply. Of an"
        " inspection 3: a minor fault, 4: fails and becomes a finding. {whole}: all tasks that are"
        " left."
    )
    DIGITS: ClassVar = {"1": TICK, "2": LEAVE_OUT, "3": MINOR, "4": FAIL}

    def read(self) -> OnSheet:
        """The duty as it stands now."""
        return cleaning.get(self.record.id)

    def heading(self) -> Words:
        """Which it is, when, how it stands, and its score so far."""
        one = self.record
        told: Words = [" ", (one.occurrence.title, Tone.TITLE), f"  {words.spell(one)}  "]
        return [*told, words.state(one), "  ", *words.told(one)]

    def columns(self) -> Sequence[Column]:
        """What was noted, the code, what is done, how it has to be."""
        return [
            Column(_("State"), 10),
            Column(_("Row"), 6),
            Column(_("Task or row"), 26, flex=True),
            Column(_("Standard"), 24, flex=self.record.sheet.kind.scored),
        ]

    def lines(self) -> Sequence[tuple[int, Row]]:
        """The lines of the sheet."""
        one = self.record
        return [(place, (line, one.notes.get(place))) for place, line in enumerate(one.sheet.lines)]

    def drawn(self, line: Row) -> Drawn:
        """A line."""
        said, noted = line
        state = (label(noted.result), _TONES.get(noted.result, Tone.GOOD)) if noted else None
        todo = (_("to note"), Tone.WARN)
        rest = noted.note if noted and noted.note else said.asks
        return Drawn(
            ([state or todo], said.code, said.title, rest), mark="!" if said.critical else " "
        )

    def named(self, line: Row) -> str:
        """What a line is about, whole."""
        said = line[0]
        bar = _("must not fail") if said.critical else ""
        parts = (f"{said.code} {said.title}".strip(), said.work, said.asks, said.often, bar)
        return "  ".join(filter(None, parts))

    def told(self, line: Row) -> Iterator[str | Words]:
        """What was noted of it."""
        noted = line[1]
        if noted is not None and (noted.note or noted.finding):
            finding = _("finding {n}").format(n=noted.finding) if noted.finding else ""
            yield "  ".join(filter(None, (finding, noted.note)))

    def next(self) -> Words:
        """What a key does now."""
        one = self.record
        if one.occurrence.stage is not plans.Stage.OPEN or one.occurrence.state(words.now()) in (
            Status.AHEAD,
        ):
            return [(_("Esc leads back."), Tone.FAINT)]
        if not one.left:
            return [
                (_("{proof} is still demanded.").format(proof=label(one.sheet.proof)), Tone.WARN)
            ]
        if one.sheet.kind.scored:
            return [(_("Enter passes, 2 does not apply, 3 minor, 4 fails."), Tone.WARN)]
        return [(_("Enter done, 2 left out."), Tone.WARN)]

    def can(self, action: Action) -> bool:
        """What the duty admits, and the role."""
        one = self.record
        if action in (PRINT, PREVIEW, actions.BACK):
            return True
        right = cleaning.may_note(one.sheet.kind)
        if one.occurrence.stage is not plans.Stage.OPEN or not may(self.app.signed_in.role, right):
            return False
        if action in (MINOR, FAIL):
            return one.sheet.kind.scored
        return action is not WHOLE or not one.sheet.kind.scored

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(TICK)

    async def act_tick(self) -> None:
        """Done, or passes."""
        await self.note(cleaning.tick, Ticking())

    async def act_leave_out(self) -> None:
        """Not done, or does not apply."""
        await self.ask(LeavingOut, cleaning.leave_out, LEAVE_OUT)

    async def act_minor(self) -> None:
        """A minor fault."""
        await self.ask(Minor, cleaning.minor, MINOR)

    async def act_fail(self) -> None:
        """It fails."""
        await self.ask(Failing, cleaning.fail, FAIL)

    async def act_whole(self) -> None:
        """All that is left; a proof is asked for only where one is demanded."""
        if self.record.sheet.proof is Proof.NONE:
            by = self.app.signed_in
            self.after(await self.app.desk(cleaning.whole, self.record.id, Whole(), by=by))
        else:
            await self.step(Whole, cleaning.whole, WHOLE)

    async def act_print(self) -> None:
        """Print its sheet."""
        await preview.print_one(self.app, [sheet_of(self.record)])

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, [sheet_of(self.record)])


def sheet_of(one: OnSheet) -> preview.Asked:
    """The sheet that a duty stands on: its own, or the day's."""
    if one.sheet.kind.scored:
        return CLEANING_CHECK, one.subject
    return CLEANING_DAY, f"cleaning:{words.day(one).isoformat()}"
