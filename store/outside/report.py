"""What outside bodies tell of a period (G8)."""

from __future__ import annotations

from collections.abc import Iterator

from store import clock
from store.figure import Figure, Period, share
from store.outside.body import LIAISONS
from store.outside.words import LiaisonStage
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    where = "WHERE liaison.on_day >= ? AND liaison.on_day <= ?"
    yield Figure(
        mark("Liaison visits"),
        len(LIAISONS.table.read(where, period.first, period.last)),
        mark("To outside bodies, by the day on which they were."),
    )
    where = "WHERE liaison.due >= ? AND liaison.due <= ? AND liaison.stage <> ?"
    due = LIAISONS.table.read(where, period.first, period.last, LiaisonStage.DROPPED)
    kept = [one for one in due if one.due and one.ended_at and clock.day(one.ended_at) <= one.due]
    yield share(
        mark("Agreed and kept in time"),
        len(kept),
        len(due),
        mark("Of what was due in the period with outside bodies, as put off; dropped ones out."),
    )
