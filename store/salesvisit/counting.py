"""The flat's items counted at opening and closing; a difference is a finding (S12, G9)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store import answers, clock
from store.desk.staff import require
from store.engine.table import Table
from store.errors import Refused
from store.findings import NewFinding, Origin
from store.journal.operation import operation
from store.register import Register, Step
from store.rights import WORK_THE_SITE, Staff
from store.salesvisit import keepings
from store.salesvisit.keepings import CountStage, Moment, ThingKind
from store.salesvisit.lending import things

_LOOKED_INTO = timedelta(days=1)


@dataclass(frozen=True)
class Item:
    """A line of a count, as the list was then (G5)."""

    code: int
    name: str
    unit: str
    expected: int
    found: int


@dataclass(frozen=True)
class ItemCount:
    """What was counted on a day, at opening or closing, and the finding about what differs."""

    id: int
    day: date
    moment: Moment
    at: datetime
    counted_by: int
    lines: str
    differ: int
    ticket: int | None
    stage: CountStage

    @property
    def items(self) -> list[Item]:
        """Its lines."""
        return [Item(*line) for line in json.loads(self.lines)]


COUNTS = Register(
    "sales_count",
    Table(
        "sales_count",
        ItemCount,
        "SELECT sales_count.id, sales_count.day, sales_count.moment, sales_count.at,"
        " sales_count.counted_by, sales_count.lines, sales_count.differ, sales_count.ticket,"
        " sales_count.stage FROM sales_count",
    ),
    Step("whole", keepings.ItemCounting, to=CountStage.WHOLE, right=WORK_THE_SITE),
    Step("differs", keepings.ItemCounting, to=CountStage.DIFFERS, right=WORK_THE_SITE),
    columns=("day", "moment", "at", "counted_by", "lines", "differ", "ticket", "stage"),
    moments=("at",),
)


def counted(day: date) -> list[ItemCount]:
    """What was counted on a day."""
    return COUNTS.table.read("WHERE sales_count.day = ? ORDER BY sales_count.id", day)


@operation
def count(given: keepings.ItemCounting, *, by: Staff) -> ItemCount:
    """The flat's items were counted: what is not typed is as it should be (S12)."""
    require(by, WORK_THE_SITE)
    today, there = clock.today(), things(ThingKind.FLAT)
    if not there:
        raise Refused("No item of the flat is entered: enter them among the things first.")
    if any(one.moment is given.moment for one in counted(today)):
        raise Refused("This was counted today.", field="moment")
    typed = keepings.differences(given.differ)
    if unknown := sorted(typed.keys() - {one.code for one in there}):
        raise Refused("There is no item {n} in the flat.", field="differ", n=unknown[0])
    items = [
        Item(one.code, one.name, one.unit, one.total, typed.get(one.code, one.total))
        for one in there
    ]
    wrong = [one for one in items if one.found != one.expected]
    id_ = COUNTS.table.following()
    ticket = _raise(wrong, given, id_, by) if wrong else None
    lines = [[one.code, one.name, one.unit, one.expected, one.found] for one in items]
    return COUNTS.begin(
        given, by, as_step="differs" if wrong else "whole", id=id_, day=today, moment=given.moment,
        at=clock.now(), counted_by=by.id, lines=json.dumps(lines, ensure_ascii=False),
        differ=len(wrong), ticket=ticket,
    )  # fmt: skip


def _raise(wrong: list[Item], given: keepings.ItemCounting, id_: int, by: Staff) -> int:
    if not given.worker:
        raise Refused("Something differs: who looks into it?", field="worker")
    what = "；".join(f"{one.code} {one.name}：应有 {one.expected}{one.unit}，实有 {one.found}"
                     for one in wrong)  # fmt: skip
    due = given.due or clock.now() + _LOOKED_INTO
    new = NewFinding(place="样板房", what=what, worker=given.worker, due=due)
    return answers.findings().raise_(new, Origin(f"sales_count:{id_}"), by=by).number
