"""Violations: graded, dissuaded, noticed, looked at again, reported in time (R13–R15)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import agenda, clock, escalations, journal, renovation
from store.desk import settings
from store.errors import Forbidden, Refused
from store.renovation import (
    Article,
    BreachStage,
    Completion,
    Dissuasion,
    Grade,
    Inspection,
    NewViolation,
    Notice,
    Recheck,
    Report,
    Signed,
    Stage,
    Struck,
    Violation,
    Why,
)
from store.rights import Staff
from tests.conftest import Clock
from tests.store.renovation.works import begun, waiting

AUTHORITY = Report(authority="区住建局", receipt="ZJ-88")


def found(renovation_id: int, by: Staff, grade: Grade = Grade.ORDINARY) -> Violation:
    due = None if grade is Grade.MINOR else clock.today() + timedelta(days=2)
    new = NewViolation(article=Article.A5_3, what="承重墙开洞", grade=grade, put_right_by=due)
    return renovation.find(renovation_id, new, by=by)


@pytest.fixture
def work(home: int, assistant: Staff, supervisor: Staff) -> int:
    return begun(home, assistant, supervisor).id


def test_a_severe_one_stops_the_works_is_reported_up_and_its_clock_runs(
    work: int, assistant: Staff, manager: Staff, time: Clock
) -> None:
    one = found(work, assistant, Grade.SEVERE)
    assert one.number == "WZ-2026-0001"
    assert renovation.get(work).stage is Stage.STOPPED
    (up,) = escalations.every()
    assert (up.level, up.thing) == (escalations.Level.MAJOR, f"renovation:{work}")
    assert one.report_due == clock.now() + timedelta(hours=24)
    settings.change_own("renovation", renovation.RenovationSettings(report=48), by=manager)
    time.pass_(hours=23, minutes=59)
    assert one.subject not in agenda.ringing(clock.now())[0]
    time.pass_(minutes=1)
    assert one.subject in agenda.ringing(clock.now())[0]  # as it was set, whatever is set since
    done = renovation.tell_authority(one.id, AUTHORITY, by=assistant)
    assert (done.stage, done.report_due) == (BreachStage.REPORTED, one.report_due)
    assert one.subject not in agenda.ringing(clock.now())[0]
    assert not journal.of_subject(one.subject)[-1].payload["late"]


def test_a_report_after_its_hours_says_so(work: int, assistant: Staff, time: Clock) -> None:
    one = found(work, assistant, Grade.SEVERE)
    time.pass_(hours=25)
    in_time = AUTHORITY.model_copy(update={"at": clock.now() - timedelta(hours=2)})
    late = AUTHORITY.model_copy(update={"at": clock.now()})
    renovation.tell_authority(one.id, late, by=assistant)
    assert journal.of_subject(one.subject)[-1].payload["late"]
    renovation.tell_authority(one.id, in_time, by=assistant)
    assert not journal.of_subject(one.subject)[-1].payload["late"]
    for at in (clock.now() + timedelta(minutes=1), clock.now() - timedelta(days=3)):
        with pytest.raises(Refused) as refused:
            renovation.tell_authority(one.id, AUTHORITY.model_copy(update={"at": at}), by=assistant)
        assert refused.value.field == "at"


def test_no_works_go_on_while_a_severe_one_is_open(
    work: int, assistant: Staff, manager: Staff
) -> None:
    one = found(work, assistant, Grade.SEVERE)
    with pytest.raises(Refused, match=one.number):
        renovation.resume(work, Why(reason="业主要求"), by=manager)
    righted = Recheck(righted=True, seen="已按设计恢复")
    with pytest.raises(Refused) as refused:
        renovation.recheck(one.id, righted, by=assistant)
    assert refused.value.field == "unreported"
    unreported = righted.model_copy(update={"unreported": "刚划线即制止，未动墙体"})
    with pytest.raises(Forbidden):
        renovation.recheck(one.id, unreported, by=assistant)
    renovation.tell_authority(one.id, AUTHORITY, by=assistant)
    assert renovation.recheck(one.id, righted, by=assistant).stage is BreachStage.CLOSED
    resumed = renovation.resume(work, Why(reason="整改合格"), by=assistant)
    assert resumed.stage is Stage.UNDER_WAY


def test_an_ordinary_one_goes_through_notice_and_is_due_to_be_reported_when_unheeded_R14(
    work: int, assistant: Staff, time: Clock
) -> None:
    one = found(work, assistant)
    assert waiting(one.subject) == {"violation.to_dissuade"}
    with pytest.raises(Refused) as refused:
        renovation.dissuade(one.id, Dissuasion(words="请清走", heeded=True), by=assistant)
    assert refused.value.field == "heeded"
    renovation.dissuade(one.id, Dissuasion(words="请清走", heeded=False), by=assistant)
    assert waiting(one.subject) == {"violation.to_notice"}
    with pytest.raises(Refused) as refused:
        renovation.give_notice(one.id, Notice(signed=Signed.REFUSED), by=assistant)
    assert refused.value.field == "witness"
    given = Notice(signed=Signed.REFUSED, witness="赵队长")
    renovation.give_notice(one.id, given, by=assistant)
    assert waiting(one.subject) == set()
    with pytest.raises(Refused, match="severe or unheeded"):
        renovation.tell_authority(one.id, AUTHORITY, by=assistant)
    time.pass_(days=2)
    assert waiting(one.subject) == {"violation.to_recheck"}
    after = renovation.recheck(one.id, Recheck(righted=False, seen="仍在"), by=assistant)
    assert after.stage is BreachStage.UNHEEDED
    assert after.report_due == clock.now() + timedelta(hours=24)
    assert waiting(one.subject) == {"violation.to_report", "violation.to_recheck"}
    time.pass_(hours=1)
    again = renovation.recheck(one.id, Recheck(righted=False, seen="仍在"), by=assistant)
    assert again.report_due == after.report_due  # no look again begins the clock anew


def test_a_minor_one_ends_on_the_spot(work: int, assistant: Staff) -> None:
    one = found(work, assistant, Grade.MINOR)
    done = renovation.dissuade(one.id, Dissuasion(words="请戴证", heeded=True), by=assistant)
    assert done.stage is BreachStage.CLOSED and waiting(one.subject) == set()


def test_nothing_passes_with_one_that_is_open(
    work: int, assistant: Staff, supervisor: Staff
) -> None:
    one = found(work, assistant)
    renovation.complete(work, Completion(), by=assistant)
    with pytest.raises(Refused, match=one.number):
        renovation.inspect(work, Inspection(), by=assistant)
    with pytest.raises(Forbidden):
        renovation.strike(one.id, Struck(reason="看错"), by=assistant)
    renovation.strike(one.id, Struck(reason="看错"), by=supervisor)
    assert renovation.inspect(work, Inspection(), by=assistant).stage is Stage.PASSED


def test_no_means_but_those_that_are_lawful_are_there_R15() -> None:
    """No power cut, no water cut, no fine: neither as a step nor as a setting."""
    names = {*renovation.RenovationSettings.model_fields, *renovation.VIOLATIONS.steps}
    assert not {name for name in names if {"fine", "cut", "power", "water"} & set(name.split("_"))}
