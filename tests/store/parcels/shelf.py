"""Parcels at every stage, for tests."""

from __future__ import annotations

from store import agenda, clock, parcels
from store.parcels import Fetching, Identity, NewParcel, Parcel
from store.rights import Staff


def taken(home: int | None, by: Staff, **told: object) -> Parcel:
    usual = {
        "home": home, "recipient": "张惠文", "carrier": "顺丰", "tail": "sf８８42",
        "place": "货架 A",
    }  # fmt: skip
    return parcels.take(NewParcel.model_validate(usual | told), by=by)


def fetched(parcel: Parcel, by: Staff, **told: object) -> Parcel:
    usual = {
        "who": "张惠文", "identity": Identity.CARD, "signed": True, "pieces": parcel.lying,
    }  # fmt: skip
    return parcels.fetch(parcel.id, Fetching.model_validate(usual | told), by=by)


def on_today() -> list[str]:
    return [one.kind for one in agenda.everything(clock.now()) if one.kind.startswith("parcel.")]
