"""What the office keeps, and the register of it (issue 21)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.affairs.inputs import (
    AssetChange,
    Dropping,
    Finding,
    Handing,
    NewAsset,
    Over,
    StockIn,
    StockOut,
)
from store.affairs.rights import KEEP_ASSETS
from store.affairs.words import Kind, Stage
from store.checklist import Explanation
from store.engine.table import Table
from store.register import Register, Step
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Asset:
    """A seal, a vehicle, a room, supplies, an asset; ``keeper`` answers for it."""

    id: int
    number: str
    kind: Kind
    name: str
    code: str
    place: str
    keeper: str
    unit: str
    stock: int
    minimum: int
    km: int
    stage: Stage

    @property
    def subject(self) -> str:
        """It as the journal names it."""
        return f"asset:{self.id}"

    @property
    def low(self) -> bool:
        """Whether there is less of it than there has to be."""
        return self.stage is Stage.KEPT and self.stock < self.minimum


def _waits(one: Asset) -> Iterator[Waiting]:
    figures = {"number": one.number, "name": one.name, "stock": one.stock, "minimum": one.minimum}
    if one.low:
        yield Waiting("asset.low", one.subject, place=Place.FOLLOWING, figures=figures)
    elif one.stage is Stage.MISSING:
        yield Waiting("asset.lost", one.subject, place=Place.GOING_ON, figures=figures)


_KEPT = (Stage.KEPT,)
ASSETS = Register(
    "asset",
    Table(
        "asset",
        Asset,
        "SELECT "
        + ", ".join(f"asset.{name}" for name in Asset.__dataclass_fields__)
        + " FROM asset",
    ),
    Step("entered", NewAsset, to=Stage.KEPT, right=KEEP_ASSETS),
    Step("changed", AssetChange, _KEPT, right=KEEP_ASSETS),
    Step("handed", Handing, _KEPT),
    Step("stocked", StockIn, _KEPT),
    Step("issued", StockOut, _KEPT),
    Step("driven_on", Over, _KEPT),
    Step("recounted", Explanation, _KEPT),
    Step("missed", Explanation, _KEPT, Stage.MISSING),
    Step("found", Finding, (Stage.MISSING,), Stage.KEPT),
    Step("dropped", Dropping, (Stage.KEPT, Stage.MISSING), Stage.OFF, KEEP_ASSETS),
    figures=lambda one: {"number": one.number, "kind": one.kind.value, "stock": one.stock},
    waits=_waits,
    private=("their_number", "their_pin", "pin"),
    columns=("number", "kind", "stock", "minimum", "km", "stage"),
)
get = ASSETS.table.one
WORDS = ("name", "code", "place", "keeper", "unit")


def every(text: str = "") -> list[Asset]:
    """What is kept, by kind and number; ``text`` narrows it."""
    wanted, kinds = text.casefold().strip(), list(Kind)
    found = [one for one in ASSETS.table.read() if wanted in _known_by(one)]
    return sorted(found, key=lambda one: (kinds.index(one.kind), one.id))


def _known_by(one: Asset) -> str:
    return f"{one.number} {one.name} {one.code} {one.place} {one.keeper}".casefold()


def low() -> list[Asset]:
    """The supplies of which there are too few."""
    return [one for one in every() if one.low]
