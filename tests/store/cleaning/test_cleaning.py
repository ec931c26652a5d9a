"""The day's timetable and inspections by the standard: each once, ticked, scored (L6-L8, G1-G7)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from store import answers, cleaning, clock, journal, plans
from store.cleaning import (
    STANDARD,
    TIMETABLE,
    CleaningSettings,
    Duty,
    Failing,
    Kind,
    LeavingOut,
    Line,
    Minor,
    OnSheet,
    Proof,
    Result,
    Ticking,
    Whole,
)
from store.cleaning.duties import Note
from store.cleaning.seeds import seeded
from store.cleaning.timetable import ROUND
from store.engine import database
from store.errors import Forbidden, Refused
from store.estate.calendar import Calendar
from store.plans import Every, Excusing, MakingUp, Plan, Status
from store.rights import Staff
from tests.conftest import Clock

TODAY = date(2026, 11, 23)
WORDS = st.sampled_from(["地面", "门、窗玻璃", "无污迹", "垃圾桶(篓)", "擦抹 或洗"])
TASKS = "擦门\n拖地\n倒垃圾"


def duty(by: Staff, **told: object) -> Plan:
    usual = {
        "title": "大厅", "every": Every.DAY, "since": TODAY, "windows": "10:00-11:00",
        "lines": TASKS,
    }  # fmt: skip
    return cleaning.begin(Duty.model_validate(usual | told), by=by)


def due(time: Clock, by: Staff, **told: object) -> OnSheet:
    """A duty five minutes after its time began."""
    duty(by, **told)
    time.pass_(hours=1, minutes=5)
    return found()


def found() -> OnSheet:
    plans.make()
    return cleaning.board(clock.now())[-1]


def scored(time: Clock, by: Staff, rows: int = 4, critical: int = 0) -> OnSheet:
    lines = [f"{nth} / 擦 / 无尘 / 日{' !' if nth < critical else ''}" for nth in range(rows)]
    return due(time, by, kind=Kind.DAILY, lines="\n".join(lines))


def state(one: OnSheet) -> Status:
    return cleaning.get(one.id).occurrence.state(clock.now())


def _on_sheet(carries: dict[str, object], noted: dict[int, Result]) -> OnSheet:
    """A sheet without a desk, with these results noted."""
    occurrence = SimpleNamespace(carries=carries)
    one = OnSheet(cast(plans.Occurrence, occurrence))
    at = datetime(2026, 11, 23, tzinfo=UTC)
    one.__dict__["notes"] = {n: Note(n, result, at, None, "") for n, result in noted.items()}
    return one


# The rows of the source


def test_the_timetable_is_that_of_the_source() -> None:
    assert [len(one.tasks) for one in TIMETABLE] == [3, 4, 4, 4, 4, 3, 2, 1, 6, 3, 6]
    assert sum(len(one.tasks) for one in TIMETABLE) == 40
    assert [one.code for one in TIMETABLE] == [f"t{n}" for n in range(1, 12)]
    assert [one.times for one in TIMETABLE] == [
        "07:15-08:00", "08:00-08:15", "08:15-08:30", "08:30-08:50", "08:50-09:05", "09:05-09:15",
        "09:15-09:25", "09:25-09:30", "09:30-09:50", "09:50-17:00", "17:30-23:30",
    ]  # fmt: skip
    tasks = dict(task for one in TIMETABLE for task in one.tasks)
    assert len(tasks) == 40
    assert tasks["t2.4"] == "用湿抹布将门口盆花花盆及底座擦洗干净"
    assert tasks["t4.2"] == "用湿、干抹布将会客桌面、桌角擦拭干净"
    assert tasks["t9.2"] == "对销售区域大厅进行巡回保洁"
    assert tasks["t11.5"] == "对销售大厅的石材进行定期保养"
    assert [code for code, _task in TIMETABLE[5].tasks] == ["t6.2", "t6.1", "t6.3"]


def test_the_standard_is_that_of_the_source() -> None:
    assert len(STANDARD) == 43
    assert Counter(row[5] for row in STANDARD) == {"日": 27, "周": 8, "月": 8}
    assert Counter(row[0][0] for row in STANDARD) == {"w": 15, "h": 13, "p": 15}
    rows = {row[0]: row[1:] for row in STANDARD}
    assert rows["w03"] == ("公用洗手间", "蹲位", "冲刷", "无便渍、无积垢、无异味、无水锈", "日")
    assert rows["p10"] == ("部分公共区域", "门、窗玻璃", "刮洗、抹干", "无水迹和灰尘污迹", "周")
    assert rows["p11"][3] == rows["p12"][3]
    assert (rows["p11"][4], rows["p12"][4]) == ("周", "月")
    assert rows["h08"][1] == "清除指定张贴点以外的张贴物"


def test_no_misprint_or_remark_is_left_in_the_rows() -> None:
    texts = " ".join([t for one in TIMETABLE for _c, t in one.tasks] + [str(r) for r in STANDARD])
    assert not re.search(r"sic|\*|绣|娄|制定|擦拭将|湿抹布门口", texts)


def test_seeds_set_up_every_row_once(supervisor: Staff, time: Clock) -> None:
    found = cleaning.set_up(by=supervisor)
    assert len(found) == 11 + 1 + 3 + 2
    with pytest.raises(Refused):
        cleaning.set_up(by=supervisor)
    sheets = [cleaning.read(one.carries) for one in found]
    kinds = Counter(one.kind for one in sheets)
    assert kinds == {Kind.WORK: 12, Kind.DAILY: 3, Kind.WEEKLY: 1, Kind.MONTHLY: 1}
    assert [len(one.lines) for one in sheets if one.kind.scored] == [10, 8, 9, 35, 43]


@given(
    st.lists(
        st.tuples(WORDS, WORDS, WORDS, st.sampled_from("日周月季年"), st.booleans()), max_size=4
    )
)
def test_rows_are_read_as_they_are_written(rows: list[tuple[str, str, str, str, bool]]) -> None:
    lines = tuple(Line("", *row) for row in rows)
    assert cleaning.listed(cleaning.typed(lines)) == lines


@pytest.mark.parametrize("lines", ["地面 / 拖", "地面 / 拖 / 净 / 天", "、" * 301])
def test_a_row_that_cannot_be_is_refused_at_the_field(lines: str) -> None:
    with pytest.raises(ValidationError, match="lines"):
        Duty.model_validate(
            {"title": "甲", "every": "day", "since": TODAY, "windows": "", "lines": lines}
        )


# Occurrences


@given(
    st.integers(0, 12), st.integers(1, 4), st.lists(st.integers(1, 1500), min_size=1, max_size=8)
)
def test_occurrences_are_those_of_a_brute_force(first: int, step: int, looks: list[int]) -> None:
    """However often and whenever one looks, each block of each day is due once (Q1, Q3, G1)."""
    since = TODAY + timedelta(days=first % 3)
    for new in seeded(since, CleaningSettings()):
        if new.kind is not Kind.WORK:
            continue
        terms = new.model_copy(update={"step": step}).terms
        now, made = clock.bounds(TODAY)[0], None
        got: list[tuple[datetime, datetime]] = []
        for minutes in [*looks, 1]:
            now += timedelta(minutes=minutes)
            for one in plans.due(terms, made, now, Calendar({}, {})):
                got.append((one.starts, one.ends))
                made = datetime.fromisoformat(str(one.slot))
        assert got == _by_hand(new, since, step, now)


def _by_hand(new: Duty, since: date, step: int, now: datetime) -> list[tuple[datetime, datetime]]:
    block = next(one for one in (*TIMETABLE, ROUND) if one.place == new.title)
    wanted = []
    for ahead in range(0, 20, step):
        midnight = clock.bounds(since + timedelta(days=ahead))[0]
        for begins, ends in re.findall(r"(\S+?)-([0-9:]+)", block.times):
            at = [
                midnight + timedelta(hours=int(t[:2]), minutes=int(t[3:])) for t in (begins, ends)
            ]
            if at[0] <= now:
                wanted.append((at[0], at[1]))
    return wanted


def test_restart_makes_no_second_round(time: Clock, supervisor: Staff) -> None:
    """Q1, Q3: what is done is not opened again, nothing is made twice."""
    one = due(time, supervisor)
    cleaning.whole(one.id, Whole(), by=supervisor)
    before = [each.id for each in cleaning.between(*clock.bounds(TODAY))]
    for _again in range(3):
        plans.make()
    assert [each.id for each in cleaning.between(*clock.bounds(TODAY))] == before
    assert state(one) is Status.DONE


def test_what_was_down_while_closed_is_missed_once(time: Clock, supervisor: Staff) -> None:
    """G4: rounds that fell into the time when the program was closed stand as missed, each once."""
    duty(supervisor, windows="10:00-11:00, 11:00-12:00, 12:00-13:00")
    time.pass_(hours=9)
    plans.make()
    plans.make()
    found = cleaning.between(*clock.bounds(TODAY))
    assert [state(one) for one in found] == [Status.MISSED] * 3


def test_new_day_all_tasks_open(time: Clock, supervisor: Staff) -> None:
    """Q104, Q106: ticks do not survive into the next day, which turns at the estate's midnight."""
    one = due(time, supervisor)
    cleaning.whole(one.id, Whole(), by=supervisor)
    time.pass_(days=1)
    after = found()
    assert after.id != one.id
    assert (after.left, after.notes) == ([0, 1, 2], {})
    assert clock.day(after.occurrence.starts) == TODAY + timedelta(days=1)


def test_occurrence_inherits_signature(time: Clock, supervisor: Staff) -> None:
    """Q105: what the plan demands is demanded of each block."""
    one = due(time, supervisor, proof=Proof.SIGNED)
    assert one.sheet.proof is Proof.SIGNED
    for place in one.planned:
        cleaning.tick(one.id, place, Ticking(), by=supervisor)
    assert state(one) is Status.DUE
    with pytest.raises(Refused) as refused:
        cleaning.whole(one.id, Whole(), by=supervisor)
    assert refused.value.field == "proof"
    cleaning.whole(one.id, Whole(proof="吴阿姨"), by=supervisor)
    assert state(one) is Status.DONE


def test_edited_list_leaves_old_sheets(time: Clock, supervisor: Staff) -> None:
    """Q18-Q21, G5: an edited standard holds for what comes, never for a sheet that is there."""
    one = scored(time, supervisor)
    before = one.sheet
    changed = Duty.model_validate(
        {
            "title": "大厅", "every": Every.DAY, "since": TODAY, "windows": "10:00-11:00",
            "kind": Kind.DAILY, "lines": "顶 / 掸 / 无网 / 日", "worst": 5,
        }
    )  # fmt: skip
    cleaning.change(one.occurrence.plan, changed, by=supervisor)
    assert cleaning.get(one.id).sheet == before
    time.pass_(days=1)
    after = found()
    assert [line.title for line in after.sheet.lines] == ["顶"]
    assert (after.sheet.worst, after.occurrence.version) == (5, 2)


# Ticks


@pytest.mark.parametrize(
    ("minutes", "wanted"),
    [(0, Status.DONE), (55, Status.DONE), (56, Status.LATE), (70, Status.LATE)],
)
def test_a_block_is_done_or_late_by_its_window(
    time: Clock, supervisor: Staff, minutes: int, wanted: Status
) -> None:
    one = due(time, supervisor)
    time.pass_(minutes=minutes)
    cleaning.whole(one.id, Whole(), by=supervisor)
    assert state(one) is wanted


def test_a_block_past_its_grace_is_missed_and_made_up_or_excused(
    time: Clock, supervisor: Staff, assistant: Staff
) -> None:
    one = due(time, supervisor)
    time.pass_(minutes=71)
    plans.make()
    assert state(one) is Status.MISSED
    with pytest.raises(Refused):
        cleaning.whole(one.id, Whole(), by=assistant)
    with pytest.raises(Forbidden):
        cleaning.excuse(one.id, Excusing(reason="停水"), by=assistant)
    cleaning.make_up(one.id, MakingUp(reason="客人多"), by=assistant)
    assert state(one) is Status.MADE_UP
    assert cleaning.tasks([cleaning.get(one.id)]) == (0, 3)


def test_a_tick_that_comes_late_to_the_desk_keeps_its_time(time: Clock, supervisor: Staff) -> None:
    """G6: done in time and told afterwards is in time; ahead, or before its time, is refused."""
    one = due(time, supervisor)
    at = clock.now()
    time.pass_(hours=3)
    for wrong in (clock.now() + timedelta(minutes=1), at - timedelta(hours=1)):
        with pytest.raises(Refused) as refused:
            cleaning.whole(one.id, Whole(happened=wrong), by=supervisor)
        assert refused.value.field == "happened"
    cleaning.whole(one.id, Whole(happened=at), by=supervisor)
    assert state(one) is Status.DONE


def test_a_left_out_task_stays_named(time: Clock, supervisor: Staff) -> None:
    one = due(time, supervisor)
    cleaning.leave_out(one.id, 1, LeavingOut(reason="有客人"), by=supervisor)
    with pytest.raises(Refused):
        cleaning.tick(one.id, 1, Ticking(), by=supervisor)
    after = cleaning.whole(one.id, Whole(), by=supervisor)
    assert after.notes[1].result is Result.LEFT_OUT
    assert cleaning.tasks([after]) == (2, 3)


def test_a_block_of_which_nothing_was_done_is_not_done(time: Clock, supervisor: Staff) -> None:
    one = due(time, supervisor, lines="擦门")
    with pytest.raises(Refused):
        cleaning.leave_out(one.id, 0, LeavingOut(reason="停水"), by=supervisor)
    assert cleaning.get(one.id).left == [0]


# Scores


@given(st.lists(st.sampled_from("gmfn"), min_size=1, max_size=12), st.booleans())
def test_the_score_is_that_of_the_rule(marks: list[str], critical: bool) -> None:
    """G7, L8: of those that apply; only a critical row that fails bars the sheet."""
    carries = {
        "kind": "daily", "worst": 3, "minor": 1, "goal": 90,
        "lines": [["", str(n), "", "", "日", critical and not n] for n in range(len(marks))],
    }  # fmt: skip
    results = {"g": Result.GOOD, "m": Result.MINOR, "f": Result.FAILED, "n": Result.NOT_APPLYING}
    one = _on_sheet(carries, {place: results[mark] for place, mark in enumerate(marks)})
    applying = [mark for mark in marks if mark != "n"]
    got = sum({"g": 3, "m": 2, "f": 0}[mark] for mark in applying)
    assert (one.score.got, one.score.of) == (got, 3 * len(applying))
    barred = critical and marks[0] == "f"
    wanted = None if not applying else not barred and 10 * got >= 27 * len(applying)
    assert one.passed is wanted
    assert (one.score.text == "—") is (not applying)


def test_a_row_that_fails_is_a_finding_due_the_same_day(time: Clock, supervisor: Staff) -> None:
    one = scored(time, supervisor, 2, critical=1)
    cleaning.fail(one.id, 0, Failing(what="异味", worker="吴阿姨"), by=supervisor)
    assert cleaning.get(one.id).passed is None
    cleaning.minor(one.id, 1, Minor(what="有尘"), by=supervisor)
    after = cleaning.get(one.id)
    assert (after.passed, after.score.got, after.score.failed) == (False, 2, True)
    (raised,) = answers.findings().of_source(one.subject)
    assert raised.due is not None
    assert clock.day(raised.due) == TODAY
    assert cleaning.worst([after])[0][1] == 1


def test_each_looks_at_what_is_theirs(
    time: Clock, supervisor: Staff, assistant: Staff, manager: Staff
) -> None:
    """L8: the week is the supervisor's, the month the manager's."""
    one = due(time, supervisor, kind=Kind.MONTHLY, lines="顶 / 掸 / 无网 / 月")
    for by in (assistant, supervisor):
        with pytest.raises(Forbidden):
            cleaning.tick(one.id, 0, Ticking(), by=by)
    assert cleaning.tick(one.id, 0, Ticking(), by=manager).passed


def test_words_of_a_note_leave_with_their_entry(time: Clock, supervisor: Staff) -> None:
    one = due(time, supervisor)
    cleaning.leave_out(one.id, 0, LeavingOut(reason="张先生在"), by=supervisor)
    (number,) = [e.number for e in journal.of_subject(one.subject) if e.kind == "clean_duty.noted"]
    forget = answers.of_thing_of(one.subject)
    assert forget is not None
    assert forget.forget is not None
    with database.write():
        forget.forget(journal.get(number))
    assert cleaning.notes(one.id)[0].note == ""
