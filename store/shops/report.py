"""What shops tell of a period (I24-I27, G8)."""

from __future__ import annotations

from collections.abc import Iterator

from store import clock, plans
from store.figure import Figure, Period, share
from store.shops.breach import found_between
from store.shops.check import FRONTAGES
from store.shops.shop import SHOPS, Shop
from store.shops.week import weeks
from store.shops.words import BreachStage, Stage
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    there = [one for one in SHOPS.table.read() if _there(one, period)]
    yield share(
        mark("Shops whose papers agree"),
        sum(one.stage is Stage.AGREES for one in there),
        len(there),
        mark("Of the shops that were there, as they stand by now."),
    )
    found = weeks(period)
    yield share(
        mark("Frontage duties kept"),
        sum(one.score.got for one in found),
        sum(one.score.of for one in found),
        mark("Of the lines of planned checks that apply."),
    )
    tally = plans.tally(plans.between(FRONTAGES.thing, *period.bounds), clock.now())
    yield share(
        mark("Frontage checks made"),
        tally.in_time + tally.late,
        tally.of,
        mark("Of those planned; one that was excused is not counted."),
    )
    breaches = found_between(*period.bounds)
    yield share(
        mark("Shop breaches put right"),
        sum(one.stage is BreachStage.CLOSED for one in breaches),
        len(breaches),
        mark("Of those found in the period, by now; struck ones are none."),
    )
    yield Figure(
        mark("Shop breaches reported"),
        sum(one.reported_at is not None for one in breaches),
        mark("Of those found in the period, to an authority."),
    )


def _there(one: Shop, period: Period) -> bool:
    gone = None if one.gone_at is None else clock.day(one.gone_at)
    return one.since <= period.last and (gone is None or gone >= period.first)
