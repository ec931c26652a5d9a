"""The operations on a ticket, from the report to the return visit (W1–W6)."""

from __future__ import annotations

from datetime import datetime

from store import clock, estate
from store.desk.staff import require
from store.errors import Forbidden, NotFound, Refused
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff
from store.tickets.clocks import wait_begun
from store.tickets.inputs import (
    Answer,
    Arrival,
    Call,
    Completion,
    Dispatch,
    NewTicket,
    OpinionGiven,
    Unseen,
    Urgency,
    Visit,
)
from store.tickets.recording import (
    DONE,
    admitted,
    answer_by,
    happened,
    ms,
    must_be_over,
    must_lie_ahead,
    record,
    visit_by,
)
from store.tickets.rights import WORK_ORDERS
from store.tickets.rows import TicketRow, get
from store.tickets.settings import done_by
from store.tickets.state import Ticket


@operation
def take(new: NewTicket, *, by: Staff) -> Ticket:
    """Take a resident's report (W1); one of the same fault again names the ticket before it."""
    require(by, WORK_THE_DESK)
    before = [] if new.again_of is None else [_named(new.again_of)]
    must_lie_ahead(new.agreed, "agreed")
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
        **answer_by(new.kind),
        **done_by(new.kind, new.agreed),
        **({"agreed": ms(new.agreed)} if new.agreed else {}),
        **({"again_of": new.again_of} if before else {}),
    }
    words = {"what": new.what, "place": new.place}
    return record("taken", row.id, by, payload, words, touches=before)


def _named(number: int) -> str:
    """The ticket that is named as the one before; raises ``Refused`` where there is none."""
    try:
        return f"ticket:{get(number).id}"
    except NotFound:
        raise Refused("There is no ticket {number}.", field="again_of", number=number) from None


@operation
def dispatch(ticket_id: int, sent: Dispatch, *, by: Staff) -> Ticket:
    """Send it to engineering; the arrival clock starts (W2, W3).

    Sent again to who has it already, its first deadline stands; what is sent to somebody else is
    transferred, with a deadline of its own beside the first. Raises ``Refused`` for a time that has
    passed, for work by appointment without one, and for a promise after an answer is due (W6).
    """
    require(by, WORK_THE_DESK)
    ticket = admitted(ticket_id, "dispatched")
    must_lie_ahead(sent.agreed, "agreed")
    must_lie_ahead(sent.expected, "expected")
    _must_not_put_off(ticket, sent.expected)
    by_appointment = ticket.urgency is Urgency.PLANNED and not ticket.watches
    if by_appointment and sent.agreed is None:
        raise Refused("It is by appointment: please say for when.", field="agreed")
    wait = wait_begun(ticket, sent, estate.settings(), clock.now())
    payload = {"expected": ms(sent.expected), **wait}
    words = {"worker": sent.worker, "team": sent.team}
    return record("dispatched", ticket_id, by, payload, words)


def _must_not_put_off(ticket: Ticket, expected: datetime | None) -> None:
    """A promise after the answer is due needs its reason: it is made on the phone (W6)."""
    owed = ticket.answer_by if ticket.answers and not ticket.answered_at else None
    if owed is not None and expected is not None and expected > owed:
        raise Refused(
            "An answer is due before that: a later time is told the resident, with the reason.",
            field="expected",
        )


@operation
def arrive(ticket_id: int, arrival: Arrival | None = None, *, by: Staff) -> Ticket:
    """Somebody is on site, or has been since an earlier time (W3)."""
    require(by, WORK_ORDERS)
    ticket = admitted(ticket_id, "arrived")
    came = arrival or Arrival()
    _must_have_come(ticket, came.happened, "happened")
    payload = happened(came.happened)
    return record("arrived", ticket_id, by, payload, {"words": came.words})


def _must_have_come(ticket: Ticket, at: datetime | None, field: str) -> None:
    """Somebody came after it was sent, or at least reported."""
    began = ticket.first_dispatched_at or ticket.round[0].at
    must_be_over(at, field)
    if at is not None and at < began:
        raise Refused("It was not reported or dispatched by then yet.", field=field)


@operation
def call(ticket_id: int, made: Call, *, by: Staff) -> Ticket:
    """The resident was phoned: who, what was said and the new expected time (W3).

    Where nobody was reached it is a try: it silences no clock and promises nothing.
    """
    require(by, WORK_THE_DESK)
    ticket = admitted(ticket_id, "called")
    must_lie_ahead(made.expected, "expected")
    words = {"said": made.said, "spoken": made.spoken}
    if not made.reached:
        payload = {"tried": True, "try_at": ms(made.expected)}
        return record("called", ticket_id, by, payload, words)
    if made.expected is None and ticket.stage not in DONE:
        raise Refused("Please give the new expected time.", field="expected")
    if not (made.spoken or ticket.caller):
        raise Refused("The ticket names no caller: who was spoken to?", field="spoken")
    return record("called", ticket_id, by, {"expected": ms(made.expected)}, words)


@operation
def complete(ticket_id: int, done: Completion, *, by: Staff) -> Ticket:
    """The work is done (W5).

    Where nobody was noted on site, since when somebody was goes on record with it, or why nobody
    had to be; a deadline that passes without them still owes the resident a call (W3).
    """
    require(by, WORK_ORDERS)
    ticket = admitted(ticket_id, "completed")
    arrived = done.arrived if isinstance(done, Unseen) else None
    unseen = done.unseen if isinstance(done, Unseen) else ""
    if ticket.arrived_at is None and bool(arrived) == bool(unseen):
        raise Refused("Since when was somebody on site, or why did nobody have to be?",
                      field="arrived")  # fmt: skip
    _must_have_come(ticket, arrived, "arrived") if arrived else None
    must_be_over(done.happened, "happened")
    came = arrived or ticket.arrived_at
    if done.happened is not None and done.happened < (came or ticket.round[0].at):
        raise Refused("Nobody was there by then yet.", field="happened")
    if arrived is not None:
        record("arrived", ticket_id, by, happened(arrived), {})
    payload = happened(done.happened) | visit_by(done.happened)
    words = {"result": done.result, **({"unseen": unseen} if unseen else {})}
    return record("completed", ticket_id, by, payload, words)


@operation
def answer(ticket_id: int, given: Answer, *, by: Staff) -> Ticket:
    """A complaint or an enquiry is answered; where more is promised, it stays open (W6)."""
    require(by, WORK_THE_DESK)
    admitted(ticket_id, "answered")
    must_lie_ahead(given.expected, "expected")
    payload = visit_by() if given.expected is None else {"expected": ms(given.expected)}
    words = {"words": given.words, "spoken": given.spoken}
    return record("answered", ticket_id, by, payload, words)


@operation
def give_opinion(ticket_id: int, given: OpinionGiven, *, by: Staff) -> Ticket:
    """The resident's opinion after the work (W4)."""
    require(by, WORK_THE_DESK)
    admitted(ticket_id, "opinion")
    payload = {"opinion": given.opinion.value}
    words = {"words": given.words, "spoken": given.spoken}
    return record("opinion", ticket_id, by, payload, words)


@operation
def visit(ticket_id: int, made: Visit, *, by: Staff) -> Ticket:
    """The return visit and what it found; one that reached nobody is a try (W5).

    Raises ``Forbidden`` for whoever the work was sent to: nobody asks about their own (V5).
    """
    require(by, WORK_THE_DESK)
    ticket = admitted(ticket_id, "visited")
    if by.name == ticket.worker:
        raise Forbidden("Nobody asks about their own work: {name} did it.", name=by.name)
    words = {"words": made.words, "spoken": made.spoken}
    return record("visited", ticket_id, by, {"opinion": made.opinion.value}, words)
