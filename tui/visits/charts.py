"""The rates of return visits: twelve months, and of one month its kinds, buildings, teams."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from store import visits
from store.figure import Figure
from store.visits import Kind, Summary
from store.visits import Line as Of
from tui.language import _, mark
from tui.language.labels import label
from tui.listing import View
from tui.months import Bar, MonthsScreen, view

VISITED, GLAD = mark("visited by month"), mark("satisfied by month")
KINDS, BUILDINGS, TEAMS = mark("by kind"), mark("by building"), mark("by team")


class RatesOfVisits(MonthsScreen):
    """Twelve months, and of the month that was pointed at kinds, buildings and teams."""

    SCOPE = "visit rates"
    TITLE = mark("Rates")
    HELP = mark(
        "How many of those due were visited, and how many of those asked were satisfied: n/N and a"
        " bar, | marks what is asked for. Left and Right turn to kinds, buildings and teams of the"
        " month that was pointed at. Of nothing due there is no rate."
    )
    VIEWS: ClassVar[tuple[View[Bar], ...]] = tuple(
        map(view, (VISITED, GLAD, KINDS, BUILDINGS, TEAMS))
    )
    BY_MONTH = (VISITED, GLAD)
    FOLLOWS = ("return_visit", "ticket")

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Summary] = {}

    def _of(self, month: str) -> Summary:
        if month not in self._known:
            self._known[month] = visits.summary(month)
        return self._known[month]

    def bars(self) -> Iterator[Bar]:
        """The lines of every view."""
        glad = visits.settings().glad * 10
        months = [(one, whole(self._of(one))) for one in self.months]
        for month, of in months:
            yield _bar(VISITED, month, of.share, None, of)
        for month, of in months:
            yield _bar(GLAD, month, of.satisfied, glad, of)
        one = self._of(self.month)
        for of in one.kinds:
            yield _bar(KINDS, label(Kind(of.name)), of.share, of.quota * 10, of)
        for where, lines in ((BUILDINGS, one.buildings), (TEAMS, one.teams)):
            for of in lines:
                yield _bar(where, of.name, of.satisfied, glad, of)

    def changed(self, subjects: frozenset[str]) -> None:
        """Something was recorded: it may count."""
        self._known.clear()
        super().changed(subjects)


def _bar(where: str, name: str, figure: Figure, target: int | None, of: Of) -> Bar:
    tenths = figure.count * 1000 // figure.of if figure.of else None
    visited = _("visited {share}; quota {quota} %")
    words = _("satisfied {glad}; solved at once {once}; not satisfied {c}")
    told = (
        visited.format(share=of.share.text, quota=of.quota or "-"),
        words.format(glad=of.satisfied.text, once=of.once.text, c=of.c),
    )
    return Bar(where, name, figure.text, tenths, target, told)


def whole(one: Summary) -> Of:
    """All kinds together."""
    sums = [sum(getattr(line, name) for line in one.kinds) for name in _SUMS]
    return Of(one.month, *sums)


_SUMS = ("due", "visited", "told", "glad", "c", "again")
