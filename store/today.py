"""What the desk must see first: who is on duty, what is due, yesterday's figures (B1, D3, D4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from store import clock, dutylog, estate, handover, journal, keys, tickets
from store.desk import backup
from store.dutylog import LogEntry
from store.estate import Settings, shifts
from store.estate.shifts import ShiftTime
from store.handover import Duty, Record
from store.keys import HeldKey
from store.tickets import Figures, Queued, Waits

# Entries keep the time of the one before while the server's clock is behind it (D2): deadlines
# that begin then come late, and whoever looks must know.
CLOCK_WAS_AHEAD = timedelta(minutes=1)


class Due(StrEnum):
    """Why a line stands on Today."""

    CLOCK = "clock"
    CALL = "call"
    TICKET_LATE = "ticket late"
    KEY_LATE = "key late"
    RUNNING = "running"
    TICKET_TODAY = "ticket today"
    FOLLOW_UP = "follow-up"
    UNSIGNED = "unsigned"
    HANDOVER = "handover"
    BACKUP = "backup"


@dataclass(frozen=True)
class Todo:
    """One line: its reason, the thing it leads to, and whichever of the things it is about."""

    due: Due
    subject: str
    queued: Queued | None = None
    key: HeldKey | None = None
    entry: LogEntry | None = None


@dataclass(frozen=True)
class Today:
    """The first screen; ``todo`` in the order in which it wants doing, ``alarms`` calls owed."""

    settings: Settings
    now: datetime
    duty: Duty | None
    shift: ShiftTime | None
    handover: Record | None
    yesterday: Figures
    todo: tuple[Todo, ...]

    @property
    def alarms(self) -> int:
        """How many residents must be phoned now (W3)."""
        return sum(1 for todo in self.todo if todo.due is Due.CALL)


def today() -> Today:
    """Everything that the first screen shows, as of now."""
    now, settings = clock.now(), estate.settings()
    open_handover = handover.current()
    return Today(
        settings=settings,
        now=now,
        duty=handover.on_duty(),
        shift=shifts.running(now, settings),
        handover=open_handover,
        yesterday=tickets.figures(clock.day(now) - timedelta(days=1)),
        todo=tuple(sorted(_todo(now, settings, open_handover), key=lambda t: _ORDER[t.due])),
    )


def _todo(now: datetime, settings: Settings, open_handover: Record | None) -> Iterator[Todo]:
    if (newest := journal.last()) and newest.at - now > CLOCK_WAS_AHEAD:
        yield Todo(Due.CLOCK, f"log:{newest.number}")
    if open_handover:
        yield Todo(Due.HANDOVER, f"handover:{open_handover.id}")
    for queued in tickets.queue(now, settings):
        if due := _ticket_due(queued, now):
            yield Todo(due, f"ticket:{queued.ticket.id}", queued=queued)
    for key in keys.overdue(now):
        yield Todo(Due.KEY_LATE, f"key:{key.id}", key=key)
    for entry in dutylog.open_follow_ups(clock.day(now)):
        yield Todo(Due.FOLLOW_UP, f"log:{entry.number}", entry=entry)
    for day in dutylog.unsigned_days(clock.day(now)):
        yield Todo(Due.UNSIGNED, f"day:{day.isoformat()}")
    if backup.too_old():
        yield Todo(Due.BACKUP, "backup:")


def _ticket_due(queued: Queued, now: datetime) -> Due | None:
    running = queued.clock
    if running.owed_call:
        return Due.CALL
    if running.late:
        return Due.TICKET_LATE
    if running.waits in (Waits.ARRIVAL, Waits.DISPATCH):
        return Due.RUNNING
    end_of_day = clock.bounds(clock.day(now))[1]
    if running.deadline and running.deadline < end_of_day:
        return Due.TICKET_TODAY
    return None


_ORDER = {due: place for place, due in enumerate(Due)}
