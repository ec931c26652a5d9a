"""The queue of open tickets (D3)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from store import clock, estate
from store.estate import Settings
from store.tickets.clocks import Clock, clock_of, rank
from store.tickets.rows import read
from store.tickets.state import Stage, Ticket

IN_HAND = (*(Stage.DISPATCHED, Stage.ARRIVED, Stage.ASSIGNED, Stage.ACCEPTED, Stage.RECTIFYING),)


@dataclass(frozen=True)
class Queued:
    """A ticket and its clock."""

    ticket: Ticket
    clock: Clock

    def due_before(self, moment: datetime) -> bool:
        """Whether something about it is due, or overdue, before a moment (D3)."""
        return self.clock.deadline is not None and self.clock.deadline <= moment


def queue(now: datetime | None = None, settings: Settings | None = None) -> list[Queued]:
    """All open tickets, the most urgent first."""
    at, in_force = now or clock.now(), settings or estate.settings()
    return ordered(read("WHERE t.open = 1 ORDER BY t.id"), in_force, at)


def ordered(tickets: list[Ticket], settings: Settings, now: datetime) -> list[Queued]:
    """Tickets with their clocks as they stand at ``now``, the most urgent first."""
    queued = [Queued(ticket, clock_of(ticket, settings, now)) for ticket in tickets]
    return sorted(queued, key=lambda q: rank(q.ticket, q.clock, now))


def queued(ticket: Ticket) -> Queued:
    """A ticket with its clock as it stands now."""
    return ordered([ticket], estate.settings(), clock.now())[0]


def in_hand(names: Collection[str]) -> dict[str, int]:
    """How many open tickets of these workers are not done yet, those that rest left out (W2)."""
    found = dict.fromkeys(names, 0)
    for ticket in read("WHERE t.open = 1 ORDER BY t.id"):
        if ticket.worker in found and ticket.stage in IN_HAND:
            found[ticket.worker] += 1
    return found


def of_home(home_id: int, limit: int = 50) -> list[Ticket]:
    """A home's tickets, newest first (F1)."""
    return read("WHERE t.home_id = ? ORDER BY t.id DESC LIMIT ?", home_id, limit)


def open_of_home(home_id: int) -> list[Ticket]:
    """A home's open tickets, the oldest first."""
    return read("WHERE t.home_id = ? AND t.open = 1 ORDER BY t.id", home_id)


def closed_lately(limit: int = 100) -> list[Ticket]:
    """Tickets that have ended, newest first."""
    return read("WHERE t.open = 0 ORDER BY t.id DESC LIMIT ?", limit)
