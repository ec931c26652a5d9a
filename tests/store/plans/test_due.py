"""A hundred thousand days: every occurrence is made once, none twice and none lost (G1, G4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import clock
from store.estate.calendar import Calendar, DayKind, Special, announced, plain
from store.plans import Due, Every, Rest, Rhythm, Terms, due, following
from store.plans.due import Look, looked, reached, wakes
from tests.conftest import tell
from tests.store.plans import brute

FIRST_DAY = date(1990, 1, 1)
DAYS = 100_000
KNOWN = announced()


def terms(every: Every, since: date = FIRST_DAY, lead: int = 0, **given: Any) -> Terms:
    rhythm = Rhythm.model_validate({"every": every, "since": since, **given})
    return Terms(rhythm=rhythm, lead=lead)


def at(text: str) -> datetime:
    """A moment of the estate's wall clock."""
    wall = datetime.fromisoformat(text)
    return clock.moment(wall.date(), wall.time())


# Worked figures


def starts(found: Iterator[Due]) -> list[str]:
    return [clock.local(one.starts).strftime("%m-%d %H:%M") for one in found]


def test_a_slot_on_a_holiday_is_left_out_moved_or_kept() -> None:
    """Around 春节 2026: the 14th is worked, 15th to 23rd are not."""
    for rest, wanted in {
        Rest.AS_IT_FALLS: ["02-13", "02-16", "02-20", "02-23", "02-27"],
        Rest.SKIPPED: ["02-13", "02-27"],
        Rest.MOVED: ["02-13", "02-24", "02-24", "02-24", "02-27"],
        Rest.ONLY: ["02-16", "02-20", "02-23"],
    }.items():
        of = terms(Every.WEEK, date(2026, 2, 13), weekdays=(0, 4), rest=rest)
        assert [one[:5] for one in starts(due(of, None, at("2026-02-27 12:00"), KNOWN))] == wanted


def test_the_times_of_an_occurrence_are_fixed_when_it_is_made() -> None:
    of = terms(Every.DAY, date(2026, 1, 1), windows="22:00-06:00")
    of = of.model_copy(update={"lead": 60, "grace": 10, "late": 15})
    one = next(due(of, None, at("2026-01-01 21:00"), KNOWN))
    told = [clock.local(when).strftime("%d %H:%M") for when in (one.shows, one.starts, one.ends)]
    assert told == ["01 21:00", "01 22:00", "02 06:00"]
    assert (one.in_time - one.ends, one.missed - one.in_time) == (
        timedelta(minutes=10),
        timedelta(minutes=15),
    )
    assert list(due(of, None, at("2026-01-01 20:59"), KNOWN)) == []


def test_plan_starting_outside_hours_makes_one() -> None:
    """Q2: begun on a Sunday of its working days, it is due on Monday once."""
    of = terms(Every.DAY, date(2026, 11, 29), windows="09:00-10:00", rest=Rest.MOVED)
    found = {one.starts for one in due(of, None, at("2026-11-30 12:00"), KNOWN)}
    assert found == {at("2026-11-30 09:00")}


def test_done_occurrence_not_reopened_by_restart() -> None:
    """Q3: what was made up to 08:00 is not made again at 20:01."""
    of = terms(Every.WEEK, date(2026, 11, 23), weekdays=(0,), windows="08:00-09:00")
    (made,) = due(of, None, at("2026-11-23 08:00"), KNOWN)
    assert list(due(of, made.slot, at("2026-11-23 20:01"), KNOWN)) == []
    assert len(list(due(of, made.slot, at("2026-11-30 08:00"), KNOWN))) == 1


def test_what_comes_next_is_told_ahead() -> None:
    of = terms(Every.MONTH, date(2026, 10, 1), day=1, windows="08:00-09:00", rest=Rest.MOVED)
    found = following(of, None, KNOWN)
    assert found is not None
    assert found.starts == at("2026-10-08 08:00")
    assert wakes(of, None) == at("2026-10-01 08:00")
    over = of.model_copy(
        update={"rhythm": of.rhythm.model_copy(update={"until": date(2026, 10, 1)})}
    )
    assert following(over, found.slot, KNOWN) is None
    assert wakes(over, found.slot) is None


# A hundred thousand days


@dataclass
class Plan:
    """A plan as the product makes it, beside the ledger that crosses out its slots."""

    terms: Terms
    ledger: brute.Ledger
    made: datetime | None = None
    standing: dict[datetime, tuple[datetime, datetime]] = field(default_factory=dict)
    touched: set[datetime] = field(default_factory=set)
    wanted: set[datetime] = field(default_factory=set)
    counted: int = 0

    def tick(self, now: datetime, known: Calendar) -> None:
        """Make what is due, and hold it against the ledger."""
        looks = list(looked(self.terms, self.made, now, known))
        self._hold(looks, list(self.ledger.owed(now, known)))

    def change(self, to: Terms, now: datetime, known: Calendar) -> None:
        """Another version from now on: what fell until now is made, what is ahead is taken back."""
        wall = clock.local(now).replace(tzinfo=None)
        looks = list(looked(self.terms, self.made, now, known, until=wall))
        self._hold(looks, list(self.ledger.rest(wall, known)))
        for start, (slot, _end) in list(self.standing.items()):
            if slot > wall and start not in self.touched:
                del self.standing[start]
                self.wanted.discard(start)
        self.terms, self.made = to, wall
        self.ledger = brute.Ledger(to, wall, wall.date())

    def _hold(self, looks: list[Look], owed: list[tuple[datetime, datetime]]) -> None:
        found = [look.due for look in looks if look.due]
        self.made = reached(looks, self.made)
        assert [(one.starts, one.ends) for one in found] == owed
        for one in found:
            if one.starts not in self.standing:
                self.standing[one.starts] = (one.slot, one.ends)
                self.counted += 1
        self.wanted |= {start for start, _end in owed}

    def restart(self) -> None:
        """Nothing is kept but what the database keeps."""
        self.terms = Terms.model_validate_json(self.terms.model_dump_json())
        self.made = self.made and datetime.fromisoformat(self.made.isoformat())


def some_terms(dice: Random, since: date, every: Every) -> Terms:
    whole = every is not Every.DAY and dice.random() < 0.2
    given: dict[str, Any] = {"step": dice.choice((1, 1, 1, 2, 3)), "lead": 0}
    if every is Every.DAY:
        given["step"] = dice.choice((1, 1, 2, 7, 30))
    elif not whole and every is Every.WEEK:
        given["weekdays"] = dice.sample(range(7), dice.randint(1, 4))
    elif not whole:
        most = {Every.MONTH: 0, Every.QUARTER: 3, Every.YEAR: 12}[every]
        given["month"] = dice.randint(1, most) if most else None
        by_day = dice.random() < 0.6
        given |= {"day": dice.choice((1, 15, 28, 29, 30, 31))} if by_day else {}
        given |= {} if by_day else {"nth": dice.randint(1, 5), "weekday": dice.randint(0, 6)}
    if not whole:
        choices = ("", "08:00-10:00", "22:00-06:00", "06:00-14:00, 14:00-22:00, 22:00-06:00")
        given |= {"windows": dice.choice(choices), "rest": dice.choice(list(Rest))}
    since += timedelta(days=dice.choice((0, 0, -400, 20)))
    return terms(every, since, **(given | {"lead": dice.choice((0, 0, 30, 1440, 10080))}))


def declare(dice: Random, special: dict[date, Special], around: date) -> None:
    """The manager says of a spell of days what they are, before or after they have passed."""
    first = around + timedelta(days=dice.randint(-20, 40))
    for day in (first + timedelta(days=n) for n in range(dice.randint(1, 8))):
        free = DayKind.MAKEUP if not plain(day).works else DayKind.STATUTORY
        special[day] = Special(day=day, kind=dice.choice((free, plain(day))))


def ticks(dice: Random) -> Iterator[tuple[datetime, bool]]:
    """The times at which the program looks, and whether it was begun anew for it.

    It is closed for minutes or weeks; its clock jumps ahead by up to two months and back again, and
    falls behind by up to ten days.
    """
    true = datetime.combine(FIRST_DAY, time(), UTC)
    end = true + timedelta(days=DAYS)
    while true < end:
        spans = ((20, 1), (300, 2), (1440, 4), (10000, 4), (40000, 2))
        longest = dice.choices([span for span, _ in spans], [weight for _, weight in spans])[0]
        true += timedelta(minutes=dice.randint(1, longest))
        ahead = 0.0
        if dice.random() < 0.01:
            ahead = dice.uniform(-10, 60)
        yield true + timedelta(days=ahead), dice.random() < 0.1


@pytest.mark.parametrize("seed", [1])
def test_a_hundred_thousand_days(seed: int) -> None:
    """Restarts, clocks that jump, holidays that change afterwards, leap days, plans that change."""
    dice, special = Random(seed), dict(KNOWN.special)
    known = Calendar(special, {})
    plans = []
    for every in (*Every, Every.DAY):
        first = some_terms(dice, FIRST_DAY, every)
        plans.append(
            Plan(first, brute.Ledger(first, datetime.min, min(first.rhythm.since, FIRST_DAY)))
        )
    count = changes = 0
    for now, anew in ticks(dice):
        count += 1
        if dice.random() < 0.02:
            declare(dice, special, now.date())
        for plan in plans:
            if anew:
                plan.restart()
            plan.tick(now, known)
            if dice.random() < 0.001:
                every = dice.choice(list(Every))
                plan.change(some_terms(dice, now.date(), every), now, known)
                changes += 1
            if dice.random() < 0.1:
                begun = (start for start in reversed(plan.standing) if start <= now)
                plan.touched.update(islice(begun, 1))
    for plan in plans:
        assert set(plan.standing) == plan.wanted
    made = sum(plan.counted for plan in plans)
    assert made > 40_000
    tell(f"plans: {DAYS} days, {count} looks, {changes} changed plans, {made} occurrences")


# Properties


@given(st.data())
def test_however_often_one_looks_the_same_are_made(data: st.DataObject) -> None:
    """Looking once after a year is as looking at any times between."""
    dice = Random(data.draw(st.integers(0, 10_000)))
    of = some_terms(dice, date(2026, 1, 1), dice.choice(list(Every)))
    end = at("2027-01-01 00:00")
    whole = [one.starts for one in due(of, None, end, KNOWN)]
    hours = data.draw(st.lists(st.integers(0, 8760), max_size=12))
    made, found = None, list[datetime]()
    for now in [*(at("2026-01-01 00:00") + timedelta(hours=hour) for hour in hours), end]:
        for one in due(of, made, now, KNOWN):
            made = one.slot
            found.append(one.starts)
    assert found == whole


@settings(deadline=None)
@given(st.data())
def test_nothing_is_made_before_it_shows_or_before_it_wakes(data: st.DataObject) -> None:
    dice = Random(data.draw(st.integers(0, 10_000)))
    of = some_terms(dice, date(2026, 1, 1), dice.choice(list(Every)))
    now = at("2026-01-01 00:00") + timedelta(hours=data.draw(st.integers(0, 9000)))
    found = list(due(of, None, now, KNOWN))
    assert all(one.shows <= now < one.missed or one.missed <= now for one in found)
    made = found[-1].slot if found else None
    ahead, wake = following(of, made, KNOWN), wakes(of, made)
    assert ahead is None or (wake is not None and wake <= ahead.shows)
    if ahead is not None:
        assert ahead.shows > now
        assert next(due(of, made, ahead.shows, KNOWN)) == ahead
