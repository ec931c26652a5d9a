"""The operations of visits (N1–N9)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from store import clock, residents, series
from store.desk.staff import require
from store.errors import Refused
from store.inputs import Input
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, WORK_THE_GATE, Staff
from store.visitors import inputs
from store.visitors.inputs import REGULAR, Kind, NewVisit, Pass, Stage
from store.visitors.settings import settings
from store.visitors.visit import PASSAGES, VISITS, Visit, cards_out, get, passages

SERIES = "FK"
MORNING = 6


@operation
def enter(new: NewVisit, *, by: Staff) -> Visit:
    """Enter who is announced, or stands at the desk now and waits (N1, N3).

    Raises ``Refused`` for a day that is past or too far ahead, and a pass that holds too long (N5).
    """
    require(by, WORK_THE_DESK)
    today = clock.today()
    since = new.since or today
    until = new.until or since
    _must_be_to_come(since)
    _must_fit(since, until, _longest(new.kind))
    people = residents.people_of(new.home)
    person = next((one.person_id for one in people if one.name == new.host), None)
    visit = VISITS.begin(
        new.model_copy(update={"since": since, "until": until}),
        by,
        number=series.following_today(SERIES),
        home_id=new.home,
        person_id=person,
        **{name: getattr(new, name) for name in _AS_TYPED},
        since=since,
        until=until,
        asked_at=clock.now(),
        asked_by=by.id,
    )
    return visit if new.since else _arrive(visit, inputs.Arrival(), by)


@operation
def arrive(visit_id: int, given: inputs.Arrival, *, by: Staff) -> Visit:
    """Who was announced stands at the desk or the gate, on a day of theirs in the estate (X11)."""
    return _arrive(VISITS.admitted(visit_id, "arrived", by), given, by)


@operation
def admit(visit_id: int, given: inputs.Admission, *, by: Staff) -> Visit:
    """The resident has confirmed: give the pass, and let them in if they go in now (N1, N4).

    Raises ``Refused`` on another day than theirs, for a card that is out or that there is not, and
    where phone and ID are missing or are taken of somebody who need not give them (N1).
    """
    visit = VISITS.admitted(visit_id, "admitted", by)
    _must_be_its_day(visit, clock.now())
    _must_have(visit, given)
    _must_be_free(given.card)
    now = clock.now()
    done = VISITS.move(
        visit,
        "admitted",
        given,
        by,
        how=given.how,
        card=given.card,
        phone=given.phone,
        id_end=given.id_end,
        arrived_at=visit.arrived_at or now,
    )
    return _go_in(done, inputs.GoingIn(), by) if given.inside else done


@operation
def refuse(visit_id: int, given: inputs.Refusal, *, by: Staff) -> Visit:
    """Do not let them in, as the resident or the desk says, and why (N3)."""
    visit = VISITS.admitted(visit_id, "refused", by)
    return VISITS.move(visit, "refused", given, by, remark=_also(visit, given.remark))


@operation
def let_in(visit_id: int, given: inputs.GoingIn, *, by: Staff) -> Visit:
    """The gate has let them in: a pass for one entry once, decided here (N4, X12)."""
    return _go_in(VISITS.admitted(visit_id, "came_in", by), given, by)


@operation
def let_out(visit_id: int, given: inputs.Leaving, *, by: Staff) -> Visit:
    """They have left; nobody leaves who has not come in, nor before that (N3, X102)."""
    require(by, WORK_THE_GATE)
    if get(visit_id).stage in (Stage.ANNOUNCED, Stage.WAITING, Stage.ADMITTED):
        raise Refused("They are not inside: who leaves has come in before.")
    visit = VISITS.admitted(visit_id, "left", by)
    inside = passages(visit.id)[-1]
    at = _not_to_come(given.at)
    if at < inside.in_at.replace(second=0, microsecond=0):  # typed to the minute
        raise Refused("This must not lie before {day}.", field="at", day=inside.in_at)
    at = max(at, inside.in_at)
    PASSAGES.update(inside.id, out_at=at, out_gate=given.gate)
    card = None if given.back else visit.card
    return VISITS.move(
        visit,
        "left",
        given,
        by,
        figures={"at": at, "place": inside.place},
        card=card,
        stage=_outside(visit),
    )


@operation
def note_unseen(visit_id: int, given: inputs.Unseen, *, by: Staff) -> Visit:
    """Nobody has seen them leave; a person says so, never the clock (N3, X70)."""
    visit = VISITS.admitted(visit_id, "unseen", by)
    inside, now = passages(visit.id)[-1], clock.now()
    PASSAGES.update(inside.id, out_at=now, unseen=True)
    figures = {"at": now, "place": inside.place}
    remark = _also(visit, given.remark)
    return VISITS.move(visit, "unseen", given, by, figures=figures, remark=remark)


@operation
def take_card_back(visit_id: int, given: inputs.CardBack, *, by: Staff) -> Visit:
    """A card is back that was still out, or is given up as lost (N4, H2)."""
    visit = VISITS.admitted(visit_id, "card_back", by)
    if visit.card is None:
        raise Refused("No card is out with them.")
    return VISITS.move(visit, "card_back", given, by, figures={"was": visit.card}, card=None)


@operation
def renew(visit_id: int, given: inputs.Renewal, *, by: Staff) -> Visit:
    """The pass of who comes regularly holds longer, as the resident asks (N7)."""
    visit = VISITS.admitted(visit_id, "renewed", by)
    if visit.passage is not Pass.MANY or visit.revoked:
        raise Refused("This pass is not renewed: enter another visit.")
    if given.until < max(clock.today(), visit.until):
        raise Refused("This must not lie before {day}.", field="until", day=visit.until)
    _must_fit(clock.today(), given.until, _longest(visit.kind))
    return VISITS.move(visit, "renewed", given, by, until=given.until)


@operation
def revoke(visit_id: int, given: inputs.Revoking, *, by: Staff) -> Visit:
    """End a visit or a pass at once, as the resident says; who is inside has to leave (N7)."""
    visit = VISITS.admitted(visit_id, "revoked", by)
    if visit.revoked:
        raise Refused("It is called off already.")
    stage = Stage.INSIDE if visit.stage is Stage.INSIDE else Stage.REVOKED
    remark = _also(visit, given.remark)
    return VISITS.move(visit, "revoked", given, by, stage=stage, revoked=True, remark=remark)


@operation
def keep(visit_id: int, given: inputs.Keeping, *, by: Staff) -> Visit:
    """Keep a visit longer than others for an incident that is named, or no longer (N9)."""
    visit = VISITS.admitted(visit_id, "kept", by)
    if visit.lapsed_on is not None:
        raise Refused("It is erased already, but for the counts.")
    longer = bool(given.incident)
    figures = {"longer": longer}
    return VISITS.move(
        visit, "kept", given, by, figures=figures, longer=longer, incident=given.incident
    )


_AS_TYPED = ("who", "host", "kind", "count", "plate", "remark", "passage")


def _arrive(visit: Visit, given: Input, by: Staff) -> Visit:
    at = _not_to_come(getattr(given, "at", None))
    _must_be_its_day(visit, at)
    return VISITS.move(visit, "arrived", given, by, figures={"at": at}, arrived_at=at)


def _go_in(visit: Visit, given: inputs.GoingIn, by: Staff) -> Visit:
    at = _not_to_come(given.at)
    before = passages(visit.id)
    _must_be_its_day(visit, at)
    earliest = before[-1].out_at if before else visit.arrived_at
    if earliest is not None and at < earliest.replace(second=0, microsecond=0):
        raise Refused("This must not lie before {day}.", field="at", day=earliest)
    place = len(before) + 1
    PASSAGES.insert(visit_id=visit.id, place=place, in_at=at, in_gate=given.gate)
    return VISITS.move(visit, "came_in", given, by, figures={"at": at, "place": place})


def _outside(visit: Visit) -> Stage:
    """Where a visit stands when they have left: called off, or to come again, or over."""
    if visit.revoked:
        return Stage.REVOKED
    return Stage.ADMITTED if visit.passage is Pass.MANY else Stage.OUT


def _longest(kind: Kind) -> int:
    return settings().regular if kind in REGULAR else settings().days


def _must_be_to_come(since: date) -> None:
    today, ahead = clock.today(), settings().ahead
    if since < today:
        raise Refused("This day is past.", field="since")
    if since > today + timedelta(days=ahead):
        raise Refused("At most {most} days ahead.", field="since", most=ahead)


def _must_fit(since: date, until: date, longest: int) -> None:
    if until < since:
        raise Refused("This must not lie before {day}.", field="until", day=since)
    if until >= since + timedelta(days=longest):
        raise Refused(
            "For such a visitor a pass holds at most {most} days.", field="until", most=longest
        )


def _must_be_its_day(visit: Visit, at: datetime) -> None:
    """The day is the estate's, whatever it is in UTC (X11)."""
    day = clock.day(at)
    if day < visit.since:
        raise Refused("Announced for {day}, not before.", day=visit.since)
    if day > visit.until:
        raise Refused("The pass was valid until {day}: enter another visit.", day=visit.until)


def needs_figures(kind: Kind, at: datetime) -> bool:
    """Whether phone and ID are asked of somebody who comes for this, at this time (N1)."""
    figures, hour = settings(), clock.local(at).hour
    night = figures.at_night and (hour >= figures.latest or hour < MORNING)
    asked = {Kind.WORKER: figures.of_workers, Kind.AGENT: figures.of_agents}
    return night or asked.get(kind, False)


def _must_have(visit: Visit, given: inputs.Admission) -> None:
    needed = needs_figures(visit.kind, clock.now())
    for name in ("phone", "id_end"):
        typed = getattr(given, name)
        if needed and not typed:
            raise Refused("Of workers, agents and at night phone and ID are taken.", field=name)
        if typed and not needed:
            raise Refused(
                "Of such a visitor neither phone nor ID is taken: empty this.", field=name
            )


def _must_be_free(card: int | None) -> None:
    if card is None:
        return
    cards = settings().cards
    if not 1 <= card <= cards:
        raise Refused(
            "The desk has the cards 1 to {most}: see its settings.", field="card", most=cards
        )
    if card in cards_out():
        raise Refused("Card {card} is out with another visitor.", field="card", card=card)


def _also(visit: Visit, remark: str) -> str:
    return "；".join(filter(None, (visit.remark, remark)))


def _not_to_come(at: datetime | None) -> datetime:
    if at is not None and at > clock.now():
        raise Refused("This time is still to come.", field="at")
    return at or clock.now()
