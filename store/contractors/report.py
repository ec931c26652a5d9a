"""What contractors tell of a period: presence, checks, scores, what was taken off (I20, I22)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from store import clock
from store.contractors.check import checks_between
from store.contractors.month import sheets_of
from store.contractors.stint import between
from store.figure import Figure, Period, mean, share, yuan
from store.money import rounded
from store.score import average
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period; scores are those of its months that are over and have a sheet."""
    stints, now = between(*period.bounds), clock.now()
    yield share(
        mark("Contractors' people there"),
        sum(min(one.came, one.posts) for one in stints),
        sum(one.posts for one in stints),
        mark("Of those that contracts ask for, as often as people were signed in."),
    )
    minutes = sum(one.lost(now) for one in stints)
    yield Figure(
        mark("Hours of posts missing"),
        rounded(Fraction(minutes, 60)),
        mark("Posts that nobody came for, by the time that their work took."),
    )
    checks = checks_between(*period.bounds)
    yield Figure(
        mark("Checks of contractors"), len(checks), mark("Marked whole; those given up are not.")
    )
    sheets = [one for month in _months(period) for one in sheets_of(month)]
    exact = average(one.score.exact for one in sheets)
    yield mean(
        mark("Mean score of contractors"),
        *((exact.numerator, exact.denominator) if exact is not None else (0, 0)),
        mark("Of the month sheets that count; a void one does not."),
        mark("points"),
    )
    yield yuan(
        mark("Taken off contractors' fees"),
        sum(one.deducted or 0 for one in sheets),
        mark("As decided, by the sheets of the period's months."),
    )


def _months(period: Period) -> list[str]:
    first = period.first.year * 12 + period.first.month - 1
    last = period.last.year * 12 + period.last.month - 1
    return [f"{n // 12}-{n % 12 + 1:02}" for n in range(first, last + 1)]
