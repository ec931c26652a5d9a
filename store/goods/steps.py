"""The operations of release slips (GR1–GR9)."""

from __future__ import annotations

from datetime import datetime, timedelta

from store import clock, residents, series
from store.desk.staff import require
from store.errors import Refused
from store.goods import inputs
from store.goods.inputs import FITS, How, Item, NewSlip, Stage, items, many
from store.goods.settings import settings
from store.goods.slip import GOODS, LINES, Line, Slip, get, lines, of_home
from store.journal import of_subject
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, WORK_THE_GATE, Staff

SERIES = "FX"


@operation
def ask(new: NewSlip, *, by: Staff) -> Slip:
    """Enter a slip that somebody asks for (GR3); an older one of the home never bars it (X69).

    Raises ``Refused`` where the same goods were asked for a moment ago and nobody has said that
    this is another slip (CT12), and for goods out for repair that have no day to be back by.
    """
    require(by, WORK_THE_DESK)
    if new.why is inputs.Why.REPAIR and new.back_by is None:
        raise Refused("Goods for repair come back: until when?", field="back_by")
    if new.back_by is not None and new.back_by < clock.today():
        raise Refused("This day is past.", field="back_by")
    if not new.again and (twin := _twin(new)):
        raise Refused(
            "Slip {number} has the same goods, a moment ago: say here if this is another one.",
            field="again",
            number=twin.number,
        )
    people = residents.people_of(new.home)
    person = next((one.person_id for one in people if one.name == new.applicant), None)
    return _begin(new, by, person)


@operation
def confirm(slip_id: int, given: inputs.Confirmation, *, by: Staff) -> Slip:
    """The owner, or who may instead, has confirmed (GR2); a call goes to the number on file alone.

    Raises ``Refused`` for what does not do for such an applicant, and where no number is on file.
    """
    slip = GOODS.admitted(slip_id, "confirmed", by)
    fitting, told = FITS[slip.standing]
    if given.how not in fitting:
        raise Refused(told, field="how")
    if given.how is How.IN_PERSON and given.identity is not inputs.Identity.FILE:
        raise Refused("The owner's ID card is compared with the file.", field="identity")
    owner = residents.owner_of(slip.home_id) if given.how is How.CALL else None
    if given.how is How.CALL and not (owner and owner.phone):
        raise Refused(
            "The file has no number of the owner: another way, or the supervisor decides.",
            field="how",
        )
    at = _not_to_come(given.at)
    return GOODS.move(
        slip,
        "confirmed",
        given,
        by,
        figures={"at": at, "called": owner.person_id if owner else None},
        identity=given.identity,
        how=given.how,
        confirmed_at=at,
    )


@operation
def doubt(slip_id: int, given: inputs.Doubting, *, by: Staff) -> Slip:
    """Let the supervisor decide (GR9)."""
    return GOODS.move(GOODS.admitted(slip_id, "doubted", by), "doubted", given, by)


@operation
def decide(slip_id: int, given: inputs.Decision, *, by: Staff) -> Slip:
    """Let doubtful goods go (GR9); nobody decides about what they asked for themselves (SET2).

    Raises ``Refused`` where theft is feared and the police have not been told.
    """
    slip = GOODS.admitted(slip_id, "decided", by)
    doubted = [one for one in of_subject(f"slip:{slip.id}") if one.kind == "slip.doubted"]
    if doubted[-1].payload["doubt"] == inputs.Doubt.THEFT and not given.police:
        raise Refused("Theft is feared: tell the police first, and when here.", field="police")
    return GOODS.move(slip, "decided", given, by, identity=given.identity, confirmed_at=clock.now())


@operation
def issue(slip_id: int, given: inputs.Issue, *, by: Staff) -> Slip:
    """Give the slip out: it holds from now until midnight, for one passage (GR1)."""
    slip = GOODS.admitted(slip_id, "issued", by)
    until = clock.today() + timedelta(days=settings().days - 1)
    return GOODS.move(
        slip, "issued", given, by, issued_at=clock.now(), issued_by=by.id, until=until
    )


@operation
def let_pass(slip_id: int, given: inputs.Passage, *, by: Staff) -> Slip:
    """The goods went through the gate: once, on the slip's day, as they stand on it (GR5)."""
    require(by, WORK_THE_GATE)
    slip = get(slip_id)
    if slip.passed_at is not None:
        raise Refused(
            "It went through {gate} at {at}; a slip passes once.",
            gate=slip.gate,
            at=slip.passed_at,
        )
    slip = GOODS.admitted(slip_id, "passed", by)
    assert slip.issued_at is not None and slip.until is not None
    at = _not_to_come(given.at)
    if at < slip.issued_at.replace(second=0, microsecond=0):  # typed to the minute
        raise Refused("This must not lie before {day}.", field="at", day=slip.issued_at)
    if clock.day(at) > slip.until:
        raise Refused(
            "It was valid until {day}: make it void, and ask for a new one.",
            field="at",
            day=slip.until,
        )
    if not given.matches:
        raise Refused("Other goods do not pass: they go back, under Other goods.", field="matches")
    return GOODS.move(
        slip,
        "passed",
        given,
        by,
        figures={"at": at},
        passed_at=at,
        gate=given.gate,
        guard=given.guard,
        stage=_stage(slip, matched=False),
    )


@operation
def mismatch(slip_id: int, found: inputs.Mismatch, *, by: Staff) -> Slip:
    """The guard found other goods: this slip is void, the new one that it gives is asked for."""
    slip = GOODS.admitted(slip_id, "mismatched", by)
    GOODS.move(slip, "mismatched", found, by)
    known = {name: getattr(slip, name) for name in NewSlip.model_fields if hasattr(slip, name)}
    # All of it was checked when it was typed, and a name may have been erased since (F6).
    new = NewSlip.model_construct(**known | {"home": slip.home_id, "goods": found.goods})
    return _begin(new, by, slip.person_id, replaces=slip.id)


@operation
def match(slip_id: int, given: inputs.Match, *, by: Staff) -> Slip:
    """The guard's part is back and fits (GR6)."""
    slip = GOODS.admitted(slip_id, "matched", by)
    if slip.matched_at is not None:
        raise Refused("The guard's part is back already.")
    stage = _stage(slip, matched=True)
    return GOODS.move(slip, "matched", given, by, matched_at=clock.now(), stage=stage)


@operation
def take_back(slip_id: int, given: inputs.Return, *, by: Staff) -> Slip:
    """Goods have come back, all or some; never more than went out (X106)."""
    slip = GOODS.admitted(slip_id, "returned", by)
    out = {(line.thing, line.mark): line for line in lines(slip.id)}
    back: dict[Line, int] = {}
    for item in items(given.goods):
        line = out.get((item.thing, item.mark))
        if line is None:
            raise Refused(
                "{thing} {mark} is not on this slip.",
                field="goods",
                thing=item.thing,
                mark=item.mark,
            )
        if item.quantity > line.left:
            raise Refused(
                "{thing}: only {left} are still out.",
                field="goods",
                thing=item.thing,
                left=many(line.left),
            )
        back[line] = item.quantity
    for line, quantity in back.items():
        LINES.update(line.id, back=line.back + quantity)
    counted = {str(line.place): quantity for line, quantity in back.items()}
    stage = _stage(slip, matched=slip.matched_at is not None)
    return GOODS.move(slip, "returned", given, by, figures={"back": counted}, stage=stage)


@operation
def void(slip_id: int, why: inputs.Voiding, *, by: Staff) -> Slip:
    """Make it void before it has passed, as one that ran out unused (GR4)."""
    return GOODS.move(GOODS.admitted(slip_id, "voided", by), "voided", why, by)


def _begin(new: NewSlip, by: Staff, person: int | None, replaces: int | None = None) -> Slip:
    goods = list(enumerate(items(new.goods), 1))

    def enter(slip_id: int) -> None:
        for place, item in goods:
            LINES.insert(slip_id=slip_id, place=place, **vars(item))

    return GOODS.begin(
        new,
        by,
        figures={"lines": {str(place): item.quantity for place, item in goods}},
        parts=enter,
        number=series.following_today(SERIES),
        home_id=new.home,
        person_id=person,
        **{name: getattr(new, name) for name in _AS_TYPED},
        asked_at=clock.now(),
        asked_by=by.id,
        replaces=replaces,
    )


_AS_TYPED = ("applicant", "standing", "why", "back_by", "bearer", "phone", "plate")


def _twin(new: NewSlip) -> Slip | None:
    """A slip of the home for the same goods, asked for a moment ago."""
    since, goods = clock.now() - timedelta(minutes=settings().twin), set(items(new.goods))
    for slip in of_home(new.home):
        there = {Item(one.thing, one.quantity, one.mark, one.remark) for one in lines(slip.id)}
        if slip.asked_at > since and slip.stage is not Stage.VOID and there == goods:
            return slip
    return None


def _not_to_come(at: datetime | None) -> datetime:
    if at is not None and at > clock.now():
        raise Refused("This time is still to come.", field="at")
    return at or clock.now()


def _stage(slip: Slip, *, matched: bool) -> Stage:
    """Where a slip stands that has passed: goods are out, or its guard's part is, or nothing."""
    if slip.back_by is not None and any(line.left for line in lines(slip.id)):
        return Stage.OUT
    return Stage.CLOSED if matched else Stage.PASSED
