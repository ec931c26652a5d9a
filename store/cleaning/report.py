"""What cleaning tells of a period (L16, G7, G8)."""

from __future__ import annotations

from collections.abc import Iterator

from store import clock, plans
from store.cleaning.duties import between, tasks
from store.cleaning.matters import between as matters_between
from store.cleaning.matters import late
from store.figure import Figure, Period, share
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    found, now = between(*period.bounds), clock.now()
    work = [one for one in found if not one.sheet.kind.scored]
    tally = plans.tally([one.occurrence for one in work], now)
    yield share(
        mark("Cleaning blocks in time"), tally.in_time, tally.of,
        mark("Of those that were due; excused ones are left out, made up ones count as missed."),
    )  # fmt: skip
    yield share(mark("Cleaning tasks done"), *tasks(work), mark("Of the tasks of those blocks."))
    looked = [one for one in found if one.passed is not None]
    yield share(
        mark("Cleaning inspections passed"),
        sum(one.passed is True for one in looked), len(looked),
        mark("Of those noted whole; a critical row that fails fails the sheet."),
    )  # fmt: skip
    happened = [one for one in matters_between(*period.bounds) if one.kind.happened]
    yield Figure(
        mark("Accidents told too late"), sum(late(one, now) for one in happened),
        mark("By word, in writing, or to the authority, from when they happened."),
    )  # fmt: skip
