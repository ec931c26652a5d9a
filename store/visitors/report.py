"""What visits tell of a period: entered, let in, not let in, not seen leaving (N1–N9)."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.figure import Figure, Period
from store.text import mark

_FIGURES = (
    ("visit.entered", mark("Visits entered"), mark("Entered in the period.")),
    (
        "visit.came_in",
        mark("Ways in"),
        mark("Each time that a visitor went in; one pass may count more than once."),
    ),
    ("visit.refused", mark("Visitors not let in"), mark("By the resident or the desk.")),
    ("visit.unseen", mark("Not seen leaving"), mark("Visits of which somebody has said so.")),
)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period; they stay when the visits are erased (N9)."""
    made = journal.counted(*period.bounds, "visit")
    for kind, name, counts in _FIGURES:
        yield Figure(name, made[kind], counts)
