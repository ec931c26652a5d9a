"""The week's score of each front, from its daily checks (I26, G7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from store import clock
from store.figure import Period
from store.score import Score
from store.shops.check import Mark, fronts_between, marks, scored
from store.shops.shop import Shop, every
from store.shops.words import CheckStage


@dataclass(frozen=True)
class Week:
    """A shop's week: its score, that of each duty, and on how many days it was looked at."""

    shop: Shop
    score: Score
    duties: Mapping[str, Score]
    days: int
    wrong: int


def week_of(day: date) -> Period:
    """The week of a day, Monday to Sunday (G14)."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def weeks(period: Period) -> list[Week]:
    """How each shop did in a period: planned checks alone count, noted whole (Q64, G7)."""
    found: dict[int, dict[str, list[Mark]]] = {}
    days: dict[int, set[date]] = {}
    for one in fronts_between(*period.bounds):
        if one.stage is not CheckStage.COMPLETE or one.occurrence is None:
            continue
        for place, noted in marks(one.id).items():
            shop, item = one.at(place)
            found.setdefault(shop, {}).setdefault(item, []).append(noted)
            if noted.got is not None:
                days.setdefault(shop, set()).add(clock.day(one.since))
    return [
        _week(shop, found[shop.id], len(days.get(shop.id, ())))
        for shop in every()
        if shop.id in found
    ]


def _week(shop: Shop, noted: Mapping[str, list[Mark]], days: int) -> Week:
    together = [one for each in noted.values() for one in each]
    return Week(
        shop=shop,
        score=scored(together),
        duties={item: scored(each) for item, each in noted.items()},
        days=days,
        wrong=sum(one.got == 0 for one in together),
    )


def scores(day: date) -> dict[int, Score]:
    """The scores of the week of a day, by the shops' numbers."""
    return {one.shop.id: one.score for one in weeks(week_of(day))}
