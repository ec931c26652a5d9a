"""Random days of rounds against a count of our own: none lost, none twice (I9)."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest

from store import clock, journal, patrols, plans
from store.figure import Period
from store.findings import Severity
from store.patrols import (
    Abnormal,
    Block,
    Judging,
    LeftOut,
    Normal,
    SettingOut,
    Stage,
    Verdict,
)
from store.plans import Every, Excusing, MakingUp
from store.rights import Staff
from tests.conftest import Clock

POINTS, LEAST, DAYS = 5, 4, 25
FIRST = date(2026, 11, 23)
WINDOW = timedelta(minutes=60)
LATE = timedelta(minutes=15)


@dataclass
class Told:
    """A round as we remember it, in our own words: what was said of each point, and when."""

    starts: datetime
    points: dict[int, tuple[str, datetime]] = field(default_factory=dict)
    doubted: dict[int, bool] = field(default_factory=dict)
    given_up: bool = False
    excused: bool = False

    def note(self, place: int, word: str, at: datetime) -> None:
        others = [
            abs(at - when)
            for n, (said, when) in self.points.items()
            if n != place and said != "left"
        ]
        fast = word != "left" and any(gap < timedelta(minutes=LEAST) for gap in others)
        outside = word != "left" and not self.starts <= at <= self.starts + WINDOW + LATE
        if fast or outside:
            self.doubted[place] = False
        self.points[place] = (word, at)

    @property
    def complete(self) -> bool:
        said = [word for word, _at in self.points.values()]
        last = max((at for _word, at in self.points.values()), default=self.starts)
        return len(said) == POINTS and "left" not in said and last <= self.starts + WINDOW + LATE

    @property
    def there(self) -> int:
        return sum(
            word != "left" and at <= self.starts + WINDOW and self.doubted.get(place, True)
            for place, (word, at) in self.points.items()
        )


@pytest.mark.parametrize("seed", range(3))
def test_random_rounds_are_what_was_said_of_them(
    seed: int, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    rng = random.Random(seed)
    told = {"title": "巡", "every": Every.DAY, "since": FIRST, "windows": "10:00-11:00"}
    points = "\n".join(f"{n} 号" for n in range(POINTS))
    given = patrols.Patrolling.model_validate(told | {"points": points, "least": LEAST})
    patrols.begin(given, by=supervisor)
    days = [_day(rng, assistant, supervisor, time) for _day_of in range(DAYS)]
    plans.make()
    counted = [one for one in days if not one.excused]
    period = Period(FIRST, FIRST + timedelta(days=DAYS - 1))
    (month,) = patrols.months(period, clock.now())
    assert (month.tally.of, month.excused) == (len(counted), DAYS - len(counted))
    assert month.tally.in_time + month.tally.late == sum(one.complete for one in counted)
    assert month.points.due == POINTS * len(counted)
    assert month.points.there == sum(one.there for one in counted)
    words = [word for one in days for word, _at in one.points.values()]
    assert month.abnormal == words.count("wrong")
    assert journal.verify().right


def _day(rng: random.Random, assistant: Staff, supervisor: Staff, time: Clock) -> Told:
    """One day: at ten the round is due; the next day begins at nine again."""
    time.pass_(hours=1)
    plans.make()
    (one,) = [
        each for each in patrols.open_rounds(clock.now()) if each.walk is None and _fresh(each)
    ]
    assert one.occurrence is not None
    told = Told(one.starts)
    began = time.at
    if rng.random() < 0.85:
        _walk(rng, one.occurrence.id, told, assistant, time)
    time.at = began + timedelta(hours=4)
    plans.make()
    if not told.complete:
        _answer(rng, one.occurrence.id, told, assistant, supervisor)
    walk = patrols.of_round(one.occurrence.id)
    if walk is not None and walk.doubted and rng.random() < 0.7:
        verdict = rng.choice(list(Verdict))
        patrols.judge(walk.id, Judging(verdict=verdict, reason="查看监控"), by=supervisor)
        told.doubted = dict.fromkeys(told.doubted, verdict is Verdict.COUNTS)
    time.at = began + timedelta(hours=23)
    return told


def _fresh(one: patrols.Round) -> bool:
    return one.starts <= clock.now() <= one.starts + WINDOW


def _walk(rng: random.Random, number: int, told: Told, by: Staff, time: Clock) -> None:
    walk = patrols.set_out(number, SettingOut(walker="老李"), by=by)
    for place in walk.planned:
        time.pass_(minutes=rng.choice((1, 5, 9, 30)))
        fate = rng.random()
        if fate < 0.6:
            patrols.normal(walk.id, place, Normal(), by=by)
            told.note(place, "fine", time.at)
        elif fate < 0.7:
            wrong = Abnormal(what="坏", severity=Severity.GENERAL, worker="小王")
            patrols.abnormal(walk.id, place, wrong, by=by)
            told.note(place, "wrong", time.at)
        elif fate < 0.8:
            patrols.no_access(walk.id, place, LeftOut(reason="锁着"), by=by)
            told.note(place, "shut", time.at)
        elif fate < 0.9:
            patrols.not_reached(walk.id, place, LeftOut(reason="叫走"), by=by)
            told.note(place, "left", time.at)
        else:
            _rest(rng, walk.id, told, by, time)
            return
    assert patrols.get(walk.id).stage is (Stage.COMPLETE if told.complete else Stage.INCOMPLETE)


def _rest(rng: random.Random, walk_id: int, told: Told, by: Staff, time: Clock) -> None:
    """What is left comes from a sheet: one time for all, doubted as one."""
    left = patrols.get(walk_id).left
    minutes = rng.choice((0, 10, 40))
    since, until = time.at - timedelta(minutes=minutes), time.at
    patrols.block(walk_id, Block(since=since, until=until), by=by)
    fast = minutes < LEAST * (len(left) - 1)
    outside = since < told.starts or until > told.starts + WINDOW + LATE
    for place in left:
        told.points[place] = ("fine", until)
        if fast or outside:
            told.doubted[place] = False


def _answer(
    rng: random.Random, number: int, told: Told, assistant: Staff, supervisor: Staff
) -> None:
    if rng.random() < 0.4:
        patrols.excuse(number, Excusing(reason="台风"), by=supervisor)
        told.excused = True
    elif rng.random() < 0.5:
        patrols.make_up(number, MakingUp(reason="补走"), by=assistant)
