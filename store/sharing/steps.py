"""The operations of shared costs: split once, undone only whole ($8, X5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from store import bills, money, residents, series
from store.bills import Drafted, Origin
from store.bills.rights import DRAFT_BILLS
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.inputs import halfwidth
from store.journal.operation import attempt, operation
from store.pricelist import Item, Kind
from store.residents import code as codes
from store.residents.searchkeys import Heard, unheard
from store.rights import Staff
from store.sharing.inputs import By, NewShare, Stage, Undo
from store.sharing.share import SERIES, SHARES, Share
from store.sharing.splitting import Home, Paying, shares

_DAY = timedelta(days=1)
_NAMED = 8  # homes that a refusal names


@dataclass(frozen=True)
class Plan:
    """What a split would come to: its homes, the bills, the largest and the smallest of them."""

    homes: int
    bills: tuple[Drafted, ...]

    @property
    def total(self) -> int:
        """The sum of its bills: the pool."""
        return sum(one.amount for one in self.bills)


@attempt
def dry(new: NewShare, *, by: Staff) -> Plan:
    """What a split would come to; nothing is written. Raises ``Refused`` as ``share`` does."""
    require(by, DRAFT_BILLS)
    return _plan(new)[1]


@operation
def share(new: NewShare, *, by: Staff, heard: Heard = unheard) -> Share:
    """Split a cost of a period among homes, and draft the bills; a pool and a period once (X5).

    Raises ``Refused`` at the field: a home without area or payer is named, never left out silently
    ($10); homes that are billed for these days; a pool that is split already.
    """
    require(by, DRAFT_BILLS)
    item, planned = _plan(new)
    month = f"{new.last:%Y-%m}"
    run = bills.make(new, item, month, Origin.SHARED, planned.bills, by, heard=heard)
    return SHARES.begin(
        new, by, also=[f"bill_run:{run.id}"], number=series.following(SERIES), item_id=item.id,
        first=new.first, last=new.last, total=new.total, way=new.way,
        building=new.building.strip(), homes=planned.homes, basis=new.basis, run_id=run.id,
    )  # fmt: skip


@operation
def undo(share_id: int, why: Undo, *, by: Staff) -> Share:
    """Void all bills of a split together; refused once something of them was paid ($8)."""
    one = SHARES.admitted(share_id, "undone", by)
    bills.void_run(one.run_id, bills.Reason(reason=why.reason), by=by)
    return SHARES.move(one, "undone", why, by, also=[f"bill_run:{one.run_id}"])


def _plan(new: NewShare) -> tuple[Item, Plan]:
    item = bills.charged(new.item)
    if item.kind is not Kind.SHARED:
        raise Refused("{item} is no shared cost.", field="item", item=item.name)
    if new.last < new.first:
        raise Refused("It ends before it begins.", field="last")
    where = (
        "WHERE shared_cost.item_id = ? AND shared_cost.building = ? AND shared_cost.stage = ?"
        " AND shared_cost.first <= ? AND shared_cost.last >= ?"
    )
    for other in SHARES.table.read(
        where, item.id, new.building.strip(), Stage.SPLIT, new.last, new.first
    ):
        raise Refused(
            "It is split already for these days: {number}. Undo that first.",
            field="first",
            number=other.number,
        )
    homes = _homes(new)
    _must_be_free(item, new, homes)
    made = shares(new.total, homes, by_area=new.way is By.AREA)
    return item, Plan(len(homes), tuple(made))


def _homes(new: NewShare) -> list[Home]:
    """The homes that share it, each with area and payers; ``Refused`` names those without."""
    without = _without(new.without)
    paying = _paying(new.first, new.last)
    rows = database.db.execute_sql("SELECT id, code, area FROM home ORDER BY id").fetchall()
    building = new.building.strip()
    found = [
        Home(id_, code, area, tuple(paying.get(id_, ())))
        for id_, code, area in rows
        if code not in without and residents.is_of(code, building)
    ]
    if not found:
        raise Refused("No home shares it.", field="building")
    if new.way is By.AREA and (bare := [one.code for one in found if not one.area]):
        raise Refused("No area on file: {homes}.", field="way", homes=_told(bare))
    span = (new.last - new.first).days + 1
    if gaps := [one.code for one in found if sum(p.days for p in one.payers) < span]:
        raise Refused("Nobody pays on all of these days: {homes}.", field="first",
                      homes=_told(gaps))  # fmt: skip
    return found


def _without(typed: str) -> frozenset[str]:
    read = {text: codes.read(text) for text in halfwidth(typed).replace(",", " ").split()}
    known = {code for (code,) in database.db.execute_sql("SELECT code FROM home").fetchall()}
    for text, code in read.items():
        if code is None or str(code) not in known:
            raise Refused("There is no home {code}.", field="without", code=text)
    return frozenset(map(str, read.values()))


def _told(found: Sequence[str]) -> str:
    more = "" if len(found) <= _NAMED else f" … ({len(found)})"
    return "  ".join(found[:_NAMED]) + more


def _paying(first: date, last: date) -> Mapping[int, list[Paying]]:
    """By home who pays on which days of a period."""
    rows = database.db.execute_sql(
        "SELECT home_id, id, since, until FROM payer WHERE stage = 'named' AND since <= ?"
        " AND (until IS NULL OR until >= ?) ORDER BY home_id, since",
        (last.isoformat(), first.isoformat()),
    )
    found: dict[int, list[Paying]] = defaultdict(list)
    for home, payer, since, until in rows.fetchall():
        begins = max(first, date.fromisoformat(since))
        ends = min(last, date.fromisoformat(until)) if until else last
        found[home].append(Paying(payer, begins, ends))
    return found


def _must_be_free(item: Item, new: NewShare, homes: Sequence[Home]) -> None:
    """A home has one live bill for an item and a day ($24)."""
    rows = database.db.execute_sql(
        "SELECT home_id, number FROM bill WHERE item_id = ? AND stage <> 'void' AND first <= ?"
        " AND last >= ? AND permit_id IS NULL",
        (item.id, new.last.isoformat(), new.first.isoformat()),
    ).fetchall()
    billed = dict(rows)
    for one in homes:
        if one.id in billed:
            raise Refused("Bill {number} is for these days.", field="first", number=billed[one.id])


def told(one: Share) -> str:
    """A split in few words, for screen and paper."""
    return f"{one.number}  {one.item}  {one.first}–{one.last}  {money.text(one.total)}"
