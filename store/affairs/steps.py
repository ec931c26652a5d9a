"""The operations of what the office keeps: entered, handed on, stocked, issued, written off."""

from __future__ import annotations

from store import series
from store.affairs.asset import ASSETS, Asset
from store.affairs.inputs import (
    AssetChange,
    Dropping,
    Finding,
    Handing,
    NewAsset,
    StockIn,
    StockOut,
)
from store.affairs.loan import open_of
from store.affairs.rights import KEEP_ASSETS
from store.affairs.words import Kind, Stage
from store.desk import staff
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import attempt, operation
from store.rights import WORK_THE_DESK, Staff

SERIES = "XZ JY"  # things, and loans
THINGS, LENT = SERIES.split()


@operation
def enter(new: NewAsset, *, by: Staff) -> Asset:
    """Put a thing on the list; raises ``Refused`` for one that is on it by this name and mark."""
    require(by, KEEP_ASSETS)
    _must_be_one(new.kind, new.name, new.code, None)
    return ASSETS.begin(new, by, number=series.following(THINGS), **new.model_dump())


@operation
def change(asset_id: int, new: AssetChange, *, by: Staff) -> Asset:
    """Put right what the list says of it."""
    one = ASSETS.admitted(asset_id, "changed", by)
    _must_be_one(one.kind, new.name, new.code, one.id)
    if new.minimum and one.kind is not Kind.SUPPLY:
        raise Refused("Only supplies have a stock.", field="minimum")
    return ASSETS.move(one, "changed", new, by, **new.model_dump())


def _must_be_one(kind: Kind, name: str, code: str, but: int | None) -> None:
    where = (
        "WHERE asset.stage <> ? AND asset.kind = ? AND asset.name = ? AND asset.code = ?"
        " AND asset.id IS DISTINCT FROM ?"
    )
    for other in ASSETS.table.read(where, Stage.OFF, kind, name, code, but):
        raise Refused("It is on the list, as {number}.", field="name", number=other.number)


@attempt
def hand(asset_id: int, given: Handing, *, by: Staff) -> Asset:
    """Let somebody else keep it: both sign with their PINs, or the other one on the sheet.

    Raises ``Refused`` at the field.
    """
    require(by, WORK_THE_DESK)
    one = ASSETS.admitted(asset_id, "handed", by)
    if given.to == one.keeper:
        raise Refused("They keep it already.", field="to")
    if by.name != one.keeper and not given.remark:
        raise Refused(
            "It is kept by {keeper}: say why you hand it over.", field="remark", keeper=one.keeper
        )
    other = _receiver(given, by) if given.their_number else None
    _check(by, given.pin, "pin")
    return _hand(asset_id, one.keeper, given, other.id if other else None, by=by)


def _receiver(given: Handing, by: Staff) -> Staff:
    number = given.their_number
    other = next((one for one in staff.everyone() if one.number == number), None)
    if other is None or not other.active or other.id == by.id or other.name != given.to:
        raise Refused(
            "{name} has to sign: with another number, have the sheet signed.",
            field="their_number",
            name=given.to,
        )
    _check(other, given.their_pin, "their_pin")
    return other


def _check(who: Staff, pin: str, field: str) -> None:
    if not pin:
        raise Refused("Please fill this in.", field=field)
    try:
        staff.check_pin(who, pin)
    except Refused as refusal:
        raise Refused(refusal.message, field=field, **refusal.values) from refusal


@operation
def _hand(asset_id: int, was: str, given: Handing, other: int | None, *, by: Staff) -> Asset:
    one = ASSETS.admitted(asset_id, "handed", by)
    if one.keeper != was:
        raise Refused("It was handed on meanwhile: {keeper} keeps it.", keeper=one.keeper)
    return ASSETS.move(
        one, "handed", given, by, figures={"with": other, "paper": int(other is None)},
        keeper=given.to,
    )  # fmt: skip


@operation
def stock(asset_id: int, given: StockIn, *, by: Staff) -> Asset:
    """Supplies came."""
    one = _supply(asset_id, "stocked", by)
    return ASSETS.move(one, "stocked", given, by, stock=one.stock + given.count)


@operation
def issue(asset_id: int, given: StockOut, *, by: Staff) -> Asset:
    """Somebody took supplies; raises ``Refused`` for more than there are."""
    one = _supply(asset_id, "issued", by)
    if given.count > one.stock:
        raise Refused(
            "There are only {stock}: count them, or enter what came first.",
            field="count",
            stock=one.stock,
        )
    return ASSETS.move(one, "issued", given, by, stock=one.stock - given.count)


def _supply(asset_id: int, kind: str, by: Staff) -> Asset:
    one = ASSETS.admitted(asset_id, kind, by)
    if one.kind is not Kind.SUPPLY:
        raise Refused("Only supplies have a stock.")
    return one


@operation
def find(asset_id: int, given: Finding, *, by: Staff) -> Asset:
    """What was not found when it was counted is there again."""
    one = ASSETS.admitted(asset_id, "found", by)
    return ASSETS.move(one, "found", given, by, place=given.place)


@operation
def drop(asset_id: int, why: Dropping, *, by: Staff) -> Asset:
    """Write it off; raises ``Refused`` while it is out, or booked."""
    one = ASSETS.admitted(asset_id, "dropped", by)
    for other in open_of(asset_id):
        raise Refused("It is lent or booked, as {number}.", number=other.number)
    return ASSETS.move(one, "dropped", why, by)
