"""How a step of a ticket is recorded, and what holds of every one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from store import clock, estate, journal
from store.errors import Forbidden, Refused
from store.rights import Staff
from store.tickets.inputs import Kind
from store.tickets.kinds import possible
from store.tickets.rows import TicketRow, get
from store.tickets.state import Stage, Ticket


def end(kind: str, ticket_id: int, by: Staff, words: Mapping[str, str]) -> Ticket:
    """Record what ends a ticket."""
    TicketRow.update(open=0).where(TicketRow.id == ticket_id).execute()
    return record(kind, ticket_id, by, {}, words)


def answer_by(kind: Kind) -> dict[str, int]:
    """Until when an answer is owed, for the entry that begins the wait (W6)."""
    if not kind.answered:
        return {}
    by = clock.now() + timedelta(hours=estate.settings().answer_hours)
    return {"answer_by": clock.to_ms(by)}


def visit_by(done: datetime | None = None) -> dict[str, int]:
    """Until when the return visit is owed, for the entry that ends the work (W5)."""
    by = (done or clock.now()) + timedelta(hours=estate.settings().visit_hours)
    return {"visit_by": clock.to_ms(by)}


DONE = (Stage.COMPLETED, Stage.ANSWERED, Stage.VISITED)


def ms(at: datetime | None) -> int | None:
    """A time as an entry keeps it."""
    return None if at is None else clock.to_ms(at)


def happened(at: datetime | None) -> dict[str, int]:
    """The earlier time of what is noted later, as any entry of the log keeps it (D1)."""
    return {} if at is None else {"happened": clock.to_ms(at)}


def must_lie_ahead(at: datetime | None, field: str) -> None:
    """Raise ``Refused`` at the field for a time that has passed."""
    if at is not None and at <= clock.now():
        raise Refused("The time must lie ahead.", field=field)


def must_be_over(at: datetime | None, field: str) -> None:
    """Raise ``Refused`` at the field for an earlier time that is none."""
    if at is not None and at > clock.now():
        raise Refused("This lies ahead; it cannot have happened yet.", field=field)


def record(
    kind: str,
    ticket_id: int,
    by: Staff,
    payload: Mapping[str, Any],
    words: Mapping[str, str],
    touches: Iterable[str] = (),
) -> Ticket:
    """Record a step; the ticket as it is then."""
    journal.append(
        *(f"ticket.{kind}", f"ticket:{ticket_id}"),
        by=by,
        payload=payload,
        words=words,
        touches=touches,
    )
    return get(ticket_id)


def admitted(ticket_id: int, kind: str) -> Ticket:
    """The ticket, if its stage admits a step of this kind; raises ``Refused`` in its words."""
    ticket = get(ticket_id)
    if kind in possible(ticket):
        return ticket
    if not ticket.open:
        raise Refused("Ticket {number} is closed; reopen it first.", number=ticket_id)
    if kind == "closed":
        raise Forbidden("The work is not finished yet.")
    if kind == "completed" and ticket.answers:
        raise Refused("A complaint or an enquiry is answered, not completed.")
    if kind == "answered" and not ticket.answers:
        raise Refused("Only a complaint or an enquiry is answered.")
    raise Refused("Ticket {number} is not at this step now.", number=ticket_id)
