"""The estate's calendar: kinds of day, working days, what is announced and entered (G13)."""

from __future__ import annotations

import calendar as weeks
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import journal
from store.desk.calendar import DayChange, announce, change_days
from store.errors import Forbidden, Refused
from store.estate import calendar, holidays
from store.estate.calendar import Calendar, DayKind, Special, YearNotice
from store.rights import Staff

KNOWN = calendar.announced()
DAY = timedelta(days=1)
YEARS = sorted(holidays.NOTICES)


def kinds(year: int) -> Counter[DayKind]:
    days = (date(year, 1, 1) + n * DAY for n in range(366))
    return Counter(KNOWN.kind(day) for day in days if day.year == year)


# What is announced


def test_four_kinds_of_day() -> None:
    """Besides the plain working day: each is paid differently (Q41; 劳动法 44)."""
    spring = {day: KNOWN.kind(date(2026, 2, day)) for day in (13, 14, 15, 16, 20, 21, 24)}
    assert spring == {
        13: DayKind.WORKDAY,
        14: DayKind.MAKEUP,
        15: DayKind.REST,
        16: DayKind.STATUTORY,
        20: DayKind.OFF,
        21: DayKind.REST,
        24: DayKind.WORKDAY,
    }


def test_makeup_workday_is_a_workday() -> None:
    """Q42: 调休上班 is work, 调休休息 is rest."""
    assert KNOWN.works(date(2026, 10, 10))  # a Saturday
    assert not KNOWN.works(date(2026, 10, 7))  # a Wednesday
    assert KNOWN.next_working_day(date(2026, 10, 10)) == date(2026, 10, 10)


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_thirteen_statutory_days(year: int) -> None:
    """放假办法 (2024) art. 2."""
    assert kinds(year)[DayKind.STATUTORY] == 13


@pytest.mark.parametrize("year", YEARS)
def test_a_year_s_days_off_are_worked_for_or_made_up_for_a_weekend(year: int) -> None:
    """Art. 6 and 7: a day off in exchange has its working day, or a statutory day on a weekend."""
    lost = sum(
        1
        for one in KNOWN.of_year(year)
        if one.kind is DayKind.STATUTORY and not calendar.plain(one.day).works
    )
    assert kinds(year)[DayKind.OFF] == kinds(year)[DayKind.MAKEUP] + lost


@pytest.mark.parametrize(("year", "working"), [(2025, 248), (2026, 248)])
def test_a_year_has_as_many_working_days_as_the_law_leaves(year: int, working: int) -> None:
    """365 days less 104 rest days less 13 statutory ones, whatever is exchanged."""
    weekend = sum(1 for n in range(365) if (date(year, 1, 1) + n * DAY).weekday() >= 5)
    assert 365 - weekend - 13 == working
    assert kinds(year)[DayKind.WORKDAY] + kinds(year)[DayKind.MAKEUP] == working


@pytest.mark.parametrize("year", YEARS)
def test_only_weekends_are_worked_in_exchange_and_only_weekdays_are_off(year: int) -> None:
    for one in KNOWN.of_year(year):
        assert one.kind is not calendar.plain(one.day)
        if one.kind is DayKind.MAKEUP:
            assert one.day.weekday() >= 5
        if one.kind is DayKind.OFF:
            assert one.day.weekday() < 5
        assert one.occasion
        assert one.source


def test_the_longest_spells_stand_as_announced() -> None:
    """2025 and 2026 have eight and nine days off at 春节, eight and seven at 国庆节."""
    for first, length in [
        (date(2025, 1, 28), 8),
        (date(2026, 2, 15), 9),
        (date(2025, 10, 1), 8),
        (date(2026, 10, 1), 7),
    ]:
        assert KNOWN.works(first - DAY)
        assert not any(KNOWN.works(first + n * DAY) for n in range(length))
        assert KNOWN.works(first + length * DAY)


def test_year_without_calendar_is_said() -> None:
    """Q43: its days are plain weeks, and nobody takes them for more."""
    assert [KNOWN.announced(year) for year in (2025, 2026, 2027)] == [True, True, False]
    assert KNOWN.kind(date(2027, 2, 6)) is DayKind.REST
    assert KNOWN.kind(date(2027, 2, 8)) is DayKind.WORKDAY
    assert KNOWN.of_year(2027) == []


# Counting


def test_working_days_are_counted_over_a_holiday() -> None:
    friday = date(2026, 2, 13)
    counted = [KNOWN.add_working_days(friday, n) for n in range(4)]
    assert [one.day for one in counted] == [13, 14, 24, 25]
    assert KNOWN.add_working_days(date(2026, 2, 24), -1) == date(2026, 2, 14)
    assert KNOWN.add_working_days(date(2026, 2, 18), 1) == date(2026, 2, 24)
    assert KNOWN.next_working_day(date(2026, 2, 15)) == date(2026, 2, 24)


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
NEAR = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CALENDARS = st.dictionaries(NEAR, st.sampled_from(DayKind), max_size=80).map(
    lambda days: Calendar({day: Special(day=day, kind=kind) for day, kind in days.items()}, {})
)


@given(CALENDARS, NEAR, st.integers(-40, 40))
def test_working_days_are_counted_one_by_one(known: Calendar, day: date, count: int) -> None:
    found = known.add_working_days(day, count)
    low, high = sorted((day, found))
    between = [low + n * DAY for n in range((high - low).days + 1)]
    worked = [one for one in between if one != day and known.works(one)]
    assert len(worked) == abs(count)
    assert found == day if count == 0 else known.works(found)


@given(CALENDARS, NEAR)
def test_the_next_working_day_is_the_first(known: Calendar, day: date) -> None:
    found = known.next_working_day(day)
    assert known.works(found)
    assert not any(known.works(day + n * DAY) for n in range((found - day).days))


@given(DAYS)
def test_a_month_s_days_are_counted(day: date) -> None:
    length = calendar.days_in_month(day.year, day.month)
    assert length == max(weeks.Calendar().itermonthdays(day.year, day.month))
    assert (day.replace(day=length) + DAY).day == 1


# What is entered


def change(day: str, kind: DayKind, until: str | None = None) -> DayChange:
    return DayChange(
        day=date.fromisoformat(day),
        until=date.fromisoformat(until) if until else None,
        kind=kind,
        occasion="春节",
        source="国办发明电〔2026〕1号",
    )


@pytest.mark.usefixtures("desk")
def test_a_new_desk_knows_what_is_announced() -> None:
    assert calendar.in_force() == KNOWN


def test_days_entered_hold_at_once_and_stand_in_the_record(manager: Staff) -> None:
    change_days(change("2027-02-08", DayKind.STATUTORY, "2027-02-10"), by=manager)
    known = calendar.in_force()
    assert [known.works(date(2027, 2, day)) for day in range(7, 12)] == [0, 0, 0, 0, 1]
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.subject, entry.staff_id) == (
        "calendar.changed",
        "calendar:2027",
        manager.id,
    )
    assert entry.payload == {
        "fields": ["2027-02-08", "2027-02-09", "2027-02-10"],
        "days": dict.fromkeys(("2027-02-08", "2027-02-09", "2027-02-10"), "statutory"),
        "were": dict.fromkeys(("2027-02-08", "2027-02-09", "2027-02-10"), "workday"),
    }
    assert entry.words == {"occasion": "春节", "source": "国办发明电〔2026〕1号"}


def test_an_announced_day_is_corrected_and_put_back(manager: Staff) -> None:
    saturday = "2026-02-14"
    change_days(change(saturday, DayKind.REST), by=manager)
    assert not calendar.in_force().works(date.fromisoformat(saturday))
    change_days(change(saturday, DayKind.MAKEUP), by=manager)
    assert calendar.in_force().kind(date.fromisoformat(saturday)) is DayKind.MAKEUP
    entry = journal.last()
    assert entry is not None
    assert entry.payload["were"] == {saturday: "rest"}


def test_a_year_is_known_once_its_notice_is_named(manager: Staff) -> None:
    change_days(change("2027-01-01", DayKind.STATUTORY), by=manager)
    assert not calendar.in_force().announced(2027)
    announce(YearNotice(year=2027, source="国办发明电〔2026〕1号"), by=manager)
    assert calendar.in_force().sources[2027] == "国办发明电〔2026〕1号"
    assert calendar.in_force().kind(date(2027, 1, 1)) is DayKind.STATUTORY


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (change("2027-02-10", DayKind.STATUTORY, "2027-02-08"), "until"),
        (change("2026-12-31", DayKind.STATUTORY, "2027-01-01"), "until"),
        (change("2027-01-01", DayKind.STATUTORY, "2027-02-15"), "until"),
        (change("2027-02-06", DayKind.WORKDAY), "kind"),  # a Saturday
        (change("2027-02-06", DayKind.OFF), "kind"),
        (change("2027-02-08", DayKind.REST), "kind"),  # a Monday
        (change("2027-02-08", DayKind.MAKEUP), "kind"),
        (change("2027-02-05", DayKind.OFF, "2027-02-06"), "kind"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    asked: DayChange, field: str, manager: Staff
) -> None:
    number = journal.last_number()
    with pytest.raises(Refused) as refusal:
        change_days(asked, by=manager)
    assert refusal.value.field == field
    assert "{" not in str(refusal.value)
    assert journal.last_number() == number
    assert calendar.in_force() == KNOWN


def test_the_manager_alone_changes_the_calendar(supervisor: Staff) -> None:
    with pytest.raises(Forbidden):
        change_days(change("2027-02-08", DayKind.STATUTORY), by=supervisor)
    with pytest.raises(Forbidden):
        announce(YearNotice(year=2027, source="x"), by=supervisor)
    assert calendar.in_force() == KNOWN
