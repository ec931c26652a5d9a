"""Bills from readings: use × price of what no bill has used yet, each stretch a line ($79–$81).

A stretch is from one reading to the next, of every meter that hung in the home's place; what was
estimated is said so, and trued up as a credit line by the reading after it (E16–E18).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from store import bills, money, pricelist, residents
from store.bills import Drafted, LeftOut, Line, NewRun, Payer, Plan, Run, Why
from store.bills.charging import WHOLE
from store.bills.rights import DRAFT_BILLS
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.journal.operation import attempt, operation
from store.meters.chaining import USE, Use
from store.meters.inputs import MeterKind, ReadingKind
from store.meters.meter import METERS, Meter, home_on, used
from store.meters.settings import settings
from store.pricelist import Item, Rate
from store.pricelist.reckoning import amount
from store.residents.searchkeys import Heard, unheard
from store.rights import Staff

_DAY = timedelta(days=1)
_SIGNS = {
    ReadingKind.ESTIMATED: "估抄",
    ReadingKind.EXCHANGE: "换表",
    ReadingKind.MOVE_IN: "入住",
    ReadingKind.CHECK: "核对",
}


@dataclass(frozen=True)
class Metered(Drafted):
    """A bill that a run would make of readings, and the readings that it uses."""

    readings: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Stretch:
    meter: Meter
    use: Use


@dataclass(frozen=True)
class _Month:
    item: Item
    days: tuple[date, date]
    prices: list[Rate]


def must_be_metered(code: str) -> None:
    """Raise ``Refused`` where the settings do not say which meters an item bills."""
    _kind_of(bills.charged(code))


@attempt
def dry(new: NewRun, *, by: Staff, heard: Heard = unheard) -> Plan:
    """What a run would make of the readings so far, and whom it leaves out and why ($23)."""
    require(by, DRAFT_BILLS)
    return _plan(bills.charged(new.item), new.month, heard)


@operation
def draft(new: NewRun, *, by: Staff, heard: Heard = unheard) -> Run:
    """Draft the bills of what meters counted and no bill has used; again adds what is missing.

    From then on a reading that a bill used stands until that bill is void (X7); voiding it keeps
    the reading, to be billed anew (X58). Raises ``Refused`` where nothing is left to bill.
    """
    require(by, DRAFT_BILLS)
    item = bills.charged(new.item)
    planned = _plan(item, new.month, heard)
    if not planned.bills:
        raise Refused(
            "Nothing is left to bill; {n} are left out.", field="month", n=len(planned.left_out)
        )
    run = bills.make(new, item, new.month, bills.Origin.RUN, planned.bills, by, heard=heard)
    for bill, one in zip(bills.of_run(run.id), planned.bills, strict=True):
        assert isinstance(one, Metered)
        for reading in one.readings:
            database.db.execute_sql(
                "UPDATE meter_reading SET bill_id = ? WHERE id = ?", (bill.id, reading)
            )
    return run


def _plan(item: Item, month: str, heard: Heard = unheard) -> Plan:
    days = bills.month_of(month)
    by_home = _by_home(_kind_of(item), days[1])
    of_month = _Month(item, days, pricelist.rates(item.id))
    made: list[Metered] = []
    left: list[LeftOut] = []
    for at, (home_id, meters) in enumerate(sorted(by_home.items())):
        heard(at, len(by_home))
        found = _of_home(home_id, meters, of_month)
        if isinstance(found, Why):
            left.append(LeftOut(home_id, residents.get(home_id).code, "", found))
        else:
            made += found
    return Plan(len(by_home), tuple(made), tuple(left))


def _kind_of(item: Item) -> MeterKind:
    """What an item bills, as the settings say; raises ``Refused`` where they do not."""
    for kind, code in settings().items().items():
        if code.strip().upper() == item.number:
            return kind
    raise Refused(
        "Which meters {item} bills is not said: see the settings of meters.",
        field="item",
        item=item.name,
    )


def _by_home(kind: MeterKind, last: date) -> Mapping[int, list[Meter]]:
    """By home the meters of a kind that hang there, or hung there with something not billed."""
    found: dict[int, list[Meter]] = defaultdict(list)
    where = (
        "WHERE meter.kind = ? AND meter.home_id IS NOT NULL AND meter.set_on <= ?"
        " AND (meter.removed_on IS NULL OR EXISTS (SELECT 1 FROM meter_reading r WHERE"
        " r.meter_id = meter.id AND r.struck = 0 AND r.bill_id IS NULL AND r.kind <> 'base'))"
        " ORDER BY meter.id"
    )
    for meter in METERS.table.read(where, kind, last):
        for home in _homes_of(meter):
            found[home].append(meter)
    return found


def _homes_of(meter: Meter) -> list[int]:
    """Whose meter it was, one after the other ($82)."""
    rows = database.db.execute_sql(
        "SELECT DISTINCT home_id FROM meter_home WHERE meter_id = ?", (meter.id,)
    ).fetchall()
    return [int(home) for (home,) in rows]


def _of_home(home_id: int, meters: Sequence[Meter], month: _Month) -> list[Metered] | Why:
    """A home's bills of what was not billed yet, one for each payer; else why there is none."""
    stretches: list[_Stretch] = []
    for meter in meters:
        own = [
            _Stretch(meter, use)
            for use in used(meter)
            if use.now.bill is None
            and use.now.on <= month.days[1]
            and home_on(meter.id, use.now.on) == home_id
        ]
        hangs = meter.removed_on is None and meter.home_id == home_id
        if hangs and not any(one.use.now.on >= month.days[0] for one in own):
            return Why.NO_READING
        stretches += own
    if not stretches:
        return Why.NO_READING
    return _billed(home_id, stretches, month)


def _billed(home_id: int, stretches: Sequence[_Stretch], month: _Month) -> list[Metered] | Why:
    by_payer: dict[int, list[_Stretch]] = defaultdict(list)
    payers = {one.id: one for one in bills.payers_of(home_id)}
    for one in stretches:
        payer = _payer(payers.values(), one.use)
        if isinstance(payer, Why):
            return payer
        by_payer[payer.id].append(one)
    made: list[Metered] = []
    for id_, own in by_payer.items():
        bill = _bill(home_id, payers[id_], own, month)
        if isinstance(bill, Why):
            return bill
        made.append(bill)
    return made


def _payer(payers: Iterable[Payer], use: Use) -> Payer | Why:
    """Who pays for the days between two readings; where that changed, it was to be read then."""
    first, last = use.before.on + _DAY, max(use.now.on - _DAY, use.before.on + _DAY)
    found = {
        one.id: one
        for one in payers
        if one.since <= last and (one.until is None or one.until >= first)
    }
    if not found:
        return Why.NO_PAYER
    return next(iter(found.values())) if len(found) == 1 else Why.CHANGED


def _bill(home_id: int, payer: Payer, own: Sequence[_Stretch], month: _Month) -> Metered | Why:
    home = residents.get(home_id)
    found = [_line(one, home.kind.value, home.code, month) for one in own]
    lines = tuple(line for line in found if isinstance(line, Line))
    if len(lines) < len(found):
        return Why.NO_RATE
    total = sum(line.amount for line in lines)
    if total <= 0:
        return Why.CREDIT if total < 0 else Why.UNUSED
    first, last = _days(payer, lines, month.days)
    if _is_billed(home_id, month.item.id, first, last):
        return Why.EXISTS
    readings = tuple(one.use.now.id for one in own)
    return Metered(home_id, home.code, None, payer.id, first, last, lines, readings=readings)


def _days(payer: Payer, lines: Sequence[Line], days: tuple[date, date]) -> tuple[date, date]:
    """The days of the month that are the payer's; of one who left before it, those of the use."""
    first = max(days[0], payer.since)
    last = min(days[1], payer.until or days[1])
    if first <= last:
        return first, last
    return min(line.first for line in lines), max(line.last for line in lines)


def _line(one: _Stretch, kind: str, code: str, month: _Month) -> Line | None:
    use, on = one.use, one.use.now.on
    rates = (rate for rate in month.prices if rate.since <= on and rate.holds_for(kind, code))
    rate = next(rates, None)
    if rate is None:
        return None
    return Line(
        use.before.on + _DAY, on, rate.price, use.amount, USE, 1, 1, WHOLE, _words(one),
        amount(rate.price, use.amount, USE),
    )  # fmt: skip


def _words(one: _Stretch) -> str:
    """The meter, from what to what it went, and what is special about it."""
    use, meter = one.use, one.meter
    values = (money.measure_text(each.value, money.READING) for each in (use.before, use.now))
    told = [f"{meter.number} {'→'.join(values)}"]
    if meter.multiplier != 10**money.READING:
        told.append(f"×{money.measure_text(meter.multiplier, money.READING)}")
    told += [_SIGNS[use.now.kind]] if use.now.kind in _SIGNS else []
    told += ["翻转"] if use.now.rolled else []
    told += ["补正估抄"] if use.before.estimated and not use.now.estimated else []
    return " ".join(told)


def _is_billed(home_id: int, item_id: int, first: date, last: date) -> bool:
    sql = (
        "SELECT EXISTS (SELECT 1 FROM bill WHERE home_id = ? AND item_id = ? AND stage <> 'void'"
        " AND permit_id IS NULL AND first <= ? AND last >= ?)"
    )
    params = (home_id, item_id, last.isoformat(), first.isoformat())
    return bool(database.db.execute_sql(sql, params).fetchone()[0])
