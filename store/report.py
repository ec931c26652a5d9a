"""The figures of a period, asked of every subject: for the month's report and for head office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from store import answers
from store.answers import Answers
from store.figure import Figure, Period, month
from store.paper import SheetKind
from store.text import mark

FIGURES = SheetKind("figures", mark("Figures of a period"), "report")
MONTH_REPORT = SheetKind("month report", mark("Month's report"), "report")


@dataclass(frozen=True)
class Told:
    """A figure at its place in the report; ``about`` is the marked name of what it is of."""

    place: int
    about: str
    figure: Figure


def figures(period: Period) -> list[Told]:
    """All figures of a period, in the order of the directory; loads every room."""
    return [Told(n, about, figure) for n, (about, figure) in enumerate(_asked(period), 1)]


@dataclass(frozen=True)
class Compared:
    """A figure of a month beside the same one of the month before, None where it had none."""

    told: Told
    before: Figure | None


def compared(period: Period) -> list[Compared]:
    """The figures of a month, each beside that of the month before."""
    earlier = month(period.first - timedelta(days=1))
    before = {_named(one): one.figure for one in figures(earlier)}
    return [Compared(one, before.get(_named(one))) for one in figures(period)]


def _named(one: Told) -> tuple[str, str, str]:
    return one.about, one.figure.name, one.figure.whose


def _asked(period: Period) -> Iterator[tuple[str, Figure]]:
    for _name, each in answers.everyone():
        if each.figures:
            about = next(iter(each.called.values()))
            yield from ((about, figure) for figure in each.figures(period))


ANSWERS = Answers(sheets=(FIGURES, MONTH_REPORT))
