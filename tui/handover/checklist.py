"""The checklist that outgoing and incoming go through together (H2–H4, H6, H7, H9)."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from store import handover
from store.errors import StoreError
from store.handover import (
    HANDOVER,
    Line,
    LineAnswer,
    Party,
    Pass,
    Record,
    Refusal,
    Section,
)
from tui.checklist import EXPLAIN, SETTLE, SIGN, ChecklistScreen
from tui.form.screen import Form
from tui.handover import words
from tui.handover.facts import title, told
from tui.handover.reading import LogReading
from tui.handover.signing import SignaturePage
from tui.language import _, mark
from tui.language.saying import say
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    from tui.screen.host import Host

PASS = Action("let_pass", ("ctrl+g",), mark("Let pass"), mark("The supervisor lets it pass."), 5)
REFUSE = Action("refuse", ("ctrl+r",), mark("Refuse"), mark("The incoming does not sign yet."), 20)
ABANDON = Action("abandon", ("ctrl+k",), mark("Give up"), mark("Give this handover up."), 70)


class Checklist(ChecklistScreen[Record]):
    """An open handover."""

    SCOPE = "checklist"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        SETTLE,
        EXPLAIN,
        PASS,
        SIGN,
        REFUSE,
        ABANDON,
        actions.BACK,
    )
    HELP = mark("Go through the lines together; Enter when a line is in order.")

    def read(self) -> Record | None:
        """The open handover, if it is still this one."""
        record = handover.current()
        return record if record is not None and record.id == self.record.id else None

    def heading(self) -> Words:
        """Who and when."""
        return words.heading(self.record)

    def progress(self) -> Words:
        """How far each part is."""
        return words.progress(self.record)

    def columns(self) -> Sequence[Column]:
        """State, part, what it is, and the facts of it."""
        return [Column("", 8), Column("", 12), Column("", 20, True), Column("", 24, True)]

    def drawn(self, line: Line) -> Drawn:
        """A line of the list."""
        return words.drawn(line)

    def named(self, line: Line) -> str:
        """What it is about."""
        return title(line)

    def told(self, line: Line) -> Iterable[str | Words]:
        """Everything about it."""
        return told(line)

    def asks(self, line: Line) -> Words | None:
        """The supervisor's pass for important work, or the two's answer."""
        if line.important and not line.passed:
            text = _(
                "Important and unfinished: finish it, or the supervisor lets it pass ({let_pass})."
            )
            return [(actions.told(text, PASS), Tone.ALARM)]
        if not line.settled:
            return [(actions.told(_(words.ASKS[line.section]), EXPLAIN), Tone.WARN)]
        return None

    def draft(self, form: str, line: Line) -> str:
        """The name of a half-written form about a line."""
        return f"{form}:{line.key}:{self.record.id}"

    def load(self, record: Record) -> None:
        """Show the handover as it stands now."""
        self._alarms = self.app.alarms.count
        super().load(record)

    def tick(self) -> None:
        """A call that falls due makes its ticket important without an entry (H9)."""
        if self.app.alarms.count != self._alarms:
            self._alarms = self.app.alarms.count
            self.changed(frozenset())

    def can(self, action: Action) -> bool:
        """A pass is for important lines."""
        line = self.rows.current if self.is_mounted else None
        return action.id != "let_pass" or (line is not None and line.important and not line.passed)

    def answering(self, line: Line, given: LineAnswer) -> Awaitable[Record]:
        """Record what the two answered."""
        return self.app.desk(
            handover.answer, self.record.id, line.key, given, by=self.app.signed_in
        )

    async def settle(self, line: Line) -> None:
        """The line is as it should be; the log is read first (H3)."""
        log = line.section is Section.LOG
        if not log or await self.app.ask(LogReading(line.title, line.facts["after"])):
            await super().settle(line)

    def noted(self, line: Line, note: str) -> LineAnswer:
        """Words about a line; of an area they are those of something abnormal (H4)."""
        return LineAnswer(abnormal=line.section is Section.AREA, note=note)

    async def act_let_pass(self) -> None:
        """The supervisor lets important unfinished work pass (H9)."""
        line = self.rows.current
        if line is None:
            return

        async def let_pass(given: Pass) -> Record:
            return await self.app.desk(handover.let_pass, self.record.id, line.key, given)

        waiting = sum(one.important and not one.passed for one in self.record.lines)
        heading: Words = [(title(line), Tone.STRONG)]
        if waiting > 1:
            heading = [*heading, _("  (one of {count} important lines)").format(count=waiting)]
        record = await self.app.ask(
            Form(
                Pass,
                _("The supervisor lets it pass"),
                let_pass,
                heading=heading,
                draft=f"Pass:{line.key}:{self.record.id}",
            )
        )
        if record is not None:
            self.load(record)
            self.go_on()

    async def act_refuse(self) -> None:
        """The incoming does not sign yet."""
        submit = self.app.writes(handover.refuse, self.record.id)
        if await self.app.ask(Form(Refusal, _("Why is it not signed?"), submit)):
            self.say(_("Recorded; the outgoing stays on duty."), Tone.WARN)

    async def act_abandon(self) -> None:
        """Give the handover up; it stays on record."""
        submit = self.app.writes(handover.abandon, self.record.id)
        await self.app.ask(Form(Refusal, _("Why is this handover given up?"), submit))

    async def sign(self) -> None:
        """Both sign, the outgoing first; then the incoming is on duty (H5)."""
        signers = ((Party.OUTGOING, self.record.outgoing), (Party.INCOMING, self.record.incoming))
        for party, who in signers:
            if self.record.signature(party) is None:
                record = await self.app.ask(SignaturePage(self.record, party, who))
                if record is None:
                    return
                self.record = record
        # This screen closes with the outgoing's session; what follows belongs to the desk.
        self.app.run_worker(_take_over(self.app, self.record))


async def _take_over(desk: Host, record: Record) -> None:
    """The incoming's session begins, and the record is printed (H5)."""
    await desk.enter(record.incoming)
    try:
        await desk.print_sheet(HANDOVER, f"handover:{record.id}")
    except StoreError as error:
        desk.say_on_top("! " + say(error), Tone.ALARM)
