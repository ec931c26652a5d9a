"""The operations of who is expected, and of an arrival: one act that tells every post (S5–S7)."""

from __future__ import annotations

from typing import Any

from store import clock, series
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.residents import plates
from store.rights import WORK_THE_SITE, Staff
from store.salesvisit import inputs
from store.salesvisit.inputs import At
from store.salesvisit.party import PARTIES, Party, expected, here, keep_site, move
from store.salesvisit.settings import settings
from store.salesvisit.stay import CALLS, STAYS, calls, told

SERIES = "XS"
_AS_TYPED = (
    *("plate", "name", "phone", "representative", "adults", "children", "elders", "assisted"),
    *("who", "again"),
)


@operation
def expect(new: inputs.Expected, *, by: Staff) -> Party:
    """Enter who is to come (S6)."""
    require(by, WORK_THE_SITE)
    day = new.day or clock.today()
    if day < clock.today():
        raise Refused("This day is past.", field="day")
    must_be_right(new)
    if (same := _same(new, [one for one in expected(day) if one.day == day])) is not None:
        raise Refused("They are expected already: {number}.", field="plate", number=same.number)
    at = clock.moment(day, new.time) if new.time else None
    return PARTIES.begin(
        new.model_copy(update={"day": day}), by, **_typed(new),
        number=series.following_today(SERIES), day=day, planned=True,
        expected_at=at, last_by=by.id,
    )  # fmt: skip


@operation
def announce(given: inputs.Arrival, *, by: Staff) -> Party:
    """They are at the gate: every post is told in one act, the butler too (ST1, S5).

    Who is expected today by this plate, or on foot by this name, is the same party (S6, Q79);
    everybody else is one more (Q81). Raises ``Refused`` for a car that is here already, and for a
    plate of an unusual form until it was read again.
    """
    require(by, WORK_THE_SITE)
    must_be_right(given)
    _must_not_be_here(given.plate)
    coming = [one for one in expected(clock.today()) if one.day == clock.today()]
    if (awaited := _same(given, coming)) is not None:
        return _arrive(awaited, given, by)
    now, said = clock.now(), dict[str, object]()
    one = PARTIES.begin(
        given, by, as_step="announced", parts=lambda id_: said.update(_tell_posts(id_, by)),
        figures=said, **_typed(given), number=series.following_today(SERIES), day=clock.today(),
        arrived_at=now, seen_at=now, last_by=by.id,
    )  # fmt: skip
    keep_site()
    return one


@operation
def arrive(party_id: int, given: inputs.Arrival, *, by: Staff) -> Party:
    """Who is expected is at the gate, on their day (S6)."""
    one = PARTIES.admitted(party_id, "arrived", by)
    must_be_right(given)
    if one.day != clock.today():
        raise Refused("They are expected on {day}: announce them as they come.", day=one.day)
    return _arrive(one, given, by)


@operation
def answer(party_id: int, given: inputs.Answer, *, by: Staff) -> Party:
    """A post has heard of it (S5)."""
    one = PARTIES.admitted(party_id, "answered", by)
    call = next((each for each in calls(one.id) if each.post == given.post), None)
    if call is None:
        raise Refused("This post was not told.", field="post")
    if call.answered_at is not None:
        raise Refused("{post} has answered already.", post=call.post)
    CALLS.update(call.id, answered_at=clock.now(), answered_by=by.id)
    return move(one, "answered", given, by, calls=[call.id], seen=False)


@operation
def no_show(party_id: int, *, by: Staff) -> Party:
    """They did not come (Q85)."""
    one = PARTIES.admitted(party_id, "no_show", by)
    return move(one, "no_show", inputs.Act(), by, seen=False)


@operation
def call_off(party_id: int, why: inputs.Why, *, by: Staff) -> Party:
    """They are not to come any more (S4)."""
    one = PARTIES.admitted(party_id, "called_off", by)
    return move(one, "called_off", why, by, seen=False)


def must_be_right(given: inputs.Expected | inputs.Arrival | inputs.Change) -> None:
    """Raise ``Refused`` for nobody or too many, for a phone that nobody asked to be kept (S15)."""
    if not 1 <= given.people <= inputs.MOST:
        raise Refused("A party is 1 to {n} people.", field="adults", n=inputs.MOST)
    if given.assisted > given.people:
        raise Refused("Only {n} are in the party.", field="assisted", n=given.people)
    if given.phone and not given.wants_call:
        raise Refused("A phone is kept only of who wants to be called: empty this.", field="phone")
    if given.plate and not given.sure and not plates.is_usual(given.plate):
        raise Refused(
            "{plate} is no usual plate (GA 36): read it again sign by sign; if it is right, say so"
            " below.",
            field="plate",
            plate=given.plate,
        )


def _must_not_be_here(plate: str) -> None:
    """A car that is here does not arrive; one whose day is over has left, seen or not."""
    for one in here() if plate else ():
        if one.plate == plate and one.day == clock.today() and one.arrived_at is not None:
            raise Refused(
                "{plate} is on site already: party {group}, since {time}.",
                field="plate",
                plate=one.plate_shown,
                group=one.group,
                time=clock.local(one.arrived_at),
            )


def _same(given: inputs.Expected | inputs.Arrival, among: list[Party]) -> Party | None:
    """Who of some is meant: by the plate, on foot by what they are called."""
    name = given.name.casefold()
    for one in among:
        if given.plate and one.plate == given.plate:
            return one
        if name and one.name.casefold() == name and not (given.plate and one.plate):
            return one
    return None


def _typed(given: inputs.Expected | inputs.Arrival) -> dict[str, Any]:
    return {name: getattr(given, name) for name in _AS_TYPED} | {"car": bool(given.plate)}


def _arrive(one: Party, given: inputs.Arrival, by: Staff) -> Party:
    """The expected party becomes the one that is here; what was not typed stays as it was."""
    typed = _typed(given)
    for name in ("plate", "name", "phone", "representative"):
        typed[name] = typed[name] or getattr(one, name)
    if given.people == 1:  # nobody counted them anew
        typed |= {name: getattr(one, name) for name in ("adults", "children", "elders", "assisted")}
    typed |= {"car": bool(typed["plate"]), "again": given.again or one.again}
    if given.who is inputs.Guests.MIXED:
        typed["who"] = one.who
    said = _tell_posts(one.id, by)
    return move(one, "arrived", given, by, figures=said, arrived_at=clock.now(), **typed)


def _tell_posts(party_id: int, by: Staff) -> dict[str, object]:
    """The first station, and each post told; what the entry has of them."""
    now = clock.now()
    stay = STAYS.insert(
        party_id=party_id, station=At.ST1, entered_at=now, taken_at=now, taken_by=by.id
    )
    heard = [CALLS.insert(party_id=party_id, post=post, told_at=now) for post in settings().told]
    return told([stay], heard)


def plates_expected(typed: str) -> list[str]:
    """The plates of who is expected today, for what is typed of one (Q79)."""
    begun = plates.normal(typed)
    found = [one.plate for one in expected(clock.today()) if one.plate]
    return [each for each in found if begun in each]


def names_expected(typed: str) -> list[str]:
    """What they are called who are expected today, for what is typed of it (Q79)."""
    found = [one.name for one in expected(clock.today()) if one.name]
    return [each for each in found if typed.casefold() in each.casefold()]
