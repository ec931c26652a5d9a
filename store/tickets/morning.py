"""The morning: yesterday's figures, and each unfinished ticket followed up or put off (D3).

The list counts as gone through once nothing on it is left, and somebody says so; until then it
stands on Today from the first shift of the day on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import clock, estate, journal
from store.desk.staff import require
from store.errors import Refused
from store.journal import Entry
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff
from store.tickets.clocks import SEEN_TO
from store.tickets.day import unfinished_after
from store.tickets.recorded import Step
from store.tickets.rows import read
from store.tickets.state import Ticket
from store.waiting import Place, Waiting

EARLIEST = time(5)  # a shift that begins before is the night's
DUE, GONE_THROUGH = "morning.due", "morning.gone_through"
# What is put right about a ticket is not yet done about it.
_ASIDE = ("corrected", "struck", SEEN_TO)


@dataclass(frozen=True)
class Unfinished:
    """A ticket of an earlier day whose work is not done.

    ``followed`` is what was last done about it today; ``put_off`` until when it needs nothing: the
    day that was set with its reason, the time agreed, or the limit of a finding.
    """

    ticket: Ticket
    followed: Step | None
    put_off: date | None

    @property
    def settled(self) -> bool:
        """Whether it was followed up, or is put off."""
        return self.followed is not None or self.put_off is not None


def unfinished(
    today: date | None = None, opened: Iterable[Ticket] | None = None
) -> list[Unfinished]:
    """The tickets of earlier days that are not finished by now, the oldest first (D3).

    ``opened`` are all open ones, where they are at hand.
    """
    day = today or clock.today()
    found = read("WHERE t.open = 1") if opened is None else opened
    oldest = sorted(found, key=lambda ticket: ticket.id)
    return [_told(ticket, day) for ticket in oldest if _is_left(ticket, clock.bounds(day)[0])]


def _is_left(ticket: Ticket, begins: datetime) -> bool:
    if ticket.taken_at >= begins:
        return False
    so_far = False
    for step in ticket.standing:
        so_far = unfinished_after(step, so_far)
    return so_far


def _told(ticket: Ticket, day: date) -> Unfinished:
    begins = clock.bounds(day)[0]
    followed = ticket.last(*{step.kind for step in ticket.steps if step.kind not in _ASIDE})
    is_today = followed is not None and (followed.noted or followed.at) >= begins
    return Unfinished(ticket, followed if is_today else None, _put_off(ticket, day))


def _put_off(ticket: Ticket, day: date) -> date | None:
    days = [ticket.suspended_until, clock.day(ticket.agreed) if ticket.agreed else None]
    if not ticket.reported and ticket.expected:
        days.append(clock.day(ticket.expected))
    return max((one for one in days if one and one > day), default=None)


def gone_through(day: date) -> Entry | None:
    """The entry that says that a day's list was gone through, None while it was not."""
    found = journal.of_kind(subject_of(day), GONE_THROUGH)
    return found[-1] if found else None


def subject_of(day: date) -> str:
    """A morning as the journal names it."""
    return f"morning:{day.isoformat()}"


@operation
def go_through(*, by: Staff) -> Entry:
    """Put on record that yesterday's figures and all that is unfinished were gone through (D3).

    Raises ``Refused`` while something on the list is neither followed up today nor put off, and
    once it was gone through.
    """
    require(by, WORK_THE_DESK)
    day = clock.today()
    if gone_through(day):
        raise Refused("This morning's list has been gone through already.")
    found = unfinished(day)
    left = [one.ticket.id for one in found if not one.settled]
    if left:
        raise Refused(
            "Ticket {number} first: follow it up, or let it rest with the reason and a new date.",
            number=left[0],
        )
    payload = {"day": day.isoformat(), "unfinished": [one.ticket.id for one in found]}
    figures = {**payload, "count": len(found)}
    return journal.append(GONE_THROUGH, subject_of(day), by=by, payload=figures)


def waiting(now: datetime, opened: Iterable[Ticket]) -> Iterator[Waiting]:
    """The morning's list, from the first shift of the day on until it was gone through."""
    day = clock.day(now)
    if now < _begins(day) or gone_through(day):
        return
    found = unfinished(day, opened)
    if not found and not _worked_on(day - timedelta(days=1)):
        return
    left = sum(not one.settled for one in found)
    figures = {"left": left, "count": len(found)}
    yield Waiting(DUE, subject_of(day), place=Place.TODAY, figures=figures)


def _worked_on(day: date) -> bool:
    """Whether there is anything to look at of a day."""
    start, end = clock.bounds(day)
    return sum(journal.counted(start, end, "ticket").values()) > 0


def _begins(day: date) -> datetime:
    starts = [shift.start for shift in estate.settings().shifts if shift.start >= EARLIEST]
    return clock.moment(day, min(starts, default=EARLIEST))
