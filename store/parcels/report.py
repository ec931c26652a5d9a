"""What parcels tell of a period: taken in, fetched, sent back, and lying at its end."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.figure import Figure, Period, share
from store.parcels.parcel import PARCELS
from store.text import mark

_FIGURES = (
    ("parcel.taken", mark("Parcels taken in"), mark("Entered in the period.")),
    ("parcel.fetched", mark("Parcels handed out"), mark("Each time that pieces were fetched.")),
    ("parcel.returned", mark("Parcels sent back"), mark("The carrier took them back.")),
)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "parcel")
    for kind, name, counts in _FIGURES:
        yield Figure(name, made[kind], counts)
    start, end = period.bounds
    gone = PARCELS.table.read("WHERE parcel.gone_at >= ? AND parcel.gone_at < ?", start, end)
    fetched = [one for one in gone if one.signed is not None]
    yield share(
        mark("Signed for"),
        sum(one.signed is True for one in fetched),
        len(fetched),
        mark("Of the parcels whose last piece was fetched in the period."),
    )
    where = "WHERE parcel.since < ? AND (parcel.gone_at IS NULL OR parcel.gone_at >= ?)"
    yield Figure(
        mark("Parcels lying on the last day"),
        len(PARCELS.table.read(where, end, end)),
        mark("Taken in before the period's end, and not gone by then."),
    )
