"""Figures of a period across estates: each estate's own, and those of all together.

No figure names a person: those that are told of somebody (``Figure.whose``) stay at the estate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from store import answers
from store.cells import writing
from store.company import estates
from store.company.connecting import Connection
from store.company.estates import Estate
from store.disk import writable
from store.disk.arriving import arriving
from store.engine import database
from store.errors import Refused
from store.figure import Figure, Period
from store.text import mark

_HEADINGS = (
    *(
        mark("Estate"),
        mark("About"),
        mark("Figure"),
        mark("Figure as it reads"),
        mark("Unit of the figure"),
    ),
    *(mark("Numerator"), mark("Denominator"), mark("What counts")),
)
_SHEET, _ALL = mark("Figures"), mark("All estates")
_NOWHERE = "none"  # head office has no data folder to keep clear of


@dataclass(frozen=True)
class Told:
    """A figure of an estate, of all where ``estate`` is None; ``about`` is what it is of."""

    estate: Estate | None
    about: str
    figure: Figure


def figures(db: Connection, period: Period) -> list[Told]:
    """The figures of all estates together, then of each, of subjects that head office can tell."""
    each = [one for estate in estates.everyone(db) for one in _of(db, estate, period)]
    whole: dict[tuple[str, str], Figure] = {}
    for one in each:
        key = one.about, one.figure.name
        whole[key] = _together(whole[key], one.figure) if key in whole else one.figure
    return [*(Told(None, about, one) for (about, _name), one in whole.items()), *each]


def _of(db: Connection, one: Estate, period: Period) -> Iterator[Told]:
    if one.number == 0:
        return
    with estates.read(db, one), database.reading():
        for _name, each in answers.everyone():
            if each.afar is None or each.figures is None:
                continue
            about = next(iter(each.called.values()))
            for figure in each.figures(period):
                if not figure.whose:
                    yield Told(one, about, figure)


def _together(one: Figure, other: Figure) -> Figure:
    of = None if one.of is None or other.of is None else one.of + other.of
    return replace(one, count=one.count + other.count, of=of)


def write(to: Path, found: Sequence[Told], translate: Callable[[str], str]) -> int:
    """Write figures to a new spreadsheet, a line each; how many lines. Raises ``Refused``.

    Beside the figure as it is read stand its count and over what, for who goes on reckoning.
    """
    if to.suffix.lower() != ".xlsx":
        raise Refused("It is written to .xlsx, not {file}.", file=to)
    writable.refuse_taken(to, to.parent / _NOWHERE)
    rows = [[translate(one) for one in _HEADINGS], *(_row(one, translate) for one in found)]
    with arriving(to) as file:
        writing.write(file, ".xlsx", [(translate(_SHEET), rows)])
    return len(found)


def _row(told: Told, translate: Callable[[str], str]) -> list[str]:
    name = told.estate.name if told.estate else translate(_ALL)
    one = told.figure
    of = "" if one.of is None else str(one.of)
    unit = translate(one.unit) if one.unit else ""
    figures = [one.text, unit, str(one.count), of, translate(one.counts)]
    return [name, translate(told.about), translate(one.name), *figures]
