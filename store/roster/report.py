"""What the roster tells of a period: shifts that were short, hours, changes, swaps (O9, Q116)."""

from __future__ import annotations

from collections.abc import Iterator

from store.figure import Figure, Period, share
from store.roster import month, swapping
from store.roster.inputs import Stage, SwapStage
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period, of published rosters."""
    rosters = [
        one
        for one in month.every()
        if one.stage is Stage.PUBLISHED and one.first <= period.last and one.last >= period.first
    ]
    needed = missing = 0
    for one in rosters:
        balance = [g for g in month.balance_of(one) if period.first <= g.day <= period.last]
        needed += len(balance)
        missing += sum(gap.missing > 0 for gap in balance)
    yield share(
        mark("Shifts filled"), needed - missing, needed,
        mark("Of the shifts of posts that a published roster needs."),
    )  # fmt: skip
    yield Figure(
        mark("Changes of the roster"), sum(one.changes for one in rosters),
        mark("After it was published; each was told to whom it concerned."),
    )  # fmt: skip
    swaps = [one for one in swapping.every() if period.first <= one.day <= period.last]
    yield Figure(
        mark("Shifts swapped"), sum(one.stage is SwapStage.ALLOWED for one in swaps),
        mark("Signed by both and allowed."),
    )  # fmt: skip
