"""What licences tell of a period: entered, renewed, and expired without being renewed (G12)."""

from __future__ import annotations

from collections.abc import Iterator

from store import clock, journal
from store.figure import Figure, Period
from store.licences.inputs import Stage
from store.licences.licence import LICENCES
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "licence")
    yield Figure(mark("Papers entered"), made["licence.entered"], mark("Entered in the period."))
    yield Figure(
        mark("Papers renewed"), made["licence.renewed"], mark("Another paper took their place.")
    )
    where = "WHERE licence.stage = ? AND licence.expires >= ? AND licence.expires <= ?"
    ended = LICENCES.table.read(where, Stage.KEPT, period.first, period.last)
    yield Figure(
        mark("Papers expired"),
        sum(one.expires < clock.today() for one in ended),
        mark("Papers whose last day lay in the period, and which nobody has renewed by now."),
    )
