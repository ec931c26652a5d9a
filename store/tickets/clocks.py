"""A ticket's clocks: pure functions of its steps, the settings and the time (W3, W6, W7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from store import clock
from store.estate import Settings
from store.tickets.inputs import Opinion, Urgency
from store.tickets.state import Stage, Ticket, Watch


class Waits(StrEnum):
    """What a ticket's clock runs towards."""

    CALL = "call"
    ARRIVAL = "arrival"
    DISPATCH = "dispatch"
    ANSWER = "answer"
    PROMISE = "promise"
    REST = "rest"
    OPINION = "opinion"
    VISIT = "visit"
    CLOSE = "close"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Clock:
    """What a ticket waits for, since and until when; ``late`` once the deadline has passed.

    A call owed to the resident (W3) stands before everything else and alarms until it is recorded.
    """

    waits: Waits
    deadline: datetime | None
    late: bool
    owed_call: bool

    @property
    def alarms(self) -> bool:
        """Whether the desk must phone the resident now (W3)."""
        return self.owed_call


def arrival_deadline(watch: Watch, settings: Settings) -> datetime:
    """When somebody must be on site after a dispatch, as it was set then (W3).

    An entry of before it was kept in the entry is judged by the settings of now.
    """
    return watch.arrive_by or watch.dispatched_at + timedelta(minutes=settings.arrival_minutes)


def owed_since(ticket: Ticket, settings: Settings, now: datetime) -> datetime | None:
    """Since when a call to the resident is owed for a late arrival, None when none is (W3).

    A call counts from the deadline on; an arrival after the deadline does not make up for it.
    """
    last_call = max(ticket.calls, default=None)
    for watch in ticket.watches:
        deadline = arrival_deadline(watch, settings)
        if _missed(watch, deadline, now) and (last_call is None or last_call < deadline):
            return deadline
    return None


def _missed(watch: Watch, deadline: datetime, now: datetime) -> bool:
    ended = watch.arrived_at or watch.rested_at
    return ended > deadline if ended else now >= deadline


def clock_of(ticket: Ticket, settings: Settings, now: datetime) -> Clock:
    """The clock that a ticket shows now."""
    owed = owed_since(ticket, settings, now) if ticket.open else None
    if owed:
        return Clock(Waits.CALL, owed, True, True)
    waits, deadline = _waits(ticket, settings)
    return Clock(waits, deadline, deadline is not None and now >= deadline, False)


def _waits(ticket: Ticket, settings: Settings) -> tuple[Waits, datetime | None]:
    stage = ticket.stage
    if not ticket.open:
        return Waits.NOTHING, None
    if stage is Stage.SUSPENDED and ticket.suspended_until:
        return Waits.REST, clock.moment(ticket.suspended_until, time())
    if stage in (Stage.COMPLETED, Stage.ANSWERED, Stage.VISITED):
        return _waits_after_work(ticket, settings)
    if stage is Stage.DISPATCHED:
        return _waits_dispatched(ticket, settings)
    if ticket.answers:
        answer_by = ticket.answer_by or _hours(ticket, settings.answer_hours)
        return Waits.ANSWER, ticket.expected or answer_by
    if stage is Stage.TAKEN:
        return Waits.DISPATCH, None
    return Waits.PROMISE, ticket.expected


def _waits_dispatched(ticket: Ticket, settings: Settings) -> tuple[Waits, datetime | None]:
    deadline = arrival_deadline(ticket.watches[-1], settings)
    last_call = max(ticket.calls, default=None)
    if last_call and last_call >= deadline:
        return Waits.PROMISE, ticket.expected
    return Waits.ARRIVAL, deadline


def _waits_after_work(ticket: Ticket, settings: Settings) -> tuple[Waits, datetime | None]:
    visit_due = ticket.visit_by or ticket.round_end + timedelta(hours=settings.visit_hours)
    if ticket.opinion is None and not ticket.answers:
        return Waits.OPINION, visit_due
    if ticket.visit in (None, Opinion.NONE):
        return Waits.VISIT, visit_due
    return Waits.CLOSE, None


def _hours(ticket: Ticket, hours: int) -> datetime:
    return ticket.round[0].at + timedelta(hours=hours)


_URGENCIES = {Urgency.URGENT: 0, Urgency.NORMAL: 1, Urgency.PLANNED: 2}


def rank(ticket: Ticket, clock_: Clock, now: datetime) -> tuple[int, int, float, int]:
    """Sort key of the queue: owed calls, then what is late, then by urgency and time left."""
    if clock_.owed_call:
        place = 0
    elif clock_.late and clock_.waits in (Waits.PROMISE, Waits.ANSWER, Waits.REST):
        place = 1
    elif clock_.waits in (Waits.ARRIVAL, Waits.DISPATCH):
        place = 2
    elif clock_.waits in (Waits.PROMISE, Waits.ANSWER):
        place = 3
    elif clock_.waits is Waits.REST:
        place = 5
    else:
        place = 4
    left = (clock_.deadline - now).total_seconds() if clock_.deadline else 0.0
    return place, _URGENCIES[ticket.urgency], left, ticket.id
