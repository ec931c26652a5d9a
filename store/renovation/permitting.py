"""From the approval to the start: agreement, deposit, permit; stop, extension, change (R5, R6)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from store import clock, deposits, plans, residents
from store.deposits import Kind, NewDeposit
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.renovation import checking, papers
from store.renovation.breaches import open_severe
from store.renovation.decree import Work
from store.renovation.held import LINKS, held_for
from store.renovation.hours import told as hours_told
from store.renovation.inputs import Agreed, Approval, Extension, Permit, Refusal, Start, Why
from store.renovation.listed import RENOVATIONS
from store.renovation.renovation import Renovation
from store.renovation.rights import APPROVE_GRAVE
from store.renovation.settings import settings
from store.renovation.steps import must_be_complete, must_be_possible
from store.renovation.ticks import Works
from store.residents import HomeState, NewState
from store.rights import Staff
from store.text import mark


@operation
def agree(renovation_id: int, given: Agreed, *, by: Staff) -> Renovation:
    """Record that the agreement is signed, and who was told of what (art. 15, 16).

    Raises ``Refused`` where the forbidden things are not signed for.
    """
    one = RENOVATIONS.admitted(renovation_id, "agreed", by)
    signed, told = given.signed_on or clock.today(), given.told_on or clock.today()
    for field, on in (("signed_on", signed), ("told_on", told)):
        _must_have_come(on, field)
    if not given.forbidden_told:
        raise Refused("What is forbidden is told and signed for first.", field="forbidden_told")
    said = given.model_copy(update={"signed_on": signed, "told_on": told})
    return RENOVATIONS.move(
        one, "agreed", said, by, agreed_on=signed, told_on=told, neighbours=given.neighbours
    )


@operation
def deposit(renovation_id: int, new: NewDeposit, *, by: Staff) -> Renovation:
    """Take a deposit for it, with its receipt; it is of this renovation alone (R18, X105).

    Raises ``Refused`` for another home or another kind of deposit.
    """
    one = RENOVATIONS.admitted(renovation_id, "deposited", by)
    if new.home != one.home_id:
        raise Refused("The deposit is of the home that is renovated.", field="home")
    if new.kind is not Kind.RENOVATION:
        raise Refused("This is the deposit of the renovation.", field="kind")
    linked = new.model_copy(update={"linked": one.number})
    taken = deposits.take(linked, by=by)
    link = LINKS.insert(renovation_id=one.id, deposit_id=taken.id)
    figures = {"link": link, "deposit": taken.id, "receipt": taken.number}
    return RENOVATIONS.move(one, "deposited", linked, by, also=[taken.subject], figures=figures)


def gates(one: Renovation) -> list[str]:
    """What still stands before the permit, in words of the catalogue; empty when nothing does."""
    shut = []
    if one.agreed_on is None:
        shut.append(_AGREEMENT)
    if held_for(one.id) < one.deposit_due:
        shut.append(_DEPOSIT)
    if papers.missing(one):
        shut.append(_PAPERS)
    return shut


@operation
def permit(renovation_id: int, given: Permit, *, by: Staff) -> Renovation:
    """Give the permit out; it starts no earlier than it was approved (R6).

    Raises ``Refused`` while the agreement is not signed, the deposit not held, a paper is missing,
    or its last day is past.
    """
    one = RENOVATIONS.admitted(renovation_id, "permitted", by)
    for gate in gates(one):
        raise Refused(gate)
    today = clock.today()
    if one.ends < today:
        raise Refused("Its last day is past: it is sent back and declared anew.")
    days: dict[str, Any] = {"starts": max(one.starts, one.approved_on or today)}
    return RENOVATIONS.move(
        one, "permitted", given, by, permitted_on=today, hours=_hours(days["starts"]), **days
    )


def _hours(on: date) -> str:
    """The hours as they are agreed: those of the first day that has some."""
    ahead = (hours_told(on + timedelta(days=n)) for n in range(14))
    return next(filter(None, ahead), settings().hours.replace("; ", ", "))


@operation
def begin(renovation_id: int, given: Start, *, by: Staff) -> Renovation:
    """The works begin: spot checks come due, and the home stands as under renovation (R12)."""
    one = RENOVATIONS.admitted(renovation_id, "begun", by)
    _must_be_right(one)
    on = given.began_on or clock.today()
    _must_have_come(on, "began_on")
    if on < one.starts:
        raise Refused("Its permit holds from {day}.", field="began_on", day=one.starts)
    if one.ends < clock.today():
        raise Refused("Its permit has run out: it is extended first.")
    home = residents.get(one.home_id)
    _stands(home.id, HomeState.RENOVATION, home.state_since, by)
    every = settings().every
    plan = checking.plan_of(one, every, clock.today(), by)
    said = given.model_copy(update={"began_on": on})
    before = home.state.value
    row: dict[str, Any] = {"begun_on": on, "plan": plan, "every": every, "state_before": before}
    after = RENOVATIONS.move(one, "begun", said, by, **row)
    plans.make()  # the first is due at once
    return after


def stands_as_before(one: Renovation, by: Staff) -> None:
    """Let the home stand as it did before the works, unless somebody has said otherwise since."""
    home, before = residents.get(one.home_id), HomeState(one.state_before)
    if before is HomeState.UNKNOWN:
        lived_in = bool(residents.people_of(one.home_id))
        before = HomeState.OCCUPIED if lived_in else HomeState.VACANT
    if home.state is HomeState.RENOVATION and before is not home.state:
        _stands(home.id, before, home.state_since, by)


def _stands(home_id: int, state: HomeState, since: date | None, by: Staff) -> None:
    today = clock.today()
    if since is None or since <= today:
        residents.set_state(home_id, NewState(state=state, since=today), by=by)


@operation
def stop(renovation_id: int, why: Why, *, by: Staff) -> Renovation:
    """Let the works stop at once (art. 17)."""
    one = RENOVATIONS.admitted(renovation_id, "stopped", by)
    return RENOVATIONS.move(one, "stopped", why, by)


@operation
def resume(renovation_id: int, why: Why, *, by: Staff) -> Renovation:
    """Let the works go on; never while a severe violation is open (R13)."""
    one = RENOVATIONS.admitted(renovation_id, "resumed", by)
    _must_be_right(one)
    return RENOVATIONS.move(one, "resumed", why, by)


def _must_be_right(one: Renovation) -> None:
    """Nobody works on while a severe violation is open (R13)."""
    if worst := open_severe(one.id):
        raise Refused(
            "{number} is severe and not put right: the works stay stopped.", number=worst.number
        )


@operation
def extend(renovation_id: int, given: Extension, *, by: Staff) -> Renovation:
    """Extend the permit; its number stays, with how often behind it (R6).

    Raises ``Refused`` for a day that is no later, or further off than a permit may be long.
    """
    one = RENOVATIONS.admitted(renovation_id, "extended", by)
    today = clock.today()
    if given.until <= max(one.ends, today):
        raise Refused("This must lie after {day}.", field="until", day=max(one.ends, today))
    last = today + timedelta(days=settings().length)
    if given.until > last:
        raise Refused("At most until {day}.", field="until", day=last)
    figures = {"before": one.ends, "late": one.ends < today}
    return RENOVATIONS.move(
        one, "extended", given, by, figures=figures, ends=given.until, extended=one.extended + 1
    )


@operation
def ask_change(renovation_id: int, given: Works, *, by: Staff) -> Renovation:
    """Take down that more works are wanted; those that are new wait to be approved.

    Raises ``Refused`` at one that is forbidden, and where none is new.
    """
    one = RENOVATIONS.admitted(renovation_id, "change_asked", by)
    new = [work for work in given.ticked if work not in one.works]
    must_be_possible(one, new)
    if not new:
        raise Refused("Nothing of this is new.")
    asked = ",".join(work.value for work in new)
    return RENOVATIONS.move(one, "change_asked", given, by, change=asked, fit=None)


@operation
def approve_change(renovation_id: int, given: Approval, *, by: Staff) -> Renovation:
    """Let the works that were asked for be done too, by the same gates as the declaration."""
    one = _changing(renovation_id, "change_approved", by)
    must_be_complete(one)
    if one.grave:
        require(by, APPROVE_GRAVE)
    together = [work.value for work in Work if work in (*one.works, *one.change)]
    figures = {"works": [work.value for work in one.change]}
    return RENOVATIONS.move(
        one, "change_approved", given, by, figures=figures, works=",".join(together), change=""
    )


@operation
def refuse_change(renovation_id: int, why: Refusal, *, by: Staff) -> Renovation:
    """Refuse the works that were asked for, with the article; the others go on."""
    one = _changing(renovation_id, "change_refused", by)
    figures = {"works": [work.value for work in one.change]}
    return RENOVATIONS.move(one, "change_refused", why, by, figures=figures, change="")


def _changing(renovation_id: int, kind: str, by: Staff) -> Renovation:
    one = RENOVATIONS.admitted(renovation_id, kind, by)
    if not one.change:
        raise Refused("No change of the plan is asked for.")
    return one


def _must_have_come(on: date, field: str) -> None:
    if on > clock.today():
        raise Refused("This day has not come yet.", field=field)


_AGREEMENT = mark("The agreement is not signed yet.")
_DEPOSIT = mark("The deposit is not held yet.")
_PAPERS = mark("A paper is still missing.")
