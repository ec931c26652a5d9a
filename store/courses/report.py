"""What sessions tell of a period (O16, G8)."""

from __future__ import annotations

from collections.abc import Iterator

from store.courses.course import COURSES, seats
from store.courses.inputs import Result, Stage
from store.figure import Figure, Period, share
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """Who came of those who were due, and which sessions were held of those planned."""
    start, end = period.bounds
    where = "WHERE course.starts_at >= ? AND course.starts_at < ?"
    planned = COURSES.table.read(where, start, end)
    held = [one for one in planned if one.stage is Stage.CLOSED]
    there = [seat for one in held for seat in seats(one.id)]
    yield share(
        mark("Came to training sessions"),
        sum(each.result is Result.PRESENT for each in there),
        len(there),
        mark("Of those who were to come to the sessions held in the period."),
    )
    yield share(
        mark("Training sessions held"),
        len(held),
        len(planned),
        mark("Of those planned for the period, with those called off."),
    )
