"""The operations of the price list ($11–$15)."""

from __future__ import annotations

from datetime import date

from store import clock, residents
from store.desk.staff import require
from store.errors import NotFound, Refused
from store.estate.calendar import days_in_month
from store.journal.operation import operation
from store.pricelist.inputs import Correction, Ended, NewItem, NewRate, Pricing, Taken
from store.pricelist.item import ITEMS, RATES, Item, Rate, rates, to_come
from store.pricelist.settings import settings
from store.rights import Staff

_WHOLE = 10_000  # basis points


@operation
def enter(new: NewItem, *, by: Staff) -> Item:
    """Put an item on the list; raises ``Refused`` at a code that stands there already."""
    require(by, ITEMS.first.right)
    for other in ITEMS.table.read("WHERE price_item.number = ?", new.number):
        raise Refused("This code is that of {item}.", field="number", item=other.name)
    return ITEMS.begin(new, by, **dict(new))


@operation
def price(item_id: int, new: NewRate, *, by: Staff) -> Item:
    """Let a rate hold from a day on; the one before it for the same homes ends the day before.

    Raises ``Refused`` at the field that does not fit: no 1st of a month, posted too late, a guided
    price without its base or beyond its float, a building in which no home is, homes that another
    rate is for as well ($12, $13).
    """
    item = ITEMS.admitted(item_id, "priced", by)
    must_begin_in_time(new.since, new.posted)
    _must_keep_within(new)
    row = dict(new) | {"homes": new.where, "building": _there(new.building)}
    del row["where"]
    _must_be_one(item, Rate(id=0, item_id=item.id, taken=False, **row))
    id_ = RATES.insert(item_id=item.id, **row)
    public = {name: row[name] for name in ("homes", "building", "unit", "basis")}
    return ITEMS.move(item, "priced", new, by, figures={"rate": id_, **public})


@operation
def unprice(item_id: int, why: Taken, *, by: Staff) -> Item:
    """Take back the rate that begins last, before it has; raises ``Refused`` where none is."""
    item = ITEMS.admitted(item_id, "unpriced", by)
    ahead = to_come(item, clock.today())
    if not ahead:
        raise Refused("No rate of it lies ahead; one that holds is followed by a new one.")
    RATES.update(ahead[-1].id, taken=True)
    return ITEMS.move(item, "unpriced", why, by, figures={"rate": ahead[-1].id})


@operation
def correct(item_id: int, right: Correction, *, by: Staff) -> Item:
    """Put right how the list words an item; what was wrong stays in the entry before."""
    item = ITEMS.admitted(item_id, "corrected", by)
    return ITEMS.move(item, "corrected", right, by, **right.model_dump(exclude={"reason"}))


@operation
def end(item_id: int, given: Ended, *, by: Staff) -> Item:
    """Let an item be charged no more after a day.

    Raises ``Refused`` while a rate of it begins later.
    """
    item = ITEMS.admitted(item_id, "ended", by)
    for rate in to_come(item, given.until):
        raise Refused(
            "A rate of it begins on {day}: take it back first.", field="until", day=rate.since
        )
    return ITEMS.move(item, "ended", given, by, until=given.until)


def _there(typed: str) -> str:
    """A building as its homes' numbers begin, in whatever way it is typed."""
    if not typed:
        return ""
    try:
        residents.within(typed)
    except NotFound:
        raise Refused("No home is at {place}.", field="building", place=typed) from None
    if len(residents.parts(typed)) > 1:
        raise Refused("A rate is for one building; enter another for the next.", field="building")
    return residents.parts(typed)[0]


def must_begin_in_time(since: date, posted: date) -> None:
    """Raise ``Refused`` where it begins on no 1st of a month, or was posted too late ($13)."""
    if since.day != 1:
        raise Refused("A price begins on the 1st of a month.", field="since")
    if posted > clock.today():
        raise Refused("It is posted first: this day lies ahead.", field="posted")
    earliest = months_after(posted, settings().months_ahead)
    if since < earliest:
        raise Refused(
            "Posted on that day it can hold from {day} at the earliest.",
            field="since",
            day=earliest,
        )


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or that month's last (民法典 202, 203)."""
    month = day.year * 12 + day.month - 1 + months
    year, month = divmod(month, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def _must_keep_within(new: NewRate) -> None:
    if new.pricing is Pricing.MARKET:
        for name in ("base", "up", "down"):
            if getattr(new, name) is not None:
                raise Refused("Only a guided price has one.", field=name)
        return
    if new.base is None:
        raise Refused("A guided price names its base price.", field="base")
    most = new.base * (_WHOLE + (new.up or 0))
    least = new.base * (_WHOLE - (new.down or 0))
    if not least <= new.price * _WHOLE <= most:
        raise Refused("It lies beyond what the base price and its float allow.", field="price")


def _must_be_one(item: Item, new: Rate) -> None:
    for other in rates(item.id):
        if new.alike(other):
            if new.since <= other.since:
                raise Refused(
                    "A rate for the same homes begins on {day}; a new one follows it.",
                    field="since",
                    day=other.since,
                )
        elif new.meets(other):
            raise Refused(
                "Another rate of it, from {day}, is for some of these homes.",
                field="where",
                day=other.since,
            )
