"""The operations on a ticket, from the report to its end (W1–W7, W9)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import Any

from store import clock, estate, journal
from store.desk.staff import require
from store.errors import Forbidden, Refused
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff
from store.tickets.clocks import Waits, clock_of, owed_since
from store.tickets.inputs import (
    Answer,
    Arrival,
    Call,
    Completion,
    Dispatch,
    Kind,
    NewTicket,
    Note,
    Opinion,
    OpinionGiven,
    Reason,
    Suspension,
    Visit,
)
from store.tickets.rows import TicketRow, get
from store.tickets.state import Stage, Ticket


@operation
def take(new: NewTicket, *, by: Staff) -> Ticket:
    """Take a resident's report (W1)."""
    require(by, WORK_THE_DESK)
    taken_at = clock.to_ms(clock.now())
    row = TicketRow.create(
        kind=new.kind.value,
        channel=new.channel.value,
        home_id=new.home,
        place=new.place,
        caller=new.caller,
        phone=new.phone,
        convenient=new.convenient,
        urgency=new.urgency.value,
        taken_at=taken_at,
    )
    payload = {
        "kind": new.kind.value,
        "urgency": new.urgency.value,
        "channel": new.channel.value,
        "home": new.home,
        "taken_at": taken_at,
        **_answer_by(new.kind),
    }
    return _record("taken", row.id, by, payload, {"what": new.what, "place": new.place})


@operation
def dispatch(ticket_id: int, sent: Dispatch, *, by: Staff) -> Ticket:
    """Send it to engineering; the arrival clock starts (W2, W3)."""
    require(by, WORK_THE_DESK)
    _admitted(ticket_id, "dispatched")
    expected = clock.to_ms(sent.expected) if sent.expected else None
    words = {"worker": sent.worker, "team": sent.team}
    arrive_by = clock.now() + timedelta(minutes=estate.settings().arrival_minutes)
    payload = {"expected": expected, "arrive_by": clock.to_ms(arrive_by)}
    return _record("dispatched", ticket_id, by, payload, words)


@operation
def arrive(ticket_id: int, arrival: Arrival | None = None, *, by: Staff) -> Ticket:
    """Somebody is on site (W3)."""
    require(by, WORK_THE_DESK)
    _admitted(ticket_id, "arrived")
    return _record("arrived", ticket_id, by, {}, {"words": arrival.words if arrival else ""})


@operation
def call(ticket_id: int, made: Call, *, by: Staff) -> Ticket:
    """The resident was phoned: what was said and the new expected time (W3)."""
    require(by, WORK_THE_DESK)
    _admitted(ticket_id, "called")
    if made.expected <= clock.now():
        raise Refused("The new expected time must lie ahead.", field="expected")
    payload = {"expected": clock.to_ms(made.expected)}
    return _record("called", ticket_id, by, payload, {"said": made.said})


@operation
def complete(ticket_id: int, done: Completion, *, by: Staff) -> Ticket:
    """The work is done (W5)."""
    require(by, WORK_THE_DESK)
    _admitted(ticket_id, "completed")
    return _record("completed", ticket_id, by, _visit_by(), {"result": done.result})


@operation
def answer(ticket_id: int, given: Answer, *, by: Staff) -> Ticket:
    """A complaint or an enquiry is answered (W6)."""
    require(by, WORK_THE_DESK)
    _admitted(ticket_id, "answered")
    return _record("answered", ticket_id, by, _visit_by(), {"words": given.words})


@operation
def give_opinion(ticket_id: int, given: OpinionGiven, *, by: Staff) -> Ticket:
    """The resident's opinion after the work (W4)."""
    require(by, WORK_THE_DESK)
    _admitted(ticket_id, "opinion")
    payload = {"opinion": given.opinion.value}
    return _record("opinion", ticket_id, by, payload, {"words": given.words})


@operation
def visit(ticket_id: int, made: Visit, *, by: Staff) -> Ticket:
    """The return visit and what it found; nobody reached is one too, but does not close (W5)."""
    require(by, WORK_THE_DESK)
    _admitted(ticket_id, "visited")
    return _record("visited", ticket_id, by, {"opinion": made.opinion.value}, {"words": made.words})


@operation
def close(ticket_id: int, *, by: Staff) -> Ticket:
    """End a ticket whose call, opinion and return visit are all on record (W3–W6, W9)."""
    require(by, WORK_THE_DESK)
    ticket = _admitted(ticket_id, "closed")
    if owed_since(ticket, estate.settings(), clock.now()):
        raise Forbidden("Arrival was late: the call to the resident must be recorded first.")
    if ticket.opinion is None and not ticket.answers:
        raise Forbidden("The resident's opinion must be recorded first.")
    if ticket.visit in (None, Opinion.NONE):
        raise Forbidden("The return visit must be recorded first.")
    if ticket.visit is Opinion.DISSATISFIED:
        raise Forbidden("The resident is not satisfied: reopen the ticket.")
    return _end("closed", ticket_id, by, {})


@operation
def suspend(ticket_id: int, rest: Suspension, *, by: Staff) -> Ticket:
    """Let it rest, with the reason and the new date (W7, D3)."""
    require(by, WORK_THE_DESK)
    _admitted(ticket_id, "suspended")
    if rest.until < clock.today():
        raise Refused("The new date must not lie in the past.", field="until")
    payload = {"until": rest.until.isoformat()}
    return _record("suspended", ticket_id, by, payload, {"reason": rest.reason})


@operation
def resume(ticket_id: int, why: Reason | None = None, *, by: Staff) -> Ticket:
    """Take up a resting ticket again."""
    require(by, WORK_THE_DESK)
    _admitted(ticket_id, "resumed")
    return _record("resumed", ticket_id, by, {}, {"reason": why.reason if why else ""})


@operation
def reopen(ticket_id: int, why: Reason, *, by: Staff) -> Ticket:
    """Start over because the resident is not satisfied (W9)."""
    require(by, WORK_THE_DESK)
    ticket = _admitted(ticket_id, "reopened")
    TicketRow.update(open=1).where(TicketRow.id == ticket_id).execute()
    again = _answer_by(ticket.kind)
    return _record("reopened", ticket_id, by, again, {"reason": why.reason})


@operation
def withdraw(ticket_id: int, why: Reason, *, by: Staff) -> Ticket:
    """End it because the resident no longer wants it; an owed call still has to be made first."""
    require(by, WORK_THE_DESK)
    ticket = _admitted(ticket_id, "withdrawn")
    if owed_since(ticket, estate.settings(), clock.now()):
        raise Forbidden("Arrival was late: the call to the resident must be recorded first.")
    return _end("withdrawn", ticket_id, by, {"reason": why.reason})


@operation
def note(ticket_id: int, noted: Note, *, by: Staff) -> Ticket:
    """Record anything else, and who was told of it (D5)."""
    require(by, WORK_THE_DESK)
    get(ticket_id)
    return _record("noted", ticket_id, by, {}, {"words": noted.words, "told": noted.told})


def _end(kind: str, ticket_id: int, by: Staff, words: Mapping[str, str]) -> Ticket:
    TicketRow.update(open=0).where(TicketRow.id == ticket_id).execute()
    return _record(kind, ticket_id, by, {}, words)


def _answer_by(kind: Kind) -> dict[str, int]:
    """Until when an answer is owed, for the entry that begins the wait (W6)."""
    if kind not in (Kind.COMPLAINT, Kind.ENQUIRY):
        return {}
    by = clock.now() + timedelta(hours=estate.settings().answer_hours)
    return {"answer_by": clock.to_ms(by)}


def _visit_by() -> dict[str, int]:
    """Until when the return visit is owed, for the entry that ends the work (W5)."""
    by = clock.now() + timedelta(hours=estate.settings().visit_hours)
    return {"visit_by": clock.to_ms(by)}


def _record(
    kind: str, ticket_id: int, by: Staff, payload: Mapping[str, Any], words: Mapping[str, str]
) -> Ticket:
    journal.append(f"ticket.{kind}", f"ticket:{ticket_id}", by=by, payload=payload, words=words)
    return get(ticket_id)


def _admitted(ticket_id: int, kind: str) -> Ticket:
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


def next_step(ticket: Ticket, waits: Waits) -> str:
    """The kind of the step that the desk should record next, empty when nothing is due."""
    if waits is Waits.PROMISE:
        return "arrived" if ticket.stage is Stage.DISPATCHED else "completed"
    if waits is Waits.CLOSE and ticket.visit is Opinion.DISSATISFIED:
        return "reopened"
    return _NEXT[waits]


_NEXT = {
    Waits.CALL: "called",
    Waits.ARRIVAL: "arrived",
    Waits.DISPATCH: "dispatched",
    Waits.ANSWER: "answered",
    Waits.REST: "resumed",
    Waits.OPINION: "opinion",
    Waits.VISIT: "visited",
    Waits.CLOSE: "closed",
    Waits.NOTHING: "",
}


def next_due(ticket: Ticket) -> str:
    """The next step of a ticket by its clock now."""
    return next_step(ticket, clock_of(ticket, estate.settings(), clock.now()).waits)


def possible(ticket: Ticket) -> frozenset[str]:
    """The kinds of step that the ticket's stage admits; each may still be refused for a reason."""
    return _possible(ticket.stage, ticket.answers)


@cache
def _possible(stage: Stage, answers: bool) -> frozenset[str]:
    return frozenset(_POSSIBLE[stage]) - (_WORKED if answers else _ANSWERED)


_WORKED, _ANSWERED = frozenset({"completed"}), frozenset({"answered"})
_ENDED = ("reopened", "noted")
_WORK = ("dispatched", "called", "completed", "answered", "suspended", "withdrawn", "noted")
_FOLLOWED = ("called", "opinion", "visited", "closed", *_ENDED)
_POSSIBLE = {
    Stage.TAKEN: _WORK,
    Stage.DISPATCHED: ("arrived", *_WORK),
    Stage.ARRIVED: _WORK,
    Stage.SUSPENDED: ("resumed", *_WORK),
    Stage.COMPLETED: _FOLLOWED,
    Stage.ANSWERED: _FOLLOWED,
    Stage.VISITED: _FOLLOWED,
    Stage.CLOSED: _ENDED,
    Stage.WITHDRAWN: _ENDED,
}
