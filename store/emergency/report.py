"""What emergencies tell of a period; drills are counted apart (D30)."""

from __future__ import annotations

from collections.abc import Iterator

from store.emergency.emergency import EMERGENCIES
from store.emergency.inputs import Stage
from store.figure import Figure, Period
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    found = EMERGENCIES.table.read(
        "WHERE emergency.reported >= ? AND emergency.reported < ?", *period.bounds
    )
    real = [one for one in found if not one.drill]
    false = sum(one.stage is Stage.FALSE for one in real)
    yield Figure(mark("Emergencies"), len(real), mark("Reported in the period, no drills."))
    yield Figure(mark("False alarms"), false, mark("Of these, nothing was the matter."))
    drills = EMERGENCIES.table.read(
        "WHERE emergency.drill = 1 AND emergency.ended_at >= ? AND emergency.ended_at < ?",
        *period.bounds,
    )
    held = sum(one.stage is not Stage.FALSE for one in drills)
    yield Figure(mark("Drills held"), held, mark("Drills that were gone through to their end."))
