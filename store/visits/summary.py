"""The month's summary for the supervisor, signed as it stood (V10, G5)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from store import journal
from store.figure import Figure, share
from store.text import mark
from store.visits.inputs import Kind, Overall
from store.visits.month import Drawn, Month, period_of
from store.visits.settings import settings
from store.visits.tally import Matter, Tally, matters, tally

VISITED = mark("visited")
GLAD = mark("satisfied")
ONCE = mark("solved at once")


@dataclass(frozen=True)
class Line:
    """A line of the summary: a kind, a building or a team, and its figures."""

    name: str
    due: int
    visited: int
    told: int
    glad: int
    c: int
    again: int
    quota: int = 0

    @property
    def share(self) -> Figure:
        """How many of those due were visited."""
        return share(VISITED, self.visited, self.due, "")

    @property
    def satisfied(self) -> Figure:
        """How many of those who said A, B or C said A or B."""
        return share(GLAD, self.glad, self.told, "")

    @property
    def once(self) -> Figure:
        """How many of those visited were not begun anew."""
        return share(ONCE, self.visited - self.again, self.visited, "")

    @property
    def short(self) -> bool:
        """Whether fewer were visited than the quota asks for."""
        return self.visited * 100 < self.quota * self.due


@dataclass(frozen=True)
class Summary:
    """All that the supervisor signs of a month."""

    month: str
    kinds: tuple[Line, ...]
    buildings: tuple[Line, ...]
    teams: tuple[Line, ...]

    def of(self, kind: Kind) -> Line | None:
        """The line of a kind."""
        return next((one for one in self.kinds if one.name == kind.value), None)


def summary(month: str) -> Summary:
    """A month's figures as they stand now."""
    found, asked = matters(period_of(month)), settings()
    kinds = tuple(_line(one.kind.value, one, asked.share(one.kind)) for one in tally(found))
    return Summary(
        month, kinds, _by(found, lambda one: one.building), _by(found, lambda one: one.team)
    )


def _line(name: str, one: Tally, quota: int = 0) -> Line:
    c = one.said.get(Overall.C, 0)
    return Line(name, one.due, one.visited, one.told, one.glad, c, one.again, quota)


def _by(found: Iterable[Matter], part: Callable[[Matter], str]) -> tuple[Line, ...]:
    """The same by a part that matters have, the commonest names first."""
    named: dict[str, list[Matter]] = {}
    for one in found:
        if name := part(one):
            named.setdefault(name, []).append(one)
    return tuple(_all_of(name, named[name]) for name in sorted(named, key=lambda n: (len(n), n)))


def _all_of(name: str, found: list[Matter]) -> Line:
    each = tally(found)
    told, glad = sum(one.told for one in each), sum(one.glad for one in each)
    due, visited = sum(one.due for one in each), sum(one.visited for one in each)
    return Line(name, due, visited, told, glad, told - glad, sum(one.again for one in each))


def written(one: Summary) -> str:
    """A summary as a signature covers it: canonical JSON."""
    return json.dumps(_plain(one), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """What the signature names of it."""
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(one: Summary) -> dict[str, Any]:
    return {
        "form": 1,
        "month": one.month,
        **{part: [list(vars(line).values()) for line in getattr(one, part)] for part in _PARTS},
    }


_PARTS = ("kinds", "buildings", "teams")


def as_signed(month: Month) -> Summary:
    """The summary as it was signed, word for word; as it stands while it is not (G5)."""
    if month.stage is not Drawn.SIGNED:
        return summary(month.month)
    entry = journal.of_kind(month.subject, "visit_month.signed")[-1]
    kept = json.loads(entry.words.get("summary", "{}"))
    parts = (tuple(Line(*line) for line in kept.get(part, ())) for part in _PARTS)
    return Summary(month.month, *parts)


def changed(month: Month) -> str:
    """What the supervisor says is changed since the last one."""
    entries = journal.of_kind(month.subject, "visit_month.signed")
    return entries[-1].words.get("changed", "") if entries else ""
