"""Every limit against a count of minutes, and who is on, short or surplus against one of cells."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import clock, roster
from store.rights import Staff
from store.roster import Cell, Filled, Kind, NewRoster, Publishing, RosterSettings, month, rules
from store.roster.kinds import Span, kinds, spans
from tests.conftest import Clock

FIRST = date(2026, 11, 2)  # a Monday
ONE = timedelta(days=1)
KINDS = kinds(
    "早 08:00-16:00; 中 16:00-00:00; 夜 22:00-06:00/30; 凌 00:00-04:00; 长 07:00-19:00/60"
)
CODES = ["", *(one.symbol for one in KINDS), "早+夜", "凌+中", "-rest"]
FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
codes = st.lists(st.sampled_from(CODES), min_size=21, max_size=21)


def planned(row: list[str]) -> dict[date, list[Span]]:
    return {
        FIRST + n * ONE: spans(code, FIRST + n * ONE, KINDS) for n, code in enumerate(row) if code
    }


def minutes_of(code: str, place: int) -> list[tuple[int, int, Kind]]:
    """Each shift of a code from which minute to which, counted from the first midnight."""
    found = []
    for symbol in code.split("+"):
        for kind in KINDS:
            if kind.symbol == symbol:
                length = (kind.end - kind.start) % 1440
                begins = place * 1440 + kind.start
                found.append((begins, begins + length, kind))
    return sorted(found, key=lambda one: one[0])


@FEW
@given(codes, st.integers(0, 20), st.integers(0, 20), st.booleans())
def test_each_limit_is_what_a_count_of_minutes_says(
    desk: Path, row: list[str], since: int, until: int, averaged: bool
) -> None:
    limits = RosterSettings(month_overtime=9, averaged=averaged)
    days = planned(row)
    bar = (FIRST + since * ONE, FIRST + until * ONE)
    last = FIRST + 20 * ONE
    told = {(one.message, one.day) for one in rules.faults(days, FIRST, last, limits, [bar])}
    expected: set[tuple[str, date]] = set()
    taken: dict[int, int] = {}
    in_row = total = 0
    previous: int | None = None
    usual: list[int] = []
    for place, code in enumerate(row):
        day, shifts = FIRST + place * ONE, minutes_of(code, place)
        paid = sum(ends - begins - kind.pause for begins, ends, kind in shifts)
        in_row = in_row + 1 if shifts else 0
        if in_row > 6:
            expected.add((rules.ROW, day))
        for begins, ends, _kind in shifts:
            for minute in range(begins, ends, 30):
                if taken.get(minute, place) != place or minute in taken:
                    expected.add((rules.OVERLAP, day))
                taken[minute] = place
        if shifts:
            if previous is not None and 0 <= shifts[0][0] - previous < 11 * 60:
                expected.add((rules.REST, day))
            ends_at = max(ends for _begins, ends, _kind in shifts)
            previous = ends_at if previous is None else max(previous, ends_at)
        if paid > 11 * 60 and not averaged:
            expected.add((rules.LONG, day))
        elif paid > 9 * 60 and not averaged:
            expected.add((rules.SPECIAL, day))
        usual.append(min(paid, 480))
        over = max(0, paid - 480)
        if place % 7 == 6:
            over += max(0, sum(usual[-7:]) - 44 * 60)
        total += over
        if over and total > 9 * 60:
            expected.add((rules.MONTH, day))
        if since <= place <= until:
            night = any(
                (minute % 1440) >= 1320 or (minute % 1440) < 360
                for begins, ends, _kind in shifts
                for minute in range(begins, ends, 30)
            )
            expected |= {(rules.NIGHT, day)} if night else set()
            expected |= {(rules.EXTRA, day)} if paid > 480 else set()
    assert told == expected


def _unfilled(one: roster.Roster, cells: list[Cell]) -> set[tuple[date, str]]:
    missing = set()
    for day in one.days:
        for symbol in ("早", "中", "晚"):
            there = sum(c.day == day and symbol in c.code.split("+") for c in cells)
            if there < 1:
                missing.add((day, symbol))
    return missing


@FEW
@given(data=st.data())
def test_no_gap_is_unnoticed_and_nobody_is_on_who_is_not(
    data: st.DataObject, desk: Path, supervisor: Staff, assistant: Staff, second: Staff, time: Clock
) -> None:
    """O5, Q14, Q110, Q116: whoever the minute finds in a cell is on, and nobody else."""
    day = roster.of_day(date(2026, 11, 1))
    if day is None:
        day = roster.begin(NewRoster(month=date(2026, 11, 1)), by=supervisor)
        first = [Cell(f"staff:{assistant.id}", date(2026, 11, 1), "早")]
        roster.fill(day.id, Filled(), first, by=supervisor)
        day = roster.publish(day.id, Publishing(), by=supervisor)
    symbols = ["", "早", "中", "晚", "早+中", "-rest", "-leave"]
    who = [f"staff:{one.id}" for one in (assistant, second)]
    cells = [
        Cell(someone, on, data.draw(st.sampled_from(symbols))) for someone in who for on in day.days
    ]
    month.keep(cells, 1)
    short = {(gap.day, gap.symbol) for gap in roster.gaps_of(day)}
    assert short == _unfilled(day, cells)
    at = clock.moment(date(2026, 11, 2), datetime.min.time())
    time.at = at + timedelta(minutes=data.draw(st.integers(0, 27 * 1440)))
    on = {each.staff.id for each in roster.rostered(time.at) or () if each.staff}
    hour, today = clock.local(time.at).hour, clock.day(time.at)
    symbol = "晚" if hour < 8 else "早" if hour < 16 else "中"
    expected = {int(c.who.partition(":")[2]) for c in cells if c.day == today and symbol in c.code}
    assert on == expected
    month.keep([Cell(who[0], date(2026, 11, 1), "早")], 3)


def test_overnight_shift_ends_tomorrow_and_has_no_hole_at_midnight(desk: Path) -> None:
    """Q7, Q11, Q117: 22:00-06:00 is one span of eight hours, its break taken off once."""
    [night] = spans("夜", FIRST, KINDS)
    assert clock.day(night.end) == FIRST + ONE
    assert night.minutes == 450
