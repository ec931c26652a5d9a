"""A ticket's clocks: pure functions of its steps, the settings and the time (W3, W6, W7).

How many minutes and hours they run are settings of the estate. The clocks of an arrival and of an
answer never pause: not at night, not on holidays, not while a ticket rests. What is not promised is
due by the target of its kind, which is counted in working time (``store/estate/working.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from store import clock
from store.estate import Settings
from store.tickets.inputs import Dispatch, Kind, Urgency
from store.tickets.state import Stage, Ticket
from store.tickets.watches import Watch


class Waits(StrEnum):
    """What a ticket's clock runs towards."""

    CALL = "call"
    ARRIVAL = "arrival"
    DISPATCH = "dispatch"
    ANSWER = "answer"
    PROMISE = "promise"
    REST = "rest"
    BACK = "back"
    OPINION = "opinion"
    VISIT = "visit"
    CLOSE = "close"
    ASSIGNMENT = "assignment"
    ACCEPTANCE = "acceptance"
    START = "start"
    RECTIFICATION = "rectification"
    REINSPECTION = "reinspection"
    TASK = "task"
    CONFIRMATION = "confirmation"
    NOTHING = "nothing"


SEEN_TO = "seen_to"  # the step by which somebody takes the alarm in their name


@dataclass(frozen=True)
class Clock:
    """What a ticket waits for, since and until when; ``late`` once the deadline has passed.

    A call owed to the resident (W3) stands before everything else and alarms until it is recorded;
    so does an answer that is late (W6). ``rings_at`` is when the next of these will, whatever the
    ticket waits for until then; while somebody sees to it, ``taken_by``, it is silent (W3).
    """

    waits: Waits
    deadline: datetime | None
    late: bool
    owed_call: bool
    rings_at: datetime | None = None
    taken_by: int | None = None

    @property
    def alarms(self) -> bool:
        """Whether the desk must act now: phone the resident (W3), or answer (W6)."""
        urgent = self.owed_call or (self.late and self.waits is Waits.ANSWER)
        return urgent and self.taken_by is None


def arrival_minutes(urgency: Urgency, settings: Settings) -> int:
    """How soon somebody must be on site after a dispatch (W3): sooner when it is urgent."""
    urgent = urgency is Urgency.URGENT
    return settings.urgent_minutes if urgent else settings.arrival_minutes


def arrival_deadline(watch: Watch, settings: Settings) -> datetime:
    """When somebody must be on site after a dispatch, as it was set then (W3).

    An entry of before it was kept in the entry is judged by the settings of now.
    """
    return watch.arrive_by or watch.dispatched_at + timedelta(minutes=settings.arrival_minutes)


def wait_begun(ticket: Ticket, sent: Dispatch, settings: Settings, now: datetime) -> dict[str, Any]:
    """What the entry that sends a ticket says of the wait that begins with it (W3).

    Sent again to who has it already, the first deadline stands.
    """
    again = ticket.stage is Stage.DISPATCHED and sent.worker == ticket.worker
    transferred = ticket.stage in (Stage.DISPATCHED, Stage.ARRIVED) and not again
    how: dict[str, Any] = {"stands": True} | ({"again": True} if again else {})
    how |= {"transferred": True} if transferred else {}
    if sent.agreed is not None:
        return how | {"agreed": clock.to_ms(sent.agreed)}
    deadline = now + timedelta(minutes=arrival_minutes(ticket.urgency, settings))
    if ticket.agreed is not None and ticket.agreed > now:
        deadline = ticket.agreed
    first = next((w for w in reversed(ticket.watches) if w.runs), None)
    if again and first is not None:
        deadline = arrival_deadline(first, settings)
    return how | {"arrive_by": clock.to_ms(deadline)}


def owed_since(ticket: Ticket, settings: Settings, now: datetime) -> datetime | None:
    """Since when a call to the resident is owed for a late arrival, None when none is (W3).

    A call counts from the deadline on; an arrival after the deadline does not make up for it.
    """
    last_call = max(ticket.calls, default=None)
    owed = (
        deadline
        for watch in ticket.watches
        if missed(watch, deadline := arrival_deadline(watch, settings), now)
        and (last_call is None or last_call < deadline)
    )
    return min(owed, default=None)


def missed(watch: Watch, deadline: datetime, now: datetime) -> bool:
    """Whether nobody was on site by a deadline; a wait that ended without an arrival is over."""
    ended = watch.ended_at
    return ended > deadline if ended else now >= deadline


def _awaited(ticket: Ticket, settings: Settings) -> datetime | None:
    """The next deadline of those who are waited for and about whom nobody has been called yet."""
    last_call = max(ticket.calls, default=None)
    running = (arrival_deadline(watch, settings) for watch in ticket.watches if watch.runs)
    uncalled = (one for one in running if last_call is None or last_call < one)
    return min(uncalled, default=None)


def clock_of(ticket: Ticket, settings: Settings, now: datetime) -> Clock:
    """The clock that a ticket shows now."""
    owed = owed_since(ticket, settings, now) if ticket.open else None
    if owed:
        return Clock(Waits.CALL, owed, True, True, *_rings(ticket, owed, now))
    waits, deadline = _waits(ticket, settings, now)
    late = deadline is not None and now >= deadline
    rings_at, taken_by = min(
        _ringing(ticket, settings, now), key=lambda one: one[0], default=(None, None)
    )
    return Clock(waits, deadline, late, False, rings_at, taken_by)


def _ringing(
    ticket: Ticket, settings: Settings, now: datetime
) -> Iterator[tuple[datetime, int | None]]:
    if ticket.open and (arrival := _awaited(ticket, settings)):
        yield arrival, None
    if ticket.open and (answer := _answer_by(ticket, settings)):
        yield _rings(ticket, answer, now)


def _rings(ticket: Ticket, since: datetime, now: datetime) -> tuple[datetime, int | None]:
    """When what is owed since then rings: again later, and who sees to it, where somebody does."""
    taken = ticket.last(SEEN_TO)
    again = taken.deadline("rings_at") if taken and taken.at >= since else None
    return (again, taken.staff_id) if taken and again and now < again else (since, None)


def _answer_by(ticket: Ticket, settings: Settings) -> datetime | None:
    """Until when the first answer is owed, None once it was given (W6): no promise moves it."""
    if not ticket.answers or ticket.answered_at is not None:
        return None
    return ticket.answer_by or ticket.round[0].at + timedelta(hours=settings.answer_hours)


def _waits(ticket: Ticket, settings: Settings, now: datetime) -> tuple[Waits, datetime | None]:
    if not ticket.open:
        return Waits.NOTHING, None
    if waits := _BY_STAGE.get(ticket.kind, {}).get(ticket.stage):
        return waits, None if waits is Waits.CONFIRMATION else ticket.expected
    waits, deadline = _waits_as_reported(ticket, settings, now)
    answer_by = _answer_by(ticket, settings)
    if answer_by is None:
        return waits, deadline
    # Nothing that is due before an answer hides that the answer is late.
    first = waits in _BEFORE_AN_ANSWER and deadline is not None and deadline < answer_by
    return (waits, deadline) if first and now < answer_by else (Waits.ANSWER, answer_by)


def _waits_as_reported(
    ticket: Ticket, settings: Settings, now: datetime
) -> tuple[Waits, datetime | None]:
    stage = ticket.stage
    if stage in (Stage.COMPLETED, Stage.ANSWERED, Stage.VISITED):
        return _waits_after_work(ticket, settings)
    if stage is Stage.SUSPENDED and ticket.suspended_until:
        begins, ends = clock.bounds(ticket.suspended_until)
        return (Waits.BACK if now >= begins else Waits.REST), ends
    if stage in (Stage.TAKEN, Stage.RETURNED) and not ticket.answered_at:
        return Waits.DISPATCH, ticket.agreed
    if stage is Stage.DISPATCHED and (awaited := _awaited(ticket, settings)):
        return Waits.ARRIVAL, awaited
    return Waits.PROMISE, ticket.expected or ticket.done_by


_BEFORE_AN_ANSWER = (Waits.ARRIVAL, Waits.REST, Waits.BACK)
_OF_FINDINGS = {
    Stage.ASSIGNED: Waits.ACCEPTANCE,
    Stage.RETURNED: Waits.ASSIGNMENT,
    Stage.ACCEPTED: Waits.START,
    Stage.RECTIFYING: Waits.RECTIFICATION,
    Stage.TO_REINSPECT: Waits.REINSPECTION,
}
_OF_TASKS = {
    Stage.ASSIGNED: Waits.TASK,
    Stage.ACCEPTED: Waits.TASK,
    Stage.RETURNED: Waits.TASK,
    Stage.ANSWERED: Waits.CONFIRMATION,
}
_BY_STAGE = {Kind.FINDING: _OF_FINDINGS, Kind.TASK: _OF_TASKS}


def _waits_after_work(ticket: Ticket, settings: Settings) -> tuple[Waits, datetime | None]:
    if ticket.dissatisfied or ticket.visit_excused:
        return Waits.CLOSE, None
    visit_due = ticket.visit_by or ticket.round_end + timedelta(hours=settings.visit_hours)
    if ticket.opinion is None and not ticket.answers:
        return Waits.OPINION, visit_due
    return (Waits.VISIT, visit_due) if ticket.visit is None else (Waits.CLOSE, None)


_PROMISED = (Waits.PROMISE, Waits.ANSWER, *_OF_FINDINGS.values(), Waits.TASK)
_URGENCIES = {Urgency.URGENT: 0, Urgency.NORMAL: 1, Urgency.PLANNED: 2}


def rank(ticket: Ticket, clock_: Clock, now: datetime) -> tuple[int, int, float, int]:
    """Sort key of the queue: owed calls, then what is late, then by urgency and time left."""
    if clock_.owed_call:
        place = 0
    elif clock_.late and clock_.waits in (*_PROMISED, Waits.BACK):
        place = 1
    elif clock_.waits in (Waits.ARRIVAL, Waits.DISPATCH):
        place = 2
    elif clock_.waits in _PROMISED:
        place = 3
    elif clock_.waits is Waits.REST:
        place = 5
    else:
        place = 4
    left = (clock_.deadline - now).total_seconds() if clock_.deadline else 0.0
    return place, _URGENCIES[ticket.urgency], left, ticket.id
