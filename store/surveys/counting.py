"""What the answers come to: exact fractions, rates and index apart, each with its n (V15, G7).

A rate is how many of those who answered gave 5 or 4; the index is the weighted mean of the
questions' means, times 20. Not known, blank and sheets that do not count are outside of both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from store.figure import NOTHING
from store.money import rounded
from store.surveys.questions import BLANK, MARKS, NA, Question

GOOD = ("5", "4")


@dataclass(frozen=True)
class Rate:
    """Satisfied of those who answered; never an index."""

    good: int
    n: int

    @property
    def exact(self) -> Fraction | None:
        """The rate from 0 to 1, None of no answers."""
        return Fraction(self.good, self.n) if self.n else None

    @property
    def tenths(self) -> int | None:
        """Tenths of a per cent, half up."""
        return None if self.exact is None else rounded(self.exact * 1000)

    @property
    def text(self) -> str:
        """``41/52 = 78.8 %``, or a dash (G8)."""
        if self.tenths is None:
            return NOTHING
        return f"{self.good}/{self.n} = {self.tenths // 10}.{self.tenths % 10} %"


@dataclass(frozen=True)
class Index:
    """From 20 to 100 points, of ``n`` answers; never a rate."""

    exact: Fraction | None
    n: int

    @property
    def text(self) -> str:
        """``82.4 (n 700)``, or a dash."""
        if self.exact is None:
            return NOTHING
        tenths = rounded(self.exact * 10)
        return f"{tenths // 10}.{tenths % 10} (n {self.n})"


@dataclass(frozen=True)
class Answered:
    """What one question was answered: how often each mark, not known, blank."""

    question: Question
    marks: Mapping[str, int]
    unknown: int
    blank: int

    @property
    def n(self) -> int:
        """How many gave a mark."""
        return sum(self.marks.values())

    @property
    def rate(self) -> Rate:
        """How many of them are satisfied."""
        return Rate(sum(self.marks.get(one, 0) for one in GOOD), self.n)

    @property
    def mean(self) -> Fraction | None:
        """The mean mark, None of no answers."""
        whole = sum(int(one) * count for one, count in self.marks.items())
        return Fraction(whole, self.n) if self.n else None


def answered(questions: Sequence[Question], sheets: Iterable[Sequence[str]]) -> list[Answered]:
    """Each question's answers, over sheets that count."""
    columns: list[Counter[str]] = [Counter() for _ in questions]
    for answers in sheets:
        for column, one in zip(columns, answers, strict=True):
            column[one] += 1
    return [
        Answered(question, {one: column[one] for one in MARKS}, column[NA], column[BLANK])
        for question, column in zip(questions, columns, strict=True)
    ]


def index(found: Sequence[Answered]) -> Index:
    """The weighted mean of the questions' means × 20; the last is about it all, and left out.

    The weights of questions that nobody answered are left out with them (G7).
    """
    told = [(one.question.weight, one.mean) for one in found[:-1]]
    given = [(weight, mean) for weight, mean in told if mean is not None]
    n = sum(one.n for one in found[:-1])
    if not given:
        return Index(None, n)
    weights = sum(weight for weight, _mean in given)
    return Index(sum((w * m for w, m in given), Fraction()) / weights * 20, n)


def shown(sizes: Mapping[str, int], least: int) -> set[str]:
    """The groups of which something may be shown: of at least so many sheets (V14).

    Where a single one is hidden, what is left of the whole would tell it: the smallest of the
    others is hidden with it.
    """
    large = {name for name, size in sizes.items() if size >= least}
    if len(sizes) - len(large) == 1 and large:
        large.remove(min(large, key=lambda name: (sizes[name], name)))
    return large


def fell(now: Rate, before: Rate | None, points: int) -> bool:
    """Whether a rate is lower than the last one by so many points or more (V19)."""
    if before is None or now.exact is None or before.exact is None:
        return False
    return (before.exact - now.exact) * 100 >= points


def short(rate: Rate, goal: int) -> bool:
    """Whether a rate is under the goal, in per cent; of no answers it is not."""
    return rate.exact is not None and rate.exact * 100 < goal
