"""The parcels of the demo estate: most are fetched on their day, some still lie here."""

from __future__ import annotations

from functools import partial

from store import residents
from store.answers import Past
from store.parcels.inputs import Fetching, Identity, Kind, NewParcel, Returning, Telling, Way
from store.parcels.steps import fetch, send_back, take, tell
from store.rights import Staff

MOST = 24
_CARRIERS = ("顺丰", "京东", "中通", "圆通", "极兔")
_SHELVES = ("货架 A", "货架 A", "货架 B", "前台柜内")


def plan(past: Past) -> None:
    """Let parcels come for some homes over the days of the demo."""
    homes = past.rng.sample(list(past.lived_in), min(MOST, len(past.lived_in)))
    for place, home in enumerate(homes):
        back = past.rng.randint(0, max(past.shifts - 1, 0)) if place > 2 else 0
        at = past.moment(back, past.rng.uniform(1, 20) if back == 0 else past.rng.uniform(30, 200))
        carrier, shelf = past.rng.choice(_CARRIERS), past.rng.choice(_SHELVES)
        tail, pieces = f"{past.rng.randrange(10**4):04}", past.rng.choice([1, 1, 1, 2, 3])
        told = {"carrier": carrier, "place": shelf, "tail": tail, "pieces": pieces}
        fate = past.rng.random() if place > 2 else 0.99
        past.plan(at, partial(_come, home, told, fate, past.assistant(back)))


def _come(home: int, told: dict[str, object], fate: float, by: Staff) -> None:
    owner = residents.owner_of(home)
    if owner is None:
        return
    kind = Kind.FRESH if told["place"] == "前台柜内" else Kind.PARCEL
    new = {"home": home, "recipient": owner.name, "kind": kind} | told
    parcel = take(NewParcel.model_validate(new), by=by)
    tell(parcel.id, Telling(how=Way.MESSAGE, reached=True), by=by)
    if fate < 0.8:
        given = Fetching(who=owner.name, identity=Identity.KNOWN, signed=True, pieces=parcel.pieces)
        fetch(parcel.id, given, by=by)
    elif fate < 0.85:
        send_back(parcel.id, Returning(reason="收件人拒收"), by=by)
