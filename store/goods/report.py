"""What release slips tell of a period: given out, let go, found otherwise (GR1–GR9)."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.figure import Figure, Period
from store.text import mark

_FIGURES = (
    ("slip.asked", mark("Slips asked for"), mark("Entered in the period.")),
    ("slip.issued", mark("Slips given out"), mark("Given out in the period.")),
    ("slip.passed", mark("Goods let go"), mark("Slips with which goods went out at the gate.")),
    ("slip.mismatched", mark("Other goods found"), mark("Slips whose goods were others.")),
    ("slip.voided", mark("Slips void"), mark("Slips that were made void, with the reason.")),
)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "slip")
    for kind, name, counts in _FIGURES:
        yield Figure(name, made[kind], counts)
