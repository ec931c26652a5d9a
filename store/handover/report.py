"""What handovers tell of a period: how many, refused, and let pass (H5, H8, H9)."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.figure import Figure, Period
from store.text import mark

_FIGURES = (
    (
        "handover.completed",
        mark("Handovers signed by both"),
        mark("Handovers that the second signature completed in the period."),
    ),
    (
        "handover.refused",
        mark("Not signed at first"),
        mark("Each time that the incoming did not sign yet, for a reason."),
    ),
    (
        "handover.passed",
        mark("Lines let pass"),
        mark("Lines of unfinished important work that the supervisor let pass."),
    ),
    (
        "handover.abandoned",
        mark("Handovers given up"),
        mark("Handovers that were begun and not completed."),
    ),
)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "handover")
    for kind, name, counts in _FIGURES:
        yield Figure(name, made[kind], counts)
