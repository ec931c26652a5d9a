"""The checklist that outgoing and incoming go through together (H2–H4, H6, H7, H9)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from store import handover
from store.errors import StoreError
from store.handover import (
    HANDOVER,
    Explanation,
    Line,
    LineAnswer,
    Party,
    Pass,
    Record,
    Refusal,
    Section,
)
from tui.form.screen import Form
from tui.handover import words
from tui.handover.facts import title, told
from tui.handover.reading import LogReading
from tui.handover.signing import SignaturePage
from tui.language import _, mark
from tui.language.saying import say
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.widgets.bands import Band
from tui.widgets.paint import Tone, Words
from tui.widgets.pane import Pane
from tui.widgets.rows import Column, Rows
from tui.widgets.split import Split

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.screen.host import Host

SETTLE = Action(
    "settle", ("enter", "space"), mark("In order"), mark("The line is as it should be."), 3
)
EXPLAIN = Action(
    "explain", ("ctrl+e",), mark("Explain"), mark("Another count, or a fault: say why."), 4
)
PASS = Action("let_pass", ("ctrl+g",), mark("Let pass"), mark("The supervisor lets it pass."), 5)
SIGN = Action("sign", ("ctrl+s",), mark("Sign"), mark("Sign, once every line is settled."), 6)
REFUSE = Action("refuse", ("ctrl+r",), mark("Refuse"), mark("The incoming does not sign yet."), 20)
ABANDON = Action("abandon", ("ctrl+k",), mark("Give up"), mark("Give this handover up."), 70)


class Checklist(DeskScreen[None]):
    """An open handover; leaving it loses nothing, it is taken up where it was."""

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

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record

    def body(self) -> ComposeResult:
        """Who and when, how far, the lines, and the chosen line in full."""
        yield Band(words.heading(self.record), id="who")
        self.progress = Band(id="progress")
        yield self.progress
        self.rows = Rows[Line](
            [Column("", 8), Column("", 12), Column("", 20, True), Column("", 24, True)],
            key=lambda line: line.key,
            draw=words.drawn,
        )
        self.detail = Pane()
        yield Split(self.rows, self.detail, lower_lines=4)

    def on_mount(self) -> None:
        """Begin at the first line that is not settled."""
        super().on_mount()
        self._load(self.record)
        self.set_focus(self.rows)
        self._go_on()

    def _load(self, record: Record) -> None:
        self.record = record
        self.progress.show(words.progress(record))
        self.rows.load(record.lines)
        self._alarms = self.app.alarms.count
        self._tell()

    def changed(self, subjects: frozenset[str]) -> None:
        """What is open has changed, or the other session answered."""
        record = handover.current()
        if record is not None and record.id == self.record.id:
            self._load(record)
        elif self.is_current:
            self.done()

    def tick(self) -> None:
        """A call that falls due makes its ticket important without an entry (H9)."""
        if self.app.alarms.count != self._alarms:
            self._alarms = self.app.alarms.count
            self.changed(frozenset())

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Show the line in full."""
        self._tell()
        self.refresh_bands()

    def _tell(self) -> None:
        line = self.rows.current
        self.detail.show([*told(line), self._next(line)] if line else ())

    def _next(self, line: Line) -> Words:
        if line.important and not line.passed:
            text = _(
                "Important and unfinished: finish it, or the supervisor lets it pass ({let_pass})."
            )
            return [(actions.told(text, PASS), Tone.ALARM)]
        if not line.settled:
            return [(actions.told(_(words.ASKS[line.section]), EXPLAIN), Tone.WARN)]
        if not self.record.unsettled:
            text = _("Every line is settled: Enter or {sign} to sign.")
            return [(actions.told(text, SIGN), Tone.GOOD)]
        return [_("Settled.")]

    def titled(self, action: Action) -> Action:
        """Enter signs once every line is settled."""
        signs = action is SETTLE and not self.record.unsettled
        return replace(SETTLE, title=SIGN.title) if signs else super().titled(action)

    def can(self, action: Action) -> bool:
        """A pass is for important lines."""
        line = self.rows.current if self.is_mounted else None
        return action.id != "let_pass" or (line is not None and line.important and not line.passed)

    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter on a line."""
        event.stop()
        self.perform(SETTLE)

    async def act_settle(self) -> None:
        """The line is as it should be; on to the next, and to the signatures after the last."""
        line = self.rows.current
        if not self.record.unsettled:
            await self.act_sign()
            return
        if line is None or (line.explained and not line.settled):
            self._go_on()
            return
        if line.explained:
            self._go_on()
            return
        log = line.section is Section.LOG
        if log and not await self.app.ask(LogReading(line.title, line.facts["after"])):
            return
        await self._answer(line, LineAnswer(counted=line.expected))

    async def _answer(self, line: Line, given: LineAnswer) -> Record:
        record = await self.app.desk(
            handover.answer, self.record.id, line.key, given, by=self.app.signed_in
        )
        self._load(record)
        self._go_on()
        return record

    def _go_on(self) -> None:
        left = [line.key for line in self.record.lines if not line.explained]
        left = left or [line.key for line in self.record.unsettled]
        if left:
            at = [line.key for line in self.record.lines].index(self._current_key())
            keys = [line.key for line in self.record.lines]
            self.rows.point(next((key for key in keys[at:] if key in left), left[0]))
        self._tell()
        self.refresh_bands()

    def _current_key(self) -> str:
        line = self.rows.current
        return line.key if line else self.record.lines[0].key

    async def act_explain(self) -> None:
        """Another count, a fault, or a note: with the outgoing's words."""
        line = self.rows.current
        if line is None:
            return
        heading: Words = [(title(line), Tone.STRONG)]
        if line.expected is not None:

            async def count(given: LineAnswer) -> Record:
                return await self._answer(line, given)

            initial = {"counted": line.expected}
            await self.app.ask(
                Form(
                    LineAnswer,
                    _("Count"),
                    count,
                    initial=initial,
                    heading=heading,
                    draft=f"LineAnswer:{line.key}:{self.record.id}",
                )
            )
            return

        async def explain(given: Explanation) -> Record:
            abnormal = line.section is Section.AREA
            return await self._answer(line, LineAnswer(abnormal=abnormal, note=given.note))

        await self.app.ask(
            Form(
                Explanation,
                _("Explanation"),
                explain,
                heading=heading,
                draft=f"Explanation:{line.key}:{self.record.id}",
            )
        )

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
            self._load(record)
            self._go_on()

    async def act_refuse(self) -> None:
        """The incoming does not sign yet."""
        submit = self.app.writes(handover.refuse, self.record.id)
        if await self.app.ask(Form(Refusal, _("Why is it not signed?"), submit)):
            self.say(_("Recorded; the outgoing stays on duty."), Tone.WARN)

    async def act_abandon(self) -> None:
        """Give the handover up; it stays on record."""
        submit = self.app.writes(handover.abandon, self.record.id)
        await self.app.ask(Form(Refusal, _("Why is this handover given up?"), submit))

    async def act_sign(self) -> None:
        """Both sign, the outgoing first; then the incoming is on duty (H5)."""
        if left := len(self.record.unsettled):
            self._go_on()
            text = _("{count} lines are not settled yet; this is the next one.")
            self.say(text.format(count=left), Tone.WARN)
            return
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
