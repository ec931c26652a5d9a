"""A ticket as its recorded steps make it: a pure fold over the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from store import clock
from store.journal.entry import Entry
from store.text import Named, mark
from store.tickets.inputs import Channel, Kind, Opinion, Urgency


class Stage(Named):
    """How far a ticket has come."""

    TAKEN = "taken", mark("Taken")
    DISPATCHED = "dispatched", mark("Sent")
    ARRIVED = "arrived", mark("On site")
    SUSPENDED = "suspended", mark("Resting")
    COMPLETED = "completed", mark("Completed")
    ANSWERED = "answered", mark("Answered")
    VISITED = "visited", mark("Visited")
    CLOSED = "closed", mark("Closed")
    WITHDRAWN = "withdrawn", mark("Withdrawn")


@dataclass(frozen=True)
class Step:
    """One thing that was recorded of a ticket; ``kind`` without the ``ticket.``."""

    number: int
    kind: str
    at: datetime
    staff_id: int | None
    words: Mapping[str, str]
    payload: Mapping[str, Any]

    def time(self, name: str) -> datetime | None:
        """A time of the payload in UTC."""
        stored = self.payload.get(name)
        return clock.from_ms(stored) if stored is not None else None


@dataclass(frozen=True)
class Watch:
    """One dispatch and what became of its arrival; ``rested_at`` ends the wait without one.

    ``arrive_by`` is the deadline as it was set, None where an older entry did not keep it.
    """

    dispatched_at: datetime
    arrive_by: datetime | None = None
    arrived_at: datetime | None = None
    rested_at: datetime | None = None


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
        """The newest step of one of these kinds."""
        return next((step for step in reversed(self.steps) if step.kind in kinds), None)

    @property
    def where(self) -> str:
        """The home's code, or the place where there is no home."""
        return self.home or self.place

    @property
    def what(self) -> str:
        """What was reported, as it was typed; empty once erased."""
        return self.steps[0].words.get("what", "")

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
        return self.kind in (Kind.COMPLAINT, Kind.ENQUIRY)

    @property
    def round(self) -> tuple[Step, ...]:
        """The steps since it was last reopened (W9)."""
        last = self.last("reopened")
        start = self.steps.index(last) if last else 0
        return self.steps[start:]

    def _in_round(self, *kinds: str) -> Step | None:
        return next((step for step in reversed(self.round) if step.kind in kinds), None)

    @property
    def stage(self) -> Stage:
        """How far it has come, from its newest step that moves it."""
        moved = self._in_round(*_STAGES)
        if moved is None:
            return Stage.TAKEN
        return _STAGES[moved.kind]

    @property
    def worker(self) -> str:
        """Who it was sent to."""
        step = self._in_round("dispatched")
        return step.words.get("worker", "") if step else ""

    @property
    def team(self) -> str:
        """The team it was sent to."""
        step = self._in_round("dispatched")
        return step.words.get("team", "") if step else ""

    @property
    def expected(self) -> datetime | None:
        """The newest promise of completion (W3, W7)."""
        promises = (s.time("expected") for s in reversed(self.round))
        return next((promise for promise in promises if promise), None)

    @property
    def suspended_until(self) -> date | None:
        """The date a resting ticket is taken up again (W7)."""
        if self.stage is not Stage.SUSPENDED:
            return None
        step = self._in_round("suspended")
        return date.fromisoformat(step.payload["until"]) if step else None

    def _at(self, kind: str) -> datetime | None:
        step = self._in_round(kind)
        return step.at if step else None

    @property
    def dispatched_at(self) -> datetime | None:
        """When it was sent to engineering."""
        return self._at("dispatched")

    @property
    def arrived_at(self) -> datetime | None:
        """When somebody was on site."""
        return self._at("arrived")

    @property
    def completed_at(self) -> datetime | None:
        """When the work was done."""
        return self._at("completed")

    @property
    def closed_at(self) -> datetime | None:
        """When it was closed."""
        return self._at("closed")

    @property
    def round_end(self) -> datetime:
        """When the work of this round was done or answered, else when the round began."""
        step = self._in_round("completed", "answered")
        return step.at if step else self.round[0].at

    @property
    def answer_by(self) -> datetime | None:
        """Until when an answer is owed, as it was set when this round began (W6)."""
        return self.round[0].time("answer_by")

    @property
    def visit_by(self) -> datetime | None:
        """Until when the return visit is owed, as it was set when the work ended (W5)."""
        step = self._in_round("completed", "answered")
        return step.time("visit_by") if step else None

    @property
    def result(self) -> str:
        """What was done, or what was answered."""
        step = self._in_round("completed", "answered")
        return (step.words.get("result") or step.words.get("words", "")) if step else ""

    @property
    def opinion(self) -> Opinion | None:
        """The resident's opinion after the work (W4)."""
        step = self._in_round("opinion")
        return Opinion(step.payload["opinion"]) if step else None

    @property
    def opinion_words(self) -> str:
        """The opinion in the resident's words."""
        step = self._in_round("opinion")
        return step.words.get("words", "") if step else ""

    @property
    def visit(self) -> Opinion | None:
        """What the return visit found (W5)."""
        step = self._in_round("visited")
        return Opinion(step.payload["opinion"]) if step else None

    @property
    def visit_words(self) -> str:
        """What was said at the return visit."""
        step = self._in_round("visited")
        return step.words.get("words", "") if step else ""

    @property
    def watches(self) -> tuple[Watch, ...]:
        """Every dispatch with its arrival, over the ticket's whole life (W3)."""
        return tuple(_watches(self.steps))

    @property
    def calls(self) -> tuple[datetime, ...]:
        """When the resident was phoned to explain (W3)."""
        return tuple(step.at for step in self.steps if step.kind == "called")


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
}
_ENDS_A_WAIT = ("suspended", "completed", "answered", "closed", "withdrawn")


def _watches(steps: Iterable[Step]) -> list[Watch]:
    found: list[Watch] = []
    waiting = False
    for step in steps:
        if step.kind == "dispatched":
            if waiting:
                found[-1] = replace(found[-1], rested_at=step.at)
            found.append(Watch(step.at, step.time("arrive_by")))
            waiting = True
        elif waiting and step.kind == "arrived":
            found[-1] = replace(found[-1], arrived_at=step.at)
            waiting = False
        elif waiting and step.kind in _ENDS_A_WAIT:
            found[-1] = replace(found[-1], rested_at=step.at)
            waiting = False
    return found


def step_of(entry: Entry) -> Step:
    """A journal entry as a step."""
    kind = entry.kind.removeprefix("ticket.")
    return Step(entry.number, kind, entry.at, entry.staff_id, entry.words, entry.payload)
