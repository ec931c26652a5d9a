from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from store import clock, demo, dutylog, handover, journal, keys, tickets
from store.demo.households import REGION, id_number
from store.desk import opening, staff
from store.disk import datafolder
from store.dutylog import Category
from store.engine import database
from store.estate import is_demo, shifts
from store.residents import Sex
from store.residents.identity import resident_is_right
from store.tickets import Opinion, Stage, Urgency, Waits

PIN = "314159"
# 09:30 in Shanghai, an hour and a half into the morning shift.
# Days with handovers and days before them.
DAYS = 9
MORNING = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)

Build = Callable[..., Path]


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Build]:
    """Builds a demo as of a time and leaves it open."""
    built: list[Path] = []

    def run(
        at: datetime = MORNING, *, homes: int = 40, days: int = 1, seed: int | None = 7
    ) -> Path:
        built.append(tmp_path / f"demo{len(built)}")
        _build(built[-1], at, homes, days, seed)
        opening.open_folder(built[-1])
        return built[-1]

    yield run
    database.close()


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "demo"
    _build(folder, MORNING, 40, DAYS, 7)
    return folder


@pytest.fixture
def estate(built_once: Path) -> Iterator[Path]:
    """An estate with some days of history, for tests that only look."""
    opening.open_folder(built_once)
    yield built_once
    database.close()


def _build(folder: Path, at: datetime, homes: int, days: int, seed: int | None) -> None:
    with clock.told_by(lambda: at):
        demo.build(folder, homes=homes, days=days, seed=seed, language="zh_CN")


@dataclass(frozen=True)
class Decided:
    """What a seed decides."""

    homes: list[Any]
    people: list[Any]
    vehicles: list[Any]
    keys: list[Any]
    tickets: list[str]
    log: list[str]
    kinds: list[Any]


def decided() -> Decided:
    return Decided(
        homes=rows("SELECT code, kind, area FROM home ORDER BY id"),
        people=rows("SELECT name, phone, id_number FROM person ORDER BY id"),
        vehicles=rows("SELECT home_id, plate FROM vehicle ORDER BY id"),
        keys=rows("SELECT hook, home_id, doors FROM held_key ORDER BY id"),
        tickets=words("ticket.taken", "what"),
        log=words("log.written", "what"),
        # A day without its signature is a line of a handover after midnight, and of none before.
        kinds=rows(
            # How many rounds the days touch is the calendar's and the clock's, not the seed's.
            "SELECT kind, count(*) FROM journal WHERE kind <> 'handover.answered'"
            " AND kind NOT LIKE 'trust!_%' ESCAPE '!' AND kind <> 'patrol.made'"
            " AND kind NOT LIKE 'walk.%' AND kind NOT LIKE 'round.%'"
            " AND kind NOT LIKE 'clean!_%' ESCAPE '!' AND kind NOT LIKE 'frontage%'"
            " AND kind NOT LIKE 'shop!_check.%' ESCAPE '!' AND kind <> 'shop_breach.rechecked'"
            # What is found on them becomes a ticket.
            " AND kind NOT IN ('ticket.raised', 'ticket.begun', 'ticket.accepted', 'desk.closed')"
            " GROUP BY kind ORDER BY kind"
        ),
    )


def rows(sql: str) -> list[Any]:
    return list(database.db.execute_sql(sql).fetchall())


def words(kind: str, name: str) -> list[str]:
    numbers = [number for (number,) in rows(f"SELECT number FROM journal WHERE kind = '{kind}'")]
    return sorted(entry.words[name] for entry in journal.numbered(numbers))


def test_the_journal_of_the_demo_verifies_D2(estate: Path) -> None:
    verdict = journal.verify()
    assert verdict.bad is None
    assert verdict.count == journal.last_number() > 100
    assert is_demo()


def test_everybody_of_the_staff_can_sign_in(build: Build) -> None:
    build(homes=5)
    numbers = ("1001", "1002", "1003", "2001", "3001")
    assert [staff.sign_in(number, PIN).number for number in numbers] == list(numbers)


def test_one_ticket_is_just_past_its_twenty_minutes_W3(estate: Path) -> None:
    queue = tickets.queue(MORNING)
    owing = [q for q in queue if q.clock.owed_call]
    assert owing == queue[:1]
    assert owing[0].clock.deadline == MORNING - timedelta(seconds=90)


def test_something_runs_towards_everything_that_a_clock_can_wait_for(estate: Path) -> None:
    queue = tickets.queue(MORNING)
    assert {q.clock.waits for q in queue} == {
        Waits.CALL,
        Waits.ARRIVAL,
        Waits.DISPATCH,
        Waits.PROMISE,
        Waits.ANSWER,
        Waits.REST,
        Waits.BACK,
        Waits.VISIT,
        Waits.REINSPECTION,
        Waits.TASK,
        Waits.CONFIRMATION,
        Waits.ACCEPTANCE,
        Waits.RECTIFICATION,
    }
    urgent = next(q for q in queue if q.ticket.urgency is Urgency.URGENT)
    assert urgent.clock.deadline == MORNING + timedelta(minutes=7)
    resting = {q.ticket.suspended_until for q in queue if q.ticket.stage is Stage.SUSPENDED}
    assert resting == {clock.day(MORNING), clock.day(MORNING) + timedelta(days=1)}


def test_one_key_is_overdue_and_one_is_out_K2(estate: Path) -> None:
    (late,) = keys.overdue(MORNING)
    assert late.loan is not None
    assert clock.local(late.loan.due_at).isoformat() == "2026-11-22T18:00:00+08:00"
    due = [key.loan.due_at for key in keys.out() if key.loan]
    assert due == [late.loan.due_at, MORNING + timedelta(hours=3)]


def test_yesterday_waits_for_its_signature_and_no_other_day_does_D4(estate: Path) -> None:
    assert dutylog.unsigned_days(clock.day(MORNING)) == [clock.day(MORNING) - timedelta(days=1)]


def test_two_entries_wait_to_be_followed_up_one_of_them_today_D3(estate: Path) -> None:
    assert len(dutylog.open_follow_ups()) == 2
    assert len(dutylog.open_follow_ups(clock.day(MORNING))) == 1


@pytest.mark.parametrize("hour", [0, 7, 8, 23])
def test_li_fang_has_the_desk_for_the_shift_that_runs_H5(build: Build, hour: int) -> None:
    now = datetime(2026, 11, 23, hour, 1, tzinfo=UTC)
    build(now, homes=5)
    duty, shift = handover.on_duty(), shifts.running(now)
    assert duty is not None
    assert shift is not None
    assert (duty.staff.number, duty.shift) == ("1001", shift.label)
    assert duty.since <= now - timedelta(minutes=31)
    assert all(len(record.signatures) == 2 for record in handover.past())


def test_the_supervisor_let_an_urgent_repair_pass_H9(estate: Path) -> None:
    passed = [line for r in handover.past() for line in handover.get(r.id).lines if line.passed]
    assert {line.important for line in passed} == {"urgent"}


def test_history_knows_late_arrivals_reopened_and_withdrawn_tickets(estate: Path) -> None:
    kinds = {kind for (kind,) in rows("SELECT DISTINCT kind FROM journal")}
    steps = "called suspended resumed reopened withdrawn answered visited closed noted opinion"
    assert {f"ticket.{step}" for step in steps.split()} <= kinds
    assert {"log.corrected", "log.followed", "key.returned", "day.signed"} <= kinds
    assert {row[0] for row in rows("SELECT DISTINCT category FROM log_entry")} >= set(Category)
    unhappy = rows("SELECT payload FROM journal WHERE kind = 'ticket.visited'")
    assert any(Opinion.DISSATISFIED in payload for (payload,) in unhappy)


def test_nothing_in_the_past_was_recorded_after_its_time(estate: Path) -> None:
    assert rows("SELECT max(at) FROM journal") <= [(clock.to_ms(MORNING),)]


@pytest.mark.parametrize("hours", [2, 9, 15.9])
def test_the_same_seed_gives_the_same_estate_at_any_time(
    build: Build, estate: Path, hours: float
) -> None:
    before = decided()
    build(MORNING + timedelta(days=3, hours=hours), days=DAYS)
    assert decided() == before


def test_another_seed_gives_another_estate(build: Build) -> None:
    build(seed=1)
    first = decided()
    build(seed=2)
    assert decided().people != first.people


def test_five_homes_and_one_day_are_enough(build: Build) -> None:
    build(homes=5)
    assert rows("SELECT count(*) FROM home") == [(5,)]
    assert journal.verify().bad is None
    reported = [q for q in tickets.queue(MORNING) if q.ticket.reported]
    assert len(reported) == 9


def test_the_number_of_homes_is_what_was_asked_for(build: Build) -> None:
    build(homes=120)
    assert rows("SELECT kind, count(*) FROM home GROUP BY kind") == [("home", 114), ("shop", 6)]


def test_names_that_a_desk_stumbles_over_live_there(estate: Path) -> None:
    names = " ".join(name for (name,) in rows("SELECT name FROM person"))
    for hard in ("曾", "单", "仇", "解", "欧阳", "㛃", "䶮"):
        assert hard in names


def test_nobody_of_the_demo_can_be_real(estate: Path) -> None:
    residents = rows("SELECT id_number FROM person WHERE kind = 'person' AND id_number <> ''")
    assert all(id_.startswith(REGION) and resident_is_right(id_) for (id_,) in residents)
    phones = rows("SELECT phone FROM person UNION SELECT number FROM phone")
    phones += rows("SELECT phone FROM worker")
    assert all(phone == "" or "0000" in (phone[3:7], phone[4:8]) for (phone,) in phones)
    others = rows(
        "SELECT number FROM identity UNION SELECT id_number FROM person WHERE kind <> 'person'"
    )
    assert all("00000" in number or "第000" in number for (number,) in others)


def test_an_id_number_has_the_right_check_digit() -> None:
    from random import Random

    born = datetime(1988, 2, 29, tzinfo=UTC).date()
    assert all(resident_is_right(id_number(born, Sex.MALE, Random(n))) for n in range(100))


def test_the_demo_writes_nowhere_but_in_its_folder(build: Build, tmp_path: Path) -> None:
    folder = build(homes=5)
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]
    database.close()
    files = {database.FILE, database.TURNSTILE, datafolder.PRESENCE}
    assert {path.name for path in folder.iterdir()} == files
