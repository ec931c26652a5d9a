"""The demo's buildings: the numbers and sizes of its homes and shops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from random import Random

from store.residents import HomeKind

HOMES_TO_A_SHOP = 20
_AREAS = (62.4, 78.15, 89.6, 89.6, 101.32, 118.07, 118.07, 136.5)


@dataclass(frozen=True)
class Shape:
    """How a building is laid out."""

    units: int
    floors: int
    doors: int

    @property
    def homes(self) -> int:
        """How many homes a building has."""
        return self.units * self.floors * self.doors


@dataclass(frozen=True)
class Door:
    """A home or a shop; ``area`` in square metres."""

    code: str
    kind: HomeKind
    area: float


def doors(count: int, rng: Random) -> list[Door]:
    """``count`` homes, one in twenty of them a shop on the ground floor."""
    shops = count // HOMES_TO_A_SHOP
    codes = islice(_codes(_shape(count - shops)), count - shops)
    homes = [Door(code, HomeKind.HOME, rng.choice(_AREAS)) for code in codes]
    return homes + [_shop(number, rng) for number in range(1, shops + 1)]


def _shape(homes: int) -> Shape:
    if homes <= 200:
        return Shape(units=2, floors=12, doors=2)
    if homes <= 5000:
        return Shape(units=3, floors=18, doors=4)
    return Shape(units=4, floors=33, doors=4)


def _codes(shape: Shape) -> Iterator[str]:
    building = 0
    while True:
        building += 1
        for unit in range(1, shape.units + 1):
            for floor in range(1, shape.floors + 1):
                for door in range(1, shape.doors + 1):
                    yield f"{building}-{unit}-{floor:02}{door:02}"


def _shop(number: int, rng: Random) -> Door:
    return Door(f"商铺-{number:02}", HomeKind.SHOP, round(rng.uniform(28, 160), 1))
