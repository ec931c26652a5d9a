"""Away from the desk and back: a pair on record, on Today, at the handover, on paper (B1)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from printing.dutylog import declare
from printing.labels import ON_PAPER
from store import agenda, answers, clock, dutylog, journal, sentences
from store.engine import database
from store.errors import Refused
from store.journal.verifying import verify
from store.rights import Staff
from tests.conftest import Clock


def on_today() -> list[str]:
    return [one.kind for one in agenda.everything(clock.now()) if one.kind == "absence.away"]


def last_words() -> str:
    entry = dutylog.day(clock.today()).entries[-1]
    return sentences.sentence(entry.kind, ON_PAPER, entry.payload, entry.words)


def test_leaving_and_being_back_are_a_pair_B1(assistant: Staff, time: Clock) -> None:
    gone = dutylog.leave_desk(by=assistant)
    assert (gone.staff, gone.since, gone.back_at) == (assistant, clock.now(), None)
    assert dutylog.away(assistant) == gone and dutylog.absent() == [gone]
    assert last_words() == "李芳 离岗"
    time.pass_(minutes=12, seconds=40)
    back = dutylog.be_back(gone.id, by=assistant)
    assert (back.id, back.since, back.back_at) == (gone.id, gone.since, clock.now())
    assert back.minutes(clock.now()) == 12 and dutylog.away(assistant) is None
    assert last_words() == "李芳 返岗，11-23 09:00 离岗，历时 12 分钟"
    kinds = [entry.kind for entry in journal.of_subject(gone.subject)]
    assert kinds == ["absence.left", "absence.back"] and verify().right


def test_nobody_leaves_twice_or_is_back_twice_B1(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    gone = dutylog.leave_desk(by=assistant)
    with pytest.raises(Refused):
        dutylog.leave_desk(by=assistant)
    other = dutylog.leave_desk(by=supervisor)
    assert {one.id for one in dutylog.absent()} == {gone.id, other.id}
    time.pass_(minutes=3)
    dutylog.be_back(gone.id, by=assistant)
    with pytest.raises(Refused):
        dutylog.be_back(gone.id, by=assistant)
    assert dutylog.absent() == [other]


def test_a_colleague_may_note_that_somebody_is_back_and_the_record_says_who(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    gone = dutylog.leave_desk(by=assistant)
    time.pass_(minutes=5)
    dutylog.be_back(gone.id, by=supervisor)
    entry = journal.of_subject(gone.subject)[-1]
    assert (entry.staff_id, entry.payload["staff"]) == (supervisor.id, assistant.id)


def test_who_is_away_stands_on_Today_and_is_a_line_of_the_handover_H7(
    assistant: Staff, time: Clock
) -> None:
    each = answers.of("dutylog")
    assert each.handed is not None and on_today() == []
    gone = dutylog.leave_desk(by=assistant)
    assert on_today() == ["absence.away"]
    (line,) = [one for one in each.handed(clock.now()) if one.subject == gone.subject]
    assert (line.title, line.facts) == ("李芳", {"since": clock.to_ms(gone.since)})
    time.pass_(minutes=1)
    dutylog.be_back(gone.id, by=assistant)
    assert on_today() == []
    assert all(one.subject != gone.subject for one in each.handed(clock.now()))


def test_the_day_s_sheet_names_each_absence_with_both_times(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    first = dutylog.leave_desk(by=assistant)
    time.pass_(minutes=15)
    dutylog.be_back(first.id, by=assistant)
    time.pass_(minutes=45)
    dutylog.leave_desk(by=supervisor)
    said = str(declare(dutylog.day(clock.today()), (), "金色家园", clock.now()))
    assert "李芳 09:00—09:15（15 分钟）；" in said and "10:00 起未返岗" in said
    time.pass_(days=1)
    assert "离岗" not in str(declare(dutylog.day(clock.today()), (), "金色家园", clock.now()))


def test_an_absence_over_midnight_stands_on_the_day_it_began(assistant: Staff, time: Clock) -> None:
    time.pass_(hours=14, minutes=50)
    gone = dutylog.leave_desk(by=assistant)
    began = clock.today()
    time.pass_(minutes=20)
    dutylog.be_back(gone.id, by=assistant)
    assert [one.id for one in dutylog.day(began).absences] == [gone.id]
    said = str(declare(dutylog.day(began), (), "金色家园", clock.now()))
    assert "23:50—11-24 00:10（20 分钟）" in said


@pytest.mark.parametrize("changed", ["back_at = back_at + 60000", "since = since - 60000"])
def test_an_absence_changed_past_the_record_shows_D2(
    changed: str, assistant: Staff, time: Clock
) -> None:
    gone = dutylog.leave_desk(by=assistant)
    time.pass_(minutes=5)
    dutylog.be_back(gone.id, by=assistant)
    assert verify().right
    database.db.execute_sql(f"UPDATE absence SET {changed} WHERE id = ?", (gone.id,))
    assert not verify().right


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 90)), max_size=12))
def test_any_course_of_pressing_the_key_pairs_leaving_with_being_back(
    assistant: Staff, time: Clock, course: list[tuple[bool, int]]
) -> None:
    if (there := dutylog.away(assistant)) is not None:
        dutylog.be_back(there.id, by=assistant)
    before, since, done = len(_all()), None, []
    for _pressed, minutes in course:
        time.pass_(minutes=minutes)
        if since is None:
            since = dutylog.leave_desk(by=assistant).since
        else:
            there = dutylog.away(assistant)
            assert there is not None and there.since == since
            dutylog.be_back(there.id, by=assistant)
            done.append((since, clock.now()))
            since = None
    found = [(one.since, one.back_at) for one in _all()[before:]]
    assert found == done + ([(since, None)] if since else [])


def _all() -> list[dutylog.Absence]:
    return dutylog.absences_on(clock.now() - timedelta(days=400), clock.now() + timedelta(days=1))
