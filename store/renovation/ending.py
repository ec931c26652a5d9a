"""From completion to the deposit's return: flood test, inspection, watching time (R17, R18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from store import clock, deposits
from store.deposits import Met, What
from store.engine.table import Table
from store.errors import Refused
from store.journal.operation import operation
from store.renovation import checking
from store.renovation.breaches import open_of
from store.renovation.held import of_renovation
from store.renovation.inputs import (
    Approval,
    Completion,
    FloodTest,
    Inspection,
    Leak,
    Neighbour,
    Nuisance,
    Release,
    Stage,
    Why,
)
from store.renovation.listed import RENOVATIONS
from store.renovation.passes import out
from store.renovation.permitting import stands_as_before
from store.renovation.renovation import Renovation
from store.renovation.settings import settings
from store.rights import Staff
from store.tickets.rows import get as ticket


@dataclass(frozen=True)
class LinkedTicket:
    """A neighbour's report that is about a renovation, and of what it complains."""

    id: int
    renovation_id: int
    ticket_id: int
    about: Nuisance | None


TICKETS = Table(
    "renovation_ticket",
    LinkedTicket,
    "SELECT renovation_ticket.id, renovation_ticket.renovation_id, renovation_ticket.ticket_id,"
    " renovation_ticket.about FROM renovation_ticket",
)


@operation
def flood(renovation_id: int, given: FloodTest, *, by: Staff) -> Renovation:
    """Record a flood test, tight or not (art. 8); the newest counts."""
    one = RENOVATIONS.admitted(renovation_id, "flooded", by)
    on = given.flooded_on or clock.today()
    if on > clock.today():
        raise Refused("This day has not come yet.", field="flooded_on")
    if one.begun_on is not None and on < one.begun_on:
        raise Refused("This must not lie before {day}.", field="flooded_on", day=one.begun_on)
    if given.tight and not given.below_seen:
        raise Refused("The ceiling below is looked at with its neighbour.", field="below_seen")
    said = given.model_copy(update={"flooded_on": on})
    return RENOVATIONS.move(one, "flooded", said, by, flooded_on=on, tight=given.tight)


@operation
def complete(renovation_id: int, given: Completion, *, by: Staff) -> Renovation:
    """The renovator says it is done: it is inspected within so many days, as set now (R17)."""
    one = RENOVATIONS.admitted(renovation_id, "completed", by)
    on = given.completed_on or clock.today()
    if on > clock.today():
        raise Refused("This day has not come yet.", field="completed_on")
    if one.begun_on is not None and on < one.begun_on:
        raise Refused("This must not lie before {day}.", field="completed_on", day=one.begun_on)
    checking.end_checks(one, "报完工", by)
    due = on + timedelta(days=settings().inspect)
    said = given.model_copy(update={"completed_on": on})
    return RENOVATIONS.move(one, "completed", said, by, completed_on=on, inspect_due=due)


@operation
def inspect(renovation_id: int, given: Inspection, *, by: Staff) -> Renovation:
    """Record the inspection, line by line: passed and watched, or to be put right by a day (R17).

    Raises ``Refused`` for passing while a violation is open, or without a flood test that held
    where the waterproof layer was touched; and for faults that have no day.
    """
    one = RENOVATIONS.admitted(renovation_id, "inspected", by)
    today = clock.today()
    checking.answer(one, "竣工查验", by)
    figures = {"faults": list(given.faults)}
    if given.faults:
        if given.right_by is None:
            raise Refused("Until when is it put right?", field="right_by")
        if given.right_by < today:
            raise Refused("This day is past.", field="right_by")
        plan = checking.go_on(one, by)
        return RENOVATIONS.move(
            one, "inspected", given, by, figures=figures, right_by=given.right_by, plan=plan,
            stage=Stage.TO_RIGHT,
        )  # fmt: skip
    if given.right_by is not None:
        raise Refused("Every line is in order: there is nothing to put right.", field="right_by")
    _must_be_sound(one)
    watched = today + timedelta(days=settings().wait)
    after = RENOVATIONS.move(
        one, "inspected", given, by, figures=figures | {"until": watched}, passed_on=today,
        watch_until=watched, right_by=None, stage=Stage.PASSED,
    )  # fmt: skip
    stands_as_before(one, by)
    _meet(after, What.ACCEPTED, by)
    return after


def _must_be_sound(one: Renovation) -> None:
    if violations := open_of(one.id):
        raise Refused("{number} is not put right yet.", number=violations[0].number)
    if one.flood_needed and not one.tight:
        raise Refused("Its flood test has to hold first.")
    if one.change:
        raise Refused("A change of the plan waits to be answered.")


@operation
def leak(renovation_id: int, seen: Leak, *, by: Staff) -> Renovation:
    """Water came through in the watching time: the deposit waits until it is repaired (R18)."""
    one = RENOVATIONS.admitted(renovation_id, "leaked", by)
    return RENOVATIONS.move(one, "leaked", seen, by, leak=True)


@operation
def repair(renovation_id: int, seen: Leak, *, by: Staff) -> Renovation:
    """It is repaired: it is watched for the whole time again (R18, art. 33)."""
    one = RENOVATIONS.admitted(renovation_id, "repaired", by)
    if not one.leak:
        raise Refused("No leak is open.")
    watched = clock.today() + timedelta(days=settings().wait)
    return RENOVATIONS.move(one, "repaired", seen, by, leak=False, watch_until=watched)


@operation
def release(renovation_id: int, given: Release, *, by: Staff) -> Renovation:
    """The watching time is over: what the deposit waits for is met (R18).

    Raises ``Refused`` before its day, with a leak that is open, and while passes are out of which
    nobody says what became of them (R10).
    """
    one = RENOVATIONS.admitted(renovation_id, "released", by)
    if one.leak:
        raise Refused("A leak is not repaired yet.")
    if one.watch_until is not None and clock.today() < one.watch_until:
        raise Refused("It is watched until {day}.", day=one.watch_until)
    left = [each.number for each in out(one.id)]
    if left and not given.listed:
        raise Refused("Passes are still out: {numbers}.", field="listed", numbers=", ".join(left))
    after = RENOVATIONS.move(
        one, "released", given, by, figures={"out": left}, released_on=clock.today()
    )
    for what in (What.NO_LEAKS, What.PASSES):
        _meet(after, what, by)
    return after


@operation
def close(renovation_id: int, given: Approval, *, by: Staff) -> Renovation:
    """All is done: its deposits have gone back, each once (R5, X43)."""
    one = RENOVATIONS.admitted(renovation_id, "closed", by)
    for each in of_renovation(one.id):
        if each.balance:
            raise Refused("Deposit {number} has not gone back yet.", number=each.number)
    return RENOVATIONS.move(one, "closed", given, by, closed_on=clock.today())


@operation
def cancel(renovation_id: int, why: Why, *, by: Staff) -> Renovation:
    """Let it be none after all, before it has begun: what its deposit waits for is met."""
    one = RENOVATIONS.admitted(renovation_id, "cancelled", by)
    if left := out(one.id):
        raise Refused("Passes are still out: {numbers}.", numbers=left[0].number)
    after = RENOVATIONS.move(one, "cancelled", why, by)
    for what in (What.ACCEPTED, What.NO_LEAKS, What.PASSES):
        _meet(after, what, by)
    return after


@operation
def link(renovation_id: int, given: Neighbour, *, by: Staff) -> Renovation:
    """A neighbour's report is about this renovation; it counts on its page (R16, art. 33).

    Raises ``Refused`` where it is linked already.
    """
    one = RENOVATIONS.admitted(renovation_id, "linked", by)
    found = ticket(given.ticket)
    if already := TICKETS.read("WHERE renovation_ticket.ticket_id = ?", found.id):
        number = RENOVATIONS.table.one(already[0].renovation_id).number
        raise Refused("It is linked to {number} already.", field="ticket", number=number)
    link = TICKETS.insert(renovation_id=one.id, ticket_id=found.id, about=given.about)
    return RENOVATIONS.move(
        one, "linked", given, by, also=[f"ticket:{found.id}"], figures={"link": link}
    )


def linked(renovation_id: int) -> list[LinkedTicket]:
    """The neighbours' reports of a renovation, in the order in which they were linked."""
    where = "WHERE renovation_ticket.renovation_id = ? ORDER BY renovation_ticket.id"
    return TICKETS.read(where, renovation_id)


def _meet(one: Renovation, what: What, by: Staff) -> None:
    """A condition of its deposits is met, where it was open still."""
    for each in of_renovation(one.id):
        open_ = [c.what for c in deposits.conditions(each.id) if c.met_on is None]
        if each.balance and what in open_ and each.stage in _HELD:
            deposits.meet(each.id, Met(condition=what, seen=one.number), by=by)


_HELD = (deposits.Stage.HELD, deposits.Stage.ASKED)
