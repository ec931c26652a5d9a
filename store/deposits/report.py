"""What deposits tell of a period; apart from all that is received ($60, $76)."""

from __future__ import annotations

from collections.abc import Iterator

from store.deposits.deposit import DEPOSITS, given_back, taken
from store.figure import Figure, Period, yuan
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    came, went = taken(period), given_back(period)
    yield Figure(mark("Deposits taken"), len(came), mark("Received in it, undone ones left out."))
    yield yuan(
        mark("Deposits taken, yuan"),
        sum(one.amount for one in came),
        mark("Their sum; no income, and in no rate."),
    )
    yield Figure(mark("Deposits given back"), len(went), mark("Paid back in the period."))
    yield yuan(
        mark("Deposits given back, yuan"),
        sum(one.returned for one in went),
        mark("Their sum, less what was deducted by agreement."),
    )
    yield yuan(
        mark("Deducted from deposits, yuan"),
        sum(one.deducted for one in went),
        mark("By agreement; income, with receipts of its own."),
    )
    there = _held_on_last_day(period)
    yield Figure(
        mark("Deposits held on the last day"),
        len(there),
        mark("Received before the period's end, and not gone by then."),
    )
    yield yuan(mark("Deposits held, yuan"), sum(there), mark("The sum of their balances."))


def _held_on_last_day(period: Period) -> list[int]:
    """The balances of those held on the last day, in fen: deductions go with the return."""
    where = (
        "WHERE deposit.taken_on <= ? AND deposit.undone = 0"
        " AND (deposit.returned_on IS NULL OR deposit.returned_on > ?)"
    )
    return [one.amount for one in DEPOSITS.table.read(where, period.last, period.last)]
