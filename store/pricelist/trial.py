"""Why the figure is what it is: an item's month for one home, step by step (CT3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from store import clock, money, residents
from store.errors import Refused
from store.pricelist import reckoning
from store.pricelist.inputs import Reckoned, Way
from store.pricelist.item import Item, Rate, rate_of
from store.pricelist.reckoning import Share


@dataclass(frozen=True)
class Reckoning:
    """A month of an item for a home: measure in 0.01 m² or whole ones, amounts in fen.

    ``first`` is the first month's share and amount where a day was named.
    """

    home: str
    rate: Rate
    measure: int
    decimals: int
    exact: Fraction
    month: int
    first: tuple[Share, int] | None


def reckon(item: Item, given: Reckoned) -> Reckoning:
    """What the home would pay a month, and of the first month.

    Raises ``Refused`` where nothing can be reckoned: a way of billing that knows no month, a home
    without an area ($10), no rate for it on that day.
    """
    if item.way not in (Way.AREA, Way.FIXED):
        raise Refused("This item is not billed by the month.", field="home_id")
    home = residents.get(given.home_id)
    on = given.since or clock.today()
    rate = rate_of(item, home.kind.value, home.code, on)
    if rate is None:
        raise Refused("No rate of it holds for {home} on {day}.", field="home_id",
                      home=home.code, day=on)  # fmt: skip
    measure, decimals = 1, 0
    if item.way is Way.AREA:
        if not home.area:
            raise Refused("{home} has no area on file.", field="home_id", home=home.code)
        measure, decimals = home.area, money.AREA
    per = (rate.price, measure, decimals)
    return Reckoning(
        home.code,
        rate,
        measure,
        decimals,
        reckoning.exact(*per),
        reckoning.amount(*per),
        _first(item, given.since, per),
    )


def _first(item: Item, since: date | None, per: tuple[int, int, int]) -> tuple[Share, int] | None:
    if since is None:
        return None
    share = reckoning.first_month(item.convention, since)
    return share, reckoning.amount(*per, share.months)
