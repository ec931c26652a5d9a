"""The checklist that outgoing and incoming go through together (H2–H4, H6, H7, H9)."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from store import handover
from store.errors import StoreError
from store.handover import (
    HANDOVER,
    Account,
    ItemCount,
    Line,
    LineAnswer,
    Party,
    Pass,
    Record,
    Refusal,
    Section,
)
from tui.checklist import EXPLAIN, SETTLE, SIGN
from tui.counting import CountingScreen
from tui.form.screen import Form
from tui.handover import words
from tui.handover.facts import note_before, title, told
from tui.handover.reading import LogReading
from tui.handover.signing import SignaturePage
from tui.language import _, mark
from tui.language.saying import say
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

if TYPE_CHECKING:
    from store.rights import Staff
    from tui.screen.host import Host

PASS = Action("let_pass", ("ctrl+g",), mark("Let pass"), mark("The supervisor lets it pass."), 5)
REFUSE = Action("refuse", ("ctrl+r",), mark("Refuse"), mark("The incoming does not sign yet."), 20)
ABANDON = Action("abandon", ("ctrl+k",), mark("Give up"), mark("Give this handover up."), 70)


class Checklist(CountingScreen[Record]):
    """An open handover."""

    SCOPE = "checklist"
    MOST_DIGITS = 4
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
        return told(self.record, line)

    def asks(self, line: Line) -> Words | None:
        """The supervisor's pass for important work, the outgoing's words, or the answer."""
        if line.faulty and not line.explained:
            text = _("The outgoing, {name}, says what happened: Enter.")
            return [(text.format(name=self.record.outgoing.name), Tone.ALARM)]
        if line.forbids:
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
        return action.id != "let_pass" or (line is not None and line.forbids)

    def _from_here(self, who: Staff) -> Staff:
        """Who answers: both stand at the outgoing's session, at any other only its own person."""
        here = self.app.signed_in
        return who if here.id == self.record.outgoing.id else here

    def answering(self, line: Line, given: LineAnswer) -> Awaitable[Record]:
        """Record what the incoming answered."""
        by = self._from_here(self.record.incoming)
        return self.app.desk(handover.answer, self.record.id, line.key, given, by=by)

    def counts(self, line: Line) -> bool:
        """Items are counted."""
        return line.expected is not None

    async def count(self, line: Line, counted: int) -> None:
        """Record how many are there; what was damaged before still is."""
        await self.answer_line(line, LineAnswer(counted=counted, abnormal=_damaged(line)))

    async def settle(self, line: Line) -> None:
        """The line is as it should be; an item is counted, the log is read first (H2, H3)."""
        if line.faulty:
            await self.app.ask(self.account(line))
        elif line.expected is not None:
            await self.app.ask(self.recount(line))
        elif line.section is not Section.LOG or await self._read_log(line):
            await super().settle(line)

    async def _read_log(self, line: Line) -> bool:
        read: bool | None = await self.app.ask(LogReading(line.title, line.facts["after"]))
        return bool(read)

    async def act_explain(self) -> None:
        """Whether an item is damaged; what is wrong in an area; a note."""
        line = self.rows.current
        if line is None:
            return
        if line.expected is not None:
            await self.app.ask(self.recount(line))
        elif line.section is Section.AREA:
            await self.app.ask(self.account(line))
        else:
            await self.app.ask(self.explanation(line))

    def recount(self, line: Line) -> Form[ItemCount, Record]:
        """The form that asks for the count, and whether something is damaged."""

        async def count(given: ItemCount) -> Record:
            answer = LineAnswer(counted=given.counted, abnormal=given.damaged)
            return await self.answer_line(line, answer)

        return Form(
            ItemCount,
            _("Count"),
            count,
            initial={"damaged": _damaged(line)},
            first="counted",
            heading=[(self.named(line), Tone.STRONG)],
            draft=self.draft("ItemCount", line),
        )

    def account(self, line: Line) -> Form[Account, Record]:
        """The form in which the outgoing says what happened; words make an area abnormal (H4)."""

        async def explain(said: Account) -> Record:
            if not line.faulty:
                await self.answering(line, LineAnswer(abnormal=True))
            by = self._from_here(self.record.outgoing)
            record = await self.app.desk(handover.explain, self.record.id, line.key, said, by=by)
            self.load(record)
            self.go_on()
            return record

        return Form(
            Account,
            _("Explanation of the outgoing: {name}").format(name=self.record.outgoing.name),
            explain,
            initial=_explained(line),
            heading=[(self.named(line), Tone.STRONG)],
            draft=self.draft("Account", line),
        )

    async def act_let_pass(self) -> None:
        """The supervisor lets important unfinished work pass (H9)."""
        line = self.rows.current
        if line is None:
            return

        async def let_pass(given: Pass) -> Record:
            return await self.app.desk(handover.let_pass, self.record.id, line.key, given)

        waiting = sum(one.forbids for one in self.record.lines)
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
        by = self._from_here(self.record.incoming)

        async def submit(why: Refusal) -> Record:
            return await self.app.desk(handover.refuse, self.record.id, why, by=by)

        if await self.app.ask(Form(Refusal, _("Why is it not signed?"), submit)):
            up = actions.PAGES["escalate"].spelled
            sentence = _("Recorded; the outgoing stays on duty. Report it up ({up})?")
            self.say(sentence.format(up=up), Tone.WARN)

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


def _damaged(line: Line) -> bool:
    """Whether it is damaged by what was said last: now, or at the handover before."""
    return line.answer.abnormal if line.answer else bool(line.facts.get("was_faulty"))


def _explained(line: Line) -> dict[str, object]:
    """What the outgoing said; before they do, what was said the time before of the same fault."""
    if line.answer is None or not line.answer.note:
        return {"note": note_before(line)}
    return {"note": line.answer.note, "photo": line.answer.photo}


async def _take_over(desk: Host, record: Record) -> None:
    """The incoming's session begins, and the record is printed (H5)."""
    await desk.enter(record.incoming)
    try:
        await desk.print_sheet(HANDOVER, f"handover:{record.id}")
    except StoreError as error:
        desk.say_on_top("! " + say(error), Tone.ALARM)
