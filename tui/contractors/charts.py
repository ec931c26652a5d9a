"""The scores of a contractor: twelve months, quarters, and of a month sections and the others."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from store import contractors
from store.contractors import Contractor
from store.money import rounded
from tui.contractors import words
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.months import Bar, MonthsScreen, view
from tui.widgets.paint import Words

MONTHS, QUARTERS = mark("score by month"), mark("by quarter")
SECTIONS, OTHERS = mark("by section"), mark("all contractors")


class Scores(MonthsScreen):
    """Twelve months of a contractor; its quarters; of a month its sections, and all contractors."""

    SCOPE = "contractor scores"
    TITLE = mark("Contractor's scores")
    HELP = mark(
        "The score of each month as a bar, | marks from where it is good. Left and Right turn to"
        " quarters, and to the sections and all contractors of the month that was pointed at. A"
        " month without a sheet has no score, and is in no mean."
    )
    VIEWS: ClassVar[tuple[View[Bar], ...]] = tuple(map(view, (MONTHS, QUARTERS, SECTIONS, OTHERS)))
    BY_MONTH = (MONTHS,)
    FIGURE = mark("Score")
    FOLLOWS = ("contractor_month",)

    def __init__(self, of: Contractor) -> None:
        self.of = of
        super().__init__()

    def bars(self) -> Iterator[Bar]:
        """The lines of every view."""
        good = contractors.settings().good * 10
        sheets = contractors.months_of(self.of.id)
        scores = {month: one.score for month, one in sheets.items()}
        for month in self.months:
            one = sheets.get(month)
            told = (label(one.band), words.fee(one)) if one else ()
            exact = one.score.exact if one else None
            yield _bar(MONTHS, month, exact, good, *filter(None, told))
        quarters = contractors.quarters(scores)
        for year in sorted({name[:4] for name in quarters}, reverse=True):
            for name in sorted((each for each in quarters if each[:4] == year), reverse=True):
                yield _bar(QUARTERS, name, quarters[name], good)
            decides = _("The mean of its quarters; it decides whether the contract is renewed.")
            yield _bar(QUARTERS, year, contractors.year(scores, year), good, decides)
        if chosen := sheets.get(self.month):
            for part in chosen.sections:
                share = None if part.share is None else part.share * 100
                yield _bar(SECTIONS, label(part.section), share, None, words.scored(part))
        for one in contractors.sheets_of(self.month):
            yield _bar(OTHERS, one.name, one.score.exact, good, label(one.band))

    def on_mount(self) -> None:
        """Begin at the newest month that has a score."""
        super().on_mount()
        there = [one.key for one in self.rows.things if one.tenths is not None]
        self.rows.point(there[0] if there else 0)

    def full(self, thing: Bar) -> Iterator[str | Words]:
        """The same in words, and whose it is."""
        first, *rest = super().full(thing)
        yield first
        if thing.view != OTHERS:
            yield f"{self.of.number}  {self.of.name}"
        yield from rest


def _bar(where: str, name: str, exact: Fraction | None, good: int | None, *told: str) -> Bar:
    tenths = None if exact is None else rounded(exact * 10)
    return Bar(where, name, contractors.read_out(exact), tenths, good, told)
