"""Which bills a sum settles, and how much of each ($30; 民法典 560; E13)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from store.bills import Bill
from store.pricelist.reckoning import split


def allocate(amount: int, bills: Sequence[Bill], on: date) -> list[tuple[Bill, int]]:
    """What of a sum settles each bill, in fen: what fell due first, before what is not due yet.

    Bills of one due day that it does not suffice for share it by what is owed of each, its sum
    kept. What is left over when all are settled is in none of them.
    """
    found: list[tuple[Bill, int]] = []
    ordered = sorted(bills, key=lambda one: (one.due > on, one.due, one.id))
    for _due, group in groupby(ordered, key=lambda one: (one.due > on, one.due)):
        same = [one for one in group if one.owed]
        owed = sum(one.owed for one in same)
        taken = min(amount, owed)
        if not taken:
            continue
        parts = split(taken, [one.owed for one in same])
        found += [(one, part) for one, part in zip(same, parts, strict=True) if part]
        amount -= taken
    return found
