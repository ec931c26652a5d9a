"""What outages tell of a period."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.figure import Figure, Period
from store.text import mark

_FIGURES = (
    ("outage.announced", mark("Outages announced"), mark("Entered in the period.")),
    (
        "outage.reported",
        mark("Outages reported by homes"),
        mark("Each call about one that was known; no ticket was taken for it."),
    ),
)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "outage")
    for kind, name, counts in _FIGURES:
        yield Figure(name, made[kind], counts)
