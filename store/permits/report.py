"""What parking permits tell of a period: given out, renewed, ended, and live at its end (P12)."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.figure import Figure, Period
from store.permits.permit import live
from store.text import mark

_FIGURES = (
    ("permit.asked", mark("Permits asked for"), mark("Entered in the period.")),
    ("permit.issued", mark("Permits given out"), mark("Given out for the first time.")),
    ("permit.renewed", mark("Permits renewed"), mark("Followed by a permit for the next days.")),
    ("permit.replaced", mark("Permits replaced"), mark("Lost, damaged, or of another plate.")),
    ("permit.cancelled", mark("Permits cancelled"), mark("Ended before their time.")),
)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "permit")
    for kind, name, counts in _FIGURES:
        yield Figure(name, made[kind], counts)
    yield Figure(
        mark("Permits live on the last day"),
        len(live(period.last)),
        mark("Permits that hold on the period's last day, as they stand now."),
    )
