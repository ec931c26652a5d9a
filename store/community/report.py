"""What events tell of a period (O17, G8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from store import clock
from store.community.event import between
from store.community.settings import settings
from store.community.signup import of_event
from store.community.words import SignStage, Stage
from store.figure import Figure, Period, share, yuan
from store.text import mark

_HELD = (Stage.HELD, Stage.SUMMED, Stage.FILED)
_ROLL = (SignStage.CAME, SignStage.ABSENT)


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period, of the events that began in it."""
    found = between(*period.bounds)
    held = [one for one in found if one.stage in _HELD]
    yield Figure(mark("Events held"), len(held), mark("By the day on which they began."))
    summed = [one for one in held if one.summed_at is not None]
    people = sum((one.persons or 0) + (one.others or 0) for one in summed)
    yield Figure(
        mark("People at events"), people,
        mark("Of those that are summed up; who came without signing up counts."),
    )  # fmt: skip
    yield yuan(mark("Cost of events"), sum(one.cost or 0 for one in summed),
               mark("Of those that are summed up."))  # fmt: skip
    rolled = [each for one in held for each in of_event(one.id) if each.stage in _ROLL]
    yield share(
        mark("Signed up and came"), sum(each.stage is SignStage.CAME for each in rolled),
        len(rolled), mark("Of the sign-ups with a place at events that were held."),
    )  # fmt: skip
    last = timedelta(days=settings().report)
    in_time = [
        one for one in summed
        if one.summed_at and clock.day(one.summed_at) <= clock.day(one.ends or one.starts) + last
    ]  # fmt: skip
    yield share(mark("Events summed up in time"), len(in_time), len(held),
                mark("Of those that were held."))  # fmt: skip
