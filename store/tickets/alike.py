"""Tickets that a report may be about already, and reports that join one (W1, D13)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import Field

from store import clock, journal
from store.desk.staff import require
from store.engine import database
from store.engine.table import Table
from store.errors import Refused
from store.inputs import Input, Phone, Prose, ResidentName, mark
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff
from store.tickets.rows import get, read
from store.tickets.settings import settings
from store.tickets.state import Ticket

ALIKE = 0.34  # so much of the shorter report's pairs of characters stand in the other
COMMON = 2  # pairs that two reports from different homes have in common at least
MOST = 9
_LETTERS = re.compile(r"[^\W_]+")


class Why(StrEnum):
    """Why a report may be about a ticket."""

    OPEN = "open"
    AGAIN = "again"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Alike:
    """A ticket that a report may be about: open at this home or elsewhere, or ended lately."""

    ticket: Ticket
    why: Why


class Joined(Input):
    """What somebody reports that a ticket is about already."""

    what: Prose = Field("", title=mark("What"))
    caller: ResidentName = Field("", title=mark("Caller"))
    phone: Phone = Field("", title=mark("Phone"))


@dataclass(frozen=True)
class Caller:
    """Somebody else who reported it; ``entry`` is the number of the entry that says when."""

    id: int
    ticket_id: int
    entry: int
    caller: str
    phone: str


_CALLERS = Table(
    "ticket_caller",
    Caller,
    "SELECT id, ticket_id, entry, caller, phone FROM ticket_caller",
)


def similar(home_id: int | None, what: str, now: datetime | None = None) -> list[Alike]:
    """What a report may be about: this home's open tickets, those of it that ended lately.

    And open ones elsewhere in like words: of a lift or a hall several homes call; one word in
    common is not enough, for two homes may leak. This home's stand first, those in like words
    before others.
    """
    at = now or clock.now()
    mine = [*_of_home(home_id, at)] if home_id is not None else []
    others = [
        Alike(ticket, Why.ELSEWHERE)
        for ticket in read("WHERE t.open = 1 ORDER BY t.id DESC")
        if (home_id is None or ticket.home_id != home_id)
        and ticket.reported
        and len(_pairs(what) & _pairs(ticket.what)) >= COMMON
        and likeness(what, ticket.what) >= ALIKE
    ]

    def rank(one: Alike) -> tuple[bool, float]:
        return one.why is Why.ELSEWHERE, -likeness(what, one.ticket.what)

    return sorted([*mine, *others], key=rank)[:MOST]


def _of_home(home_id: int, now: datetime) -> Iterator[Alike]:
    lately = timedelta(days=settings().again_days)
    for ticket in read("WHERE t.home_id = ? ORDER BY t.open DESC, t.id DESC LIMIT 30", home_id):
        if ticket.open:
            yield Alike(ticket, Why.OPEN)
        elif now - ticket.steps[-1].at <= lately and ticket.reported:
            yield Alike(ticket, Why.AGAIN)


def likeness(one: str, other: str) -> float:
    """How much of the shorter text's pairs of characters stand in the other, from 0 to 1."""
    first, second = _pairs(one), _pairs(other)
    return len(first & second) / (min(len(first), len(second)) or 1)


def _pairs(text: str) -> set[str]:
    runs = _LETTERS.findall(text.casefold())
    return {run[at : at + 2] for run in runs for at in range(max(len(run) - 1, 1))}


@operation
def join(ticket_id: int, joined: Joined, *, by: Staff) -> Ticket:
    """Record that somebody reports what a ticket is about already, instead of a second ticket.

    Raises ``Refused`` for one that has ended: what comes again is a ticket of its own.
    """
    require(by, WORK_THE_DESK)
    ticket = get(ticket_id)
    if not ticket.open:
        raise Refused("Ticket {number} is closed; reopen it first.", number=ticket_id)
    words = {"what": joined.what} if joined.what else {}
    entry = journal.append("ticket.joined", f"ticket:{ticket_id}", by=by, words=words)
    _CALLERS.insert(
        ticket_id=ticket_id, entry=entry.number, caller=joined.caller, phone=joined.phone
    )
    return get(ticket_id)


def callers(ticket_id: int) -> list[Caller]:
    """Who else reported it, in the order in which they called."""
    return _CALLERS.read("WHERE ticket_id = ? ORDER BY id", ticket_id)


def again_of(ticket: Ticket) -> int | None:
    """The ticket whose fault it is again, None for none that is known."""
    number = ticket.steps[0].payload.get("again_of")
    return int(number) if number is not None else None


def again(ticket_id: int) -> list[int]:
    """The tickets that were taken as the same fault again."""
    mine = f"ticket:{ticket_id}"
    touching = journal.touching(mine)
    return [e.subject_id for e in touching if e.kind == "ticket.taken" and e.subject != mine]


def erase(phones: tuple[str, ...], name: str, homes: tuple[int, ...]) -> int:
    """Empty what is kept of a person who called about somebody's ticket; how many rows."""
    marks, places = (", ".join("?" * len(these)) or "NULL" for these in (phones, homes))
    changed = database.db.execute_sql(
        f"UPDATE ticket_caller SET caller = '', phone = '' WHERE phone IN ({marks})"
        " OR (caller <> '' AND caller = ? AND ticket_id IN"
        f" (SELECT id FROM ticket WHERE home_id IN ({places})))",
        (*phones, name, *homes),
    )
    return int(changed.rowcount)
