"""What a patrol carries: its points in their order, as they were when a round was made (I5, G5)."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from store.inputs import FilledProse, Number, halfwidth, mark, wrong
from store.plans import Planning
from store.plans.planning import Titled
from store.text import Named

MOST_POINTS = 99
_LONGEST = 200


class Kind(Named):
    """What is walked for (I6)."""

    BUILDING = "building", mark("Buildings")
    ORDER = "order", mark("Order")
    FIRE = "fire", mark("Fire safety")
    LIFT = "lift", mark("Lifts")
    CLEANING = "cleaning", mark("Cleaning and green")
    FACADE = "facade", mark("Falling objects")
    OTHER = "other", mark("Other rounds")


class Order(Named):
    """In which order the points are walked (I7)."""

    FIXED = "fixed", mark("as listed")
    DRAWN = "drawn", mark("drawn for each round")


@dataclass(frozen=True)
class Point:
    """A point of a route: where, and what to look at there."""

    place: str
    look: str = ""


@dataclass(frozen=True)
class Route:
    """The points of a patrol; ``least`` are the minutes that lie between two at least, 0 for any.

    ``version`` is that of the patrol that carries it.
    """

    kind: Kind
    order: Order
    least: int
    points: tuple[Point, ...]

    def planned(self, seed: int) -> tuple[int, ...]:
        """The places in the order in which one round walks them.

        Drawn ones keep the first and the last; the same seed draws the same order again.
        """
        places = list(range(len(self.points)))
        if self.order is Order.DRAWN and len(places) > 3:
            between = places[1:-1]
            random.Random(seed).shuffle(between)
            places[1:-1] = between
        return tuple(places)


def read(carries: Mapping[str, Any]) -> Route:
    """The route as a version of a patrol keeps it."""
    points = tuple(Point(place, look) for place, look in carries.get("points", ()))
    kind, order = carries.get("kind", Kind.OTHER), carries.get("order", Order.FIXED)
    return Route(Kind(kind), Order(order), int(carries.get("least", 0)), points)


def _points(text: str) -> str:
    points = listed(text)
    if len(points) > MOST_POINTS:
        raise wrong("At most {most} points.", most=MOST_POINTS)
    twice = [one.place for one in points]
    for place in twice:
        if twice.count(place) > 1:
            raise wrong("{place} is there twice.", place=place)
    if any(len(one.place) + len(one.look) > _LONGEST for one in points):
        raise wrong("A line has at most {most} characters.", most=_LONGEST)
    return text


Points = Annotated[FilledProse, AfterValidator(_points)]


class Walked(Titled):
    """Where a patrol leads."""

    kind: Kind = Field(Kind.BUILDING, title=mark("Kind of round"))
    points: Points = Field(
        title=mark("Points"),
        description=mark("One a line; what to look at there behind a colon."),
    )
    order: Order = Field(Order.FIXED, title=mark("Order of points"))
    least: Number = Field(
        1,
        ge=0,
        le=60,
        title=mark("Least minutes between two points"),
        description=mark("Who is faster is doubted, and the supervisor decides; 0 asks nothing."),
    )


class Patrolling(Planning, Walked):
    """A patrol set up or changed: where, how often, when, and how long it may wait."""

    @property
    def carries(self) -> dict[str, Any]:
        """What its rounds have with them."""
        return {
            "kind": self.kind.value,
            "order": self.order.value,
            "least": self.least,
            "points": [[one.place, one.look] for one in listed(self.points)],
        }


def listed(text: str) -> list[Point]:
    """The points as they are typed, one a line."""
    lines = (line.strip() for line in text.splitlines())
    return [_point(line) for line in lines if line]


def _point(line: str) -> Point:
    at = min((n for sign in (":", "：") if (n := line.find(sign)) > 0), default=len(line))
    return Point(halfwidth(line[:at]), line[at + 1 :].strip())


def typed(points: Iterable[Point]) -> str:
    """The points as one would type them."""
    return "\n".join(f"{one.place}：{one.look}" if one.look else one.place for one in points)
