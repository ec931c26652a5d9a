"""Bills from readings: use × price of what no bill has used yet, each stretch a line ($79–$81).

A stretch is from one reading to the next, of every meter that hung in the home's place; what was
estimated is said so, and trued up as a credit line by the reading after it (E16–E18).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from store import bills, clock, pricelist, residents
from store.bills import Bill, Drafted, LeftOut, Line, NewRun, Payer, Plan, Run, Single, Why
from store.bills.rights import DRAFT_BILLS
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.journal.operation import attempt, operation
from store.meters.chaining import Use
from store.meters.inputs import MeterKind
from store.meters.lines import Month, Stretch, lines
from store.meters.meter import METERS, Meter, chain, get, home_on, of_home, used
from store.meters.settings import settings
from store.pricelist import Item
from store.residents.searchkeys import Heard, unheard
from store.rights import Staff

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Metered(Drafted):
    """A bill that a run would make of readings, and the readings that it uses."""

    readings: tuple[int, ...] = ()


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
    _use_up(run, planned.bills)
    return run


@operation
def draft_single(new: Single, *, by: Staff) -> Bill:
    """Draft the bill of one home's readings up to a month's end ($25, X18), with why not."""
    require(by, DRAFT_BILLS)
    item = bills.charged(new.item)
    planned = _plan(item, new.month, home_id=new.home)
    if not planned.bills:
        why = planned.left_out[0].why if planned.left_out else Why.NO_READING
        raise Refused("Nothing can be billed: {why}.", field="home", why=why)
    run = bills.make(new, item, new.month, bills.Origin.SINGLE, planned.bills, by)
    _use_up(run, planned.bills)
    return bills.of_run(run.id)[0]


@operation
def bill_now(meter_id: int, *, by: Staff) -> list[Bill]:
    """Bill a home what its meters of this kind counted up to the last reading, issued at once.

    For who stands at the desk and moves out ($19, $21): from a reading to its bill without the
    month's run, which goes on from the day after. Raises ``Refused`` with why nothing is billed.
    """
    require(by, DRAFT_BILLS)
    meter = get(meter_id)
    if meter.home_id is None:
        raise Refused("This is no home's meter: what it counts is shared among the homes.")
    item = _item_of(meter.kind)
    there = _by_home(meter.kind, clock.today()).get(meter.home_id, [])
    read = [each.use.now.on for one in there for each in _unbilled(one, meter.home_id)]
    if not read:
        raise Refused("Nothing was read that is not billed yet: read the meter first.")
    last = max(read)
    days = last.replace(day=1), last
    found = _of_home(meter.home_id, there, Month(item, days, pricelist.rates(item.id)))
    if isinstance(found, Why):
        raise Refused("Nothing can be billed: {why}.", why=found)
    new = Single(item=item.number, month=f"{last:%Y-%m}", home=meter.home_id)
    run = bills.make(new, item, new.month, bills.Origin.SINGLE, found, by)
    _use_up(run, found)
    return bills.of_run(bills.issue_run(run, bills.Issue(), by).id)


def unbilled(home_id: int) -> list[Stretch]:
    """What the meters of a home counted that is billed here and was not yet."""
    billed = {kind for kind, code in settings().items().items() if code.strip()}
    return [
        each
        for one in of_home(home_id)
        if one.kind in billed
        for each in _unbilled(one, home_id)
        if each.use.amount
    ]


def _unbilled(meter: Meter, home_id: int) -> list[Stretch]:
    """What a meter counted in a home that no bill has used, the oldest first."""
    return [
        Stretch(meter, use)
        for use in used(meter)
        if use.now.bill is None and home_on(meter.id, use.now.on) == home_id
    ]


def _use_up(run: Run, made: Iterable[Drafted]) -> None:
    """Let the bills of a run have used their readings."""
    for bill, one in zip(bills.of_run(run.id), made, strict=True):
        assert isinstance(one, Metered)
        for reading in one.readings:
            database.db.execute_sql(
                "UPDATE meter_reading SET bill_id = ? WHERE id = ?", (bill.id, reading)
            )


def _plan(item: Item, month: str, heard: Heard = unheard, home_id: int | None = None) -> Plan:
    days = bills.month_of(month)
    by_home = _by_home(_kind_of(item), days[1])
    if home_id is not None:
        by_home = {home: meters for home, meters in by_home.items() if home == home_id}
    of_month = Month(item, days, pricelist.rates(item.id))
    made: list[Metered] = []
    left: list[LeftOut] = []
    for at, (home, meters) in enumerate(sorted(by_home.items())):
        heard(at, len(by_home))
        found = _of_home(home, meters, of_month)
        if isinstance(found, Why):
            left.append(LeftOut(home, residents.get(home).code, "", found))
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


def _item_of(kind: MeterKind) -> Item:
    """What bills a kind of meter; raises ``Refused`` where the settings do not say."""
    if code := settings().items()[kind].strip():
        return bills.charged(code)
    raise Refused("What {kind} is billed by is not said: see the settings of meters.", kind=kind)


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


def _of_home(home_id: int, meters: Sequence[Meter], month: Month) -> list[Metered] | Why:
    """A home's bills of what was not billed yet, one for each payer; else why there is none."""
    stretches: list[Stretch] = []
    nothing = Why.NO_READING
    for meter in meters:
        own = [one for one in _unbilled(meter, home_id) if one.use.now.on <= month.days[1]]
        hangs = meter.removed_on is None and meter.home_id == home_id
        if hangs and not any(one.use.now.on >= month.days[0] for one in own):
            if not _is_billed(meter, month.days):
                return Why.NO_READING
            nothing = Why.EXISTS
        stretches += own
    if not stretches:
        return nothing
    return _billed(home_id, stretches, month)


def _is_billed(meter: Meter, days: tuple[date, date]) -> bool:
    """Whether a bill has used what it was read in these days (X19)."""
    return any(one.bill is not None and days[0] <= one.on <= days[1] for one in chain(meter.id))


def _billed(home_id: int, stretches: Sequence[Stretch], month: Month) -> list[Metered] | Why:
    by_payer: dict[int, list[Stretch]] = defaultdict(list)
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


def _bill(home_id: int, payer: Payer, own: Sequence[Stretch], month: Month) -> Metered | Why:
    home = residents.get(home_id)
    by_stretch = [lines(one, home.kind.value, home.code, month) for one in own]
    if not all(by_stretch):
        return Why.NO_RATE
    found = tuple(line for each in by_stretch for line in each)
    total = sum(line.amount for line in found)
    if total <= 0:
        return Why.CREDIT if total < 0 else Why.UNUSED
    first, last = _days(payer, found, month.days)
    first = _after_billed(home_id, month.item.id, first, last)
    if first > last:
        return Why.EXISTS
    readings = tuple(one.use.now.id for one in own)
    return Metered(home_id, home.code, None, payer.id, first, last, found, readings=readings)


def _days(payer: Payer, lines: Sequence[Line], days: tuple[date, date]) -> tuple[date, date]:
    """The days of the month that are the payer's; of one who left before it, those of the use."""
    first = max(days[0], payer.since)
    last = min(days[1], payer.until or days[1])
    if first <= last:
        return first, last
    return min(line.first for line in lines), max(line.last for line in lines)


def _after_billed(home_id: int, item_id: int, first: date, last: date) -> date:
    """The first of some days that no bill of the home is for: after one that was made at once."""
    sql = (
        "SELECT max(last) FROM bill WHERE home_id = ? AND item_id = ? AND stage <> 'void'"
        " AND permit_id IS NULL AND first <= ? AND last >= ?"
    )
    params = (home_id, item_id, last.isoformat(), first.isoformat())
    (until,) = database.db.execute_sql(sql, params).fetchone()
    return date.fromisoformat(until) + _DAY if until else first
