"""What renovations tell of a period: declared, permitted, breaches, spot checks in time (R12)."""

from __future__ import annotations

from collections.abc import Iterator

from store import clock, journal, plans
from store.figure import Figure, Period
from store.renovation.checking import SPOT
from store.text import mark

_RENOVATIONS = (
    ("renovation.applied", mark("Renovations declared"), mark("Entered in the period.")),
    ("renovation.permitted", mark("Renovation permits"), mark("Permits given out in the period.")),
    ("renovation.refused", mark("Renovations refused"), mark("Refused with an article or clause.")),
    ("renovation.visited", mark("Spot checks made"), mark("Each look at a renovation.")),
    ("renovation.closed", mark("Renovations closed"), mark("Passed, watched, deposit gone back.")),
)
_VIOLATIONS = (
    ("violation.found", mark("Violations found"), mark("Entered in the period, of any grade.")),
    ("violation.reported", mark("Violations reported"), mark("To the authority, in the period.")),
)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "renovation")
    for kind, name, counts in _RENOVATIONS:
        yield Figure(name, made[kind], counts)
    due = plans.tally(plans.between(SPOT.thing, *period.bounds), clock.now())
    yield Figure(
        mark("Spot checks in time"),
        due.in_time,
        mark("Of those that fell due in the period, without excused ones."),
        of=due.of,
    )
    broken = journal.counted(*period.bounds, "violation")
    for kind, name, counts in _VIOLATIONS:
        yield Figure(name, broken[kind], counts)
