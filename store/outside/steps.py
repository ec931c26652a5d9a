"""The operations of outside bodies and of the visits to them."""

from __future__ import annotations

from store import answers, clock, series
from store.desk.staff import require
from store.errors import Refused
from store.findings import Finding, NewFinding, Origin
from store.journal.operation import operation
from store.outside.body import BODIES, LIAISONS, Body, Liaison, get
from store.outside.inputs import (
    Agreed,
    BodyChange,
    Dropping,
    Keeping,
    NewBody,
    NewLiaison,
    PuttingOff,
    TakingOff,
)
from store.outside.words import BodyStage
from store.rights import WORK_THE_DESK, Staff

SERIES, VISITS = "WL", "WLF"


@operation
def enter(new: NewBody, *, by: Staff) -> Body:
    """Enter a body; raises ``Refused`` for one that is on the list by this name."""
    require(by, BODIES.first.right)
    _must_be_one(new.name, None)
    return BODIES.begin(new, by, number=series.following(SERIES), **new.model_dump())


@operation
def change(body_id: int, changed: BodyChange, *, by: Staff) -> Body:
    """Put right what the list says of it."""
    one = BODIES.admitted(body_id, "changed", by)
    _must_be_one(changed.name, one.id)
    return BODIES.move(one, "changed", changed, by, **changed.model_dump())


@operation
def take_off(body_id: int, why: TakingOff, *, by: Staff) -> Body:
    """Take it off the list; the visits to it stay."""
    return BODIES.move(BODIES.admitted(body_id, "taken_off", by), "taken_off", why, by)


def _must_be_one(name: str, but: int | None) -> None:
    where = "WHERE body.stage = ? AND body.name = ? AND body.id IS DISTINCT FROM ?"
    for other in BODIES.table.read(where, BodyStage.LISTED, name, but):
        raise Refused("It is on the list, as {number}.", field="name", number=other.number)


@operation
def note(body_id: int, new: NewLiaison, *, by: Staff) -> Liaison:
    """Note a visit; what was agreed waits for its day.

    Raises ``Refused`` for something agreed without a day, a day without it, and days that cannot
    be.
    """
    require(by, LIAISONS.first.right)
    one, today = get(body_id), clock.today()
    on = new.on or today
    if one.stage is BodyStage.OFF:
        raise Refused("This is not possible now: it is {stage}.", stage=one.stage)
    if on > today:
        raise Refused("This day is still to come.", field="on")
    if new.agreed and new.due is None:
        raise Refused("Until when? What was agreed has a day.", field="due")
    if new.due is not None and not new.agreed:
        raise Refused("What was agreed until then?", field="agreed")
    if new.due is not None and new.due < on:
        raise Refused("This must not lie before {day}.", field="due", day=on)
    given = new.model_copy(update={"on": on})
    row = given.model_dump(exclude={"on"})
    made = LIAISONS.begin(
        given, by, also=[one.subject],
        number=series.following(VISITS), body_id=body_id, on_day=on, **row,
    )  # fmt: skip
    BODIES.wait_anew(body_id)
    if not new.agreed:
        return made
    agreed = Agreed(agreed=new.agreed, side=new.side, due=new.due)
    return LIAISONS.move(made, "agreed", agreed, by, also=[one.subject])


@operation
def keep(liaison_id: int, given: Keeping, *, by: Staff) -> Liaison:
    """What was agreed is done."""
    one = LIAISONS.admitted(liaison_id, "kept", by)
    return LIAISONS.move(one, "kept", given, by, also=[_of(one)], ended_at=clock.now())


@operation
def put_off(liaison_id: int, given: PuttingOff, *, by: Staff) -> Liaison:
    """It has a later day, with the reason; raises ``Refused`` for one that is not later."""
    one = LIAISONS.admitted(liaison_id, "put_off", by)
    if one.due is not None and given.due <= max(one.due, one.on_day):
        raise Refused("A later day than {day}.", field="due", day=one.due)
    return LIAISONS.move(one, "put_off", given, by, also=[_of(one)], due=given.due)


@operation
def drop(liaison_id: int, why: Dropping, *, by: Staff) -> Liaison:
    """Nothing comes of it, with the reason."""
    one = LIAISONS.admitted(liaison_id, "dropped", by)
    return LIAISONS.move(one, "dropped", why, by, also=[_of(one)], ended_at=clock.now())


def _of(one: Liaison) -> str:
    return f"body:{one.body_id}"


@operation
def raise_finding(body_id: int, new: NewFinding, *, by: Staff) -> Finding:
    """Something about a body is to be put right: followed as any finding (G9)."""
    require(by, WORK_THE_DESK)
    one = get(body_id)
    return answers.findings().raise_(new, Origin(one.subject, one.subject), by=by)
