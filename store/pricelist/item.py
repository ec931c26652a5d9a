"""An item of the price list and its rates, and the register of them ($11, $12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store import residents
from store.engine.table import Table
from store.pricelist.inputs import (
    Belongs,
    Convention,
    Correction,
    Ended,
    Kind,
    NewItem,
    NewRate,
    NewTerms,
    Pricing,
    Stage,
    Taken,
    Way,
    Where,
)
from store.pricelist.rights import KEEP_PRICES
from store.register import Register, Step


@dataclass(frozen=True)
class Item:
    """Something that may be charged; ``number`` is its code, ``until`` the last day it is."""

    id: int
    number: str
    name: str
    content: str
    begins: str
    kind: Kind
    way: Way
    convention: Convention
    belongs: Belongs
    invoice: bool
    rated: bool
    until: date | None
    stage: Stage

    @property
    def subject(self) -> str:
        """The item as the journal names it."""
        return f"price_item:{self.id}"


@dataclass(frozen=True)
class Rate:
    """What an item costs from a day on, for homes of a kind and of a building.

    ``price`` and ``base`` are whole 0.0001 yuan, ``up`` and ``down`` basis points; ``taken`` says
    that it was taken back before it began.
    """

    id: int
    item_id: int
    price: int
    unit: str
    homes: Where
    building: str
    since: date
    posted: date
    pricing: Pricing
    base: int | None
    up: int | None
    down: int | None
    basis: str
    taken: bool

    def meets(self, other: Rate) -> bool:
        """Whether some home might fall under both."""
        kinds = Where.ALL in (self.homes, other.homes) or self.homes is other.homes
        return kinds and (
            residents.is_of(other.building, self.building)
            or residents.is_of(self.building, other.building)
        )

    def alike(self, other: Rate) -> bool:
        """Whether both are for the same homes, so that one follows the other."""
        return (self.homes, self.building) == (other.homes, other.building)

    def holds_for(self, kind: str, code: str) -> bool:
        """Whether a home of this kind and number falls under it."""
        return self.homes in (Where.ALL, kind) and residents.is_of(code, self.building)


ITEMS = Register(
    "price_item",
    Table(
        "price_item",
        Item,
        "SELECT price_item.id, price_item.number, price_item.name, price_item.content,"
        " price_item.begins, price_item.kind, price_item.way, price_item.convention,"
        " price_item.belongs, price_item.invoice, price_item.rated, price_item.until,"
        " price_item.stage FROM price_item",
    ),
    Step("entered", NewItem, to=Stage.LISTED, right=KEEP_PRICES),
    Step("priced", NewRate, (Stage.LISTED,), right=KEEP_PRICES),
    Step("served", NewTerms, (Stage.LISTED,), right=KEEP_PRICES),
    Step("unpriced", Taken, (Stage.LISTED,), right=KEEP_PRICES),
    Step("corrected", Correction, (Stage.LISTED,), right=KEEP_PRICES),
    Step("ended", Ended, (Stage.LISTED,), Stage.ENDED, right=KEEP_PRICES),
    figures=lambda one: {"number": one.number},
    columns=(
        *("number", "name", "content", "begins", "kind", "way", "convention", "belongs"),
        *("invoice", "rated", "until", "stage"),
    ),
)
RATES = Table(
    "price_rate",
    Rate,
    "SELECT price_rate.id, price_rate.item_id, price_rate.price, price_rate.unit, price_rate.homes,"
    " price_rate.building, price_rate.since, price_rate.posted, price_rate.pricing,"
    " price_rate.base, price_rate.up, price_rate.down, price_rate.basis, price_rate.taken"
    " FROM price_rate",
)

get = ITEMS.table.one


def rates(item_id: int) -> list[Rate]:
    """All rates of an item that were not taken back, the newest first."""
    where = "WHERE price_rate.item_id = ? AND price_rate.taken = 0"
    return RATES.read(f"{where} ORDER BY price_rate.since DESC, price_rate.id DESC", item_id)


def in_force(item: Item, on: date) -> list[Rate]:
    """The rates that hold on a day, one for each set of homes; none once the item has ended."""
    if item.until is not None and on > item.until:
        return []
    found: list[Rate] = []
    for rate in rates(item.id):
        if rate.since <= on and not any(rate.alike(newer) for newer in found):
            found.append(rate)
    return sorted(found, key=lambda one: (one.homes.value, one.building))


def to_come(item: Item, on: date) -> list[Rate]:
    """The rates that begin after a day, the first to begin first."""
    return sorted((one for one in rates(item.id) if one.since > on), key=lambda one: one.since)


def rate_of(item: Item, kind: str, code: str, on: date) -> Rate | None:
    """What an item costs a home of this kind and number on a day; None where nothing is set."""
    return next((one for one in in_force(item, on) if one.holds_for(kind, code)), None)


def listed() -> list[Item]:
    """The items on the list, by kind and code."""
    items = ITEMS.table.read("WHERE price_item.stage = ?", Stage.LISTED)
    order = list(Kind)
    return sorted(items, key=lambda one: (order.index(one.kind), one.number))
