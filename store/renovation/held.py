"""The deposits of a renovation: which are its own, what is held, and what it vouches for (R18)."""

from __future__ import annotations

from dataclasses import dataclass

from store import deposits
from store.deposits import Deposit, What
from store.engine import database
from store.engine.table import Table
from store.renovation.inputs import Stage
from store.renovation.listed import RENOVATIONS
from store.renovation.passes import out


@dataclass(frozen=True)
class Link:
    """That a deposit is of a renovation, and of none else."""

    id: int
    renovation_id: int
    deposit_id: int


LINKS = Table(
    "renovation_deposit",
    Link,
    "SELECT renovation_deposit.id, renovation_deposit.renovation_id,"
    " renovation_deposit.deposit_id FROM renovation_deposit",
)


def of_renovation(renovation_id: int) -> list[Deposit]:
    """The deposits of a renovation, in the order in which they were taken."""
    where = "WHERE renovation_deposit.renovation_id = ? ORDER BY renovation_deposit.id"
    return [deposits.get(link.deposit_id) for link in LINKS.read(where, renovation_id)]


def held_for(renovation_id: int) -> int:
    """What is held for a renovation, in fen."""
    return sum(one.balance for one in of_renovation(renovation_id))


def vouches(thing: str, what: str) -> bool | None:
    """Whether a deposit's condition is met as a renovation has it; None for none of its deposits.

    What was cancelled before it began has nothing more to be accepted.
    """
    deposit_id = int(thing.partition(":")[2])
    links = LINKS.read("WHERE renovation_deposit.deposit_id = ?", deposit_id)
    if not links:
        return _of_a_pass(deposit_id)
    one = RENOVATIONS.table.one(links[0].renovation_id)
    if one.stage is Stage.CANCELLED:
        return True
    return {
        What.ACCEPTED.value: one.passed_on is not None,
        What.NO_LEAKS.value: one.released_on is not None,
        What.PASSES.value: one.released_on is not None or not _work_goes_on(one.id),
    }.get(what)


def _work_goes_on(renovation_id: int) -> bool:
    one = RENOVATIONS.table.one(renovation_id)
    return one.passed_on is None or bool(out(renovation_id))


def _of_a_pass(deposit_id: int) -> bool | None:
    row = database.db.execute_sql(
        "SELECT back_on IS NOT NULL OR stage = 'lost' FROM worker_pass WHERE deposit_id = ?",
        (deposit_id,),
    ).fetchone()
    return None if row is None else bool(row[0])
