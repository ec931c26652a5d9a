"""What move-ins tell of a period."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.figure import Figure, Period
from store.moveins.line import LINES
from store.moveins.walk import MOVES
from store.moveins.words import MENDING, Course
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "movein")
    lines = journal.counted(*period.bounds, "movein_line")
    yield Figure(mark("Move-ins opened"), made["movein.opened"], mark("Begun in the period."))
    where = "WHERE movein.handed_on >= ? AND movein.handed_on <= ?"
    handed = MOVES.table.read(where, period.first, period.last)
    yield Figure(
        mark("Homes handed over"),
        sum(one.course is Course.IN for one in handed),
        mark("Keys and papers given out and signed for in the period."),
    )
    yield Figure(
        mark("Defects found"), lines["movein_line.defect"], mark("Each with its own ticket.")
    )
    still = LINES.table.read("WHERE movein_line.stage IN (?, ?, ?)", *MENDING)
    yield Figure(
        mark("Defects not accepted yet"), len(still), mark("As they stand now, whenever found.")
    )
    yield Figure(mark("Moving out"), made["movein.leaving"], mark("Begun in the period."))
