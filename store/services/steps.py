"""What a service will cost: decided, quoted by the list, agreed before the work (W11–W13)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from store import clock, money, residents, series, tickets
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff
from store.services.inputs import Agreed, Basis, Decided, How, NewQuote, Reason, Stage
from store.services.offering import lines_of, snapshot
from store.services.reckoning import Charge
from store.services.service import LINES, SERVICES, Service, of_ticket, offered, warm_at
from store.services.settings import settings
from store.tickets import Ticket

SERIES = "FW"
_DONE = (tickets.Stage.COMPLETED, tickets.Stage.VISITED, tickets.Stage.CLOSED)


@operation
def decide(ticket_id: int, new: Decided, *, by: Staff) -> Service:
    """Say that a ticket is free, or charged by the list; another answer needs its reason (W11).

    Raises ``Refused`` at the field: work that is not in its warranty, a change without its reason.
    """
    require(by, WORK_THE_DESK)
    ticket, one = _with_home(ticket_id), of_ticket(ticket_id)
    repeats = _repeated(ticket, new)
    stage = Stage.FREE if new.basis.free else Stage.OPEN
    if one is None:
        return _begin(ticket, new, stage, repeats, by)
    SERVICES.admitted(one.id, "changed", by)
    if not new.reason:
        raise Refused("Why is it otherwise than it was decided?", field="reason")
    return SERVICES.move(
        one, "changed", new, by, also=[f"ticket:{ticket_id}"], basis=new.basis, repeats=repeats,
        stage=stage, home_id=ticket.home_id,
    )  # fmt: skip


@operation
def quote(ticket_id: int, new: NewQuote, *, by: Staff) -> Service:
    """Quote a ticket's work by the list; a quote that was open is dead from then on (W12, X108).

    Raises ``Refused`` at the field: what does not stand on the list, another price than the list's
    without the right, work that is done already.
    """
    require(by, WORK_THE_DESK)
    ticket = _with_home(ticket_id)
    one = of_ticket(ticket_id)
    if one is None:
        one = _begin(ticket, Decided(basis=Basis.LIST), Stage.OPEN, None, by)
    if one.basis.free:
        raise Refused("It is {basis}: decide otherwise first, with the reason.", basis=one.basis)
    return _quote(SERVICES.admitted(one.id, "quoted", by), "quoted", ticket, new, by)


@operation
def more(service_id: int, new: NewQuote, *, by: Staff) -> Service:
    """Quote what more was found on site: it is agreed to before it goes on (W13)."""
    one = SERVICES.admitted(service_id, "quoted_more", by)
    if one.cut_on is not None:
        raise Refused("It was called off.")
    return _quote(one, "quoted_more", _with_home(one.ticket_id), new, by)


@operation
def agree(service_id: int, given: Agreed, *, by: Staff) -> Service:
    """Record who agreed to the open quote, how, when, to which sum (W12).

    Raises ``Refused`` at the field: another sum than was quoted, nobody named, a quote that had run
    out by then, a time before it was quoted or after the work was done, a call where no number is
    on file.
    """
    one = SERVICES.admitted(service_id, "agreed", by)
    at = given.at or clock.now()
    _must_be_agreed(one, given)
    if at > clock.now():
        raise Refused("This lies ahead; it cannot have happened yet.", field="at")
    if one.quoted_at is not None and at < one.quoted_at.replace(second=0, microsecond=0):
        raise Refused("It was not quoted by then yet.", field="at")
    if one.valid_until is not None and clock.day(at) > one.valid_until:
        raise Refused("The quote held until {day}: quote it anew.", field="at",
                      day=one.valid_until)  # fmt: skip
    _must_be_before_the_work(_with_home(one.ticket_id))
    for line in offered(one):
        LINES.update(line.id, agreed=True)
    return SERVICES.move(
        one, "agreed", given, by, also=[f"ticket:{one.ticket_id}"], agreed_at=at,
        agreed=one.agreed + one.offered, agreed_by=given.who, how=given.how,
        on_account=given.on_account, offered=0,
    )  # fmt: skip


@operation
def refuse(service_id: int, why: Reason, *, by: Staff) -> Service:
    """Record that the resident does not want it at that price; what was agreed before stands."""
    require(by, WORK_THE_DESK)
    more = SERVICES.table.one(service_id).stage is Stage.MORE
    kind = "refused_more" if more else "refused"
    one = SERVICES.admitted(service_id, kind, by)
    return SERVICES.move(one, kind, why, by, also=[f"ticket:{one.ticket_id}"], offered=0)


def _must_be_agreed(one: Service, given: Agreed) -> None:
    if given.sum != one.offered:
        raise Refused("The quote is {sum} yuan: that is what is agreed to.", field="sum",
                      sum=money.text(one.offered))  # fmt: skip
    if not given.who:
        raise Refused("Please fill this in.", field="who")
    if given.how is How.PHONE and not any(
        person.shown for person in residents.people_of(one.home_id)
    ):
        raise Refused("No phone is on file for this home: have it signed.", field="how")


def _with_home(ticket_id: int) -> Ticket:
    ticket = tickets.get(ticket_id)
    if ticket.kind not in (tickets.Kind.REPAIR, tickets.Kind.PAID):
        raise Refused("Only a repair or a paid service is charged.")
    if ticket.home_id is None:
        raise Refused("It is for no home: nobody can be charged.")
    return ticket


def _must_be_before_the_work(ticket: Ticket) -> None:
    if ticket.stage in (*_DONE, tickets.Stage.WITHDRAWN):
        raise Refused("The work is done: what was not agreed before is not charged.")


def _repeated(ticket: Ticket, new: Decided) -> int | None:
    """The service whose warranty it falls under (W19)."""
    if new.basis is not Basis.REPEAT:
        return None
    number = new.after or tickets.again_of(ticket)
    for one in warm_at(ticket.home_id or 0, clock.day(ticket.taken_at)):
        if one.ticket_id == number:
            return one.id
    raise Refused("That is no work of ours here whose warranty still runs.", field="after")


def _begin(ticket: Ticket, new: Decided, stage: Stage, repeats: int | None, by: Staff) -> Service:
    one = SERVICES.begin(
        new, by, also=[f"ticket:{ticket.id}"], number=series.following(SERIES),
        ticket_id=ticket.id, home_id=ticket.home_id, basis=new.basis, repeats=repeats,
    )  # fmt: skip
    return one if stage is Stage.OPEN else SERVICES.move(one, "changed", new, by, stage=stage)


def _quote(one: Service, kind: str, ticket: Ticket, new: NewQuote, by: Staff) -> Service:
    _must_be_before_the_work(ticket)
    home = residents.get(ticket.home_id or 0)
    lines = lines_of(new, home, by, again=kind == "quoted_more")
    total = sum(line.amount for line in lines)
    if not total:
        raise Refused("Nothing is quoted: name the service, or material.", field="service")
    _must_be_a_range(new, total)
    until = new.valid_until or clock.today() + timedelta(days=settings().valid_days)
    if until < clock.today():
        raise Refused("This day is past.", field="valid_until")
    number = one.quote + 1
    each = _enter(one.id, number, lines)
    offer = new.most or total
    return SERVICES.move(
        one, kind, new, by, also=[f"ticket:{ticket.id}"],
        figures={
            "sum": offer,
            "lines": {str(n): line.amount for n, line in enumerate(lines, 1)},
            "each": each,
        },
        home_id=ticket.home_id, quote=number, quoted_at=clock.now(), valid_until=until,
        offered=offer, **snapshot(one, new),
    )  # fmt: skip


def _enter(service_id: int, number: int, lines: Sequence[Charge]) -> dict[str, dict[str, object]]:
    """Enter the lines of a quote; what of each the entry keeps, by its number."""
    each: dict[str, dict[str, object]] = {}
    for place, line in enumerate(lines, 1):
        columns: dict[str, object] = {
            "place": place, "kind": line.kind.value, "item_id": line.item_id, "price": line.price,
            "quantity": line.quantity, "rate": line.rate, "amount": line.amount,
            "done": line.quantity, "charged": line.amount,
        }  # fmt: skip
        id_ = LINES.insert(service_id=service_id, quote=number, words=line.words, **columns)
        each[str(id_)] = columns
    return each


def _must_be_a_range(new: NewQuote, total: int) -> None:
    if new.most is None:
        return
    if new.most < total:
        raise Refused("It is less than the lines come to.", field="most")
    if not new.decides:
        raise Refused("Say what decides how much it becomes.", field="decides")
