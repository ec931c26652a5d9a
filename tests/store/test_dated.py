"""Lists with a past, and the settings' own: what held when, what begins by itself, what stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import peewee
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import clock, erasure, estate, journal
from store.desk import opening, staff
from store.desk import settings as desk_settings
from store.engine import database
from store.errors import Forbidden, Refused
from store.estate import Settings, dated, own
from store.estate.dated import State
from store.permits.settings import PermitSettings
from store.rights import Role, Staff
from tests.conftest import MONDAY, PIN, Clock

EACH = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
DIFFERS = "What was set from when is not what was recorded: {what}"
TODAY = clock.day(MONDAY)


def set_ahead(day: date, manager: Staff, **figures: object) -> None:
    before = estate.settings()
    wanted = Settings.model_validate(dict(before) | figures)
    desk_settings.set_ahead("", day, before, wanted, by=manager)


def change(manager: Staff, **figures: object) -> None:
    desk_settings.change(estate.settings().model_copy(update=figures), by=manager)


# Any list


@dataclass(frozen=True)
class Line:
    """A line of the plainest list there could be: from this day on the key has the value."""

    key: str
    day: date
    value: int | None


NAMES = count()
LINES = st.lists(
    st.builds(
        Line,
        st.sampled_from(["2.80", "3.10", "停车"]),
        st.integers(0, 20).map(lambda n: TODAY + timedelta(days=n)),
        st.none() | st.integers(0, 9),
    ),
    max_size=14,
)


def told_by(lines: list[Line], day: date) -> Mapping[str, int | None]:
    """Each day from the first walked through: what was entered for it last counts from it on."""
    held: dict[str, int | None] = {}
    walked = TODAY
    while walked <= day:
        held |= {line.key: line.value for line in lines if line.day == walked}
        walked += timedelta(days=1)
    return held


@EACH
@given(LINES, st.integers(-2, 22), st.integers(0, 14))
def test_what_held_on_a_day_is_what_somebody_finds_who_walks_through_the_days(
    desk: Path, lines: list[Line], ahead: int, known: int
) -> None:
    """As it is known now, and as it was known before the later corrections."""
    day = TODAY + timedelta(days=ahead)
    name = f"prices {next(NAMES)}"
    with database.write():
        numbers = [journal.append("site.tried", "price:1", by=None).number for _ in lines]
        for line, number in zip(lines, numbers, strict=True):
            begins = dated.begins(line.day)
            dated.enter(name, {line.key: line.value}, number, begins, line.day)
    for many, by in ((len(lines), None), (known, (numbers or [0])[0] + known - 1)):
        found = dated.on(name, day, by)
        assert {k: one.value for k, one in found.items()} == told_by(lines[:many], day)
        assert dated.at(name, clock.bounds(day)[0] + timedelta(hours=12), by) == found


@EACH
@given(LINES, st.integers(-2, 22))
def test_every_line_of_a_list_says_how_it_stands(desk: Path, lines: list[Line], ahead: int) -> None:
    moment = dated.begins(TODAY + timedelta(days=ahead))
    entered = [
        dated.Held(n, line.key, dated.begins(line.day), line.day, line.value, n)
        for n, line in enumerate(lines)
    ]
    states = dated.states(entered, moment)
    for n, line in enumerate(lines):
        later = [one for one in lines[n + 1 :] if (one.key, one.day) == (line.key, line.day)]
        begun = {
            one.day for one in lines if one.key == line.key and dated.begins(one.day) <= moment
        }
        if later:
            expected = State.RIGHTED
        elif dated.begins(line.day) > moment:
            expected = State.AHEAD
        else:
            expected = State.HOLDS if line.day == max(begun) else State.OVER
        assert states[n] is expected


def test_nothing_of_a_list_is_ever_changed_or_removed(manager: Staff) -> None:
    for sql in (
        "UPDATE dated SET value = '600' WHERE key = 'arrival_minutes'",
        "UPDATE dated SET since = 0",
        "DELETE FROM dated",
    ):
        with pytest.raises(peewee.IntegrityError):
            database.db.execute_sql(sql)


# The settings


def test_figures_set_ahead_begin_by_themselves_and_not_before(manager: Staff, time: Clock) -> None:
    day = TODAY + timedelta(days=8)
    set_ahead(day, manager, arrival_minutes=45)
    time.at = dated.begins(day) - timedelta(milliseconds=1)
    assert estate.settings().arrival_minutes == 20
    assert dated.next_to_begin() == dated.begins(day)
    time.pass_(milliseconds=1)
    assert estate.settings().arrival_minutes == 45
    assert dated.next_to_begin() is None
    assert journal.verify().right


def test_what_is_changed_meanwhile_stays_when_the_day_comes(manager: Staff, time: Clock) -> None:
    day = TODAY + timedelta(days=3)
    set_ahead(day, manager, arrival_minutes=45)
    change(manager, visit_hours=24, arrival_minutes=25)
    assert estate.settings().arrival_minutes == 25
    time.at = dated.begins(day)
    now = estate.settings()
    assert (now.arrival_minutes, now.visit_hours, now.answer_hours) == (45, 24, 24)
    change(manager, arrival_minutes=25)
    assert estate.settings().arrival_minutes == 25
    assert journal.verify().right


def test_a_mistake_is_put_right_by_another_entry_for_the_same_day(
    manager: Staff, time: Clock
) -> None:
    day = TODAY + timedelta(days=3)
    set_ahead(day, manager, arrival_minutes=450)
    wrong = journal.last_number()
    set_ahead(day, manager, arrival_minutes=45)
    held = dated.on(own.SITE, day)["arrival_minutes"]
    assert (held.value, held.day) == (45, day)
    assert dated.on(own.SITE, day, known=wrong)["arrival_minutes"].value == 450
    time.at = dated.begins(day)
    assert estate.settings().arrival_minutes == 45


def test_a_subject_s_own_figures_are_set_ahead_one_by_one(manager: Staff, time: Clock) -> None:
    day = TODAY + timedelta(days=2)
    wanted = PermitSettings(a_home=3)
    desk_settings.set_ahead("permits", day, PermitSettings(), wanted, by=manager)
    desk_settings.change_own("permits", PermitSettings(days=100), by=manager)
    assert own.settings("permits", PermitSettings) == PermitSettings(days=100)
    time.at = dated.begins(day)
    assert own.settings("permits", PermitSettings) == PermitSettings(days=100, a_home=3)
    assert journal.verify().right


def test_what_held_at_a_moment_is_told_for_ever(manager: Staff, time: Clock) -> None:
    for minutes in (25, 30, 35):
        time.pass_(hours=2)
        change(manager, arrival_minutes=minutes)
    assert [
        estate.held_at(MONDAY + timedelta(hours=hours)).arrival_minutes for hours in (0, 1, 2, 5, 9)
    ] == [20, 20, 25, 30, 35]


def test_a_clock_that_was_set_back_brings_no_older_figure_back(manager: Staff, time: Clock) -> None:
    time.pass_(days=1)
    change(manager, arrival_minutes=25)
    time.pass_(days=-1)
    change(manager, arrival_minutes=30)
    assert estate.settings().arrival_minutes == 30


def test_figures_set_ahead_begin_on_their_day_behind_a_clock_that_was_ahead(
    manager: Staff, time: Clock
) -> None:
    time.pass_(days=30)
    change(manager, arrival_minutes=25)
    time.pass_(days=-30)
    day = TODAY + timedelta(days=3)
    set_ahead(day, manager, arrival_minutes=45)
    assert estate.settings().arrival_minutes == 25
    time.at = dated.begins(day)
    assert estate.settings().arrival_minutes == 45
    assert dated.at(own.SITE, time.at)["arrival_minutes"].value == 45
    assert journal.verify().right


def test_what_is_changed_once_the_clock_is_right_holds_from_then_and_until_the_day(
    manager: Staff, time: Clock
) -> None:
    day = TODAY + timedelta(days=3)
    set_ahead(day, manager, arrival_minutes=45)
    time.pass_(days=30)
    change(manager, visit_hours=24)
    time.pass_(days=-30, hours=1)
    change(manager, arrival_minutes=30)
    held = dated.at(own.SITE, time.at)["arrival_minutes"]
    assert (held.value, held.since) == (30, time.at)
    assert estate.held_at(time.at).arrival_minutes == estate.settings().arrival_minutes == 30
    time.at = dated.begins(day)
    assert estate.settings().arrival_minutes == 45
    assert journal.verify().right


@pytest.mark.parametrize(
    ("days", "figures", "field"),
    [
        (0, {"arrival_minutes": 30}, "day"),
        (-1, {"arrival_minutes": 30}, "day"),
        (1, {}, "day"),
        (1, {"language": "en"}, "language"),
        (1, {"areas": ("大堂",)}, "areas"),
    ],
)
def test_what_cannot_be_set_ahead_is_refused_at_its_field(
    manager: Staff, days: int, figures: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        set_ahead(TODAY + timedelta(days=days), manager, **figures)
    assert refused.value.field == field


def test_only_the_manager_sets_figures_ahead(assistant: Staff) -> None:
    with pytest.raises(Forbidden):
        set_ahead(TODAY + timedelta(days=1), assistant, arrival_minutes=30)


WORDED = {
    "name": st.sampled_from(["金色家园", "银色家园", "翠湖苑"]),
    "greeting": st.sampled_from(["", "您好，客服中心", "新年好"]),
    "reminders": st.lists(st.sampled_from(["不离岗", "佩戴胸卡"]), max_size=2, unique=True),
    "teams": st.lists(st.sampled_from(["绿化组", "保洁组"]), max_size=2, unique=True),
}
SAID = st.sampled_from(sorted(WORDED)).flatmap(
    lambda key: st.tuples(st.just(key), WORDED[key].map(_as_kept), st.integers(0, 8))
)


def _as_kept(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


@EACH
@given(st.lists(SAID, max_size=8))
def test_words_hold_on_every_day_as_somebody_finds_who_walks_through_the_days(
    tmp_path_factory: pytest.TempPathFactory, said: list[tuple[str, object, int]]
) -> None:
    """0 days ahead is at once; what is asked of a day gone by is what held on it."""
    time = Clock(MONDAY)
    with clock.told_by(time):
        manager = _begun(tmp_path_factory.mktemp("desk"))
        base = dict(estate.settings())
        entered: list[tuple[str, object, date]] = []
        for key, value, days in said:
            day = TODAY + timedelta(days=days)
            time.pass_(minutes=1)
            try:
                set_ahead(day, manager, **{key: value}) if days else change(manager, **{key: value})
            except Refused:
                continue  # nothing is to change
            entered.append((key, value, day))
        for offset in range(10):
            day = TODAY + timedelta(days=offset)
            time.at = max(time.at, dated.begins(day) + timedelta(hours=12))
            held = walked(base, entered, day)
            now = estate.settings()
            assert {key: getattr(now, key) for key in WORDED} == held
        for offset in range(10):
            day = TODAY + timedelta(days=offset)
            there = estate.held_at(dated.begins(day) + timedelta(hours=23))
            assert {key: getattr(there, key) for key in WORDED} == walked(base, entered, day)
        assert journal.verify().right
        database.close()


def walked(
    base: Mapping[str, object], entered: list[tuple[str, object, date]], until: date
) -> dict[str, object]:
    """What holds at the end of a day: what began last; of what began together, what came last."""
    held = {key: base[key] for key in WORDED}
    day = TODAY
    while day <= until:
        for key, value, begins in entered:
            if begins == day:
                held[key] = value
        day += timedelta(days=1)
    return held


def _begun(folder: Path) -> Staff:
    opening.open_folder(folder, create=True)
    desk_settings.found(Settings(name="金色家园"))
    new = staff.NewStaff(name="陈经理", number="3001", role=Role.MANAGER, pin=PIN)
    return staff.add(new, by=None)


def test_words_that_begin_later_stand_in_their_entry_as_words(manager: Staff) -> None:
    """F6: so that they can be erased, and are gone from the day on which they were to begin."""
    day = TODAY + timedelta(days=3)
    set_ahead(day, manager, greeting="您好，张惠文", arrival_minutes=25)
    entry = journal.get(journal.last_number())
    assert "张惠文" not in str(entry.payload)
    assert entry.payload["values"] == {"arrival_minutes": 25}
    erasure.erase_words(entry.number, erasure.Erasure(reason="来函"), by=manager)
    kept = database.db.execute_sql("SELECT value FROM dated").fetchall()
    assert "张惠文" not in str(kept)
    assert journal.verify().right


def test_words_that_are_erased_are_gone_from_the_past_too(manager: Staff) -> None:
    change(manager, teams=("王师傅",))
    erasure.erase_words(journal.last_number(), erasure.Erasure(reason="来函"), by=manager)
    kept = database.db.execute_sql("SELECT value FROM dated").fetchall()
    assert "王师傅" not in str(kept)
    assert estate.settings().teams == ("王师傅",)  # it is in force, until somebody changes it
    assert journal.verify().right


# What was recorded


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        (
            "UPDATE dated SET value = 'null' WHERE key = 'arrival_minutes'",
            "site arrival_minutes (#1)",
        ),
        (
            "INSERT INTO dated (list, key, since, value, number)"
            " VALUES ('site', 'visit_hours', 1, '600', 2)",
            "site visit_hours (#2)",
        ),
    ],
)
def test_a_past_that_was_changed_past_the_program_is_named(
    manager: Staff, sql: str, what: str
) -> None:
    with database.write():
        database.db.execute_sql(sql)
    verdict = journal.verify()
    assert (verdict.why, verdict.what) == (DIFFERS, what)


def test_a_desk_of_before_keeps_the_past_that_its_entries_tell(
    desk: Path, manager: Staff, time: Clock
) -> None:
    time.pass_(hours=1)
    change(manager, arrival_minutes=25)
    desk_settings.change_own("permits", PermitSettings(a_home=3), by=manager)
    kept = database.db.execute_sql("SELECT list, key, since, value, number FROM dated").fetchall()
    with database.write():
        database.db.execute_sql("DROP TRIGGER dated_no_delete")
        database.db.execute_sql("DELETE FROM dated")
    database.close()
    for _again in range(2):
        opening.open_folder(desk)
        rows = database.db.execute_sql("SELECT list, key, since, value, number FROM dated")
        assert sorted(rows.fetchall()) == sorted(kept)
        database.close()
    opening.open_folder(desk)
    assert estate.held_at(MONDAY).arrival_minutes == 20
