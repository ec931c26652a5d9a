"""A cost that was split among homes, and the register of them ($8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.bills.rights import DRAFT_BILLS, ISSUE_BILLS
from store.engine.table import Table
from store.register import Register, Step
from store.sharing.inputs import By, NewShare, Stage, Undo

SERIES = "FT"


@dataclass(frozen=True)
class Share:
    """A pool of a period and the run of its bills; ``total`` in fen."""

    id: int
    number: str
    item_id: int
    item: str
    first: date
    last: date
    total: int
    way: By
    building: str
    homes: int
    basis: str
    run_id: int
    run: str
    stage: Stage


SHARES = Register(
    "shared_cost",
    Table(
        "shared_cost",
        Share,
        "SELECT shared_cost.id, shared_cost.number, shared_cost.item_id, i.name,"
        " shared_cost.first, shared_cost.last, shared_cost.total, shared_cost.way,"
        " shared_cost.building, shared_cost.homes, shared_cost.basis, shared_cost.run_id,"
        " r.number, shared_cost.stage FROM shared_cost"
        " JOIN price_item i ON i.id = shared_cost.item_id"
        " JOIN bill_run r ON r.id = shared_cost.run_id",
    ),
    Step("split", NewShare, to=Stage.SPLIT, right=DRAFT_BILLS),
    Step("undone", Undo, (Stage.SPLIT,), Stage.UNDONE, right=ISSUE_BILLS),
    figures=lambda one: {"number": one.number, "homes": one.homes},
    columns=(
        *("number", "item_id", "first", "last", "total", "way", "building", "homes", "run_id"),
        "stage",
    ),
)

get = SHARES.table.one
