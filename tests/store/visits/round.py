"""An estate to make return visits in."""

from __future__ import annotations

from store import clock, residents, tickets, visits
from store.residents import NewHome, NewPerson, Role
from store.rights import Staff
from store.tickets import Answer, Completion, Kind, NewTicket, Opinion, OpinionGiven, Ticket
from store.visits import Made, Overall, Visit


def lived_in(count: int, by: Staff, building: int = 1) -> list[int]:
    """So many homes that somebody lives in."""
    found = []
    for n in range(count):
        home = residents.add_home(NewHome(code=f"{building}-1-{n + 101}"), by=by)
        residents.move_in(home.id, NewPerson(name=f"业主{n}", role=Role.OWNER), by=by)
        found.append(home.id)
    return found


def reported(by: Staff, home: int | None = None, kind: Kind = Kind.REPAIR) -> Ticket:
    """A ticket."""
    new = {"home": home, "what": "漏水", "kind": kind, "caller": "张三", "place": "大堂"}
    return tickets.take(NewTicket.model_validate(new), by=by)


def done(by: Staff, home: int | None = None, kind: Kind = Kind.REPAIR) -> Ticket:
    """A ticket whose work is done."""
    return finish(reported(by, home, kind), by)


def finish(ticket: Ticket, by: Staff) -> Ticket:
    """Its work is done, and the opinion asked."""
    if ticket.answers:
        return tickets.answer(ticket.id, Answer(words="已答复"), by=by)
    sent = tickets.Dispatch(worker="王师傅", team="工程组")
    tickets.dispatch(ticket.id, sent, by=by)
    tickets.arrive(ticket.id, by=by)
    tickets.complete(ticket.id, Completion(result="已修"), by=by)
    given = OpinionGiven(opinion=Opinion.SATISFIED)
    return tickets.give_opinion(ticket.id, given, by=by)


def made(visit_id: int, by: Staff, overall: Overall = Overall.A, **more: object) -> Visit:
    """A visit, by telephone unless said."""
    told = {"overall": overall, "person": "张三"} | more
    return visits.visit(visit_id, Made.model_validate(told), by=by)


def of_ticket(ticket: Ticket) -> Visit:
    """What a ticket asks for."""
    return next(one for one in visits.every() if one.ticket == ticket.id and one.open)


def month() -> str:
    """The month that it is."""
    return visits.month_of(clock.now())
