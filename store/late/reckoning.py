"""A late charge, from nothing but what became of its bill ($52, $53)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

from store import money

PARTS = 1_000_000  # of the principal, in which a rate a day is counted
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Terms:
    """What was agreed: ``rate`` in millionths a day, ``cap`` in per cent of the bill.

    Paid within ``grace`` days it costs nothing; ``halts`` says that days of a dispute do not count.
    """

    rate: int
    cap: int = 100
    grace: int = 0
    halts: bool = True


@dataclass(frozen=True)
class Story:
    """What became of a bill, in fen: what it was over, and by how much that changed on which day.

    ``due`` is the last day on which nothing is late yet; ``reduced`` are those of the ``changes``
    that were granted and not paid. ``disputed`` are the days from and to which it was objected to,
    both of them counted, without an end while it still is.
    """

    amount: int
    due: date
    changes: Sequence[tuple[date, int]] = ()
    reduced: Sequence[tuple[date, int]] = ()
    disputed: Sequence[tuple[date, date | None]] = ()


@dataclass(frozen=True)
class Stretch:
    """Days over which the same principal was unpaid: how many count, and what they cost in fen."""

    first: date
    last: date
    days: int
    principal: int
    amount: int


def stretches(story: Story, terms: Terms, on: date) -> list[Stretch]:
    """What the bill cost up to a day, that day counted in, the due day not (民法典 201; E10).

    It is simple: of the principal alone, never of a late charge. Each stretch of unchanged
    principal is rounded once. Until the grace days are over there is none; what came within them
    counts as paid on the due day.
    """
    on_time = story.due + timedelta(days=terms.grace)
    if on <= on_time:
        return []
    moved = (*story.changes, *story.reduced)
    changes = [(day if day > on_time else story.due, by) for day, by in moved if day < on]
    found = []
    for first, last, principal in _unchanged(story, sorted(changes), on):
        halted = _halted(story.disputed, first, last) if terms.halts else 0
        days = (last - first).days + 1 - halted
        amount = money.rounded(Fraction(principal * days * terms.rate, PARTS))
        found.append(Stretch(first, last, days, principal, amount))
    return [one for one in found if one.days and one.principal > 0]


def charge(story: Story, terms: Terms, on: date) -> int:
    """What it comes to in fen, at most so many per cent of what the bill is over ($51)."""
    over = story.amount + sum(by for day, by in story.reduced if day <= on)
    most = money.rounded(Fraction(max(over, 0) * terms.cap, 100))
    return min(sum(one.amount for one in stretches(story, terms, on)), most)


def _unchanged(
    story: Story, changes: Sequence[tuple[date, int]], on: date
) -> Iterator[tuple[date, date, int]]:
    """First day, last day and principal of each stretch; a change counts from the day after it."""
    steps, left = [], story.amount
    for day, of_day in groupby(changes, key=lambda one: one[0]):
        before, left = left, left + sum(by for _day, by in of_day)
        if before != left:
            steps.append((day, before))
    first = story.due + _DAY
    for day, before in (*steps, (on, left)):
        if day >= first:
            yield first, day, before
            first = day + _DAY


def _halted(disputed: Iterable[tuple[date, date | None]], first: date, last: date) -> int:
    """How many of some days lie within a dispute, each counted once."""
    count, begins = 0, first
    for since, until in sorted(disputed, key=lambda one: one[0]):
        start, end = max(since, begins), min(until or last, last)
        if start <= end:
            count += (end - start).days + 1
            begins = end + _DAY
    return count
