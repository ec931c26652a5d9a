"""What recruitment tells of a period: counts, which stay when the persons are erased (G17)."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.figure import Figure, Period, share
from store.recruitment.application import APPLICATIONS, BEGUN
from store.text import mark

_FIGURES = (
    ("application.received", mark("Applications"), mark("Taken in during the period.")),
    ("application.interviewed", mark("Interviews"), mark("Held in the period.")),
    ("application.offered", mark("Offers"), mark("Made in the period.")),
    ("application.started", mark("Began work"), mark("Whose first day was recorded.")),
    ("application.declined", mark("Not taken"), mark("Answered so in the period.")),
    ("application.leaves", mark("Gave notice"), mark("Whose last day was recorded.")),
)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "application")
    for kind, name, counts in _FIGURES:
        yield Figure(name, made[kind], counts)
    begun = [
        one
        for one in APPLICATIONS.table.read(
            "WHERE application.starts_on >= ? AND application.starts_on <= ?",
            period.first,
            period.last,
        )
        if one.stage in BEGUN
    ]
    in_time = [one for one in begun if one.contract_on and one.starts_on]
    yield share(
        mark("With a contract in writing"),
        len(in_time),
        len(begun),
        mark("Of those who began in the period (劳动合同法 第十条)."),
    )
