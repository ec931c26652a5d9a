"""An emergency step by step: Enter when a step is done, and the report when all is over."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Sequence
from typing import ClassVar

from store import clock, emergency
from store.checklist import LineAnswer
from store.emergency import (
    EMERGENCIES,
    EMERGENCY_REPORT,
    Course,
    Deed,
    Line,
    Section,
    Sign,
    Stage,
)
from tui.checklist import EXPLAIN
from tui.emergency import words
from tui.emergency.actions import (
    CONCERNED,
    CONTROL,
    DONE,
    FALSE,
    FOUND,
    JOIN,
    KINDS,
    KNOWN,
    OTHERWISE,
    OVER,
    PEOPLE,
    PRINT,
    REMARK,
    REPORT_SIGN,
    REPORTED,
)
from tui.emergency.asking import Besides
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.printing import preview
from tui.printing.preview import PREVIEW
from tui.screen import actions
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

_EVERY_SECONDS = 10


class CoursePage(Besides):
    """One emergency; leaving it loses nothing."""

    SCOPE = "course"
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        *(DONE, OTHERWISE, REMARK, CONTROL, OVER, KNOWN, REPORT_SIGN, PRINT, PREVIEW, FALSE, JOIN),
        *(CONCERNED, PEOPLE, REPORTED, FOUND, actions.BACK),
    )
    HELP = mark(
        "Dial 119, 110 or 120 first. Enter: the step is done, now; the words to say stand below."
        " Any order will do. When it is over the report is filled in here and signed by three."
    )

    LOWER_LINES = 6

    def read(self) -> Course | None:
        """It as it stands now."""
        return emergency.course(self.record.id)

    @property
    def subject(self) -> str:
        """The emergency that is open here."""
        return self.record.emergency.subject

    def heading(self) -> Words:
        """What to dial, and what the press is told."""
        return [*words.numbers(self.record.plan), *words.press()]

    def progress(self) -> Words:
        """Which it is and how far."""
        if self.record.emergency.stage is Stage.RUNNING:
            return words.heading(self.record, clock.now())
        return [*words.heading(self.record, clock.now()), *words.progress(self.record)]

    def columns(self) -> Sequence[Column]:
        """How it stands, by when, who, what."""
        return [Column("", 9), Column("", 9), Column("", 12), Column("", 30, True)]

    def drawn(self, line: Line) -> Drawn:
        """A step of the list."""
        return words.drawn(self.record, line, clock.now())

    def told(self, line: Line) -> Iterable[str | Words]:
        """All about a step, what is owed of reports, and what the press is told."""
        yield from words.told(self.record, line, clock.now())
        yield from words.owed(self.record.emergency, clock.now())

    def asks(self, line: Line) -> Words | None:
        """What comes next."""
        stage = self.record.emergency.stage
        if line.answer is None and line.section is Section.STEPS and stage in emergency.OPEN:
            return [(actions.told(_("Enter: done now. {explain}: more."), EXPLAIN), Tone.WARN)]
        if line.section is Section.REPORT and stage is Stage.ENDED and line.answer is None:
            return [(_("Enter: fill this part of the report in."), Tone.WARN)]
        return [(self._next_stage(), Tone.FAINT)]

    def _next_stage(self) -> str:
        one = self.record.emergency
        if one.stage is Stage.RUNNING:
            return actions.told(_("Under control: {control}."), CONTROL)
        if one.stage is Stage.CONTROLLED:
            return actions.told(_("Over, on to the report: {over}."), OVER)
        if one.stage is Stage.ENDED:
            party = emergency.next_party(self.record)
            signs = label(party) if party else ""
            return actions.told(_("Now signs: {party} ({sign})."), REPORT_SIGN, party=signs)
        return label(one.stage)

    def can(self, action: Action) -> bool:
        """What its stage admits."""
        one = self.record.emergency
        if action in KINDS:
            return KINDS[action] in EMERGENCIES.possible(one)
        if action is REPORT_SIGN:
            return one.stage is Stage.ENDED
        if action is REPORTED:
            return not one.drill and "reported" in EMERGENCIES.possible(one)
        if action is FOUND:
            return True
        open_ = one.stage in (*emergency.OPEN, Stage.ENDED)
        return open_ or action not in (DONE, OTHERWISE)

    def titled(self, action: Action) -> Action:
        """Enter stays what it is: signing has its own key."""
        return action

    def tick(self) -> None:
        """Steps fall late."""
        if self.app.seconds % _EVERY_SECONDS == 0:
            self.load(self.record)

    def left(self) -> list[str]:
        """The steps that nobody has decided; once it is over, what the report asks."""
        part = Section.REPORT if self.record.emergency.stage is Stage.ENDED else Section.STEPS
        return [line.key for line in self.record.section(part) if line.answer is None]

    # What can be done

    def answering(self, line: Line, given: LineAnswer) -> Awaitable[Course]:
        """Record that a step is done now."""
        by = self.app.signed_in
        return self.app.desk(emergency.decide, self.record.id, line.key, Deed(), by=by)

    async def act_settle(self) -> None:
        """The step is done; a part of the report is asked for; on to the next."""
        line = self.rows.current
        if line is None or line.answer is not None:
            self.go_on()
        elif line.section is Section.REPORT:
            await self.app.ask(self._deed(line))
        else:
            await self.settle(line)

    async def act_explain(self) -> None:
        """When, who was told, a note; or that it is not needed, or could not be done."""
        if (line := self.rows.current) is not None:
            await self.app.ask(self._deed(line))

    def _deed(self, line: Line) -> Form[Deed, Course]:
        async def decide(given: Deed) -> Course:
            by = self.app.signed_in
            now = await self.app.desk(emergency.decide, self.record.id, line.key, given, by=by)
            self.load(now)
            self.go_on()
            return now

        said = self.record.newest(line)
        first = {"outcome": said.outcome, "told": said.told, "note": said.note} if said else {}
        return Form(
            Deed,
            _("What became of this step"),
            decide,
            initial=first,
            first="note" if line.section is Section.REPORT else "told",
            heading=[(line.title, Tone.STRONG)],
            draft=self.draft("Deed", line),
        )

    def draft(self, form: str, line: Line) -> str:
        """The name of a half-written form about a step."""
        return f"emergency/{form}:{line.key}:{self.record.id}"

    async def sign(self) -> None:
        """The next of the three signs."""
        id_ = self.record.id

        async def submit(given: Sign) -> Course:
            return await self.app.desk(emergency.sign, id_, given)

        party = emergency.next_party(self.record)
        now = await self.app.ask(
            Form(
                Sign,
                _("Signature: {party}").format(party=label(party) if party else ""),
                submit,
                heading=[(_(MEANS[party]), Tone.STRONG)] if party else (),
                draft="",
            )
        )
        if now is not None:
            self.load(now)
            self.say(_("Signed."), Tone.GOOD)

    async def act_print(self) -> None:
        """Print the report as it stands."""
        await self.app.print_sheet(EMERGENCY_REPORT, self.subject)

    async def act_preview(self) -> None:
        """Read it first."""
        await preview.preview_one(self.app, [(EMERGENCY_REPORT, self.subject)])


MEANS = {
    emergency.Party.WRITER: mark("What is written is what I saw, heard and did."),
    emergency.Party.HEAD: mark("I have checked the course and agree with the measures."),
    emergency.Party.MANAGER: mark("I agree to its being reported."),
}
