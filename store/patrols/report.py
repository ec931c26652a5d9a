"""What rounds tell of a period: walked in time, points reached, what was found (I9, I14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from store import clock, plans
from store.figure import Figure, Period, share
from store.patrols.inputs import Result
from store.patrols.settings import settings
from store.patrols.walk import Noted, Round, notes, rounds
from store.plans import Occurrence, Status, Tally
from store.text import mark

_NOT_OVER = (Status.AHEAD, Status.DUE)
_LEFT_OUT = (Status.EXCUSED, Status.WITHDRAWN, *_NOT_OVER)
REPEATED = 3


@dataclass(frozen=True)
class Reached:
    """How many of the points that were due somebody was at in time, beyond doubt (I9)."""

    there: int
    due: int


def counted(found: Iterable[Round], now: datetime) -> Iterator[tuple[Round, Occurrence]]:
    """The planned rounds whose time is over; not those excused, nor of one's own accord (Q64)."""
    for one in found:
        if one.occurrence is not None and one.occurrence.state(now) not in _LEFT_OUT:
            yield one, one.occurrence


def reached(found: Iterable[Round], now: datetime) -> Reached:
    """The points of those rounds."""
    there = due = 0
    for one, planned in counted(found, now):
        due += len(one.route.points)
        been = noted_of(one).values()
        there += sum(noted.counts and noted.happened <= planned.in_time for noted in been)
    return Reached(there, due)


def noted_of(one: Round) -> Mapping[int, Noted]:
    """What was noted of a round's points, by place."""
    return notes(one.walk.id) if one.walk else {}


@dataclass(frozen=True)
class Month:
    """A patrol's rounds in a period (I14).

    ``missed`` are its points that were due and never reached, ``repeated`` those at which something
    was wrong three times or more, each with how often.
    """

    title: str
    tally: Tally
    excused: int
    extra: int
    points: Reached
    abnormal: int
    missed: Mapping[str, int]
    repeated: Mapping[str, int]


def months(period: Period, now: datetime) -> list[Month]:
    """Each patrol that had rounds in a period, by name."""
    by_title: dict[str, list[Round]] = {}
    for one in rounds(*period.bounds):
        by_title.setdefault(one.title, []).append(one)
    return [_month(title, found, now) for title, found in sorted(by_title.items())]


def _month(title: str, found: list[Round], now: datetime) -> Month:
    planned = [one.occurrence for one in found if one.occurrence is not None]
    wrong = Counter(
        one.route.points[place].place
        for one in found
        for place, noted in noted_of(one).items()
        if noted.result is Result.ABNORMAL
    )
    return Month(
        title=title,
        tally=plans.tally(planned, now),
        excused=sum(one.state(now) is Status.EXCUSED for one in planned),
        extra=sum(one.occurrence is None for one in found),
        points=reached(found, now),
        abnormal=wrong.total(),
        missed=_missed(found, now),
        repeated={place: n for place, n in wrong.most_common() if n >= REPEATED},
    )


def _missed(found: list[Round], now: datetime) -> Mapping[str, int]:
    """How often nobody was at a point that was due, the most often first."""
    missed: Counter[str] = Counter()
    for one, _planned in counted(found, now):
        been = {place for place, noted in noted_of(one).items() if noted.counts}
        points = enumerate(one.route.points)
        missed.update(point.place for place, point in points if place not in been)
    return dict(missed.most_common())


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    now, found = clock.now(), rounds(*period.bounds)
    each = [one.occurrence for one in found if one.occurrence is not None]
    tally, points = plans.tally(each, now), reached(found, now)
    yield share(
        mark("Rounds walked in time"), tally.in_time, tally.of,
        mark("Of those that were due; excused ones are left out, made up ones count as missed."),
    )  # fmt: skip
    yield share(
        mark("Points reached"), points.there, points.due,
        mark("Of the points of those rounds, in time and beyond doubt."), settings().goal,
    )  # fmt: skip
    yield Figure(
        mark("Rounds of one's own accord"), sum(one.occurrence is None for one in found),
        mark("They are in no rate."),
    )  # fmt: skip
    abnormal = sum(one.walk.abnormal for one in found if one.walk)
    yield Figure(
        mark("Points with something wrong"), abnormal,
        mark("Each became a finding."),
    )  # fmt: skip
