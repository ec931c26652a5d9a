"""The operations of a party's way: taken over, sent on, split, joined (S3, S4, S8, S11)."""

from __future__ import annotations

from store import clock, series
from store.desk import staff
from store.errors import Refused
from store.journal.operation import operation
from store.rights import Staff
from store.salesvisit import inputs
from store.salesvisit.arriving import SERIES
from store.salesvisit.board import room
from store.salesvisit.inputs import At
from store.salesvisit.lending import use_covers
from store.salesvisit.party import PARTIES, Party, get, here, keep_site, move
from store.salesvisit.post import must_be_ready
from store.salesvisit.stations import BY_CODE, following
from store.salesvisit.stay import STAYS, Stay, staying, told, way

_PARTS = ("adults", "children", "elders", "assisted")


@operation
def take_over(party_id: int, stay_id: int, *, by: Staff) -> Party:
    """Somebody takes them over at the station where they wait: the wait ends now (S8, Q83).

    Whoever was first has them; raises ``Refused`` for everybody else (Q84), and where the show
    flat is full: the ride is held, the butler waits (S11).
    """
    one, stay = on_site(party_id, "taken_over", by), _as_seen(party_id, stay_id)
    must_be_ready(by)
    if not stay.waits:
        raise Refused("They wait for nobody: send them on first.")
    _must_have_room(one, stay.station)
    now = clock.now()
    passed = BY_CODE[stay.station].passed
    STAYS.update(stay.id, taken_at=now, taken_by=by.id, left_at=now if passed else None)
    changed = [stay.id]
    if passed and (then := _next(one, stay.station)) is not None:
        changed.append(STAYS.insert(party_id=one.id, station=then, entered_at=now))
    if stay.station is At.ST4:
        use_covers(one.people, one.subject, by)
    figures = {"station": stay.station}
    return move(one, "taken_over", inputs.Act(), by, stays=changed, figures=figures)


@operation
def send_on(party_id: int, stay_id: int, to: At | None = None, *, by: Staff) -> Party:
    """They leave for the next station, or for another one, and wait there from now on (S4).

    A station may be skipped, and come twice; nobody is at two.
    """
    one, stay = on_site(party_id, "sent_on", by), _as_seen(party_id, stay_id)
    then = to or _next(one, stay.station)
    if then is None:
        raise Refused("There is no station behind this one: note that they have left.")
    if then is At.ST1:
        raise Refused("They have arrived already: the gate is no station to go to.", field="to")
    if stay.waits and then is stay.station:
        raise Refused("They wait there already.", field="to")
    now = clock.now()
    STAYS.update(stay.id, left_at=now)
    new = STAYS.insert(party_id=one.id, station=then, entered_at=now)
    figures = {"station": then, "from": stay.station}
    return move(one, "sent_on", inputs.Act(), by, stays=[stay.id, new], figures=figures)


@operation
def split(party_id: int, given: inputs.Split, *, by: Staff) -> Party:
    """Some of them go their own way, from the same station; the sum of people stays (S3)."""
    one = on_site(party_id, "split", by)
    for name in _PARTS:
        if getattr(given, name) > getattr(one, name):
            raise Refused("Only {n} are in the party.", field=name, n=getattr(one, name))
    if not 0 < given.people < one.people:
        raise Refused("Some go, and some stay: {n} are in the party.", field="adults", n=one.people)
    if not max(0, one.assisted - (one.people - given.people)) <= given.assisted <= given.people:
        raise Refused("Who needs help is one of the party: count again.", field="assisted")
    stay, said = _stay(one), dict[str, object]()
    left = {name: getattr(one, name) - getattr(given, name) for name in _PARTS}

    def enter(id_: int) -> None:
        row = STAYS.insert(
            party_id=id_, station=stay.station, entered_at=stay.entered_at,
            taken_at=stay.taken_at, taken_by=stay.taken_by,
        )  # fmt: skip
        said.update(told([row]))

    move(one, "split", given, by, **left)
    new = PARTIES.begin(
        given, by, as_step="parted", parts=enter, figures=said, also=[one.subject],
        number=series.following_today(SERIES), day=one.day, parent_id=one.id, car=one.car,
        plate=one.plate, name=given.name or one.name, phone="", representative=one.representative,
        flat=one.flat, seat=one.seat, who=one.who, again=one.again, vip=one.vip, vip_by=one.vip_by,
        vip_at=one.vip_at, arrived_at=one.arrived_at, seen_at=clock.now(), last_by=by.id,
        **{name: getattr(given, name) for name in _PARTS},
    )  # fmt: skip
    keep_site()
    return new


@operation
def join(party_id: int, given: inputs.Join, *, by: Staff) -> Party:
    """They go with another party from now on, which has their people too (S3)."""
    one = on_site(party_id, "joined", by)
    into = next((each for each in here() if each.group == given.group), None)
    if into is None or into.id == one.id or into.day != one.day:
        raise Refused("No other party on site has this number.", field="group")
    if one.people + into.people > inputs.MOST:
        raise Refused("A party is 1 to {n} people.", field="group", n=inputs.MOST)
    stay = _stay(one)
    STAYS.update(stay.id, left_at=clock.now())
    grown = {name: getattr(one, name) + getattr(into, name) for name in _PARTS}
    move(
        one, "joined", given, by, stays=[stay.id], also=[into.subject],
        figures={"with": into.number}, joined_id=into.id, left_at=clock.now(),
    )  # fmt: skip
    figures = {"with": one.number}
    return move(into, "joined_by", inputs.Act(), by, also=[one.subject], figures=figures, **grown)


def on_site(party_id: int, kind: str, by: Staff) -> Party:
    """A party that is here today; raises ``Refused`` for one whose day is over (Q82)."""
    one = PARTIES.admitted(party_id, kind, by)
    if one.day != clock.today():
        raise Refused(
            "They are on record since {day}: note when they left, or that nobody knows.",
            day=one.day,
        )
    return one


def _stay(one: Party) -> Stay:
    stay = staying(one.id)
    assert stay is not None, "who is here is somewhere"
    return stay


def _as_seen(party_id: int, stay_id: int) -> Stay:
    """The station as the board showed it; raises ``Refused`` where somebody was first (Q84)."""
    stay, seen = _stay(get(party_id)), STAYS.one(stay_id)
    if stay.id == seen.id:
        return stay
    name = staff.names().get(seen.taken_by or get(party_id).last_by, "-")
    at = clock.local(seen.taken_at or seen.left_at or stay.entered_at)
    raise Refused("{name} was first, at {time}: see where they are now.", name=name, time=at)


def _next(one: Party, at: At) -> At | None:
    return following(at, frozenset(each.station for each in way(one.id)))


def _must_have_room(one: Party, at: At) -> None:
    if at not in (At.R1, At.ST5):
        return
    there = room(without=one.id)
    if not there.takes(one.people, on_the_way=at is At.R1):
        raise Refused(
            "Wait: the show flat has {n} parties, {people} people with who is on the way. The ride"
            " is held; a large party is split.",
            n=there.coming,
            people=there.coming_people,
        )
