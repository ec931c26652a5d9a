"""The operations on a finding, from where it was found to its end (G9)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from store import clock, journal
from store.desk.staff import require
from store.errors import Refused
from store.findings import NewFinding, Origin, Severity
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff
from store.tickets.findings.finding import barred_from, origin_of
from store.tickets.findings.inputs import Assigning, Extension, Reinspected, Returning, Righted
from store.tickets.inputs import Channel, Kind, Urgency
from store.tickets.kinds import possible
from store.tickets.rights import PUT_OFF, RECTIFY, REINSPECT
from store.tickets.rows import TicketRow, get
from store.tickets.state import Ticket

_URGENCIES = {
    Severity.DANGER: Urgency.URGENT,
    Severity.URGENT: Urgency.URGENT,
    Severity.GENERAL: Urgency.NORMAL,
    Severity.PLANNED: Urgency.PLANNED,
}
BY_HAND = Origin()
_WORDS = ("what", "place", "worker", "team", "photo")


@operation
def raise_(new: NewFinding, origin: Origin = BY_HAND, *, by: Staff) -> Ticket:
    """Raise a finding and assign it; the time until which it is owed is kept as it was set.

    Where a subject's own operation found it, that says who may. Raises ``Refused`` for a time that
    has passed.
    """
    if not origin.source:
        require(by, WORK_THE_DESK)
    _must_lie_ahead(new.due, "due")
    taken_at = clock.to_ms(clock.now())
    columns = {
        "kind": Kind.FINDING.value,
        "channel": Channel.REFERRED.value,
        "urgency": _URGENCIES[new.severity].value,
        "taken_at": taken_at,
    }
    row = TicketRow.create(home_id=new.home, place=new.place, **columns)
    payload = {
        **columns,
        "home": new.home,
        "severity": new.severity.value,
        "expected": clock.to_ms(new.due),
        "source": origin.source,
        "about": origin.about,
        "barred": sorted(origin.barred),
        "at_source": origin.at_source,
    }
    words = {name: getattr(new, name) for name in _WORDS}
    return _record("raised", row.id, by, payload, words, origin)


@operation
def assign(ticket_id: int, to: Assigning, *, by: Staff) -> Ticket:
    """Assign it anew once it was given back."""
    require(by, WORK_THE_DESK)
    _admitted(ticket_id, "assigned")
    return _record("assigned", ticket_id, by, {}, {"worker": to.worker, "team": to.team})


@operation
def accept(ticket_id: int, *, by: Staff) -> Ticket:
    """Who it is assigned to has taken it on."""
    require(by, RECTIFY)
    _admitted(ticket_id, "accepted")
    return _record("accepted", ticket_id, by)


@operation
def begin(ticket_id: int, *, by: Staff) -> Ticket:
    """The work on it has begun."""
    require(by, RECTIFY)
    _admitted(ticket_id, "begun")
    return _record("begun", ticket_id, by)


@operation
def put_right(ticket_id: int, done: Righted, *, by: Staff) -> Ticket:
    """It is put right, as far as who did it can say; now somebody else looks."""
    require(by, RECTIFY)
    _admitted(ticket_id, "put_right")
    return _record("put_right", ticket_id, by, words={"result": done.result})


@operation
def return_(ticket_id: int, why: Returning, *, by: Staff) -> Ticket:
    """Give it back with the reason, to be assigned anew."""
    require(by, RECTIFY)
    _admitted(ticket_id, "returned")
    return _record("returned", ticket_id, by, words={"reason": why.reason})


@operation
def extend(ticket_id: int, given: Extension, *, by: Staff) -> Ticket:
    """Put its time off, with the reason; the time before stays in its history."""
    require(by, PUT_OFF)
    _admitted(ticket_id, "extended")
    _must_lie_ahead(given.expected, "expected")
    payload = {"expected": clock.to_ms(given.expected)}
    return _record("extended", ticket_id, by, payload, {"reason": given.reason})


@operation
def reinspect(
    ticket_id: int, seen: Reinspected, *, by: Staff, figures: Mapping[str, Any] | None = None
) -> Ticket:
    """Record what another person saw: it ends, or is put right in a further round.

    ``figures`` are what the source measured; what is looked at again where it was found takes no
    re-inspection without. Raises ``Forbidden`` for who put it right or is barred by its source.
    """
    require(by, REINSPECT)
    ticket = _admitted(ticket_id, "reinspected")
    require(by, REINSPECT, other_than=barred_from(ticket))
    origin = origin_of(ticket)
    if origin.at_source and figures is None:
        raise Refused("This is looked at again where it was found.")
    if seen.passed:
        TicketRow.update(open=0).where(TicketRow.id == ticket_id).execute()
    payload = {"passed": seen.passed, "figures": dict(figures or {})}
    return _record("reinspected", ticket_id, by, payload, {"note": seen.note}, origin)


def _record(
    kind: str,
    ticket_id: int,
    by: Staff,
    payload: Mapping[str, Any] | None = None,
    words: Mapping[str, str] | None = None,
    origin: Origin | None = None,
) -> Ticket:
    """Record a step; with an ``origin`` where what was found shows what became of it."""
    touches = filter(None, (origin.source, origin.about)) if origin else ()
    journal.append(
        *(f"ticket.{kind}", f"ticket:{ticket_id}"),
        by=by,
        payload=payload,
        words=words,
        touches=touches,
    )
    return get(ticket_id)


def _admitted(ticket_id: int, kind: str) -> Ticket:
    """The finding, if its stage admits a step of this kind."""
    ticket = get(ticket_id)
    if kind not in possible(ticket):
        raise Refused("Ticket {number} is not at this step now.", number=ticket_id)
    return ticket


def _must_lie_ahead(at: datetime, field: str) -> None:
    if at <= clock.now():
        raise Refused("The time must lie ahead.", field=field)
