"""A ticket as its recorded steps make it: a pure fold over the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from store.text import Named, mark
from store.tickets.inputs import Channel, Kind, Opinion, Urgency
from store.tickets.recorded import Step
from store.tickets.watches import Watch, watches


class Stage(Named):
    """How far a ticket has come."""

    TAKEN = "taken", mark("Received")
    DISPATCHED = "dispatched", mark("Dispatched")
    ARRIVED = "arrived", mark("On site")
    SUSPENDED = "suspended", mark("On hold")
    COMPLETED = "completed", mark("Completed")
    ANSWERED = "answered", mark("Answered")
    VISITED = "visited", mark("Visited")
    CLOSED = "closed", mark("Closed")
    WITHDRAWN = "withdrawn", mark("Withdrawn")
    # Those of a finding (G9), which ends closed, and of an assigned task.
    ASSIGNED = "assigned", mark("Assigned")
    ACCEPTED = "accepted", mark("Accepted")
    RECTIFYING = "rectifying", mark("Being put right")
    TO_REINSPECT = "to reinspect", mark("To be re-inspected")
    RETURNED = "returned", mark("Given back")


@dataclass(frozen=True)
class Ticket:
    """A report and all that followed; times are UTC."""

    id: int
    kind: Kind
    channel: Channel
    urgency: Urgency
    home_id: int | None
    home: str
    place: str
    caller: str
    phone: str
    convenient: str
    taken_at: datetime
    open: bool
    steps: tuple[Step, ...]

    def last(self, *kinds: str) -> Step | None:
        """The newest step of one of these kinds that was not noted by mistake."""
        return next((step for step in reversed(self.standing) if step.kind in kinds), None)

    @property
    def standing(self) -> tuple[Step, ...]:
        """The steps but for those that were noted by mistake (D2)."""
        return tuple(step for step in self.steps if not step.struck)

    @property
    def where(self) -> str:
        """The home's code, or the place where there is no home."""
        return self.home or self.place

    @property
    def what(self) -> str:
        """What was reported, as it was typed or put right since; empty once erased."""
        put_right = (s for s in reversed(self.steps) if s.kind in _RIGHTS and "of" in s.payload)
        newest = next((s for s in put_right if "what" in s.payload["of"]), self.steps[0])
        return self._said(newest, "what")

    def _said(self, step: Step | None, *names: str) -> str:
        """The words of a step, or what an entry of the log says that they should have been (D2)."""
        if step is None:
            return ""
        numbers, told = {step.number}, [step.words.get(name, "") for name in names]
        for later in self.steps:
            if later.payload.get("corrects") in numbers:
                numbers.add(later.number)
                told = [later.words.get("what", ""), later.words.get("handled", "")]
        return " ".join(filter(None, told))

    @property
    def taken_by(self) -> int | None:
        """Id of who took the report."""
        return self.steps[0].staff_id

    @property
    def last_number(self) -> int:
        """Number of the newest entry about this ticket."""
        return self.steps[-1].number

    @property
    def answers(self) -> bool:
        """Whether it is a complaint or an enquiry, which are answered rather than repaired (W6)."""
        return self.kind.answered

    @property
    def reported(self) -> bool:
        """Whether a resident reported it (W1), and nobody found or assigned it (G9)."""
        return self.kind.reported

    @property
    def round(self) -> tuple[Step, ...]:
        """The steps since it was last reopened (W9)."""
        steps = self.standing
        last = self.last("reopened")
        return steps[steps.index(last) :] if last else steps

    @property
    def rounds(self) -> int:
        """How often it was begun: once more each time that it was reopened (W9)."""
        return 1 + sum(step.kind == "reopened" for step in self.standing)

    def _in_round(self, *kinds: str) -> Step | None:
        return next((step for step in reversed(self.round) if step.kind in kinds), None)

    @property
    def stage(self) -> Stage:
        """How far it has come, from its newest step that moves it."""
        stage, since = Stage.TAKEN, self.round[0].at
        for step in self.round:
            # Somebody who was there before it was put to rest does not take it up again.
            rests = stage is Stage.SUSPENDED
            looks_back = step.kind == "arrived" and rests and step.at < since
            if step.kind in _STAGES and step.moves and not looks_back:
                stage = Stage.RECTIFYING if step.failed else _STAGES[step.kind]
                since = step.at
        return stage

    @property
    def worker(self) -> str:
        """Who it was sent to."""
        named = (step for step in reversed(self.round) if step.kind in _SENDS)
        return next((one.words["worker"] for one in named if "worker" in one.words), "")

    @property
    def team(self) -> str:
        """The team it was sent to."""
        step = self._in_round(*_SENDS)
        return step.words.get("team", "") if step else ""

    @property
    def expected(self) -> datetime | None:
        """The newest promise of completion (W3, W7); nobody was promised what nobody heard."""
        promises = (s.named("expected") for s in reversed(self.round) if s.reached)
        return next((promise for promise in promises if promise), None)

    @property
    def agreed(self) -> datetime | None:
        """When somebody is to be on site, as it was agreed with the resident, while it runs."""
        running = (w.arrive_by for w in reversed(self.watches) if w.agreed and w.runs)
        return next(running, None)

    @property
    def suspended_until(self) -> date | None:
        """The date a resting ticket is taken up again (W7)."""
        if self.stage is not Stage.SUSPENDED:
            return None
        step = self._in_round("suspended")
        return step.named_day("until") if step else None

    def _at(self, kind: str) -> datetime | None:
        step = self._in_round(kind)
        return step.at if step else None

    @property
    def dispatched_at(self) -> datetime | None:
        """When it was sent to engineering."""
        return self._at("dispatched")

    @property
    def first_dispatched_at(self) -> datetime | None:
        """When it was first sent to engineering in this round."""
        return next((step.at for step in self.round if step.kind == "dispatched"), None)

    @property
    def arrived_at(self) -> datetime | None:
        """When somebody was on site."""
        return self._at("arrived")

    @property
    def completed_at(self) -> datetime | None:
        """When the work was done."""
        return self._at("completed")

    @property
    def round_end(self) -> datetime:
        """When the work of this round was done or answered, else when the round began."""
        step = self._in_round("completed", "answered")
        return step.at if step else self.round[0].at

    @property
    def answer_by(self) -> datetime | None:
        """Until when the first answer is owed, as it was set when this round began (W6)."""
        return self._set_by("answer_by")

    @property
    def done_by(self) -> datetime | None:
        """Until when the work is to be done, as its kind's target set it when this round began."""
        return self._set_by("done_by")

    def _set_by(self, name: str) -> datetime | None:
        return next(filter(None, (step.deadline(name) for step in self.round)), None)

    @property
    def answered_at(self) -> datetime | None:
        """When it was first answered in this round, be it that more was promised (W6)."""
        return next((step.at for step in self.round if step.kind == "answered"), None)

    @property
    def visit_by(self) -> datetime | None:
        """Until when the return visit is owed, as it was set when the work ended (W5)."""
        step = self._in_round("completed", "answered")
        return step.deadline("visit_by") if step else None

    @property
    def result(self) -> str:
        """What was done, or what was answered."""
        return self._said(self._in_round(*_RESULTS), "result", "words")

    @property
    def opinion(self) -> Opinion | None:
        """The resident's opinion after the work (W4)."""
        step = self._told("opinion")
        return Opinion(step.payload["opinion"]) if step else None

    @property
    def opinion_words(self) -> str:
        """The opinion in the resident's words."""
        step = self._told("opinion")
        return step.words.get("words", "") if step else ""

    @property
    def visit(self) -> Opinion | None:
        """What the return visit found (W5); a try that reached nobody is none."""
        step = self._told("visited")
        return Opinion(step.payload["opinion"]) if step else None

    @property
    def visit_words(self) -> str:
        """What was said at the return visit."""
        step = self._told("visited")
        return step.words.get("words", "") if step else ""

    @property
    def visit_excused(self) -> bool:
        """Whether somebody in charge said that nobody needs to be asked about this round (V6)."""
        return self._in_round("visit_excused") is not None

    @property
    def dissatisfied(self) -> bool:
        """Whether a visit of this round found that the resident is not: only a new one ends it."""
        visits = (step for step in self.round if step.kind == "visited")
        return any(step.opinion is Opinion.DISSATISFIED for step in visits)

    def _told(self, kind: str) -> Step | None:
        """The newest step of this round at which somebody was reached."""
        found = (step for step in reversed(self.round) if step.kind == kind and step.reached)
        return next(found, None)

    @property
    def watches(self) -> tuple[Watch, ...]:
        """Every wait for somebody on site, over the ticket's whole life (W3)."""
        return watches(self.standing)

    @property
    def calls(self) -> tuple[datetime, ...]:
        """When somebody was told on the phone (W3); who was not reached has not been called."""
        return tuple(s.at for s in self.standing if s.kind == "called" and s.reached)


_STAGES = {
    "dispatched": Stage.DISPATCHED,
    "arrived": Stage.ARRIVED,
    "suspended": Stage.SUSPENDED,
    "resumed": Stage.TAKEN,
    "completed": Stage.COMPLETED,
    "answered": Stage.ANSWERED,
    "visited": Stage.VISITED,
    "closed": Stage.CLOSED,
    "withdrawn": Stage.WITHDRAWN,
    "raised": Stage.ASSIGNED,
    "assigned": Stage.ASSIGNED,
    "accepted": Stage.ACCEPTED,
    "begun": Stage.RECTIFYING,
    "put_right": Stage.TO_REINSPECT,
    "reinspected": Stage.CLOSED,
    "returned": Stage.RETURNED,
    "given_back": Stage.RETURNED,
    "tasked": Stage.ASSIGNED,
    "taken_on": Stage.ACCEPTED,
    "reported": Stage.ANSWERED,
    "confirmed": Stage.CLOSED,
    "sent_back": Stage.RETURNED,
    "called_off": Stage.WITHDRAWN,
}
_SENDS = ("dispatched", "raised", "assigned", "tasked", "amended")
_RIGHTS = ("corrected", "amended")
_RESULTS = ("completed", "answered", "put_right", "reported")
