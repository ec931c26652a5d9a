"""Who goes without handing over: the next takes the desk on the record, nothing is lost (H8)."""

from __future__ import annotations

import pytest

from store import agenda, clock, dutylog, handover, journal, tickets
from store.errors import Forbidden, Refused
from store.handover import Section, TakingOver
from store.rights import Staff
from store.tickets import NewTicket
from tests.conftest import Clock
from tests.relieving import handed_over, relieved

LEFT = TakingOver(reason="李芳未等接班先走，电话不通")


@pytest.fixture
def left(assistant: Staff, second: Staff, time: Clock) -> Staff:
    """Who took the desk over that the assistant had left."""
    handover.take_desk(by=assistant)
    dutylog.write(dutylog.NewEntry(what="3号楼停水至傍晚"), by=assistant)
    tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    time.pass_(hours=9)
    handover.take_over(LEFT, by=second)
    return second


def test_the_next_takes_the_desk_on_the_record_with_the_reason_H8(
    left: Staff, assistant: Staff
) -> None:
    duty = handover.on_duty()
    assert duty is not None
    assert (duty.staff, duty.shift, duty.since) == (left, "2026-11-23 中班", clock.now())
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.staff_id) == ("duty.taken_over", left.id)
    assert entry.words["reason"] == LEFT.reason
    assert entry.payload["outgoing"] == assistant.id
    assert entry.number in [one.number for one in dutylog.day(clock.today()).entries]
    assert journal.verify().right


def test_the_supervisor_is_told_until_they_have_noted_it_H8(left: Staff, supervisor: Staff) -> None:
    [told] = [one for one in agenda.everything(clock.now()) if one.kind == "duty.left"]
    with pytest.raises(Forbidden):
        handover.note_absence(2, by=left)
    handover.note_absence(2, by=supervisor)
    assert told.subject == "duty:2"
    assert agenda.kept("duty") == []
    with pytest.raises(Refused, match="noted meanwhile"):
        handover.note_absence(2, by=supervisor)


def test_nothing_that_was_open_or_written_is_lost_H8(left: Staff, assistant: Staff) -> None:
    record = relieved(left, assistant)
    (log,) = record.section(Section.LOG)
    read = dutylog.entries_since(log.facts["after"], but="handover")
    assert {"log.written", "duty.taken_over"} <= {entry.kind for entry in read}
    assert {line.key for line in record.section(Section.OPEN)} == {"ticket:1", "duty:2"}


def test_that_the_desk_was_left_stands_on_every_handover_until_it_is_noted_H8(
    left: Staff, assistant: Staff, supervisor: Staff
) -> None:
    for outgoing, incoming in ((left, assistant), (assistant, left)):
        done = handed_over(outgoing, incoming)
        [line] = [one for one in done.lines if one.subject == "duty:2"]
        assert line.title == LEFT.reason
    handover.note_absence(2, by=supervisor)
    assert "duty:2" not in [line.subject for line in relieved(left, assistant).lines]


def test_a_handover_under_way_is_given_up_with_it_H8(
    assistant: Staff, second: Staff, supervisor: Staff
) -> None:
    handover.take_desk(by=assistant)
    relieved(assistant, second)
    handover.take_over(LEFT, by=supervisor)
    assert handover.current() is None
    assert journal.of_subject("handover:1")[-1].kind == "handover.abandoned"
    assert journal.verify().right


def test_nobody_takes_the_desk_over_from_themselves_or_from_nobody_H8(assistant: Staff) -> None:
    with pytest.raises(Refused, match="take the desk first"):
        handover.take_over(LEFT, by=assistant)
    handover.take_desk(by=assistant)
    with pytest.raises(Refused, match="on duty yourself"):
        handover.take_over(LEFT, by=assistant)
