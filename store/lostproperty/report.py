"""What lost property tells of a period."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.figure import Figure, Period
from store.lostproperty.item import LOST
from store.text import mark

_FIGURES = (
    ("lost_item.entered", mark("Things found"), mark("Entered in the period.")),
    ("lost_item.claimed", mark("Things claimed"), mark("Given back to their owner.")),
    ("lost_item.declined", mark("Claims in vain"), mark("Claims that did not fit.")),
    ("lost_item.handed_in", mark("Things handed in"), mark("Handed to the police or an office.")),
    ("lost_item.disposed", mark("Things disposed of"), mark("Not claimed in time, or spoilt.")),
)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "lost_item")
    for kind, name, counts in _FIGURES:
        yield Figure(name, made[kind], counts)
    end = period.bounds[1]
    where = "WHERE lost_item.since < ? AND (lost_item.gone_at IS NULL OR lost_item.gone_at >= ?)"
    yield Figure(
        mark("Things kept on the last day"),
        len(LOST.table.read(where, end, end)),
        mark("Found before the period's end, and not gone by then."),
    )
