"""The queue of open tickets, and a day's repair figures (D3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from store import clock, estate
from store.estate import Settings
from store.tickets.clocks import Clock, arrival_deadline, clock_of, rank
from store.tickets.inputs import Kind, Opinion
from store.tickets.rows import read
from store.tickets.state import Ticket


@dataclass(frozen=True)
class Queued:
    """A ticket and its clock."""

    ticket: Ticket
    clock: Clock

    def due_before(self, moment: datetime) -> bool:
        """Whether something about it is due, or overdue, before a moment (D3)."""
        return self.clock.deadline is not None and self.clock.deadline < moment


def queue(now: datetime | None = None, settings: Settings | None = None) -> list[Queued]:
    """All open tickets, the most urgent first."""
    at, in_force = now or clock.now(), settings or estate.settings()
    return ordered(read("WHERE t.open = 1 ORDER BY t.id"), in_force, at)


def ordered(tickets: list[Ticket], settings: Settings, now: datetime) -> list[Queued]:
    """Tickets with their clocks as they stand at ``now``, the most urgent first."""
    queued = [Queued(ticket, clock_of(ticket, settings, now)) for ticket in tickets]
    return sorted(queued, key=lambda q: rank(q.ticket, q.clock, now))


def of_home(home_id: int, limit: int = 50) -> list[Ticket]:
    """A home's tickets, newest first (F1)."""
    return read("WHERE t.home_id = ? ORDER BY t.id DESC LIMIT ?", home_id, limit)


def closed_lately(limit: int = 100) -> list[Ticket]:
    """Tickets that have ended, newest first."""
    return read("WHERE t.open = 0 ORDER BY t.id DESC LIMIT ?", limit)


@dataclass(frozen=True)
class Figures:
    """A day's repair figures; ``arrival_minutes`` is the mean wait, None without arrivals (D3)."""

    taken: int
    completed: int
    unfinished: int
    late: int
    arrival_minutes: int | None
    visited: int
    satisfied: int


def figures(day: date) -> Figures:
    """What became of the repairs taken on a day, as it stands now (D3)."""
    start, end = (clock.to_ms(moment) for moment in clock.bounds(day))
    taken = read("WHERE t.taken_at >= ? AND t.taken_at < ? ORDER BY t.id", start, end)
    repairs = [t for t in taken if t.kind in (Kind.REPAIR, Kind.PAID)]
    settings, now = estate.settings(), clock.now()
    watches = [watch for ticket in repairs for watch in ticket.watches]
    waits = [w.arrived_at - w.dispatched_at for w in watches if w.arrived_at]
    late = [
        w for w in watches if (w.arrived_at or w.rested_at or now) > arrival_deadline(w, settings)
    ]
    minutes = sum(wait.total_seconds() for wait in waits) / 60 / len(waits) if waits else None
    return Figures(
        taken=len(repairs),
        completed=sum(1 for t in repairs if t.completed_at),
        unfinished=sum(1 for t in repairs if t.open and not t.completed_at),
        late=len(late),
        arrival_minutes=round(minutes) if minutes is not None else None,
        visited=sum(1 for t in repairs if t.visit),
        satisfied=sum(1 for t in repairs if t.visit is Opinion.SATISFIED),
    )
