"""Plans and occurrences in the database: made once, done, missed, made up, excused (G1-G6)."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from threading import Barrier
from typing import Any

import pytest
from peewee import IntegrityError

from store import agenda, clock, journal
from store.desk import opening
from store.desk.calendar import DayChange, change_days
from store.engine import database
from store.errors import Forbidden, NotFound, Refused
from store.estate import calendar
from store.estate.calendar import DayKind
from store.inputs import Input
from store.plans import (
    Doing,
    Ending,
    Every,
    Excusing,
    MakingUp,
    Occurrence,
    Plan,
    Plans,
    Rest,
    Rhythm,
    Status,
    Terms,
    between,
    due,
    make,
    running,
    sentences,
    tally,
)
from store.plans.rows import CLOSED, OCCURRENCES
from store.rights import Staff
from store.waiting import Place, Waiting
from tests.conftest import MONDAY, Clock

ROUNDS = Plans("route", "round")
OTHERS = Plans("zone", "sheet")
pytestmark = pytest.mark.usefixtures("desk")
FAR = (MONDAY - timedelta(days=4000), MONDAY + timedelta(days=4000))


def terms(windows: str = "", lead: int = 0, grace: int = 0, late: int = 15, **given: Any) -> Terms:
    values = {"every": Every.DAY, "since": date(2026, 11, 23), "windows": windows, **given}
    rhythm = Rhythm.model_validate(values)
    return Terms(rhythm=rhythm, lead=lead, grace=grace, late=late)


def begin(by: Staff, of: Terms, title: str = "地库巡更") -> Plan:
    with database.write():
        return ROUNDS.begin(title, of, by, {"points": ["P1", "P2"]})


def change(plan: Plan, by: Staff, of: Terms, title: str = "地库巡更") -> Plan:
    with database.write():
        return ROUNDS.change(plan.id, title, of, by)


def do(one: Occurrence, by: Staff, happened: datetime | None = None) -> Occurrence:
    with database.write():
        return ROUNDS.do(one.id, Doing(happened=happened), by)


def answer(one: Occurrence, by: Staff, why: Input) -> Occurrence:
    with database.write():
        if isinstance(why, MakingUp):
            return ROUNDS.make_up(one.id, why, by)
        assert isinstance(why, Excusing)
        return ROUNDS.excuse(one.id, why, by)


def made() -> list[Occurrence]:
    """All occurrences that stand, once what is due is made."""
    make()
    return between("route", *FAR)


def on_today() -> list[Waiting]:
    make()
    mine = ("route:", "round:")
    return [one for one in agenda.everything(clock.now()) if one.subject.startswith(mine)]


def hours(found: list[Occurrence]) -> list[str]:
    return [clock.local(one.starts).strftime("%d %H:%M") for one in found]


def restart(folder: Path) -> None:
    database.close()
    opening.open_folder(folder)


# Made once (G1)


def test_restart_makes_no_second_occurrence(desk: Path, supervisor: Staff) -> None:
    """Q1: nor does a second session."""
    begin(supervisor, terms("09:00-10:00"))
    for _ in range(4):
        assert hours(made()) == ["23 09:00"]
        restart(desk)
    entries = journal.last_number()
    make()
    assert journal.last_number() == entries


def test_sessions_that_look_at_once_make_each_once(supervisor: Staff, time: Clock) -> None:
    """G1: a second terminal can neither double nor lose one."""
    for windows in ("09:00-10:00", "22:00-06:00", "00:00-08:00, 08:00-16:00, 16:00-24:00"):
        begin(supervisor, terms(windows))
    time.pass_(days=20)
    at_once = Barrier(4)

    def look() -> None:
        database.connect()
        try:
            at_once.wait()
            make()
        finally:
            database.db.close()

    with ThreadPoolExecutor(4) as sessions:
        for done in [sessions.submit(look) for _ in range(4)]:
            done.result()
    found = between("route", *FAR)
    assert len(found) == len({(one.plan, one.starts) for one in found}) == 21 + 20 + 61
    entries = journal.numbered(range(1, journal.last_number() + 1))
    assert [one.kind for one in entries].count("route.made") == 3


def test_an_occurrence_cannot_be_entered_twice_past_the_program(supervisor: Staff) -> None:
    begin(supervisor, terms("09:00-10:00"))
    (one,) = made()
    twice = (
        "INSERT INTO occurrence (plan, version, slot, starts, ends, shows, in_time, missed, stage)"
        " SELECT plan, version, slot, starts, ends, shows, in_time, missed, 'open' FROM occurrence"
    )
    with pytest.raises(IntegrityError), database.write():
        database.db.execute_sql(twice)
    with pytest.raises(IntegrityError), database.write():
        OCCURRENCES.update(one.id, starts=one.starts - timedelta(hours=1))
    with pytest.raises(IntegrityError), database.write():
        database.db.execute_sql("DELETE FROM occurrence")


def test_twelve_rounds_a_day_from_one_plan(supervisor: Staff, time: Clock) -> None:
    """Q6."""
    begin(supervisor, terms(", ".join(f"{n}:00-{n + 2}:00" for n in range(0, 24, 2))))
    time.pass_(days=1)
    assert len([one for one in made() if one.slot.startswith("2026-11-24")]) == 5
    time.pass_(hours=14)
    assert len([one for one in made() if one.slot.startswith("2026-11-24")]) == 12


def test_what_was_over_before_a_plan_began_is_none_of_it(supervisor: Staff) -> None:
    """Begun at 09:00: the night's round is over, the one that runs may still be done."""
    begin(supervisor, terms("06:00-08:00, 08:30-09:30, 10:00-11:00"))
    assert hours(made()) == ["23 08:30"]


def test_a_weekly_plan_begun_midweek_is_due_by_sunday(supervisor: Staff, time: Clock) -> None:
    """G14: done on Sunday does not serve next week."""
    time.pass_(days=2)
    begin(supervisor, terms(every=Every.WEEK, since=date(2026, 11, 20)))
    (one,) = made()
    assert clock.local(one.ends).strftime("%m-%d %H:%M") == "11-30 00:00"
    time.pass_(days=4)
    do(one, supervisor)
    time.pass_(days=1)
    assert [each.state(time.at) for each in made()] == [Status.DONE, Status.DUE]


# Windows of two instants (G2)


def test_late_scan_next_day_is_late(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    """Q8: today's doing is held against the window of the day it was planned for."""
    begin(supervisor, terms("08:00-10:00", late=2000))
    (one,) = made()
    time.pass_(days=1)
    assert do(one, assistant).state(time.at) is Status.LATE


def test_tick_at_0130_belongs_to_last_night(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """Q9, Q12: and to no other night."""
    begin(supervisor, terms("22:00-06:00"))
    time.pass_(hours=16, minutes=30)
    (one,) = made()
    assert one.slot == "2026-11-23T22:00"
    assert do(one, assistant).state(time.at) is Status.DONE
    time.pass_(hours=21)
    assert [each.state(time.at) for each in made()] == [Status.DONE, Status.DUE]


# How they stand, and when they were done: G3, G6


def test_missed_known_at_window_end(supervisor: Staff, time: Clock) -> None:
    """Q15: not three days later."""
    begin(supervisor, terms("09:00-10:00", grace=5, late=10))
    (one,) = made()
    for minutes, state in {60: Status.DUE, 75: Status.DUE}.items():
        assert one.state(MONDAY + timedelta(minutes=minutes)) is state
    time.pass_(minutes=75, seconds=1)
    assert one.state(time.at) is Status.MISSED
    make()
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.payload["missed"]) == ("route.made", [one.id])


@pytest.mark.parametrize(
    ("minutes", "state"),
    [(0, Status.DONE), (65, Status.DONE), (66, Status.LATE), (75, Status.LATE)],
)
def test_in_time_or_late_follows_from_when_it_was_done(
    minutes: int, state: Status, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    begin(supervisor, terms("09:00-10:00", grace=5, late=10))
    (one,) = made()
    time.pass_(minutes=minutes)
    assert do(one, assistant).state(time.at) is state


def test_default_time_is_saving_time(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    """Q22."""
    begin(supervisor, terms("09:00-10:00"))
    (one,) = made()
    form = Doing()
    time.pass_(minutes=30)
    with database.write():
        done = ROUNDS.do(one.id, form, assistant)
    assert done.happened == done.written == time.at


def test_what_happened_earlier_is_written_at_its_own_time(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """G6: both stand in the row and in the entry; it may be set back, never forward."""
    begin(supervisor, terms("09:00-10:00"))
    (one,) = made()
    time.pass_(hours=5)
    make()
    done = do(one, assistant, MONDAY + timedelta(minutes=10))
    assert (done.state(time.at), done.written) == (Status.DONE, time.at)
    entry = journal.last()
    assert entry is not None
    assert entry.payload["happened"] == clock.to_ms(MONDAY + timedelta(minutes=10))
    assert on_today() == []


@pytest.mark.parametrize(("minutes", "wrong"), [(301, "ahead"), (-1, "begins"), (76, "missed")])
def test_a_time_that_cannot_be_is_refused_at_its_field(
    minutes: int, wrong: str, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    begin(supervisor, terms("09:00-10:00"))
    (one,) = made()
    time.pass_(hours=5)
    with pytest.raises(Refused) as refusal:
        do(one, assistant, MONDAY + timedelta(minutes=minutes))
    assert refusal.value.field == "happened"
    assert wrong in str(refusal.value)


def test_made_up_stays_counted_and_excused_leaves(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """G3, G8: five due, one in time, one late; 1/4 after one is excused."""
    begin(supervisor, terms("09:00-09:10, 10:00-10:10, 11:00-11:10, 12:00-12:10, 13:00-13:10"))
    do(made()[0], assistant)
    time.pass_(hours=1, minutes=20)
    do(made()[1], assistant)
    time.pass_(hours=4)
    found = made()
    counted = tally(found, time.at)
    assert (counted.in_time, counted.late, counted.missed, counted.of) == (1, 1, 3, 5)
    answer(found[2], assistant, MakingUp(reason="电梯故障，修好后补巡"))
    answer(found[3], supervisor, Excusing(reason="停电"))
    counted = tally(made(), time.at)
    assert (counted.missed, counted.made_up, counted.of) == (1, 1, 4)
    states = [one.state(time.at) for one in made()]
    assert states == [Status.DONE, Status.LATE, Status.MADE_UP, Status.EXCUSED, Status.MISSED]


def test_only_what_is_missed_is_made_up_or_excused_and_only_once(
    supervisor: Staff, time: Clock
) -> None:
    begin(supervisor, terms("09:00-10:00"))
    (one,) = made()
    with pytest.raises(Refused):
        answer(one, supervisor, Excusing(reason="停电"))
    time.pass_(hours=3)
    answer(one, supervisor, Excusing(reason="停电"))
    for why in (MakingUp(reason="补"), Excusing(reason="再免")):
        with pytest.raises(Refused):
            answer(one, supervisor, why)
    with pytest.raises(Refused):
        do(one, supervisor)


def test_the_supervisor_plans_and_excuses(assistant: Staff, supervisor: Staff, time: Clock) -> None:
    with pytest.raises(Forbidden):
        begin(assistant, terms("09:00-10:00"))
    plan = begin(supervisor, terms("09:00-10:00"))
    with pytest.raises(Forbidden):
        change(plan, assistant, terms("09:00-11:00"))
    (one,) = made()
    time.pass_(hours=3)
    with pytest.raises(Forbidden):
        answer(one, assistant, Excusing(reason="停电"))


def test_a_subject_reaches_its_own_plans_only(supervisor: Staff) -> None:
    plan = begin(supervisor, terms("09:00-10:00"))
    (one,) = made()
    with pytest.raises(NotFound):
        OTHERS.plan(plan.id)
    with pytest.raises(NotFound):
        OTHERS.occurrence(one.id)
    assert running("zone") == []
    assert running("route") == [ROUNDS.plan(plan.id)]


# On Today (G4, G18)


def test_what_is_due_stands_on_today_from_its_lead_until_it_is_done(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    begin(supervisor, terms("10:00-11:00", lead=30))
    assert on_today() == []
    time.pass_(minutes=30)
    (line,) = on_today()
    assert (line.kind, line.stands(time.at)) == ("round.due", Place.TODAY)
    assert line.figures == {
        "title": "地库巡更",
        "since": clock.to_ms(MONDAY + timedelta(hours=1)),
        "until": clock.to_ms(MONDAY + timedelta(hours=2)),
    }
    time.pass_(minutes=95)
    assert [each.stands(time.at) for each in on_today()] == [Place.LATE]
    do(made()[0], assistant)
    assert on_today() == []


def test_overdue_stays_on_today(supervisor: Staff, time: Clock) -> None:
    """Q17: until somebody answers for it, in one line for its plan."""
    begin(supervisor, terms("09:00-10:00", until=date(2026, 11, 25)))
    make()
    for days in (1, 30, 365):
        time.at = MONDAY + timedelta(days=days)
        (line, *due_too) = on_today()
        assert (line.kind, line.stands(time.at)) == ("route.missed", Place.LATE)
        assert len(due_too) == (days == 1)
    assert line.figures["count"] == 3
    for one in made():
        answer(one, supervisor, Excusing(reason="停电"))
    assert on_today() == []


def test_ten_hours_closed_gives_missed_rows_not_ten_tasks(
    desk: Path, supervisor: Staff, time: Clock
) -> None:
    """Q4: the missed ones are rows, and one line on Today that says when nobody could look."""
    begin(supervisor, terms(", ".join(f"{n}:00-{n + 1}:00" for n in range(24))))
    time.pass_(hours=14, minutes=10)
    make()
    for one in made():
        if one.state(time.at) is Status.MISSED:
            answer(one, supervisor, Excusing(reason="培训"))
        else:
            do(one, supervisor)
    time.pass_(hours=8)
    restart(desk)
    before = journal.last_number()
    lines = on_today()
    missed = [one for one in made() if one.state(time.at) is Status.MISSED]
    assert hours(missed) == [f"24 {hour:02}:00" for hour in range(6)]
    assert sorted(line.kind for line in lines) == ["round.due", "round.due", "route.missed"]
    (line,) = [each for each in lines if each.kind == "route.missed"]
    assert (line.figures["count"], line.figures["closed"]) == (6, "11-23 23:10–11-24 07:10")
    assert journal.last_number() == before + 2


def test_slot_while_closed_is_listed_missed(supervisor: Staff, time: Clock) -> None:
    """Q5: no slot of a week is skipped without a trace."""
    begin(supervisor, terms("10:00-11:00"))
    make()
    time.pass_(days=7)
    found = made()
    assert [one.slot[:10] for one in found] == [f"2026-11-{day}" for day in range(23, 30)]
    assert {one.state(time.at) for one in found} == {Status.MISSED}
    assert [(one.since, one.until) for one in CLOSED.read()] == [(MONDAY, time.at)]


def test_a_program_that_looks_is_not_closed(supervisor: Staff, time: Clock) -> None:
    begin(supervisor, terms("10:00-11:00"))
    for _ in range(30):
        make()
        time.pass_(minutes=14)
    assert CLOSED.read() == []


# Clocks that jump


def test_a_clock_that_was_ahead_and_is_set_right_misses_nothing(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """What a clock a month ahead has called missed is to be done again when it is set right."""
    begin(supervisor, terms("10:00-11:00"))
    time.pass_(days=30)
    assert len(made()) == 30
    time.at = MONDAY + timedelta(hours=1)
    found = made()
    assert len(found) == 30
    assert Counter(one.state(time.at) for one in found) == {Status.DUE: 1, Status.AHEAD: 29}
    assert [line.kind for line in on_today()] == ["round.due"]
    assert do(found[0], assistant).state(time.at) is Status.DONE
    time.pass_(days=29)
    assert len(made()) == 30


def test_a_plan_changed_while_the_clock_was_ahead_still_covers_each_day(
    supervisor: Staff, time: Clock
) -> None:
    plan = begin(supervisor, terms("10:00-11:00"))
    time.pass_(days=10)
    make()
    change(plan, supervisor, terms("14:00-15:00"))
    time.at = MONDAY + timedelta(hours=2)
    change(plan, supervisor, terms("16:00-17:00"))
    time.pass_(days=3)
    assert hours(made()) == ["23 10:00", "23 16:00", "24 16:00", "25 16:00"]


# Holidays, and versions


def test_holidays_changed_afterwards_move_only_what_is_not_made(
    manager: Staff, time: Clock
) -> None:
    """G13: made with a lead of two days it stays; the next one lies where the calendar says."""
    saturdays: dict[str, Any] = {"every": Every.WEEK, "weekdays": (5,), "rest": Rest.MOVED}
    begin(manager, terms("10:00-11:00", lead=2880, **saturdays))
    time.at = MONDAY + timedelta(days=5, hours=1)
    assert hours(made()) == ["30 10:00"]
    for day in (date(2026, 11, 28), date(2026, 12, 5)):
        change_days(DayChange(day=day, kind=DayKind.MAKEUP), by=manager)
    time.pass_(days=7)
    assert hours(made()) == ["30 10:00", "05 10:00"]


def test_a_changed_plan_leaves_what_was_made(supervisor: Staff, time: Clock) -> None:
    """G5, Q18: old ones keep their times, title and list; what lay ahead comes anew."""
    plan = begin(supervisor, terms("09:00-10:00, 15:00-16:00", lead=1440))
    assert len(made()) == 3
    time.pass_(minutes=30)
    changed = change(plan, supervisor, terms("15:00-16:30", lead=1440, late=60), "车库巡更")
    assert (changed.version, changed.title) == (2, "车库巡更")
    first, second = made()
    assert (first.version, first.title, first.carries) == (1, "地库巡更", {"points": ["P1", "P2"]})
    assert (second.version, second.title, second.carries) == (2, "车库巡更", {})
    assert hours([first, second]) == ["23 09:00", "23 15:00"]
    assert (second.ends - second.starts, second.missed - second.in_time) == (
        timedelta(minutes=90),
        timedelta(minutes=60),
    )
    everything = OCCURRENCES.read("WHERE occurrence.plan = ?", plan.id)
    withdrawn = [one.slot for one in everything if one.state(time.at) is Status.WITHDRAWN]
    assert withdrawn == ["2026-11-23T15:00", "2026-11-24T09:00"]
    assert len([line for line in on_today() if line.subject.startswith("round:")]) == 2


def test_a_plan_that_ended_makes_nothing_more(supervisor: Staff, time: Clock) -> None:
    plan = begin(supervisor, terms("09:00-10:00"))
    make()
    with database.write():
        ROUNDS.end(plan.id, Ending(reason="合同到期"), supervisor)
    time.pass_(days=9)
    assert hours(made()) == ["23 09:00"]
    assert running("route") == []
    assert ROUNDS.next_of(ROUNDS.plan(plan.id)) is None
    with pytest.raises(Refused):
        change(plan, supervisor, terms("09:00-10:00"))


def test_what_comes_next_is_told(supervisor: Staff) -> None:
    plan = begin(supervisor, terms("10:00-11:00", every=Every.MONTH, day=31))
    found = ROUNDS.next_of(plan)
    assert found is not None
    assert clock.local(found.starts).strftime("%m-%d %H:%M") == "11-30 10:00"


# The record


def test_the_tables_follow_from_the_journal(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    plan = begin(supervisor, terms("09:00-10:00, 22:00-06:00", lead=1440))
    dice = Random(7)
    for day in range(12):
        time.pass_(hours=dice.randint(2, 30))
        for one in made():
            if one.state(time.at) is Status.DUE and dice.random() < 0.5:
                do(one, assistant)
            elif one.state(time.at) is Status.MISSED and dice.random() < 0.4:
                answer(one, supervisor, dice.choice([MakingUp(reason="补"), Excusing(reason="免")]))
        if day == 6:
            plan = change(plan, supervisor, terms("09:00-11:00", lead=600))
    folded: dict[int, list[Any]] = {}
    slot = ""
    for entry in journal.numbered(range(1, journal.last_number() + 1)):
        payload = entry.payload
        for number, *times in payload.get("made", ()):
            folded[number] = [*times, "open", 0]
        for number in (*payload.get("missed", ()), *payload.get("again", ())):
            folded[number][-1] = int(number in payload["missed"])
        for number in payload.get("withdrawn", ()):
            folded[number][-2] = "withdrawn"
        if entry.kind.startswith("round."):
            folded[int(entry.subject[6:])][-2] = entry.kind[6:]
        slot = payload.get("row", {}).get("made", slot)
    columns = "id, slot, starts, ends, shows, in_time, missed, stage, told"
    rows = database.db.execute_sql(f"SELECT {columns} FROM occurrence").fetchall()
    assert {row[0]: list(row[1:]) for row in rows} == folded
    assert ROUNDS.plan(plan.id).slot == slot
    assert {row[7] for row in rows} >= {"done", "made_up", "excused", "withdrawn"}
    for sentence, sql in CHECKED.items():
        assert database.db.execute_sql(sql).fetchone()[0] is None, sentence


CHECKED = ROUNDS.checks


@pytest.mark.parametrize(
    ("spoiled", "why"),
    [
        ("UPDATE plan SET thing = 'zone'", "its thing stands otherwise"),
        ("UPDATE plan SET occurs = 'sheet'", "its thing stands otherwise"),
        ("UPDATE plan SET version = 1", "its thing stands otherwise"),
        ("UPDATE plan SET made = '2026-01-01T00:00'", "its thing stands otherwise"),
        ("UPDATE plan SET wakes = wakes + 1", "its thing stands otherwise"),
        ("UPDATE plan SET ended = 1", "its thing stands otherwise"),
        (
            "INSERT INTO plan SELECT 77, thing, occurs, version, made, wakes, ended FROM plan",
            "A thing is none that was recorded",
        ),
        ("UPDATE plan_version SET since = since + 1", "its plan says otherwise"),
        ("UPDATE plan_version SET terms = '{}'", "its plan says otherwise"),
        ("UPDATE plan_version SET carries = '[]'", "its plan says otherwise"),
        (
            "INSERT INTO plan_version SELECT 77, plan, 9, since, title, terms, carries"
            " FROM plan_version WHERE version = 1",
            "A version of a plan is none that was recorded",
        ),
        ("UPDATE occurrence SET version = 1", "its occurrence is not as it was made"),
        ("UPDATE occurrence SET slot = slot || ':00'", "its occurrence is not as it was made"),
        ("UPDATE occurrence SET starts = starts + 1", "its occurrence is not as it was made"),
        ("UPDATE occurrence SET ends = ends - 1", "its occurrence is not as it was made"),
        ("UPDATE occurrence SET shows = shows - 1", "its occurrence is not as it was made"),
        ("UPDATE occurrence SET in_time = in_time + 1", "its occurrence is not as it was made"),
        ("UPDATE occurrence SET missed = missed + 1", "its occurrence is not as it was made"),
        ("DELETE FROM occurrence WHERE id = 1", "its occurrence is not as it was made"),
        (
            "UPDATE occurrence SET id = 777 WHERE id = 1",
            "An occurrence is none that was made",
        ),
        ("UPDATE occurrence SET stage = 'open'", "its occurrence stands otherwise"),
        ("UPDATE occurrence SET happened = happened + 1", "its occurrence stands otherwise"),
        ("UPDATE occurrence SET written = written + 1", "its occurrence stands otherwise"),
        ("UPDATE occurrence SET done_by = 1", "its occurrence stands otherwise"),
        (
            "UPDATE occurrence SET stage = 'done' WHERE stage = 'open'",
            "An occurrence stands as no entry says",
        ),
        (
            "UPDATE occurrence SET stage = 'open' WHERE stage = 'withdrawn'",
            "An occurrence stands as no entry says",
        ),
        ("UPDATE occurrence SET told = 1 - told", "An occurrence stands as no entry says"),
        ("UPDATE plan_closed SET until = until + 1", "the time without the program is not"),
        (
            "INSERT INTO plan_closed VALUES (77, 1, 2)",
            "A time without the program is none that was recorded",
        ),
    ],
)
def test_what_stands_otherwise_than_the_entries_say_is_found(
    assistant: Staff, supervisor: Staff, time: Clock, spoiled: str, why: str
) -> None:
    plan = begin(supervisor, terms("09:00-10:00", lead=1440))
    made()
    time.pass_(hours=30)
    first, second, *_ = made()
    answer(first, supervisor, MakingUp(reason="补"))
    do(second, assistant, second.starts)
    plan = change(plan, supervisor, terms("11:00-12:00", lead=2880))
    time.pass_(hours=30)
    made()
    for sql in CHECKED.values():
        assert database.db.execute_sql(sql).fetchone()[0] is None
    guards = (
        *("plan_version_stays", "plan_version_no_delete"),
        *("occurrence_stays", "occurrence_no_delete"),
    )
    off = "".join(f"DROP TRIGGER {guard};" for guard in guards)
    database.db.connection().executescript(f"PRAGMA foreign_keys = off; {off} {spoiled}")
    found = [s for s, sql in CHECKED.items() if database.db.execute_sql(sql).fetchone()[0]]
    assert any(sentence.startswith(why) for sentence in found), found


def test_the_database_makes_what_the_arithmetic_says(
    desk: Path, manager: Staff, time: Clock
) -> None:
    """Ten months of restarts, jumps and holidays: a sample of the hundred thousand days."""
    dice, plans = Random(11), []
    every: list[dict[str, Any]] = [
        {"windows": "06:00-14:00, 14:00-22:00, 22:00-06:00"},
        {"windows": "08:00-10:00", "rest": Rest.MOVED},
        {"every": Every.WEEK, "weekdays": (2, 6), "rest": Rest.SKIPPED, "lead": 1440},
        {"every": Every.MONTH, "day": 31},
        {"every": Every.QUARTER},
    ]
    for given in every:
        plans.append(begin(manager, terms(**given)))
    begun = {plan.id: plan.made for plan in plans}
    true = time.at
    while true < MONDAY + timedelta(days=300):
        true += timedelta(hours=dice.choice((1, 5, 20, 100, 300)))
        time.at = true + timedelta(days=dice.choice((0,) * 8 + (-3, 20)))
        if dice.random() < 0.2:
            restart(desk)
        make()
    time.at = true + timedelta(days=30)
    make()
    for plan in plans:
        wanted = [
            one.starts for one in due(plan.terms, begun[plan.id], time.at, calendar.in_force())
        ]
        rows = OCCURRENCES.read("WHERE occurrence.plan = ? ORDER BY occurrence.starts", plan.id)
        assert [one.starts for one in rows] == sorted(set(wanted))


def test_an_erased_title_is_gone_wherever_it_was_repeated(supervisor: Staff, time: Clock) -> None:
    """F6: from the version, and from what waits of it."""
    plan = begin(supervisor, terms("09:00-10:00, 11:00-12:00"), "给张惠文送药")
    entry = journal.last()
    assert entry is not None
    time.pass_(hours=2, minutes=10)
    make()
    with database.write():
        ROUNDS.forget(entry)
        agenda.forget(entry.words.values(), entry.subject)
    assert ROUNDS.plan(plan.id).title == ""
    assert [line.figures["title"] for line in on_today()] == ["", ""]


# Sentences


def test_all_that_is_recorded_and_waits_has_a_sentence() -> None:
    told = sentences("route", "round")
    assert set(told) == {
        *(f"route.{kind}" for kind in ("begun", "changed", "ended", "made", "missed")),
        *(f"round.{kind}" for kind in ("due", "done", "made_up", "excused", "handed")),
    }


def test_what_is_open_is_handed_over(supervisor: Staff, time: Clock) -> None:
    """G18."""
    begin(supervisor, terms("09:00-10:00, 11:00-12:00"))
    time.pass_(hours=2, minutes=30)
    make()
    states = [one.facts["state"] for one in ROUNDS.handed(time.at)]
    assert states == [Status.MISSED, Status.DUE]
