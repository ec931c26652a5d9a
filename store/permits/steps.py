"""The operations of parking permits (P1–P9)."""

from __future__ import annotations

from datetime import date, timedelta

from store import clock, residents, series
from store.desk.staff import require
from store.errors import Refused
from store.inputs import Input
from store.journal.operation import operation
from store.permits.inputs import (
    Approval,
    Cancelling,
    Issue,
    Kind,
    NewPermit,
    Refusal,
    Reminder,
    Renewal,
    Replacement,
    Stage,
    Standing,
    Why,
)
from store.permits.permit import PERMITS, Permit, State, of_home
from store.permits.settings import settings
from store.residents import plates
from store.rights import WORK_THE_DESK, Staff

SERIES = "CW"
_WITH_PAPERS = (Kind.OWNED, Kind.LEASED)
_WITHOUT_PLATE = (Kind.CYCLE,)


@operation
def ask(new: NewPermit, *, by: Staff) -> Permit:
    """Enter a permit that somebody asks for (P2–P6).

    Raises ``Refused`` at the field that does not fit: a plate or a space that has a permit on these
    days, days the wrong way round, too long or past, a plate that is none of the usual and was not
    looked at, no plate where one is needed, no home where there has to be one.
    """
    require(by, WORK_THE_DESK)
    since = new.since or clock.today()
    until = new.until or _last_day(since)
    _must_be_known(new)
    _must_fit(since, until)
    _must_be_free(None, new.plate, new.space, since, until, shared=new.shared)
    return PERMITS.begin(
        new.model_copy(update={"since": since, "until": until}),
        by,
        number=series.following(SERIES),
        kind=new.kind,
        home_id=new.home,
        person_id=_person(new.home, new.holder),
        holder=new.holder,
        standing=new.standing,
        plate=new.plate,
        space=new.space,
        shared=new.shared,
        land=new.land,
        asked_on=clock.today(),
        asked_by=by.id,
        since=since,
        until=until,
    )


@operation
def approve(permit_id: int, given: Approval, *, by: Staff) -> Permit:
    """Let it be issued; nobody approves what they asked for themselves (SET2)."""
    return PERMITS.move(PERMITS.admitted(permit_id, "approved", by), "approved", given, by)


@operation
def refuse(permit_id: int, why: Refusal, *, by: Staff) -> Permit:
    """Say no, with the reason."""
    return PERMITS.move(PERMITS.admitted(permit_id, "refused", by), "refused", why, by)


@operation
def issue(permit_id: int, seen: Issue, *, by: Staff) -> Permit:
    """Give the permit out, its papers seen (P3).

    Raises ``Refused`` at the paper that is missing, for one that has to be approved first, and
    where the home has as many as it may (P6). What is owed of fees never stands in its way (P10).
    """
    permit = PERMITS.admitted(permit_id, "issued", by)
    if needs_approval(permit) and permit.stage is not Stage.APPROVED:
        raise Refused("The supervisor has to approve this permit first.")
    _must_be_seen(permit, seen)
    _must_be_within(permit)
    _must_be_free(
        permit.id, permit.plate, permit.space, permit.since, permit.until, shared=permit.shared
    )
    return PERMITS.move(permit, "issued", seen, by)


@operation
def remind(permit_id: int, told: Reminder, *, by: Staff) -> Permit:
    """Record that the holder was told that it ends; it stands on Today again later (P8)."""
    permit = PERMITS.admitted(permit_id, "reminded", by)
    return PERMITS.move(permit, "reminded", told, by, reminded=permit.reminded + 1)


@operation
def renew(permit_id: int, given: Renewal, *, by: Staff) -> Permit:
    """The permit that follows: it begins the day after this one ends, whenever it is asked (X101).

    Gives the new one. Raises ``Refused`` as ``ask`` and ``issue`` do.
    """
    permit = PERMITS.admitted(permit_id, "renewed", by)
    if not given.licence and permit.plate:
        raise Refused("The vehicle licence has to be seen.", field="licence")
    since = permit.until + timedelta(days=1)
    _must_fit(since, given.until)
    _must_be_free(permit.id, permit.plate, permit.space, since, given.until, shared=permit.shared)
    following = _following(permit, given, by, since=since, until=given.until, plate=permit.plate)
    PERMITS.move(permit, "renewed", given, by, also=[f"permit:{following.id}"], reminded=9)
    return following


@operation
def replace(permit_id: int, given: Replacement, *, by: Staff) -> Permit:
    """Another permit in this one's place, for the days that are left; the old number is dead (P9).

    Gives the new one. Raises ``Refused`` where a loss has no signed statement, or another plate no
    licence.
    """
    permit = PERMITS.admitted(permit_id, "replaced", by)
    plate = given.plate if given.why is Why.PLATE else permit.plate
    if given.why is Why.LOST and not given.note:
        raise Refused("A loss needs the signed statement.", field="note")
    if given.why is Why.PLATE:
        _must_be_new(permit, given)
    since = max(permit.since, clock.today())
    _must_be_free(permit.id, plate, permit.space, since, permit.until, shared=permit.shared)
    PERMITS.move(permit, "replaced", given, by)
    return _following(permit, given, by, since=since, until=permit.until, plate=plate)


@operation
def cancel(permit_id: int, why: Cancelling, *, by: Staff) -> Permit:
    """End it before its time: returned, moved out, sold (P7)."""
    return PERMITS.move(PERMITS.admitted(permit_id, "cancelled", by), "cancelled", why, by)


def needs_approval(permit: Permit) -> bool:
    """Whether the supervisor has to approve it (P2, SET2)."""
    by_kind = permit.kind in (Kind.FREE, Kind.STAFF) or permit.standing is Standing.OUTSIDE
    return by_kind or settings().approval


def _following(
    permit: Permit, given: Input, by: Staff, *, since: date, until: date, plate: str
) -> Permit:
    """A permit that takes over another's home, holder and space, already given out."""
    id_ = PERMITS.table.insert(
        number=series.following(SERIES),
        kind=permit.kind,
        home_id=permit.home_id,
        person_id=permit.person_id,
        holder=permit.holder,
        standing=permit.standing,
        plate=plate,
        space=permit.space,
        shared=permit.shared,
        land=permit.land,
        asked_on=clock.today(),
        asked_by=by.id,
        since=since,
        until=until,
        replaces=permit.id,
        stage=Stage.ISSUED,
    )
    return PERMITS.move(PERMITS.table.one(id_), "followed", given, by, also=[f"permit:{permit.id}"])


def _last_day(since: date) -> date:
    return since + timedelta(days=settings().days - 1)


def _person(home_id: int | None, holder: str) -> int | None:
    """Whom of the home's people the holder is, by name."""
    if home_id is None:
        return None
    people = residents.people_of(home_id)
    return next((one.person_id for one in people if one.name == holder), None)


def _must_be_known(new: NewPermit) -> None:
    if not new.holder:
        raise Refused("Please fill this in.", field="holder")
    if new.home is None and new.standing not in (Standing.STAFF, Standing.OUTSIDE):
        raise Refused("Only staff and people from outside have no home here.", field="home")
    if not new.plate and new.kind not in _WITHOUT_PLATE:
        raise Refused("Only an e-bike needs no plate.", field="plate")
    _must_be_plate(new.plate, "plate", looked=new.unusual)


def _must_be_plate(plate: str, field: str, *, looked: bool) -> None:
    if plate and not plates.is_usual(plate) and not looked:
        raise Refused(
            "{plate} is no usual plate: look at the licence, and say so below.",
            field=field,
            plate=plate,
        )


def _must_fit(since: date, until: date) -> None:
    if until < since:
        raise Refused("This must not lie before {day}.", field="until", day=since)
    if until < clock.today():
        raise Refused("This day is past.", field="until")
    if until > (last := _last_day(since)):
        raise Refused("At most until {day}.", field="until", day=last)


def _must_be_free(
    but: int | None, plate: str, space: str, since: date, until: date, *, shared: bool
) -> None:
    """One live permit a plate on any day, and one holder a space (P4, P5)."""
    where = (
        "WHERE permit.stage = ? AND permit.id IS DISTINCT FROM ?"
        " AND (permit.plate = ? OR permit.space = ?)"
    )
    for other in PERMITS.table.read(where, Stage.ISSUED, but, plate, space):
        if other.since > until or other.until < since:
            continue
        if plate and other.plate == plate:
            raise Refused(
                "This plate has permit {number} until {day}.",
                field="plate",
                number=other.number,
                day=other.until,
            )
        if space and other.space == space and not (shared and other.shared):
            raise Refused(
                "This space has permit {number} until {day}.",
                field="space",
                number=other.number,
                day=other.until,
            )


def _must_be_seen(permit: Permit, seen: Issue) -> None:
    wanted = {
        "licence": bool(permit.plate),
        "identity": True,
        "deed": permit.kind in _WITH_PAPERS,
        "consent": permit.standing is Standing.TENANT,
    }
    for paper, needed in wanted.items():
        if needed and not getattr(seen, paper):
            raise Refused("This paper has to be seen before the permit is given out.", field=paper)


def _must_be_new(permit: Permit, given: Replacement) -> None:
    if not given.plate or given.plate == permit.plate:
        raise Refused("Please fill in the new plate.", field="plate")
    _must_be_plate(given.plate, "plate", looked=given.unusual)
    if not given.licence:
        raise Refused("The vehicle licence has to be seen.", field="licence")


def _must_be_within(permit: Permit) -> None:
    """A home has only so many live permits; the others wait by date of asking (P6)."""
    if permit.home_id is None:
        return
    most, today = settings().a_home, clock.today()
    live = [one for one in of_home(permit.home_id) if one.state(today) is State.LIVE]
    if len(live) >= most:
        raise Refused(
            "This home has {count} live permits, and may have {most}; it waits.",
            count=len(live),
            most=most,
        )
