"""Scores of any sheet: exact inside, one decimal half up outside, a dash for nothing (G7).

What does not apply leaves numerator and denominator; what nobody looked at leaves the sheet not
whole; a critical line that fails fails the sheet, whatever the sum.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from store.figure import NOTHING, tenths


@dataclass(frozen=True)
class Line:
    """A line that is scored: ``got`` of ``weight`` points, None where it does not apply."""

    weight: int
    got: int | None
    critical: bool = False

    @property
    def failed(self) -> bool:
        """Whether anything is missing of it."""
        return self.got is not None and self.got < self.weight


@dataclass(frozen=True)
class Score:
    """``got`` points of ``of``, of the lines that apply; ``failed`` by a critical one."""

    got: int
    of: int
    failed: bool

    @property
    def exact(self) -> Fraction | None:
        """Of a hundred; None where nothing was scored."""
        return Fraction(100 * self.got, self.of) if self.of else None

    @property
    def text(self) -> str:
        """As it is read: ``92.3``, or a dash."""
        return NOTHING if self.exact is None else tenths(self.exact)


def score(lines: Iterable[Line]) -> Score:
    """The score of the lines that apply."""
    scored = [line for line in lines if line.got is not None]
    return Score(
        got=sum(line.got or 0 for line in scored),
        of=sum(line.weight for line in scored),
        failed=any(line.critical and line.failed for line in scored),
    )


def average(exact: Iterable[Fraction | None]) -> Fraction | None:
    """The mean of those that are there, exactly; None of none (Q23, Q26)."""
    there = [one for one in exact if one is not None]
    return sum(there, Fraction()) / len(there) if there else None


def mean(scores: Iterable[Score]) -> str:
    """The mean of those that have one, as it is read; a dash of none."""
    exact = average(one.exact for one in scores)
    return NOTHING if exact is None else tenths(exact)
