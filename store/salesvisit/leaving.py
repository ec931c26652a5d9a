"""The operations of what is known of a party, and of its leaving (S9, S10, S15)."""

from __future__ import annotations

from datetime import datetime

from store import clock
from store.errors import Refused
from store.inputs import Input
from store.journal.operation import operation
from store.rights import Staff
from store.salesvisit import inputs
from store.salesvisit.arriving import must_be_right
from store.salesvisit.inputs import Ended
from store.salesvisit.lending import out
from store.salesvisit.party import PARTIES, Party, move
from store.salesvisit.stay import STAYS, staying
from store.salesvisit.steps import on_site

_AS_TYPED = (
    *("plate", "name", "phone", "representative", "adults", "children", "elders", "assisted"),
    *("who", "again", "flat", "opinion"),
)


@operation
def change(party_id: int, given: inputs.Change, *, by: Staff) -> Party:
    """They are others, or more, than was noted; what they say of the site."""
    one = PARTIES.admitted(party_id, "changed", by)
    must_be_right(given)
    typed = {name: getattr(given, name) for name in _AS_TYPED} | {"car": bool(given.plate)}
    return move(one, "changed", given, by, seen=False, **typed)


@operation
def set_vip(party_id: int, given: inputs.Vip, *, by: Staff) -> Party:
    """They are to be minded especially, or not: who set it is on record (S10)."""
    one = PARTIES.admitted(party_id, "marked", by)
    if one.vip is given.vip:
        raise Refused("It is so already.", field="vip")
    who, at = (by.id, clock.now()) if given.vip else (None, None)
    return move(one, "marked", given, by, seen=False, vip=given.vip, vip_by=who, vip_at=at)


@operation
def seat(party_id: int, given: inputs.Seated, *, by: Staff) -> Party:
    """Where they sit: what they drink stands with this seat in the café."""
    one = on_site(party_id, "seated", by)
    return move(one, "seated", given, by, seat=given.seat)


@operation
def leave(party_id: int, given: inputs.Leaving, *, by: Staff) -> Party:
    """They have left; raises ``Refused`` while something lent is out with them (S11)."""
    one = PARTIES.admitted(party_id, "left", by)
    if lent := out(one.id):
        raise Refused(
            "{thing} is still out with them: take it back, or note it as lost.", thing=lent[0].name
        )
    return _leave(one, given, given.at, by, given.opinion)


@operation
def close(party_id: int, given: inputs.Closing, *, by: Staff) -> Party:
    """What becomes of an open party as the site closes: gone, still here, unknown (S9, Q80).

    Of whom nobody knows, the stay is cut and marked as guessed (Q82).
    """
    one = PARTIES.admitted(party_id, "left", by)
    if given.ended is Ended.STILL:
        here = on_site(party_id, "still_here", by)
        return move(here, "still_here", inputs.Act(), by)
    if given.ended is Ended.GONE:
        return _leave(one, inputs.Leaving(at=given.at), given.at, by, one.opinion)
    stays = _end_stay(one, one.ends)
    return move(
        one, "unknown", inputs.Act(), by, stays=stays, seen=False, left_at=one.ends, guessed=True
    )


def _leave(one: Party, given: Input, at: datetime | None, by: Staff, opinion: str) -> Party:
    if at is None and one.day != clock.today():
        raise Refused("They came on {day}: say when they left.", field="at", day=one.day)
    at = at or clock.now()
    if at > clock.now():
        raise Refused("This time is still to come.", field="at")
    seen = one.seen_at or one.arrived_at
    if seen is not None and at < seen.replace(second=0, microsecond=0):  # typed to the minute
        raise Refused("They were seen at {time}: not before that.", field="at", time=seen)
    if clock.day(at) != one.day:
        raise Refused("A visit ends on its day, {day}.", field="at", day=one.day)
    at = max(at, seen) if seen is not None else at
    stays = _end_stay(one, at)
    told = opinion or one.opinion
    return move(one, "left", given, by, stays=stays, seen=False, left_at=at, opinion=told)


def _end_stay(one: Party, at: datetime) -> list[int]:
    stay = staying(one.id)
    if stay is None:
        return []
    STAYS.update(stay.id, left_at=max(at, stay.since))
    return [stay.id]
