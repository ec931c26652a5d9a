"""What entrusted homes tell of a period."""

from __future__ import annotations

from collections.abc import Iterator

from store import clock, journal, plans
from store.figure import Figure, Period
from store.text import mark
from store.trusteeship.rounds import ROUNDS
from store.trusteeship.visit import VISITS


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    since, until = period.bounds
    there = plans.between(ROUNDS.thing, since, until)
    told = plans.tally(there, clock.now())
    yield Figure(
        mark("Weekly rounds of entrusted homes missed"),
        told.missed + told.made_up,
        mark("Made up or not; a week that is not over counts not."),
    )
    where = "WHERE trust_visit.visited >= ? AND trust_visit.visited < ?"
    yield Figure(
        mark("Visits of entrusted homes"),
        len(VISITS.table.read(where, since, until)),
        mark("Weekly, before and after rain; those that were not needed too."),
    )
    found = journal.counted(since, until, "trust_problem")["trust_problem.found"]
    yield Figure(mark("Problems at entrusted homes"), found, mark("Found in the period."))
