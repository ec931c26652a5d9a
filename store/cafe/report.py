"""What the café tells of a day and of a period (C14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from fractions import Fraction

from store import clock, journal
from store.cafe.inputs import LineStage
from store.cafe.menu import DAYS, Day
from store.cafe.order import LINES, Line, of_day
from store.figure import Figure, Period, mean, share
from store.text import mark

_SERVED = mark("Drinks served in the period, on the café's days that began in it.")
_MINUTE = 60_000


@dataclass(frozen=True)
class Told:
    """A day in figures (C14): ``waits`` are from ordered to served, longest first."""

    orders: int
    guests: int
    drinks: dict[str, int] = field(default_factory=dict)
    refills: int = 0
    wrong: int = 0
    cancelled: int = 0
    waits: tuple[timedelta, ...] = ()

    @property
    def served(self) -> int:
        """How many drinks were served."""
        return sum(self.drinks.values())

    @property
    def mean(self) -> Fraction | None:
        """Mean minutes from ordered to served, of none no figure (G7)."""
        total = sum(self.waits, timedelta()) // timedelta(milliseconds=1)
        return Fraction(total, _MINUTE * len(self.waits)) if self.waits else None


def of(day: Day) -> Told:
    """A day's figures."""
    orders = of_day(day.id)
    return _told(len(orders), sum(one.guests for one in orders), _lines([day.id]))


def _lines(days: Iterable[int]) -> list[Line]:
    numbers = list(days)
    marks = ", ".join("?" * len(numbers)) or "NULL"
    where = f"WHERE cafe_line.order_id IN (SELECT id FROM cafe_order WHERE day_id IN ({marks}))"
    return LINES.read(f"{where} ORDER BY cafe_line.id", *numbers)


def _told(orders: int, guests: int, found: list[Line]) -> Told:
    served = [one for one in found if one.stage is LineStage.SERVED]
    drinks: dict[str, int] = {}
    for one in served:
        drinks[one.drink] = drinks.get(one.drink, 0) + one.quantity
    waits = [one.served_at - one.ordered_at for one in served if one.served_at is not None]
    return Told(
        orders,
        guests,
        drinks,
        sum(one.quantity for one in served if one.refill),
        sum(one.wrong for one in found),
        sum(one.quantity for one in found if one.stage is LineStage.CANCELLED),
        tuple(sorted(waits, reverse=True)),
    )


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    days = DAYS.table.read(
        "WHERE cafe_day.day >= ? AND cafe_day.day <= ? ORDER BY cafe_day.id",
        *(period.first, period.last),
    )
    found = _lines(one.id for one in days)
    made = journal.counted(*period.bounds, "cafe_order")
    told = _told(made["cafe_order.seated"], 0, found)
    yield Figure(mark("Café parties"), told.orders, mark("Seated in the period."))
    yield Figure(mark("Drinks served"), told.served, _SERVED)
    yield Figure(mark("Refills"), told.refills, _SERVED)
    yield share(
        mark("Drinks served wrongly"),
        told.wrong,
        told.served,
        mark("Each time that it was noted, of the drinks served."),
    )
    minutes = sum(told.waits, timedelta()) // timedelta(minutes=1)
    yield mean(mark("Wait for a drink"), minutes, len(told.waits), _SERVED, mark("minutes"))


def today() -> Told | None:
    """The figures of the day that was opened last, if it is today's."""
    found = DAYS.table.read("WHERE cafe_day.day = ?", clock.today())
    return of(found[0]) if found else None
