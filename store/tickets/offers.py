"""When a ticket is offered to be reported up; a person decides, nothing goes up by itself (D13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from store import clock, journal
from store.findings import Severity
from store.journal import Entry
from store.text import Named, mark
from store.tickets.alike import callers
from store.tickets.findings.finding import severity
from store.tickets.inputs import Kind
from store.tickets.rows import read
from store.tickets.settings import settings
from store.tickets.state import Ticket

_RAISED = ".raised"  # how kinds of entry end in which a subject takes something of another up


class Up(Named):
    """Why it should be known further up."""

    LATE = "late", mark("far past its promise")
    OFTEN = "often", mark("this home reports the same kind again and again")
    MANY = "many", mark("several homes report it: a joint complaint")
    DANGER = "danger", mark("a dangerous finding")

    @property
    def is_major(self) -> bool:
        """Whether the manager has to know it as well as the supervisor."""
        return self is Up.MANY


def reasons_up(ticket: Ticket, now: datetime | None = None) -> tuple[Up, ...]:
    """Why a ticket is offered to be reported up, nothing once it was; times are UTC."""
    if not ticket.open:
        return ()
    found = tuple(_reasons(ticket, now or clock.now()))
    touched = journal.touching(f"ticket:{ticket.id}") if found else []
    return () if any(map(_is_raised_elsewhere, touched)) else found


def _is_raised_elsewhere(entry: Entry) -> bool:
    return entry.kind.endswith(_RAISED) and not entry.kind.startswith("ticket.")


def _reasons(ticket: Ticket, now: datetime) -> Iterator[Up]:
    figures = settings()
    if ticket.kind is Kind.FINDING and figures.up_danger and severity(ticket) is Severity.DANGER:
        yield Up.DANGER
    promised, began = ticket.expected or ticket.done_by, ticket.round[0].at
    if promised and figures.up_late and now >= began + figures.up_late * (promised - began):
        yield Up.LATE
    if not ticket.reported:
        return
    if figures.up_often and _of_home(ticket, now) >= figures.up_often:
        yield Up.OFTEN
    if figures.up_many and 1 + len(callers(ticket.id)) >= figures.up_many:
        yield Up.MANY


def _of_home(ticket: Ticket, now: datetime) -> int:
    """How many tickets of its kind its home has begun of late, it too."""
    if ticket.home_id is None:
        return 0
    since = now - timedelta(days=settings().again_days)
    same = read("WHERE t.home_id = ? AND t.kind = ?", ticket.home_id, ticket.kind.value)
    return sum(one.steps[0].at > since for one in same)
