"""Impact works and accidents: what is approved, what runs, who was told (L9, L12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from store import cleaning, clock
from store.cleaning import ACCIDENT_REPORT, MATTERS, WORK_NOTICE, Matter, MatterStage
from store.paper import SheetKind
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.printing import preview
from tui.register import Do, RegisterScreen
from tui.screen.actions import Action
from tui.widgets.paint import Part, Tone, Words
from tui.widgets.rows import Column, Drawn

PLAN = Action("new", ("ctrl+n",), mark("New work"), mark("Its plan, for approval."), 4)
ACCIDENT = Action("accident", ("ctrl+r",), mark("Accident"), mark("Its clocks run at once."), 5)
EDIT = Action("edit", ("ctrl+e",), mark("Change the work"), mark("Voids an approval."), 6)
TELL = Action("tell", ("ctrl+t",), mark("Reported"), mark("The developer has the plan."), 7)
APPROVE = Action("approve", ("ctrl+o",), mark("Approved"), mark("By the developer."), 8)
AFTER = Action("approve_after", (), mark("Approved afterwards"), mark("It began as urgent."))
RETURN = Action("send_back", (), mark("Returned"), mark("By the developer."))
URGE = Action(
    "urge", (), mark("Urgent"), mark("Begin before approval."), right="store.cleaning.matters:URGE"
)
START = Action("start", ("ctrl+g",), mark("Work begins"), mark("Approved as it stands."), 9)
PAUSE = Action("pause", (), mark("Pause"), mark("Wind, rain, danger."))
RESUME = Action("resume", (), mark("Goes on"), mark("The work goes on."))
FINISH = Action("finish", (), mark("Finished"), mark("Site cleared."))
ACCEPT = Action("accept", (), mark("Accepted"), mark("Looked at and filed."))
DROP = Action("drop", (), mark("Drop"), mark("It will not be done."))
ORAL = Action("oral", ("ctrl+u",), mark("Told by word"), mark("The developer's people."), 7)
LEGAL = Action("legal", ("ctrl+d",), mark("Authority told"), mark("By law."), 8)
WRITTEN = Action("written", ("ctrl+w",), mark("Told in writing"), mark("The developer."), 9)
NOT_OWED = Action("not_owed", (), mark("No report owed"), mark("With the reason why."))
CLOSE = Action("close", (), mark("Close"), mark("Cause and outcome."))
_TONES = {
    MatterStage.HAPPENED: Tone.ALARM,
    MatterStage.TOLD: Tone.WARN,
    MatterStage.RETURNED: Tone.WARN,
    MatterStage.UNDER_WAY: Tone.GOOD,
    MatterStage.PAUSED: Tone.WARN,
}
_NEXT = {
    MatterStage.DRAFT: mark("Report the plan to the developer."),
    MatterStage.RETURNED: mark("Change the plan, or report it again."),
    MatterStage.TOLD: mark("Wait for approval: no answer is none."),
    MatterStage.APPROVED: mark("It may begin in its time; any change voids the approval."),
    MatterStage.UNDER_WAY: mark("Pause it in danger, or say that it is finished."),
    MatterStage.FINISHED: mark("Look at it and accept it."),
    MatterStage.HAPPENED: mark("Tell whom the clocks name; then close it."),
}
_OVER = (MatterStage.ACCEPTED, MatterStage.DROPPED, MatterStage.CLOSED)


def _plan(one: Matter) -> Mapping[str, object]:
    """The plan as it stands."""
    named = ("kind", "place", "what", "people", "starts", "ends", "height", "measures")
    return {name: getattr(one, name) for name in named}


class MattersScreen(RegisterScreen[Matter]):
    """Works and accidents, the newest on top."""

    SCOPE = "matters"
    TITLE = mark("Impact works and accidents")
    REGISTER = MATTERS
    BEGINNINGS = 2
    HELP = mark(
        "A work with large impact is planned, reported ahead and begun only once the developer has"
        " approved just this plan. An accident is told by word, in writing and to the authority:"
        " each clock runs from when it happened, and only a receiver's name stops it."
    )
    SHEETS: ClassVar[tuple[SheetKind, ...]] = (WORK_NOTICE, ACCIDENT_REPORT)
    VIEWS: ClassVar[tuple[View[Matter], ...]] = (
        View(mark("open"), lambda one: one.stage not in _OVER),
        View(mark("works"), lambda one: not one.kind.happened),
        View(mark("accidents"), lambda one: one.kind.happened),
        View(mark("all")),
    )
    STEPS: ClassVar[tuple[Do[Matter], ...]] = (
        Do("planned", PLAN, cleaning.plan_work),
        Do("happened", ACCIDENT, cleaning.record_accident),
        Do("edited", EDIT, cleaning.edit, _plan),
        Do("told", TELL, cleaning.tell),
        Do("approved", APPROVE, cleaning.approve),
        Do("returned", RETURN, cleaning.send_back),
        Do("urged", URGE, cleaning.urge),
        Do("approved_after", AFTER, cleaning.approve_after),
        Do("started", START, cleaning.start),
        Do("paused", PAUSE, cleaning.pause),
        Do("resumed", RESUME, cleaning.resume),
        Do("finished", FINISH, cleaning.finish),
        Do("accepted", ACCEPT, cleaning.accept),
        Do("dropped", DROP, cleaning.drop),
        Do("oral", ORAL, cleaning.tell_orally),
        Do("legal", LEGAL, cleaning.tell_authority),
        Do("written", WRITTEN, cleaning.tell_in_writing),
        Do("not_owed", NOT_OWED, cleaning.not_owed),
        Do("accident_closed", CLOSE, cleaning.close),
    )

    def things(self, typed: str) -> Sequence[Matter]:
        """Works and accidents by number and place."""
        return cleaning.matters(typed)

    def columns(self) -> Sequence[Column]:
        """How it stands, when, what, where."""
        return [
            Column(_("State"), 14),
            Column(_("When"), 12),
            Column(_("Number"), 13),
            Column(_("Kind"), 12),
            Column(_("Place"), 14, flex=True),
        ]

    def drawn(self, one: Matter) -> Drawn:
        """One as a line."""
        late = one.kind.happened and one.stage is MatterStage.HAPPENED and cleaning.late(one)
        cells: list[str | Words] = [
            [(label(one.stage), _TONES.get(one.stage, Tone.PLAIN))],
            *(clockface.short(one.starts), one.number, label(one.kind), one.place),
        ]
        sign = "!" if late else "*" if one.stage in _NEXT else " "
        return Drawn(cells, mark=sign)

    def named(self, one: Matter) -> str:
        """Number, kind, place and how it stands."""
        return "  ".join((one.number, label(one.kind), one.place, label(one.stage)))

    def full(self, one: Matter) -> Iterator[str | Words]:
        """The next step, its clocks or its time, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        if following := _NEXT.get(one.stage):
            yield [(_(following), Tone.WARN)]
        if one.kind.happened:
            yield _clocks(one)
        elif one.ends is not None:
            told = _("{since} to {until}, plan {edition}")
            yield told.format(
                since=clockface.short(one.starts), until=clockface.short(one.ends),
                edition=one.edition,
            )  # fmt: skip
        yield one.what
        yield from rest

    def _sheets(self) -> list[preview.Asked]:
        one = self.rows.current
        if one is None:
            return []
        return [(ACCIDENT_REPORT if one.kind.happened else WORK_NOTICE, self.subject)]


def _clocks(one: Matter) -> Words:
    """Until when who is to be told, and when they were."""
    parts: list[Part | str] = []
    for name, until, done in (
        (_("by word"), one.oral_by, one.oral_at),
        (_("authority"), one.legal_by, one.legal_at),
        (_("in writing"), one.written_by, one.written_at),
    ):
        if until is not None:
            parts += [f"{name} ", _told(until, done), "  "]
    return parts


def _told(until: datetime, done: datetime | None) -> Part:
    by = clockface.short(until)
    if done is None:
        late = clock.now() > until
        return _("by {time}").format(time=by), Tone.ALARM if late else Tone.WARN
    if done > until:
        told = _("told {at}, late")
        return told.format(at=clockface.short(done)), Tone.ALARM
    return _("told {at}").format(at=clockface.short(done)), Tone.GOOD
