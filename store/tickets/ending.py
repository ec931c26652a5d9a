"""The operations that end a ticket, let it rest, or begin it anew (W5, W7, W9)."""

from __future__ import annotations

from store import clock, estate
from store.desk.staff import require
from store.errors import Forbidden, Refused
from store.journal.operation import operation
from store.rights import EXCUSE, WORK_THE_DESK, Staff
from store.tickets.clocks import owed_since
from store.tickets.inputs import Note, Reason, Suspension, Withdrawal
from store.tickets.recording import admitted, answer_by, end, record
from store.tickets.rights import WORK_ORDERS
from store.tickets.rows import TicketRow, get
from store.tickets.settings import done_by
from store.tickets.state import Ticket


@operation
def close(ticket_id: int, *, by: Staff) -> Ticket:
    """End a ticket whose call, opinion and return visit are all on record (W3–W6, W9)."""
    require(by, WORK_THE_DESK)
    ticket = admitted(ticket_id, "closed")
    if owed_since(ticket, estate.settings(), clock.now()):
        raise Forbidden("Arrival was late: the call to the resident must be recorded first.")
    if ticket.dissatisfied:
        raise Forbidden("The resident is not satisfied: reopen the ticket.")
    if ticket.visit_excused:
        return end("closed", ticket_id, by, {})
    if ticket.opinion is None and not ticket.answers:
        raise Forbidden("The resident's opinion must be recorded first.")
    if ticket.visit is None:
        raise Forbidden("The return visit must be recorded first.")
    return end("closed", ticket_id, by, {})


@operation
def excuse_visit(ticket_id: int, why: Reason, *, by: Staff) -> Ticket:
    """Nobody was reached for the return visit of this round, and nobody needs to be (V6)."""
    require(by, EXCUSE)
    admitted(ticket_id, "visit_excused")
    return record("visit_excused", ticket_id, by, {}, {"reason": why.reason})


@operation
def suspend(ticket_id: int, rest: Suspension, *, by: Staff) -> Ticket:
    """Let it rest, with the reason and the new date (W7, D3)."""
    require(by, WORK_THE_DESK)
    admitted(ticket_id, "suspended")
    if rest.until < clock.today():
        raise Refused("The new date must not lie in the past.", field="until")
    payload = {"until": rest.until.isoformat()}
    return record("suspended", ticket_id, by, payload, {"reason": rest.reason})


@operation
def resume(ticket_id: int, why: Reason | None = None, *, by: Staff) -> Ticket:
    """Take up a resting ticket again."""
    require(by, WORK_THE_DESK)
    admitted(ticket_id, "resumed")
    return record("resumed", ticket_id, by, {}, {"reason": why.reason if why else ""})


@operation
def reopen(ticket_id: int, why: Reason, *, by: Staff) -> Ticket:
    """Start over because the resident is not satisfied (W9)."""
    require(by, WORK_THE_DESK)
    ticket = admitted(ticket_id, "reopened")
    TicketRow.update(open=1).where(TicketRow.id == ticket_id).execute()
    again = answer_by(ticket.kind) | done_by(ticket.kind)
    return record("reopened", ticket_id, by, again, {"reason": why.reason})


@operation
def give_back(ticket_id: int, why: Reason, *, by: Staff) -> Ticket:
    """Engineering gives it back with the reason, to be sent to somebody else."""
    require(by, WORK_ORDERS)
    admitted(ticket_id, "given_back")
    return record("given_back", ticket_id, by, {}, {"reason": why.reason})


@operation
def withdraw(ticket_id: int, why: Reason, *, by: Staff) -> Ticket:
    """End it because the resident no longer wants it; an owed call still has to be made first.

    Once somebody was on site it takes the resident's own word (``Withdrawal``).
    """
    require(by, WORK_THE_DESK)
    ticket = admitted(ticket_id, "withdrawn")
    if owed_since(ticket, estate.settings(), clock.now()):
        raise Forbidden("Arrival was late: the call to the resident must be recorded first.")
    word = why.word if isinstance(why, Withdrawal) else ""
    if ticket.arrived_at is not None and not word:
        raise Refused("Somebody was on site: what does the resident say?", field="word")
    words = {"reason": why.reason, **({"word": word} if word else {})}
    return end("withdrawn", ticket_id, by, words)


@operation
def note(ticket_id: int, noted: Note, *, by: Staff) -> Ticket:
    """Record anything else, and who was told of it (D5)."""
    require(by, WORK_THE_DESK)
    get(ticket_id)
    return record("noted", ticket_id, by, {}, {"words": noted.words, "told": noted.told})
