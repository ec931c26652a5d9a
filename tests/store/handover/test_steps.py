from __future__ import annotations

from datetime import UTC, datetime, timedelta
from datetime import time as clocktime

import pytest

from store import clock, dutylog, estate, handover, journal, keys, tickets
from store.desk import duties, settings, staff
from store.errors import Forbidden, Refused
from store.handover import Account, Line, LineAnswer, Party, Pass, Record, Refusal, Section, Signing
from store.rights import Staff
from store.tickets import NewTicket, Urgency
from tests.conftest import PIN, Clock
from tests.relieving import answered, relieved, signed

RIGHT = LineAnswer()
SIGNED = Signing(pin=PIN)
RADIOS = "item:对讲机"


@pytest.fixture
def late_morning(time: Clock) -> Clock:
    time.at = datetime(2026, 11, 23, 7, 51, tzinfo=UTC)  # 15:51, nine minutes before the shift ends
    return time


@pytest.fixture
def open_(assistant: Staff, second: Staff, late_morning: Clock) -> Record:
    late_morning.pass_(hours=-7)
    handover.take_desk(by=assistant)
    late_morning.pass_(hours=7)
    return relieved(assistant, second)


def line_of(record: Record, key: str) -> Line:
    return next(line for line in record.lines if line.key == key)


def urgent(by: Staff) -> int:
    new = NewTicket(place="1-1-0802", what="漏水", urgency=Urgency.URGENT)
    return tickets.take(new, by=by).id


def test_both_sign_and_the_incoming_is_on_duty_H5(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    answered(open_)
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
    assert relieved(assistant, second).shift == "2026-11-23 早班"


def test_relief_in_the_middle_of_a_shift_hands_over_that_shift_H1(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    handover.take_desk(by=assistant)
    time.pass_(hours=1)
    record = relieved(assistant, second)
    assert (record.shift, record.next_shift) == ("2026-11-23 早班", "2026-11-23 中班")


def test_who_stayed_through_two_shifts_hands_over_the_later_one_H1(
    assistant: Staff, second: Staff, late_morning: Clock
) -> None:
    handover.take_desk(by=assistant)
    late_morning.pass_(hours=8)
    assert relieved(assistant, second).shift == "2026-11-23 中班"


def test_a_missing_item_needs_the_outgoings_explanation_H2(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    answered(open_)
    handover.answer(open_.id, RADIOS, LineAnswer(counted=1), by=second)
    with pytest.raises(Refused, match="unanswered"):
        handover.sign(open_.id, SIGNED, by=assistant)
    record = handover.explain(open_.id, RADIOS, Account(note="一台送修"), by=assistant)
    line = line_of(record, RADIOS)
    assert line.settled
    assert line.answer is not None
    assert (line.answer.counted, line.answer.note) == (1, "一台送修")


@pytest.mark.parametrize("given", [LineAnswer(counted=1), LineAnswer(counted=2, abnormal=True)])
def test_the_incoming_explains_nothing_in_the_outgoings_stead_H2(
    open_: Record, second: Staff, given: LineAnswer
) -> None:
    with pytest.raises(Refused, match="outgoing explains") as refused:
        said = given.model_copy(update={"note": "大概送修了"})
        handover.answer(open_.id, RADIOS, said, by=second)
    assert refused.value.field == "note"
    handover.answer(open_.id, RADIOS, given, by=second)
    with pytest.raises(Refused, match="Only the outgoing, 李芳"):
        handover.explain(open_.id, RADIOS, Account(note="大概送修了"), by=second)


def test_who_explained_is_recorded_with_the_photo_of_the_damage_H2(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    handover.answer(open_.id, RADIOS, LineAnswer(counted=2, abnormal=True), by=second)
    account = Account(note="天线断了", photo="IMG_0731")
    record = handover.explain(open_.id, RADIOS, account, by=assistant)
    line = line_of(record, RADIOS)
    assert line.answer is not None
    assert (line.answer.abnormal, line.answer.photo) == (True, "IMG_0731")
    assert record.said_by(line) == assistant
    entry = journal.get(line.answer.number)
    assert (entry.kind, entry.staff_id) == ("handover.explained", assistant.id)


def test_what_is_counted_again_and_still_wrong_is_explained_again_H2(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    for counted in (1, 0):
        handover.answer(open_.id, RADIOS, LineAnswer(counted=counted), by=second)
        assert not line_of(handover.get(open_.id), RADIOS).settled
        handover.explain(open_.id, RADIOS, Account(note="送修"), by=assistant)


def test_what_is_in_order_has_nothing_to_be_explained_H2(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    for _ in range(2):
        with pytest.raises(Refused, match="Nothing is missing"):
            handover.explain(open_.id, RADIOS, Account(note="都在"), by=assistant)
        handover.answer(open_.id, RADIOS, LineAnswer(counted=2), by=second)


def test_nobody_but_the_two_answers_explains_refuses_or_abandons_H8(
    open_: Record, manager: Staff, supervisor: Staff, assistant: Staff
) -> None:
    why = Refusal(reason="我来")
    for third in (manager, supervisor):
        for step in (
            lambda by: handover.answer(open_.id, RADIOS, LineAnswer(counted=2), by=by),
            lambda by: handover.explain(open_.id, RADIOS, Account(note="借出"), by=by),
            lambda by: handover.refuse(open_.id, why, by=by),
            lambda by: handover.abandon(open_.id, why, by=by),
        ):
            with pytest.raises(Forbidden):
                step(third)
    with pytest.raises(Forbidden, match="Only the incoming, 周敏"):
        handover.refuse(open_.id, why, by=assistant)
    with pytest.raises(Forbidden, match="Only the incoming, 周敏"):
        handover.answer(open_.id, RADIOS, LineAnswer(counted=2), by=assistant)
    assert handover.get(open_.id) == open_


def test_every_item_is_counted_H2(open_: Record, second: Staff) -> None:
    with pytest.raises(Refused) as refused:
        handover.answer(open_.id, open_.lines[0].key, RIGHT, by=second)
    assert refused.value.field == "counted"


def test_the_previous_log_must_be_read_to_its_end_H3(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    record = answered(open_)
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
    answered(open_)
    handover.sign(open_.id, SIGNED, by=assistant)
    handover.sign(open_.id, SIGNED, by=second)
    early = dutylog.write(written, by=second)
    assert early.shift == open_.shift
    late_morning.pass_(hours=8)
    later = dutylog.write(written, by=second)
    following = relieved(second, assistant)
    (log,) = following.section(Section.LOG)
    assert log.facts["entries"] == 2
    read = dutylog.entries_since(log.facts["after"], but="handover")
    assert [one.number for one in read if one.kind.startswith("log.")] == [
        early.number,
        later.number,
    ]


def test_an_abnormality_needs_the_outgoings_explanation_H4(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    area = open_.section(Section.AREA)[0].key
    record = handover.answer(open_.id, area, LineAnswer(abnormal=True), by=second)
    assert not line_of(record, area).settled
    record = handover.explain(open_.id, area, Account(note="大堂灯坏, 已报修"), by=assistant)
    assert line_of(record, area).settled


def test_the_tidy_desk_is_a_line_of_the_checklist_H6(open_: Record) -> None:
    assert any("整齐" in line.title for line in open_.section(Section.AREA))


def test_open_tickets_keys_out_and_follow_ups_are_acknowledged_one_by_one_H7(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    ticket = tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    held = keys.hold(keys.NewKey(hook="17", doors="大门", count=1), by=assistant)
    due = clock.now() + timedelta(hours=3)
    keys.lend(
        held.id,
        keys.KeyLoan(
            borrower="孙师傅",
            reason="检修",
            due=due,
            identity=keys.Identity.WORK_PASS,
            signed=keys.Signed.PAPER,
        ),
        by=assistant,
    )
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
    keys.lend(
        held.id,
        keys.KeyLoan(
            borrower="孙师傅",
            reason="检修",
            due=due,
            identity=keys.Identity.WORK_PASS,
            signed=keys.Signed.PAPER,
        ),
        by=assistant,
    )
    (line,) = handover.get(open_.id).section(Section.OPEN)
    assert line.facts["late"] is False
    late_morning.pass_(hours=3, minutes=1)
    (line,) = handover.get(open_.id).section(Section.OPEN)
    assert (line.facts["late"], line.facts["due"]) == (True, clock.to_ms(due))


def test_a_ticket_that_moved_on_is_acknowledged_again_H7(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    ticket = tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    record = answered(open_)
    assert record.unsettled == []
    tickets.dispatch(ticket.id, tickets.Dispatch(worker="王师傅"), by=assistant)
    assert [line.key for line in handover.get(open_.id).unsettled] == [f"ticket:{ticket.id}"]


def test_an_unanswered_line_forbids_signing_H5(open_: Record, assistant: Staff) -> None:
    with pytest.raises(Refused, match="unanswered"):
        handover.sign(open_.id, SIGNED, by=assistant)


def test_nobody_signs_for_another_H8(open_: Record, second: Staff, supervisor: Staff) -> None:
    answered(open_)
    with pytest.raises(Refused, match="Only"):
        handover.sign(open_.id, SIGNED, by=supervisor)


def test_the_same_person_cannot_sign_twice_H8(open_: Record, second: Staff) -> None:
    answered(open_)
    handover.sign(open_.id, SIGNED, by=second)
    with pytest.raises(Refused, match="signed already"):
        handover.sign(open_.id, SIGNED, by=second)
    assert handover.current() is not None


def test_nobody_relieves_themselves_H5(assistant: Staff) -> None:
    handover.take_desk(by=assistant)
    with pytest.raises(Refused, match="somebody else"):
        relieved(assistant, assistant)


def test_a_wrong_pin_signs_nothing_H5(open_: Record, assistant: Staff, second: Staff) -> None:
    answered(open_)
    with pytest.raises(Refused):
        handover.sign(open_.id, Signing(pin="271828"), by=assistant)
    assert handover.get(open_.id).signatures == ()


def test_a_change_after_the_first_signature_voids_it_H5(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    answered(open_)
    handover.sign(open_.id, SIGNED, by=assistant)
    tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    record = answered(open_)
    assert record.signature(Party.OUTGOING) is None
    handover.sign(open_.id, SIGNED, by=second)
    assert handover.current() is not None
    handover.sign(open_.id, SIGNED, by=assistant)
    assert handover.current() is None


def test_important_unfinished_work_forbids_handover_until_the_supervisor_lets_it_pass_H9(
    open_: Record, assistant: Staff, second: Staff, supervisor: Staff
) -> None:
    key = f"ticket:{urgent(assistant)}"
    answered(open_)
    with pytest.raises(Refused, match="supervisor"):
        handover.sign(open_.id, SIGNED, by=assistant)
    with pytest.raises(Refused, match="Only the supervisor"):
        handover.let_pass(open_.id, key, Pass(reason="急", number=assistant.number, pin=PIN))
    given = Pass(reason="配件在途", number=supervisor.number, pin=PIN)
    record = handover.let_pass(open_.id, key, given)
    assert record.unsettled == []
    handover.sign(open_.id, SIGNED, by=assistant)
    done = handover.sign(open_.id, SIGNED, by=second)
    line = next(line for line in done.lines if line.key == key)
    assert line.passed == "配件在途"


def test_suspending_an_urgent_ticket_does_not_open_the_door_H9(
    open_: Record, assistant: Staff
) -> None:
    number = urgent(assistant)
    for _ in range(2):
        (line,) = handover.get(open_.id).section(Section.OPEN)
        assert line.important == "urgent"
        rest = tickets.Suspension(reason="等配件", until=clock.today())
        if tickets.get(number).stage is not tickets.Stage.SUSPENDED:
            tickets.suspend(number, rest, by=assistant)


def test_a_pass_holds_for_the_state_it_was_given_for_H9(
    open_: Record, assistant: Staff, supervisor: Staff
) -> None:
    number = urgent(assistant)
    answered(open_)
    given = Pass(reason="配件在途", number=supervisor.number, pin=PIN)
    assert handover.let_pass(open_.id, f"ticket:{number}", given).unsettled == []
    tickets.note(number, tickets.Note(words="配件改到后天"), by=assistant)
    (line,) = answered(open_).section(Section.OPEN)
    assert line.forbids


def test_a_pass_for_urgent_work_covers_no_call_that_comes_to_be_owed_H9(
    open_: Record, assistant: Staff, second: Staff, supervisor: Staff, late_morning: Clock
) -> None:
    number = urgent(assistant)
    tickets.dispatch(number, tickets.Dispatch(worker="王师傅"), by=assistant)
    answered(open_)
    given = Pass(reason="人在路上", number=supervisor.number, pin=PIN)
    handover.let_pass(open_.id, f"ticket:{number}", given)
    handover.sign(open_.id, SIGNED, by=assistant)
    late_morning.pass_(minutes=21)
    (line,) = handover.get(open_.id).section(Section.OPEN)
    assert (line.important, line.passed) == ("call", "")
    with pytest.raises(Forbidden, match="supervisor lets it pass"):
        handover.sign(open_.id, SIGNED, by=second)
    assert handover.get(open_.id).signatures == ()


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
    answered(open_)
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
        relieved(assistant, supervisor)


def test_every_answer_and_signature_is_an_entry_D1(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    before = journal.last_number()
    answered(open_)
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
    record = answered(relieved(assistant, second))
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


def test_a_shift_keeps_the_times_of_its_day_when_others_begin_H1(
    assistant: Staff, manager: Staff, time: Clock
) -> None:
    time.at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # 17:00, in the middle shift
    handover.take_desk(by=assistant)
    before, tomorrow = estate.settings(), clock.today() + timedelta(days=1)
    day = estate.Shift(name="白班", start=clocktime(0), end=clocktime(12))
    wanted = before.model_copy(update={"shifts": (day,)})
    settings.set_ahead("", tomorrow, before, wanted, by=manager)
    time.at = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # 01:00 of the day on which they begin
    duty = handover.on_duty()
    assert duty is not None
    assert (duty.shift, duty.until) == ("2026-11-23 中班", clock.bounds(tomorrow)[0])
    assert [shift.name for shift in estate.settings().shifts] == ["白班"]


def test_who_had_the_desk_on_a_day_is_known_from_its_first_minute_D4(
    open_: Record, assistant: Staff, second: Staff, late_morning: Clock
) -> None:
    signed(answered(open_))
    today = clock.today()
    assert duties.on_duty_during(today) == (assistant, second)
    assert duties.on_duty_during(today - timedelta(days=1)) == ()
    assert duties.on_duty_during(today + timedelta(days=1)) == (second,)


def test_a_day_without_the_supervisors_signature_is_handed_over_H7(
    assistant: Staff, second: Staff, supervisor: Staff, time: Clock
) -> None:
    handover.take_desk(by=assistant)
    dutylog.write(dutylog.NewEntry(what="业主问停车"), by=assistant)
    day = clock.today()
    time.pass_(days=1)
    record = relieved(assistant, second)
    assert f"day:{day}" in [line.key for line in record.section(Section.OPEN)]
    dutylog.sign_day(day, PIN, by=supervisor)
    assert f"day:{day}" not in [line.key for line in handover.get(record.id).lines]


def test_midnight_brings_no_unsigned_day_between_the_two_signatures_H7(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    handover.take_desk(by=assistant)
    time.at = datetime(2026, 11, 23, 15, 59, 50, tzinfo=UTC)
    record = answered(relieved(assistant, second))
    handover.sign(record.id, SIGNED, by=assistant)
    time.pass_(seconds=20)
    assert handover.sign(record.id, SIGNED, by=second).completed_at is not None


def test_a_corrected_ticket_is_read_again_H7(open_: Record, assistant: Staff) -> None:
    """D2: the correction is about it, though the ticket itself did not move."""
    ticket = tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    answered(open_)
    taken = journal.of_subject(f"ticket:{ticket.id}")[0]
    dutylog.correct(taken.number, dutylog.Correction(what="走廊灯不亮"), by=assistant)
    unsettled = [line.key for line in handover.get(open_.id).unsettled]
    assert f"ticket:{ticket.id}" in unsettled
