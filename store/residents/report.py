"""What resident files tell of a period: who came and went, and who looked (F1, F6)."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.figure import Figure, Period
from store.text import mark

_FIGURES = (
    ("person.moved_in", mark("Moved in"), mark("People entered into a home's file.")),
    ("person.moved_out", mark("Moved out"), mark("People whose residency ended by an entry.")),
    ("file.opened", mark("Files opened"), mark("Each time that a home's file was opened.")),
    (
        "file.revealed",
        mark("Figures revealed"),
        mark("Each time that a phone or an ID number was shown whole, with a reason."),
    ),
)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "person", "file")
    for kind, name, counts in _FIGURES:
        yield Figure(name, made[kind], counts)
