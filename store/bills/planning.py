"""Which bills a month's run would make, and every home that it leaves out, with why ($22–$25)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from store import money, permits
from store.bills import charging
from store.bills.charging import Line, Part, Span
from store.bills.parts import parts_of_all
from store.engine import database
from store.pricelist import Item, Kind, Rate, Way, rates
from store.residents.searchkeys import Heard, unheard
from store.text import Named, mark

AT_ONCE = 200  # homes between two words of how far it has come


class Why(Named):
    """Why a home, or a permit, is left out of a run."""

    NO_PAYER = "no payer", mark("nobody is named who pays")
    NOT_THEN = "not then", mark("not charged yet, or no longer")
    NO_AREA = "no area", mark("no area on file")
    NO_RATE = "no rate", mark("no price for this kind of home")
    SUSPENDED = "suspended", mark("not charged for this time")
    EXISTS = "exists", mark("billed already")
    NOTHING = "nothing", mark("its first month comes to nothing")
    NO_READING = "no reading", mark("reading missing")
    CHANGED = "changed", mark("the payer changed between two readings")
    CREDIT = "credit", mark("a credit, taken off the next bill")
    UNUSED = "unused", mark("nothing was used")


@dataclass(frozen=True)
class Drafted:
    """A bill that a run would make; ``about`` is what it is for, ``due`` a day of its own."""

    home_id: int
    home: str
    permit_id: int | None
    payer_id: int
    first: date
    last: date
    lines: tuple[Line, ...]
    about: str = ""
    due: date | None = None

    @property
    def amount(self) -> int:
        """The sum of its lines ($7)."""
        return sum(line.amount for line in self.lines)


@dataclass(frozen=True)
class LeftOut:
    """A home, or the permit of one, for which nothing is made."""

    home_id: int
    home: str
    permit: str
    why: Why


@dataclass(frozen=True)
class Plan:
    """What a run comes to; ``total`` in fen, ``units`` are the homes, or permits, looked at."""

    units: int
    bills: tuple[Drafted, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def total(self) -> int:
        """The sum of its bills."""
        return sum(bill.amount for bill in self.bills)


@dataclass(frozen=True)
class _Unit:
    home_id: int
    home: str
    kind: str
    area: int | None
    permit_id: int | None
    permit: str
    span: Span


@dataclass(frozen=True)
class _Paying:
    payer_id: int
    span: Span
    first_of_all: bool


@dataclass(frozen=True)
class _Month:
    """What holds for all homes of a month."""

    item: Item
    days: tuple[date, date]
    prices: list[Rate]
    paying: Mapping[int, list[_Paying]]
    parts: Mapping[int, list[Part]]
    billed: Mapping[tuple[int, int], list[Span]]


def plan(item: Item, month: str, home_id: int | None = None, *, heard: Heard = unheard) -> Plan:
    """What a month of an item comes to, for one home or for all; ``heard`` is told how far."""
    days = charging.month_of(month)
    units = list(_units(item, days, home_id))
    of_month = _Month(
        item,
        days,
        rates(item.id),
        _payers(days, home_id),
        parts_of_all(item.id, *days),
        _billed(item.id, days, home_id),
    )
    bills: list[Drafted] = []
    left: list[LeftOut] = []
    for at, unit in enumerate(units):
        if at % AT_ONCE == 0:
            heard(at, len(units))
        found = list(_bills(unit, of_month))
        bills += [one for one in found if isinstance(one, Drafted)]
        if all(isinstance(one, Why) for one in found):
            left.append(LeftOut(unit.home_id, unit.home, unit.permit, _why(found)))
    return Plan(len(units), tuple(bills), tuple(left))


def _why(found: Sequence[Drafted | Why]) -> Why:
    """Why nothing is made: what is said of who pays in the month, before that others do not."""
    said = [one for one in found if isinstance(one, Why)]
    return next((one for one in said if one is not Why.NOT_THEN), said[0])


def _bills(unit: _Unit, month: _Month) -> Iterator[Drafted | Why]:
    """The bills of a home's month, one for each who pays in it; else why there is none."""
    paying = month.paying.get(unit.home_id, [])
    if not paying:
        yield Why.NO_PAYER
        return
    within = unit.span.within(*month.days)
    if within is None:
        yield Why.NOT_THEN
        return
    for one in paying:
        span = one.span.within(*within)
        yield _bill(unit, one, span, month) if span else Why.NOT_THEN


def _bill(unit: _Unit, paying: _Paying, span: tuple[date, date], month: _Month) -> Drafted | Why:
    key = unit.home_id, unit.permit_id or 0
    if any(one.within(*span) for one in month.billed.get(key, [])):
        return Why.EXISTS
    measure = _measure(month.item, unit)
    if measure is None:
        return Why.NO_AREA
    prices = [one for one in month.prices if one.holds_for(unit.kind, unit.home)]
    if not any(one.since <= span[1] for one in prices):
        return Why.NO_RATE
    starts = paying.first_of_all and span[0] == paying.span.since
    starts = starts or (unit.permit_id is not None and span[0] == unit.span.since)
    begins = month.item.convention if starts else None
    parts = month.parts.get(unit.home_id, [])
    found = charging.lines(span, prices, parts, measure, begins)
    if not found:
        return Why.SUSPENDED if any(one.rate == 0 for one in parts) else Why.NOTHING
    return Drafted(unit.home_id, unit.home, unit.permit_id, paying.payer_id, *span, tuple(found))


def _measure(item: Item, unit: _Unit) -> tuple[int, int] | None:
    if item.way is Way.FIXED:
        return 1, 0
    return (unit.area, money.AREA) if unit.area else None


def _units(item: Item, days: tuple[date, date], home_id: int | None) -> Iterator[_Unit]:
    of_home = "" if home_id is None else " AND h.id = ?"
    params: tuple[object, ...] = () if home_id is None else (home_id,)
    if item.kind is Kind.PARKING:
        yield from _permits(item, days, of_home, params)
        return
    rows = database.db.execute_sql(
        f"SELECT h.id, h.code, h.kind, h.area FROM home h WHERE 1 = 1{of_home} ORDER BY h.id",
        params,
    )
    for id_, code, kind, area in rows.fetchall():
        yield _Unit(id_, code, kind, area, None, "", Span(days[0], item.until))


def _permits(
    item: Item, days: tuple[date, date], of_home: str, params: tuple[object, ...]
) -> Iterator[_Unit]:
    """The permits of a month; one that was given up until that day, be it billed yet or not ($19).

    One that replaced others is charged from the day on which the first of them began (P9).
    """
    kinds, given_up, begun = permits.kinds_by(item.number), permits.given_up(*days), permits.begun()
    rows = database.db.execute_sql(
        "SELECT h.id, h.code, h.kind, h.area, p.id, p.number, p.since, p.until"
        " FROM permit p JOIN home h ON h.id = p.home_id WHERE p.stage IN ('issued', 'cancelled')"
        f" AND p.kind IN ({', '.join('?' * len(kinds)) or 'NULL'}) AND p.until >= ?"
        f" AND (p.since <= ? OR p.replaces IS NOT NULL){of_home} ORDER BY h.id, p.id",
        (*kinds, days[0].isoformat(), days[1].isoformat(), *params),
    )
    for id_, code, kind, area, permit_id, permit, since, until in rows.fetchall():
        begins = begun.get(permit_id, date.fromisoformat(since))
        ends = given_up.get(permit_id, date.fromisoformat(until))
        if begins <= days[1] and ends >= max(days[0], begins):
            last = min(filter(None, (ends, item.until)))
            yield _Unit(id_, code, kind, area, permit_id, permit, Span(begins, last))


def _payers(days: tuple[date, date], home_id: int | None) -> Mapping[int, list[_Paying]]:
    """By home who pays within a month, and after it; the home's first of all is marked."""
    of_home = "" if home_id is None else " AND home_id = ?"
    rows = database.db.execute_sql(
        "SELECT p.home_id, p.id, p.since, p.until, p.since = f.first FROM payer p JOIN"
        " (SELECT home_id, min(since) first FROM payer WHERE stage = 'named' GROUP BY home_id) f"
        " ON f.home_id = p.home_id WHERE p.stage = 'named'"
        f"{of_home.replace('home_id', 'p.home_id')} ORDER BY p.home_id, p.since",
        () if home_id is None else (home_id,),
    )
    found: dict[int, list[_Paying]] = defaultdict(list)
    for home, payer, since, until, first in rows.fetchall():
        span = Span(date.fromisoformat(since), date.fromisoformat(until) if until else None)
        found[home].append(_Paying(payer, span, bool(first)))
    return found


def _billed(
    item_id: int, days: tuple[date, date], home_id: int | None
) -> Mapping[tuple[int, int], list[Span]]:
    of_home = "" if home_id is None else " AND home_id = ?"
    rows = database.db.execute_sql(
        "SELECT home_id, coalesce(permit_id, 0), first, last FROM bill WHERE item_id = ?"
        f" AND stage <> 'void' AND about = '' AND first <= ? AND last >= ?{of_home}",
        (item_id, days[1].isoformat(), days[0].isoformat(), *([home_id] if home_id else [])),
    )
    heirs = permits.heirs()
    found: dict[tuple[int, int], list[Span]] = defaultdict(list)
    for home, permit, first, last in rows.fetchall():
        found[home, heirs.get(permit, permit)].append(
            Span(date.fromisoformat(first), date.fromisoformat(last))
        )
    return found
