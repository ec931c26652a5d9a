"""Homes that pay a part of a price for a time, or nothing, as agreed or by a local rule (T3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from store.bills.charging import Part, Span
from store.bills.inputs import NewRate, RateEnded
from store.bills.item import charged
from store.bills.rights import REDUCE_BILLS
from store.desk.staff import require
from store.engine import database
from store.engine.table import Table
from store.errors import Refused
from store.journal.operation import operation
from store.register import Register, Step
from store.rights import Staff
from store.text import Named, mark


class PartStage(Named):
    """Whether it holds."""

    AGREED = "agreed", mark("agreed")


@dataclass(frozen=True)
class ChargedPart:
    """A part of a price, in basis points, from a day to a day; ``until`` None for no end yet."""

    id: int
    home_id: int
    home: str
    item_id: int
    item: str
    rate: int
    since: date
    until: date | None
    stage: PartStage


PARTS = Register(
    "charged_part",
    Table(
        "charged_part",
        ChargedPart,
        "SELECT charged_part.id, charged_part.home_id, h.code, charged_part.item_id, i.name,"
        " charged_part.rate, charged_part.since, charged_part.until, charged_part.stage"
        " FROM charged_part JOIN home h ON h.id = charged_part.home_id"
        " JOIN price_item i ON i.id = charged_part.item_id",
    ),
    Step("agreed", NewRate, to=PartStage.AGREED),
    Step("ended", RateEnded, (PartStage.AGREED,)),
    figures=lambda one: {"home": one.home_id, "item": one.item_id},
    columns=("home_id", "item_id", "rate", "since", "until", "stage"),
)


@operation
def agree(new: NewRate, *, by: Staff) -> ChargedPart:
    """Let a home be charged a part of an item's price; raises ``Refused`` where two would meet."""
    require(by, REDUCE_BILLS)
    return let_pay(new, by)


def let_pay(new: NewRate, by: Staff) -> ChargedPart:
    """The same as another subject's agreement has it; call within its operation.

    Who may agree to it, that subject says: a rule's own part is no favour.
    """
    item_id = charged(new.item).id
    if new.until is not None and new.until < new.since:
        raise Refused("It ends before it begins.", field="until")
    _must_be_alone(0, new.home, item_id, Span(new.since, new.until))
    return PARTS.begin(
        new, by, home_id=new.home, item_id=item_id, rate=new.rate, since=new.since, until=new.until
    )


@operation
def end(part_id: int, given: RateEnded, *, by: Staff) -> ChargedPart:
    """Let it hold until a day; bills that stand are not changed by it ($12)."""
    require(by, REDUCE_BILLS)
    return let_hold(PARTS.table.one(part_id), given, by)


def let_hold(one: ChargedPart, given: RateEnded, by: Staff) -> ChargedPart:
    """The same as another subject's agreement has it; call within its operation."""
    part = PARTS.admitted(one.id, "ended", by)
    if given.until < part.since:
        raise Refused("It ends before it begins.", field="until")
    _must_be_alone(part.id, part.home_id, part.item_id, Span(part.since, given.until))
    return PARTS.move(part, "ended", given, by, until=given.until)


def of_home(home_id: int) -> list[ChargedPart]:
    """What a home is charged in part, the newest first."""
    where = "WHERE charged_part.home_id = ? ORDER BY charged_part.since DESC"
    return PARTS.table.read(where, home_id)


def _must_be_alone(id_: int, home_id: int, item_id: int, span: Span) -> None:
    for other in of_home(home_id):
        meets = span.within(other.since, other.until or date.max)
        if other.id != id_ and other.item_id == item_id and meets:
            raise Refused(
                "From {day} it is charged at {rate} % already.",
                field="since",
                day=other.since,
                rate=f"{other.rate / 100:g}",
            )


def parts_of_all(item_id: int, first: date, last: date) -> Mapping[int, list[Part]]:
    """By home the parts of an item's price that hold within a month."""
    rows = database.db.execute_sql(
        "SELECT home_id, since, until, rate FROM charged_part WHERE item_id = ? AND since <= ?"
        " AND (until IS NULL OR until >= ?)",
        (item_id, last.isoformat(), first.isoformat()),
    )
    found: dict[int, list[Part]] = defaultdict(list)
    for home, since, until, rate in rows.fetchall():
        span = Span(date.fromisoformat(since), date.fromisoformat(until) if until else None)
        found[home].append(Part(span, rate))
    return found
