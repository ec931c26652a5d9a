"""The steps that were taken, each with what was owed of each bill at that moment ($64, X90)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from store import clock, late
from store.dunning.inputs import How, Rung
from store.dunning.owed import Bill
from store.engine import database
from store.engine.table import Table


@dataclass(frozen=True)
class Taken:
    """A step: whom it reached, how, and since when that is proven; None while it is not."""

    id: int
    dunning_id: int
    rung: Rung
    on: date
    whom: str
    how: How
    proof: str
    proven_on: date | None
    deadline: date | None
    text: str
    by: int
    struck: bool


@dataclass(frozen=True)
class Then:
    """A bill as it stood at a step: ``owed`` is what was left of it then, in fen.

    ``late`` is the late charge that was owed of it besides ($53: demanded with it).
    """

    bill_id: int
    number: str
    item: str
    first: date
    last: date
    due: date
    amount: int
    owed: int
    late: int = 0


STEPS = Table(
    "dunning_step",
    Taken,
    "SELECT dunning_step.id, dunning_step.dunning_id, dunning_step.rung, dunning_step.on_day,"
    " dunning_step.whom, dunning_step.how, dunning_step.proof, dunning_step.proven_on,"
    " dunning_step.deadline, dunning_step.text, dunning_step.by_staff, dunning_step.struck"
    " FROM dunning_step",
)
WRITTEN = (Rung.NOTICE, Rung.FIRST, Rung.SECOND)


def enter(of: Sequence[Bill], **row: object) -> int:
    """Keep a step with what is owed of each bill now; call within an operation."""
    id_ = STEPS.insert(**row)
    charges = late_now(of)
    for bill in of:
        database.db.execute_sql(
            "INSERT INTO dunning_bill (step_id, bill_id, owed, late) VALUES (?, ?, ?, ?)",
            (id_, bill.id, bill.owed, charges.get(bill.id, 0)),
        )
    return id_


def late_now(of: Sequence[Bill]) -> dict[int, int]:
    """By bill, what is owed of its late charge by today, in fen."""
    found = late.of_numbers([one.id for one in of], clock.today())
    return {one.bill.id: one.owed for one in found}


def told(step_id: int) -> dict[str, Any]:
    """A step as its entry keeps it, with what was owed of each bill, in fen."""
    sql = "SELECT bill_id, owed, late FROM dunning_bill WHERE step_id = ? ORDER BY bill_id"
    rows = database.db.execute_sql(sql, (step_id,)).fetchall()
    columns = ("rung", "on_day", "how", "proven_on", "deadline")
    owing = {str(bill): owed for bill, owed, _cost in rows}
    charges = {str(bill): cost for bill, _owed, cost in rows if cost}
    kept = STEPS.columns(step_id, columns) | ({"late": charges} if charges else {})
    return kept | {"step": step_id, "owing": owing, "owed": sum(owing.values())}


def steps(case_id: int) -> list[Taken]:
    """The steps of a case that were not struck out, the first one first."""
    where = "WHERE dunning_step.dunning_id = ? AND dunning_step.struck = 0 ORDER BY dunning_step.id"
    return STEPS.read(where, case_id)


def written(case_id: int) -> Taken | None:
    """The last notice in writing."""
    return next((one for one in reversed(steps(case_id)) if one.rung in WRITTEN), None)


def then(step_id: int) -> list[Then]:
    """The bills of a step as they stood at that moment, the oldest first."""
    rows = database.db.execute_sql(
        "SELECT b.id, b.number, i.name, b.first, b.last, b.due, b.amount, x.owed, x.late"
        " FROM dunning_bill x JOIN bill b ON b.id = x.bill_id JOIN price_item i ON i.id = b.item_id"
        " WHERE x.step_id = ? ORDER BY b.due, b.first, b.id",
        (step_id,),
    )
    day = date.fromisoformat
    return [
        Then(*(*row[:3], day(row[3]), day(row[4]), day(row[5]), *row[6:]))
        for row in rows.fetchall()
    ]
