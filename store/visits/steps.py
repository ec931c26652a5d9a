"""The operations of return visits: asked for, tried, agreed, made, excused, counted (V5–V8)."""

from __future__ import annotations

from datetime import timedelta

from store import clock, tickets
from store.desk import staff
from store.desk.staff import require
from store.errors import Forbidden, NotFound, Refused
from store.journal.operation import operation
from store.rights import IN_CHARGE, WORK_THE_DESK, Role, Staff
from store.tickets import Opinion, Reason
from store.visits import beginning, following
from store.visits.beginning import begin
from store.visits.inputs import (
    Agreed,
    Asked,
    Excuse,
    Fate,
    Kind,
    Made,
    Means,
    NewVisit,
    Overall,
    Same,
    Stage,
    Try,
)
from store.visits.month import renew
from store.visits.settings import settings
from store.visits.visit import VISITS, Visit, get, month_of, workers_of

SERIES = beginning.SERIES
_OPINIONS = {
    Overall.A: Opinion.SATISFIED,
    Overall.B: Opinion.FAIR,
    Overall.C: Opinion.DISSATISFIED,
}


@operation
def ask(new: NewVisit, *, by: Staff) -> Visit:
    """Let a home be visited after an emergency or an event (V3)."""
    require(by, VISITS.first.right)
    asked = settings()
    days = asked.event_days if new.kind is Kind.EVENT else asked.days
    due = new.due or clock.now() + timedelta(days=days)
    if due <= clock.now():
        raise Refused("The time must lie ahead.", field="due")
    return begin(Asked(home=new.home, kind=new.kind, due=due), by)


def _admitted(visit_id: int, kind: str, by: Staff) -> Visit:
    """The visit; one that its ticket asks for goes on record with its first step."""
    require(by, VISITS.steps[kind].right)
    if visit_id > 0:
        return VISITS.admitted(visit_id, kind, by)
    one = get(visit_id)
    if one.id < 0:
        asked = Asked(home=one.home_id, kind=one.kind, due=one.due)
        one = begin(asked, by, source=one.source, round_=one.round)
    return VISITS.admitted(one.id, kind, by)


@operation
def try_(visit_id: int, tried: Try, *, by: Staff) -> Visit:
    """Nobody was reached: it counts as a try, also at its ticket (V6)."""
    one = _admitted(visit_id, "tried", by)
    if one.ticket is not None and tickets.get(one.ticket).visit is None:
        made = tickets.Visit(opinion=Opinion.NONE, words=tried.words)
        tickets.visit(one.ticket, made, by=by)
    figures = {"n": one.tries + 1}
    return _moved(one, VISITS.move(one, "tried", tried, by, figures=figures, tries=one.tries + 1))


@operation
def agree(visit_id: int, agreed: Agreed, *, by: Staff) -> Visit:
    """The home expects somebody at a time; it stands on Today then."""
    one = _admitted(visit_id, "agreed", by)
    if agreed.at <= clock.now():
        raise Refused("The time must lie ahead.", field="at")
    return _moved(one, VISITS.move(one, "agreed", agreed, by, agreed_at=agreed.at))


@operation
def visit(visit_id: int, made: Made, *, by: Staff) -> Visit:
    """Record what a visit found, and let follow what has to (V5, V7, W9).

    Raises ``Forbidden`` where the visitor did the work or is not of the level asked for, and
    ``Refused`` at the field for what is missing.
    """
    return _heard(_admitted(visit_id, "visited", by), "visited", made, by)


@operation
def hear(visit_id: int, made: Made, *, by: Staff) -> Visit:
    """Somebody else of the home answers too: both stay on record, the worse counts (V6)."""
    return _heard(_admitted(visit_id, "heard", by), "heard", made, by)


def _heard(one: Visit, kind: str, made: Made, by: Staff) -> Visit:
    visitor = staff.get(made.visitor) if made.visitor else by
    _must_be_whole(made)
    _must_be_another(one, visitor, by)
    at = made.happened or clock.now()
    if at > clock.now():
        raise Refused("This lies ahead; it cannot have happened yet.", field="happened")
    outcome = following.fate(one, made, by)
    _tell_ticket(one, made, by)
    worst = max(filter(None, (one.overall, made.overall.value)))
    row = {name: getattr(made, name) or "" for name in _KEPT}
    first = {"visited_at": at, "visitor": visitor.id, **row, "person": made.person}
    first |= {"relation": made.relation, "words": made.words, "overcharged": made.overcharged}
    changes = first if kind == "visited" else {}
    after = VISITS.move(
        *(one, kind, made, by),
        also=[*filter(None, (outcome,)), *([f"home:{one.home_id}"] if one.home_id else [])],
        figures={"visitor": visitor.id, "about": one.source, "outcome": outcome},
        **(changes | {"overall": worst, "outcome": outcome or one.outcome}),
    )
    following.after(after, made, visitor, by)
    _count_for_the_round(after, by)
    return _moved(one, VISITS.table.one(one.id))


_KEPT = ("means", "attitude", "quality", "in_time", "covers", "clean", "fate")


def _must_be_whole(made: Made) -> None:
    """C needs words, words end somewhere, and at their door they sign (V5, V7)."""
    if made.overall is Overall.C and not made.words:
        raise Refused("Not satisfied: please write what with.", field="words")
    if made.words and made.fate is None:
        raise Refused("What was said must end somewhere: what follows?", field="fate")
    if made.fate is not None and not made.words:
        raise Refused("Please fill this in.", field="words")
    if made.fate is Fate.FINDING and not made.worker:
        raise Refused("Who is to put it right?", field="worker")
    if made.means is Means.HOME and not made.signed:
        raise Refused("At their door they sign the sheet; by telephone nobody does.",
                      field="signed")  # fmt: skip


def _must_be_another(one: Visit, visitor: Staff, by: Staff) -> None:
    """Nobody asks about their own work; some are asked only by who is in charge (V3, V5)."""
    require(visitor, WORK_THE_DESK)
    if visitor.name in workers_of(one):
        raise Forbidden("Nobody asks about their own work: {name} did it.", name=visitor.name)
    complaint = one.kind is Kind.COMPLAINT and settings().in_charge
    if one.role == Role.MANAGER.value and visitor.role is not Role.MANAGER:
        raise Forbidden("The manager makes this visit.", by=by)
    if (one.role or complaint) and visitor.role not in IN_CHARGE:
        raise Forbidden("Somebody in charge makes this visit.", by=by)


def _tell_ticket(one: Visit, made: Made, by: Staff) -> None:
    """The ticket hears of it, as if the visit had been noted there; not dissatisfied twice."""
    if one.ticket is None:
        return
    ticket = tickets.get(one.ticket)
    if ticket.rounds != one.round or not ticket.open:
        return
    told = tickets.Visit(opinion=_OPINIONS[made.overall], words=made.words)
    if ticket.visit is None or made.overall is Overall.C:
        tickets.visit(one.ticket, told, by=by)
    if made.overall is Overall.C:
        tickets.reopen(one.ticket, Reason(reason=made.words), by=by)


def _count_for_the_round(one: Visit, by: Staff) -> None:
    """A home of the month's round that was visited for something else has been visited (V4)."""
    if one.home_id is None or one.month or one.visited_at is None:
        return
    where = (
        "WHERE return_visit.home_id = ? AND return_visit.month = ?"
        " AND return_visit.stage IN ('due', 'agreed')"
    )
    drawn = VISITS.table.read(where, one.home_id, month_of(one.visited_at))
    for other in drawn:
        given = Same(other=one.number)
        VISITS.move(other, "joined", given, by, also=[one.subject], counts_as=one.id)
        renew(other.month)


@operation
def excuse(visit_id: int, why: Excuse, *, by: Staff) -> Visit:
    """Nobody was reached, often enough: whoever is in charge lets it be, with the reason (V6)."""
    one = _admitted(visit_id, "excused", by)
    least = settings().tries
    if one.tries < least:
        raise Refused("It was tried {n} times: {least} are asked for.", n=one.tries, least=least)
    if one.ticket is not None and "visit_excused" in tickets.possible(tickets.get(one.ticket)):
        tickets.excuse_visit(one.ticket, Reason(reason=why.reason), by=by)
    return _moved(one, VISITS.move(one, "excused", why, by))


@operation
def join(visit_id: int, same: Same, *, by: Staff) -> Visit:
    """The same matter was told to several: it counts once, with the other (V8).

    Raises ``Refused`` for itself, for one of another home, and for one that counts with this.
    """
    one = _admitted(visit_id, "joined", by)
    try:
        other = VISITS.numbered(same.other)
    except NotFound as error:
        raise Refused(error.message, field="other", **error.values) from error
    if other.id == one.id or other.stage is Stage.JOINED or other.home_id != one.home_id:
        raise Refused("It counts with another visit of the same home, that counts itself.",
                      field="other")  # fmt: skip
    after = VISITS.move(one, "joined", same, by, also=[other.subject], counts_as=other.id)
    return _moved(one, after)


def _moved(before: Visit, after: Visit) -> Visit:
    """A visit as it is then; its month waits for one less."""
    if before.month:
        renew(before.month)
    return after
