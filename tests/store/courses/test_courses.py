"""Sessions of training: who came, marks, who may work today (O13-O16)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import agenda, answers, clock, courses, journal, roster, trainings
from store.courses import (
    Absent,
    CalledOff,
    Closing,
    CourseChange,
    CourseSettings,
    Effect,
    Marks,
    People,
    Present,
    Result,
    Stage,
    State,
)
from store.courses.needs import parsed
from store.desk import settings as desk_settings
from store.errors import Forbidden, Refused
from store.figure import month
from store.rights import Staff
from store.trainings import Kind, NewTraining
from store.waiting import Handed
from store.workers import Trade
from tests.conftest import Clock
from tests.store.contractors import works
from tests.store.courses.held import closed, come, hired, planned

EXAM = {"asks": "know", "exam": "written"}


def kinds() -> list[str]:
    return [one.kind for one in agenda.everything(clock.now()) if one.kind.startswith("course")]


def _handed() -> list[Handed]:
    asked = answers.of("courses").handed
    assert asked is not None
    return list(asked(clock.now()))


def test_absent_is_not_trained(supervisor: Staff, assistant: Staff) -> None:
    """Q119: closing marks nobody who was not there; Q120: results list the present."""
    who = [hired(supervisor, name) for name in ("杜鹏", "韩冰", "薛刚")]
    one = planned(supervisor, **EXAM, people="杜鹏、韩冰、薛刚")
    with pytest.raises(Refused, match="Of 3 it is not said"):
        courses.close(one.id, Closing(signed=True), by=supervisor)
    courses.be_present(one.id, 1, Present(), by=assistant)
    courses.be_present(one.id, 2, Present(), by=assistant)
    courses.be_absent(one.id, 3, Absent(reason="休假"), by=assistant)
    with pytest.raises(Refused, match="no marks"):
        courses.grade(one.id, 3, Marks(score=90), by=assistant)
    courses.grade(one.id, 1, Marks(score=95), by=assistant)
    with pytest.raises(Refused, match="marks of 1 are missing"):
        courses.close(one.id, Closing(signed=True), by=supervisor)
    courses.grade(one.id, 2, Marks(score=60), by=assistant)
    with pytest.raises(Forbidden):
        courses.close(one.id, Closing(signed=True), by=assistant)
    with pytest.raises(Refused, match="sheet is signed"):
        courses.close(one.id, Closing(signed=False), by=supervisor)
    courses.close(one.id, Closing(signed=True), by=supervisor)
    today = clock.today()
    assert [trainings.is_trained(f"worker:{each.id}", today) for each in who] == [
        True,
        False,  # examined and not passed
        False,  # not there
    ]
    assert trainings.of(f"worker:{who[2].id}") == []
    (kept,) = trainings.of(f"worker:{who[0].id}")
    assert (kept.course, kept.hours, kept.score) == (one.number, 24, 95)
    roll = courses.roll(one.id, marks=True)
    assert [seat.result for seat in roll.seats] == [Result.PRESENT] * 2
    assert journal.verify().right


def test_who_fails_tries_once_more_and_the_second_marks_count(supervisor: Staff) -> None:
    """O14: pass line 80, one re-sit, both marks kept."""
    hired(supervisor)
    one = planned(supervisor, **EXAM)
    come(one, supervisor, 79)
    courses.grade(one.id, 1, Marks(score=80), by=supervisor)
    with pytest.raises(Refused, match="tried twice"):
        courses.grade(one.id, 1, Marks(score=99), by=supervisor)
    (seat,) = courses.seats(one.id)
    assert (seat.score, seat.resit, seat.marks) == (79, 80, 80)
    with pytest.raises(Refused, match="they were there"):
        courses.be_absent(one.id, 1, Absent(reason="错"), by=supervisor)
    courses.close(one.id, Closing(signed=True), by=supervisor)
    assert trainings.of("worker:1")[0].result is trainings.Result.PASSED


def test_what_is_to_be_known_is_examined_within_five_days(supervisor: Staff, time: Clock) -> None:
    """O14: 熟悉 and 掌握 are examined, at most five days after."""
    hired(supervisor)
    with pytest.raises(Refused, match="say how") as how:
        planned(supervisor, asks="master")
    assert how.value.field == "exam"
    day = clock.today()
    with pytest.raises(Refused, match="2026-11-28 at the latest") as late:
        planned(supervisor, **EXAM, exam_on=day + timedelta(days=6))
    assert late.value.field == "exam_on"
    with pytest.raises(Refused, match="not lie before"):
        planned(supervisor, **EXAM, exam_on=day - timedelta(days=1))
    one = planned(supervisor, **EXAM, exam_on=day + timedelta(days=5))
    courses.be_present(one.id, 1, Present(), by=supervisor)
    with pytest.raises(Refused, match="examined on"):
        courses.grade(one.id, 1, Marks(score=90), by=supervisor)
    time.pass_(days=5)
    courses.grade(one.id, 1, Marks(score=90), by=supervisor)


def test_people_come_by_name_post_and_contractor(supervisor: Staff, assistant: Staff) -> None:
    """O14, I21: each once; who is not known is said at the field."""
    hired(supervisor)
    firm = works.filed(supervisor)
    works.person(firm, supervisor, hours=0)
    one = planned(supervisor, people=f"杜鹏、秩序 1001,{firm.number}")
    assert [seat.who for seat in courses.seats(one.id)] == [
        "worker:1", f"staff:{assistant.id}", "contractor_person:1",
    ]  # fmt: skip
    with pytest.raises(Refused, match="called 张三") as nobody:
        courses.invite(one.id, People(people="张三"), by=supervisor)
    assert nobody.value.field == "people"
    with pytest.raises(Refused, match="to come already"):
        courses.invite(one.id, People(people="杜鹏"), by=supervisor)
    courses.invite(one.id, People(people="主管"), by=assistant)
    assert courses.name_of(courses.seats(one.id)[3].who) == "王主管"


def test_nobody_is_there_before_its_day_and_it_moves_or_is_called_off(
    supervisor: Staff, time: Clock
) -> None:
    hired(supervisor)
    one = planned(supervisor, starts_at=clock.now() + timedelta(days=2))
    with pytest.raises(Refused, match="held on 2026-11-25"):
        courses.be_present(one.id, 1, Present(), by=supervisor)
    assert kinds() == [] and _handed() == []
    later = {"topic": "岗前安全", "starts_at": clock.now(), "hours": 8, "room": "大堂"}
    changed = CourseChange.model_validate(later | {"trainer": "王主管", "reason": "提前"})
    assert courses.change(one.id, changed, by=supervisor).hours == 8
    assert kinds() == ["course.to_hold"] and len(_handed()) == 1
    off = planned(supervisor, topic="消防")
    assert courses.call_off(off.id, CalledOff(reason="讲师请假"), by=supervisor).stage is (
        Stage.CALLED_OFF
    )
    courses.be_present(one.id, 1, Present(), by=supervisor)
    with pytest.raises(Refused, match="stays as it was"):
        courses.call_off(one.id, CalledOff(reason="错"), by=supervisor)


def test_who_was_absent_makes_up_for_it_on_their_day(supervisor: Staff, time: Clock) -> None:
    """O14: on Today from that day on, until another such training is on record."""
    hired(supervisor)
    hired(supervisor, "韩冰")
    one = planned(supervisor)
    courses.be_present(one.id, 1, Present(), by=supervisor)
    away = Absent(reason="休假", makeup_on=clock.today() + timedelta(days=3))
    courses.be_absent(one.id, 2, away, by=supervisor)
    courses.close(one.id, Closing(signed=True), by=supervisor)
    assert kinds() == []
    time.pass_(days=3)
    assert kinds() == ["course.makeup"]
    closed(supervisor, 1, people="韩冰", topic="补训")
    assert kinds() == []


def test_what_was_to_be_mastered_is_looked_at_again_after_a_month(
    supervisor: Staff, time: Clock
) -> None:
    """O14: 效果评估."""
    hired(supervisor)
    one = closed(supervisor, 85, asks="master", exam="practice")
    time.pass_(days=30)
    assert kinds() == ["course.to_assess"]
    courses.assess(one.id, Effect(effect="操作熟练"), by=supervisor)
    assert kinds() == []


def test_who_may_work_today(supervisor: Staff, time: Clock) -> None:
    """Q121, O15, A31: valid until, due in n days, missing; counts on Today once needs are set."""
    hired(supervisor)
    closed(supervisor, 90, **EXAM)

    def guard() -> courses.Row:
        rows = courses.standing.everyone(clock.today())
        return next(row for row in rows if row.person.name == "杜鹏")

    ahead = courses.settings().ahead
    assert guard().worst(clock.today(), ahead) is State.HOLDS
    assert kinds() == []
    desk_settings.change_own("courses", CourseSettings(needed="秩序 消防 4"), by=_manager())
    states = {one.need.kind: one.state(clock.today(), ahead) for one in guard().standings}
    assert states == {Kind.SAFETY: State.HOLDS, Kind.FIRE: State.MISSING}
    (missing,) = [w for w in agenda.everything(clock.now()) if w.kind == "course.missing"]
    assert missing.figures["count"] == len(courses.standing.everyone(clock.today()))
    closed(supervisor, 1, kind="fire", topic="灭火器", hours=4)
    time.pass_(days=335)
    assert guard().worst(clock.today(), ahead) is State.DUE
    assert "course.runs_out" in kinds()
    time.pass_(days=31)
    assert guard().worst(clock.today(), ahead) is State.MISSING


def _manager() -> Staff:
    from tests.store.recruitment.hired import manager

    return manager()


def test_needs_are_typed_and_what_is_none_is_said() -> None:
    """O13: the matrix of posts."""
    found = parsed("全部 应急 4；前台 岗位 8\n秩序 消防 4")
    assert [(one.post, one.kind, one.hours) for one in found] == [
        (None, Kind.EMERGENCY, 4),
        (roster.Post.DESK, Kind.POST, 8),
        (roster.Post.GUARD, Kind.FIRE, 4),
    ]
    with pytest.raises(ValueError, match="保安 消防 4 is no need"):
        CourseSettings(needed="保安 消防 4")


PAST = st.lists(
    st.tuples(st.integers(0, 700), st.integers(1, 30), st.sampled_from(list(Kind)[:2])), max_size=4
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(had=PAST, on=st.integers(0, 900))
def test_how_somebody_stands_is_as_counted_day_by_day(
    supervisor: Staff, time: Clock, had: list[tuple[int, int, Kind]], on: int
) -> None:
    """O15, A31: against looking at each day whether enough was had and any of it holds."""
    first = date(2024, 1, 1)
    worker = hired(supervisor, "某人", Trade.GARDENER)
    who = f"worker:{worker.id}"
    told = {(back, hours, kind) for back, hours, kind in had}
    for nth, (back, hours, kind) in enumerate(sorted(told, key=str)):
        held = first + timedelta(days=back)
        new = NewTraining(kind=kind, topic=str(nth), held_on=held, hours=hours, trainer="甲")
        trainings.record(who, new, by=supervisor)
    day = first + timedelta(days=on)
    (standing,) = courses.standing.of_person(roster.person(who), day)
    safety = [(first + timedelta(days=b), h) for b, h, kind in told if kind is Kind.SAFETY]
    there = [held for held, _hours in safety if held <= day <= _year_on(held)]
    enough = sum(hours for held, hours in safety if held <= day) >= 24
    until = max(map(_year_on, there)) if enough and there else None
    assert standing.until == until
    state = standing.state(day, 30)
    assert state is (
        State.MISSING if until is None else State.DUE if (until - day).days <= 30 else State.HOLDS
    )


def _year_on(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)


def test_rates_name_what_they_are_of(supervisor: Staff) -> None:
    """O16, G8: exact, with n; a dash of none; the sessions' present are not counted twice."""
    for name in ("杜鹏", "韩冰", "薛刚"):
        hired(supervisor, name)
    period = month(clock.today())

    def told(subject: str) -> dict[str, tuple[int, int | None]]:
        asked = answers.of(subject).figures
        assert asked is not None
        return {one.name: (one.count, one.of) for one in asked(period)}

    assert told("courses")["Came to training sessions"] == (0, 0)
    closed(supervisor, 90, 60, None, **EXAM)
    planned(supervisor, topic="消防")
    assert told("courses") == {
        "Came to training sessions": (2, 3),
        "Training sessions held": (1, 2),
    }
    assert told("trainings") == {"Came to trainings": (0, 0), "Trainings passed": (1, 2)}
