from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from store import clock, dutylog, estate, handover, journal, keys, tickets
from store.desk import settings, staff
from store.errors import Refused
from store.handover import LineAnswer, Party, Pass, Record, Refusal, Relief, Section, Signing
from store.rights import Staff
from store.tickets import NewTicket, Urgency
from tests.conftest import PIN, Clock

RIGHT = LineAnswer()
SIGNED = Signing(pin=PIN)


@pytest.fixture
def late_morning(time: Clock) -> Clock:
    time.at = datetime(2026, 11, 23, 7, 51, tzinfo=UTC)  # 15:51, nine minutes before the shift ends
    return time


@pytest.fixture
def open_(assistant: Staff, second: Staff, late_morning: Clock) -> Record:
    late_morning.pass_(hours=-7)
    handover.take_desk(by=assistant)
    late_morning.pass_(hours=7)
    return handover.begin(Relief(incoming=second.number), by=assistant)


def answer_all(record: Record, by: Staff) -> Record:
    for line in record.lines:
        given = LineAnswer(counted=line.expected) if line.expected is not None else RIGHT
        record = handover.answer(record.id, line.key, given, by=by)
    return record


def urgent(by: Staff) -> int:
    new = NewTicket(place="1-1-0802", what="漏水", urgency=Urgency.URGENT)
    return tickets.take(new, by=by).id


def test_both_sign_and_the_incoming_is_on_duty_H5(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    answer_all(open_, second)
    once = handover.sign(open_.id, SIGNED, by=assistant)
    assert once.completed_at is None
    duty = handover.on_duty()
    assert duty is not None
    assert duty.staff == assistant
    done = handover.sign(open_.id, SIGNED, by=second)
    assert done.completed_at == clock.now()
    assert {s.party for s in done.signatures} == set(Party)
    duty = handover.on_duty()
    assert duty is not None
    assert (duty.staff, duty.shift) == (second, "2026-11-23 中班")
    assert handover.current() is None


def test_the_arrival_of_the_incoming_is_recorded_H1(open_: Record) -> None:
    assert open_.begun_at == datetime(2026, 11, 23, 7, 51, tzinfo=UTC)
    assert open_.shift == "2026-11-23 早班"
    assert open_.next_shift == "2026-11-23 中班"


def test_late_relief_still_hands_over_the_shift_that_ended_H1(
    assistant: Staff, second: Staff, late_morning: Clock
) -> None:
    handover.take_desk(by=assistant)
    late_morning.pass_(minutes=30)
    assert handover.begin(Relief(incoming=second.number), by=assistant).shift == "2026-11-23 早班"


def test_relief_in_the_middle_of_a_shift_hands_over_that_shift_H1(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    handover.take_desk(by=assistant)
    time.pass_(hours=1)
    record = handover.begin(Relief(incoming=second.number), by=assistant)
    assert (record.shift, record.next_shift) == ("2026-11-23 早班", "2026-11-23 中班")


def test_who_stayed_through_two_shifts_hands_over_the_later_one_H1(
    assistant: Staff, second: Staff, late_morning: Clock
) -> None:
    handover.take_desk(by=assistant)
    late_morning.pass_(hours=8)
    assert handover.begin(Relief(incoming=second.number), by=assistant).shift == "2026-11-23 中班"


def test_a_missing_item_needs_the_outgoings_explanation_H2(open_: Record, second: Staff) -> None:
    radios = next(line for line in open_.lines if line.title == "对讲机")
    with pytest.raises(Refused) as refused:
        handover.answer(open_.id, radios.key, LineAnswer(counted=1), by=second)
    assert refused.value.field == "note"
    explained = LineAnswer(counted=1, note="一台送修")
    record = handover.answer(open_.id, radios.key, explained, by=second)
    line = next(line for line in record.lines if line.key == radios.key)
    assert line.settled
    assert line.answer is not None
    assert line.answer.note == "一台送修"


def test_every_item_is_counted_H2(open_: Record, second: Staff) -> None:
    with pytest.raises(Refused) as refused:
        handover.answer(open_.id, open_.lines[0].key, RIGHT, by=second)
    assert refused.value.field == "counted"


def test_the_previous_log_must_be_read_to_its_end_H3(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    record = answer_all(open_, second)
    assert record.unsettled == []
    dutylog.write(dutylog.NewEntry(category=dutylog.Category.CALL, what="业主问停车"), by=assistant)
    record = handover.get(open_.id)
    assert [line.section for line in record.unsettled] == [Section.LOG]


def test_what_is_written_after_an_early_handover_is_read_at_the_next_one_H3(
    open_: Record, assistant: Staff, second: Staff, late_morning: Clock
) -> None:
    """Written before the shift changed, it bears the label of the shift that was handed over."""
    written = dutylog.NewEntry(category=dutylog.Category.CALL, what="业主问停车")
    dutylog.write(written, by=assistant)
    answer_all(open_, second)
    handover.sign(open_.id, SIGNED, by=assistant)
    handover.sign(open_.id, SIGNED, by=second)
    early = dutylog.write(written, by=second)
    assert early.shift == open_.shift
    late_morning.pass_(hours=8)
    later = dutylog.write(written, by=second)
    following = handover.begin(Relief(incoming=assistant.number), by=second)
    (log,) = following.section(Section.LOG)
    assert log.facts["entries"] == 2
    read = dutylog.entries_since(log.facts["after"], but="handover")
    assert [one.number for one in read if one.kind.startswith("log.")] == [
        early.number,
        later.number,
    ]


def test_an_abnormality_needs_its_explanation_H4(open_: Record, second: Staff) -> None:
    area = open_.section(Section.AREA)[0]
    with pytest.raises(Refused):
        handover.answer(open_.id, area.key, LineAnswer(abnormal=True), by=second)
    told = LineAnswer(abnormal=True, note="大堂灯坏, 已报修")
    handover.answer(open_.id, area.key, told, by=second)


def test_the_tidy_desk_is_a_line_of_the_checklist_H6(open_: Record) -> None:
    assert any("整齐" in line.title for line in open_.section(Section.AREA))


def test_open_tickets_keys_out_and_follow_ups_are_acknowledged_one_by_one_H7(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    ticket = tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    held = keys.hold(keys.NewKey(hook="17", doors="大门", count=1), by=assistant)
    due = clock.now() + timedelta(hours=3)
    keys.lend(held.id, keys.KeyLoan(borrower="孙师傅", reason="检修", due=due), by=assistant)
    new = dutylog.NewEntry(
        category=dutylog.Category.CALL, what="答复停车", follow_up_due=clock.today()
    )
    entry = dutylog.write(new, by=assistant)
    wanted = {f"ticket:{ticket.id}", f"key:{held.id}", f"log:{entry.number}"}
    record = handover.get(open_.id)
    assert {line.key for line in record.section(Section.OPEN)} == wanted
    for left in (3, 2, 1):
        unsettled = [line for line in record.unsettled if line.section is Section.OPEN]
        assert len(unsettled) == left
        record = handover.answer(open_.id, unsettled[0].key, RIGHT, by=second)


def test_a_key_that_is_out_is_handed_over_as_overdue_from_then_on_H7(
    open_: Record, assistant: Staff, late_morning: Clock
) -> None:
    held = keys.hold(keys.NewKey(hook="17", doors="大门", count=1), by=assistant)
    due = clock.now() + timedelta(hours=3)
    keys.lend(held.id, keys.KeyLoan(borrower="孙师傅", reason="检修", due=due), by=assistant)
    (line,) = handover.get(open_.id).section(Section.OPEN)
    assert line.facts["late"] is False
    late_morning.pass_(hours=3, minutes=1)
    (line,) = handover.get(open_.id).section(Section.OPEN)
    assert (line.facts["late"], line.facts["due"]) == (True, clock.to_ms(due))


def test_a_ticket_that_moved_on_is_acknowledged_again_H7(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    ticket = tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    record = answer_all(handover.get(open_.id), second)
    assert record.unsettled == []
    tickets.dispatch(ticket.id, tickets.Dispatch(worker="王师傅"), by=assistant)
    assert [line.key for line in handover.get(open_.id).unsettled] == [f"ticket:{ticket.id}"]


def test_an_unanswered_line_forbids_signing_H5(open_: Record, assistant: Staff) -> None:
    with pytest.raises(Refused, match="unanswered"):
        handover.sign(open_.id, SIGNED, by=assistant)


def test_nobody_signs_for_another_H8(open_: Record, second: Staff, supervisor: Staff) -> None:
    answer_all(open_, second)
    with pytest.raises(Refused, match="Only"):
        handover.sign(open_.id, SIGNED, by=supervisor)


def test_the_same_person_cannot_sign_twice_H8(open_: Record, second: Staff) -> None:
    answer_all(open_, second)
    handover.sign(open_.id, SIGNED, by=second)
    with pytest.raises(Refused, match="signed already"):
        handover.sign(open_.id, SIGNED, by=second)
    assert handover.current() is not None


def test_nobody_relieves_themselves_H5(assistant: Staff) -> None:
    handover.take_desk(by=assistant)
    with pytest.raises(Refused, match="somebody else"):
        handover.begin(Relief(incoming=assistant.number), by=assistant)


def test_a_wrong_pin_signs_nothing_H5(open_: Record, assistant: Staff, second: Staff) -> None:
    answer_all(open_, second)
    with pytest.raises(Refused):
        handover.sign(open_.id, Signing(pin="271828"), by=assistant)
    assert handover.get(open_.id).signatures == ()


def test_a_change_after_the_first_signature_voids_it_H5(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    answer_all(open_, second)
    handover.sign(open_.id, SIGNED, by=assistant)
    tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    record = answer_all(handover.get(open_.id), second)
    assert record.signature(Party.OUTGOING) is None
    handover.sign(open_.id, SIGNED, by=second)
    assert handover.current() is not None
    handover.sign(open_.id, SIGNED, by=assistant)
    assert handover.current() is None


def test_important_unfinished_work_forbids_handover_until_the_supervisor_lets_it_pass_H9(
    open_: Record, assistant: Staff, second: Staff, supervisor: Staff
) -> None:
    key = f"ticket:{urgent(assistant)}"
    answer_all(handover.get(open_.id), second)
    with pytest.raises(Refused, match="supervisor"):
        handover.sign(open_.id, SIGNED, by=assistant)
    with pytest.raises(Refused, match="Only a supervisor"):
        handover.let_pass(open_.id, key, Pass(reason="急", number=assistant.number, pin=PIN))
    given = Pass(reason="配件在途", number=supervisor.number, pin=PIN)
    record = handover.let_pass(open_.id, key, given)
    assert record.unsettled == []
    handover.sign(open_.id, SIGNED, by=assistant)
    done = handover.sign(open_.id, SIGNED, by=second)
    line = next(line for line in done.lines if line.key == key)
    assert line.passed == "配件在途"


def test_an_owed_call_is_important_H9(open_: Record, assistant: Staff, late_morning: Clock) -> None:
    ticket = tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    tickets.dispatch(ticket.id, tickets.Dispatch(worker="王师傅"), by=assistant)
    assert not handover.get(open_.id).section(Section.OPEN)[0].important
    late_morning.pass_(minutes=20)
    assert handover.get(open_.id).section(Section.OPEN)[0].important


def test_a_signed_handover_keeps_the_lines_as_they_were_signed(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    answer_all(handover.get(open_.id), second)
    handover.sign(open_.id, SIGNED, by=assistant)
    done = handover.sign(open_.id, SIGNED, by=second)
    tickets.withdraw(1, tickets.Reason(reason="重复"), by=second)
    again = handover.get(open_.id)
    assert again == done
    assert again.section(Section.OPEN)[0].title == "大堂 灯不亮"


def test_the_incoming_may_refuse_and_the_outgoing_stays_H8(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    handover.refuse(open_.id, Refusal(reason="对讲机少一台, 未说明"), by=second)
    duty = handover.on_duty()
    assert duty is not None
    assert duty.staff == assistant
    handover.abandon(open_.id, Refusal(reason="换人接班"), by=assistant)
    assert handover.current() is None


def test_the_desk_is_taken_once_without_a_handover_H8(assistant: Staff, second: Staff) -> None:
    handover.take_desk(by=assistant)
    with pytest.raises(Refused):
        handover.take_desk(by=second)


def test_a_second_open_handover_is_refused(
    open_: Record, assistant: Staff, supervisor: Staff
) -> None:
    with pytest.raises(Refused, match="open already"):
        handover.begin(Relief(incoming=supervisor.number), by=assistant)


def test_every_answer_and_signature_is_an_entry_D1(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    before = journal.last_number()
    answer_all(open_, second)
    handover.sign(open_.id, SIGNED, by=assistant)
    handover.sign(open_.id, SIGNED, by=second)
    assert journal.last_number() == before + len(open_.lines) + 2
    assert journal.verify().bad is None


def test_the_manager_changes_items_and_the_checklist_follows_H2(
    open_: Record, manager: Staff
) -> None:
    items = (estate.Item(name="充电宝", expected=3),)
    changed = estate.settings().model_copy(update={"items": items})
    settings.change(changed, by=manager)
    assert [line.title for line in handover.get(open_.id).section(Section.ITEMS)] == ["充电宝"]
    assert staff.names()


def test_a_signature_still_holds_when_midnight_reorders_the_queue_H5(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    """A ticket that rests until tomorrow is late from midnight on and moves up."""
    handover.take_desk(by=assistant)
    for what in ("灯不亮", "门不关", "水不热"):
        tickets.take(NewTicket(place="大堂", what=what), by=assistant)
    resting = tickets.take(NewTicket(place="会所", what="换锁"), by=assistant)
    until = clock.today() + timedelta(days=1)
    tickets.suspend(resting.id, tickets.Suspension(reason="等配件", until=until), by=assistant)
    time.at = datetime(2026, 11, 23, 15, 59, 50, tzinfo=UTC)
    record = answer_all(handover.begin(Relief(incoming=second.number), by=assistant), second)
    handover.sign(record.id, Signing(pin=PIN), by=assistant)
    time.pass_(seconds=20)
    assert handover.sign(record.id, Signing(pin=PIN), by=second).completed_at is not None


def test_who_was_retired_on_duty_leaves_the_desk_to_be_taken_H5(
    assistant: Staff, second: Staff, manager: Staff
) -> None:
    """They cannot sign any more, and nobody signs for them."""
    handover.take_desk(by=assistant)
    staff.retire(assistant.id, by=manager)
    assert handover.on_duty() is None
    assert handover.take_desk(by=second).staff == second
