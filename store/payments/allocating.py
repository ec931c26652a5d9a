"""Which bills a sum settles, and how much of each ($30; 民法典 560; E13)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from store.bills import Bill
from store.late import Order
from store.pricelist.reckoning import split


@dataclass(frozen=True)
class Part:
    """What of a payment settles a bill, and what its late charge; fen."""

    bill: Bill
    principal: int
    late: int = 0


def share(
    amount: int, bills: Sequence[Bill], on: date, late: Mapping[int, int], order: Order
) -> list[Part]:
    """What of a sum settles each bill and its late charge (``late``, by bill, in fen).

    In the order of the law a bill's late charge comes before its principal, bill by bill as they
    fell due (民法典 560, 561; E11); where the contract agrees it, all principal comes first (E12).
    """
    if order is Order.PRINCIPAL:
        paid = dict(_by_bill(allocate(amount, bills, on)))
        rest = amount - sum(paid.values())
        charged = _in_turn(rest, bills, on, lambda one: late.get(one.id, 0))
    else:
        both = _in_turn(amount, bills, on, lambda one: one.owed + late.get(one.id, 0))
        charged = [(one, min(part, late.get(one.id, 0))) for one, part in both]
        owed = dict(_by_bill(charged))
        paid = {one.id: part - owed.get(one.id, 0) for one, part in both}
    costs = dict(_by_bill(charged))
    parts = [Part(one, paid.get(one.id, 0), costs.get(one.id, 0)) for one in _ordered(bills, on)]
    return [one for one in parts if one.principal or one.late]


def _by_bill(parts: Iterable[tuple[Bill, int]]) -> Iterator[tuple[int, int]]:
    return ((one.id, part) for one, part in parts)


def allocate(amount: int, bills: Sequence[Bill], on: date) -> list[tuple[Bill, int]]:
    """What of a sum settles each bill, in fen: what fell due first, before what is not due yet.

    Bills of one due day that it does not suffice for share it by what is owed of each, its sum
    kept. What is left over when all are settled is in none of them.
    """
    return _in_turn(amount, bills, on, lambda one: one.owed)


def _ordered(bills: Sequence[Bill], on: date) -> list[Bill]:
    return sorted(bills, key=lambda one: (one.due > on, one.due, one.id))


def _in_turn(
    amount: int, bills: Sequence[Bill], on: date, owes: Callable[[Bill], int]
) -> list[tuple[Bill, int]]:
    found: list[tuple[Bill, int]] = []
    for _due, group in groupby(_ordered(bills, on), key=lambda one: (one.due > on, one.due)):
        same = [one for one in group if owes(one)]
        owed = sum(map(owes, same))
        taken = min(amount, owed)
        if not taken:
            continue
        parts = split(taken, [owes(one) for one in same])
        found += [(one, part) for one, part in zip(same, parts, strict=True) if part]
        amount -= taken
    return found
