"""The course of an emergency: begun at once, step by step, never altered, reported (D21–D30)."""

from __future__ import annotations

from datetime import timedelta

import peewee
import pytest
from pydantic import ValidationError

from store import agenda, answers, clock, emergency, journal
from store.emergency import (
    Controlled,
    Deed,
    Emergency,
    Ended,
    FalseAlarm,
    Grade,
    Joining,
    Kind,
    NewEmergency,
    Outcome,
    Particulars,
    Party,
    Remark,
    Section,
    Sign,
    Stage,
)
from store.engine import database
from store.errors import Forbidden, Refused
from store.rights import Staff
from tests.conftest import MONDAY, PIN, Clock

MINUTE = timedelta(minutes=1)


def begun(by: Staff, **told: object) -> Emergency:
    return emergency.start(NewEmergency.model_validate({"kind": Kind.MEDICAL} | told), by=by)


def decided(one: Emergency, by: Staff) -> None:
    for line in emergency.course(one.id).section(Section.STEPS):
        if line.facts["critical"]:
            emergency.decide(one.id, line.key, Deed(), by=by)


def over(by: Staff, **told: object) -> Emergency:
    one = begun(by, **told)
    decided(one, by)
    emergency.control(one.id, Controlled(said_by="李芳"), by=by)
    return emergency.end(one.id, Ended(), by=by)


def reported(one: Emergency, by: Staff) -> None:
    for line in emergency.course(one.id).section(Section.REPORT):
        emergency.decide(one.id, line.key, Deed(note="无"), by=by)


def signed(one: Emergency, *people: Staff) -> None:
    for who in people:
        emergency.sign(one.id, Sign(number=who.number, pin=PIN))


def waiting() -> list[str]:
    return [one.kind for one in agenda.everything(clock.now()) if "emergency" in one.kind]


def test_its_kind_is_enough(assistant: Staff) -> None:
    one = emergency.start(NewEmergency(kind=Kind.FIRE), by=assistant)
    assert (one.number, one.stage, one.reported) == ("YJ-2026-0001", Stage.RUNNING, MONDAY)
    assert one.happened == one.reported
    assert waiting() == ["emergency.open"]


def test_step_at_its_own_time_and_written_time(assistant: Staff, time: Clock) -> None:
    """Q56 (LambStatus #57): it stands at its own time, and beside it when that was written."""
    one = begun(assistant)
    time.at = MONDAY + 20 * MINUTE
    now = emergency.decide(
        one.id, "step:2", Deed(at=MONDAY + MINUTE, told="120 王医生"), by=assistant
    )
    (said,) = now.said
    assert (said.at, said.entry.happened) == (MONDAY + MINUTE, MONDAY + 20 * MINUTE)
    assert said.told == "120 王医生"


def test_times_that_cannot_be_are_refused_at_the_field(assistant: Staff) -> None:
    one = begun(assistant)
    for at in (MONDAY + MINUTE, MONDAY - 60 * MINUTE):
        with pytest.raises(Refused) as refused:
            emergency.decide(one.id, "step:1", Deed(at=at), by=assistant)
        assert refused.value.field == "at"
    with pytest.raises(Refused) as refused:
        begun(assistant, kind=Kind.FIRE, happened=MONDAY + MINUTE)
    assert refused.value.field == "happened"


def test_run_step_is_append_only(assistant: Staff) -> None:
    """Q55 (incidentbot #458): said anew it is corrected, and what was said before stays."""
    one = begun(assistant)
    emergency.decide(one.id, "step:1", Deed(note="在花园"), by=assistant)
    now = emergency.decide(one.id, "step:1", Deed(note="在泳池边"), by=assistant)
    assert [said.note for said in now.said] == ["在花园", "在泳池边"]
    line = now.lines[0]
    assert line.answer is not None and line.answer.note == "在泳池边"


def test_reported_time_never_moves(assistant: Staff, time: Clock) -> None:
    """Q57 (ciso-assistant #2948), Q60: what is known better moves neither the report nor a step."""
    one = begun(assistant)
    before = emergency.course(one.id).lines[1].facts["due"]
    time.at = MONDAY + 5 * MINUTE
    known = Particulars(place="泳池", happened=MONDAY - 3 * MINUTE, grade=Grade.THIRD)
    after = emergency.amend(one.id, known, by=assistant)
    assert (after.reported, after.place, after.grade) == (MONDAY, "泳池", Grade.THIRD)
    assert emergency.course(one.id).lines[1].facts["due"] == before
    with pytest.raises(peewee.DatabaseError), database.write():
        database.db.execute_sql("UPDATE emergency SET reported = 0")


@pytest.mark.parametrize("sql", ["DELETE FROM emergency", "DELETE FROM emergency_plan"])
def test_manager_cannot_delete_run(sql: str, assistant: Staff) -> None:
    """Q61 (LiinooRF/Guard #124)."""
    begun(assistant)
    with pytest.raises(peewee.DatabaseError), database.write():
        database.db.execute_sql(sql)


@pytest.mark.parametrize("outcome", [Outcome.NOT_NEEDED, Outcome.IMPOSSIBLE])
def test_what_is_not_done_says_why(outcome: Outcome, assistant: Staff) -> None:
    one = begun(assistant)
    with pytest.raises(Refused) as refused:
        emergency.decide(one.id, "step:1", Deed(outcome=outcome), by=assistant)
    assert refused.value.field == "note"
    now = emergency.decide(one.id, "step:1", Deed(outcome=outcome, note="已有人"), by=assistant)
    assert now.said[-1].outcome is outcome


def test_it_ends_only_when_every_critical_step_is_decided(assistant: Staff) -> None:
    """D22."""
    one = begun(assistant)
    emergency.control(one.id, Controlled(said_by="李芳"), by=assistant)
    critical = [
        line for line in emergency.course(one.id).section(Section.STEPS) if line.facts["critical"]
    ]
    for line in critical:
        with pytest.raises(Refused, match="undecided"):
            emergency.end(one.id, Ended(), by=assistant)
        emergency.decide(one.id, line.key, Deed(), by=assistant)
    assert emergency.end(one.id, Ended(), by=assistant).stage is Stage.ENDED


def test_the_report_is_written_and_signed_by_three_in_turn(
    assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    one = over(assistant)
    assert waiting() == ["emergency.unfiled"]
    with pytest.raises(Refused, match="missing"):
        signed(one, assistant)
    reported(one, assistant)
    with pytest.raises(Forbidden):
        signed(one, supervisor, assistant)
    signed(one, supervisor)
    assert emergency.get(one.id).stage is Stage.ENDED
    signed(one, manager)
    now = emergency.course(one.id)
    assert now.emergency.stage is Stage.FILED
    assert [s.party for s in now.signatures] == [Party.WRITER, Party.HEAD, Party.MANAGER]
    assert waiting() == []
    with pytest.raises(Refused):
        emergency.decide(one.id, "step:1", Deed(), by=assistant)


def test_what_is_told_after_a_signature_is_signed_again(
    assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    one = over(assistant)
    reported(one, assistant)
    signed(one, assistant, supervisor)
    emergency.remark(one.id, Remark(what="家属到院"), by=assistant)
    assert emergency.course(one.id).signatures == ()
    signed(one, assistant, supervisor, manager)
    assert emergency.get(one.id).stage is Stage.FILED


def test_a_report_is_not_filled_in_before_it_is_over(assistant: Staff) -> None:
    one = begun(assistant)
    line = emergency.course(one.id).section(Section.REPORT)[0]
    with pytest.raises(Refused, match="once it is over"):
        emergency.decide(one.id, line.key, Deed(note="无"), by=assistant)


def test_a_critical_step_that_is_late_rings_until_it_is_decided(
    assistant: Staff, time: Clock
) -> None:
    """In every session, also when something was written down meanwhile; a drill never rings."""
    one = begun(assistant, kind=Kind.MEDICAL)
    begun(assistant, kind=Kind.GAS, drill=True)

    def ringing() -> frozenset[str]:
        return agenda.ringing(clock.now())[0]

    assert ringing() == frozenset()
    time.at = MONDAY + 3 * MINUTE
    emergency.remark(one.id, Remark(what="家属到了"), by=assistant)
    assert ringing() == {one.subject}
    for line in emergency.course(one.id).unsettled:
        if line.facts.get("due", 0) <= clock.to_ms(time.at):
            emergency.decide(one.id, line.key, Deed(), by=assistant)
    assert ringing() == frozenset()


def test_a_false_alarm_has_its_cause_and_who_confirmed(assistant: Staff) -> None:
    one = begun(assistant, kind=Kind.FIRE)
    with pytest.raises(ValidationError):
        FalseAlarm(cause="", confirmed="赵队长")
    after = emergency.call_false(one.id, FalseAlarm(cause="油烟", confirmed="赵队长"), by=assistant)
    assert after.stage is Stage.FALSE
    assert waiting() == []


def test_the_same_kind_within_half_an_hour_asks_whether_it_is_another(
    assistant: Staff, time: Clock
) -> None:
    """D24: one event, one run."""
    one = begun(assistant, kind=Kind.LIFT)
    time.at = MONDAY + 29 * MINUTE
    with pytest.raises(Refused) as refused:
        begun(assistant, kind=Kind.LIFT)
    assert (refused.value.field, refused.value.values["number"]) == ("again", one.number)
    begun(assistant, kind=Kind.LIFT, drill=True)
    begun(assistant, kind=Kind.POWER)
    time.at = MONDAY + 31 * MINUTE
    begun(assistant, kind=Kind.LIFT)


def test_two_that_turn_out_to_be_one_keep_the_steps_of_both(assistant: Staff) -> None:
    first, second = begun(assistant), begun(assistant, again=True)
    emergency.decide(second.id, "step:1", Deed(note="三楼"), by=assistant)
    after = emergency.join(second.id, Joining(into=first.number), by=assistant)
    assert (after.stage, after.joined) == (Stage.JOINED, first.id)
    assert emergency.course(second.id).said[0].note == "三楼"
    with pytest.raises(Refused) as refused:
        emergency.join(first.id, Joining(into=second.number), by=assistant)
    assert refused.value.field == "into"


def test_an_open_run_is_important_at_the_handover_and_a_drill_is_not(assistant: Staff) -> None:
    """D29, H9."""
    begun(assistant)
    begun(assistant, kind=Kind.FIRE, drill=True)
    handed = answers.of("emergency").handed
    assert handed is not None
    assert [bool(one.important) for one in handed(clock.now())] == [True, False]


def test_drills_are_counted_apart_and_fall_due_again(assistant: Staff, time: Clock) -> None:
    """D30: fire and lift twice a year, the others once."""
    over(assistant, kind=Kind.FIRE, drill=True)
    over(assistant, kind=Kind.GAS, drill=True)
    for kind, due in ((Kind.FIRE, "2027-05-23"), (Kind.GAS, "2027-11-23")):
        last = emergency.last_drill(kind)
        assert last is not None
        assert emergency.drill_due(kind, last).isoformat() == due
    assert emergency.last_drill(Kind.ICE) is None


def test_a_drill_says_so_in_every_line_of_the_book(assistant: Staff) -> None:
    one = over(assistant, kind=Kind.FIRE, drill=True)
    told = [entry.payload["drill"] for entry in journal.of_subject(one.subject)]
    assert told and all(told)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE emergency SET happened = happened - 60000",
        "UPDATE emergency SET grade = '1'",
        "UPDATE emergency_step SET abnormal = 1",
        "DELETE FROM emergency_step WHERE number = (SELECT min(number) FROM emergency_step)",
        "DELETE FROM emergency_signature",
    ],
)
def test_a_table_that_was_tampered_with_shows(
    sql: str, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    one = over(assistant)
    reported(one, assistant)
    signed(one, assistant)
    with database.write():
        database.db.execute_sql(sql)
    checks = answers.of("emergency").checks
    found = [database.db.execute_sql(sql).fetchone()[0] for sql in checks.values()]
    assert any(found)


def test_an_untouched_desk_shows_nothing(
    assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    one = over(assistant)
    reported(one, assistant)
    signed(one, assistant, supervisor, manager)
    for sql in answers.of("emergency").checks.values():
        assert database.db.execute_sql(sql).fetchone()[0] is None, sql
