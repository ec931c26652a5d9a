"""The handover on screen: one list, Enter for what is in order, two signatures (H1–H9)."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any

import pytest
from textual import events

from store import clock, dutylog, estate, handover, journal, keys, tickets
from store.desk import drafts, settings, staff
from store.handover import Party, Section
from store.rights import Staff
from store.tickets import NewTicket, Urgency
from tests.conftest import PIN, Clock
from tests.relieving import handed_over, relieved
from tests.tui.driving import Driven, elsewhere, heard, opened, press, settled, shown, typed
from tui.handover.screen import HandoverScreen
from tui.screen import typeahead


async def begin(driven: Driven, incoming: Staff) -> None:
    """From the list of handovers into the checklist."""
    await press(driven, "enter")
    await typed(driven, f"{incoming.number}\n{PIN}\n")


def line_with(words: str, driven: Driven) -> str:
    """The line of the screen that has these words."""
    return next(row for row in shown(driven[0]).split("\n") if words in row)


async def settle_all(driven: Driven) -> None:
    """Every item counted, every other line known; the log is opened and read."""
    record = handover.current()
    assert record is not None
    for line in record.lines:
        if line.expected is not None:
            await typed(driven, f"{line.expected}\n")
        else:
            await press(driven, *["enter"] * (2 if line.section is Section.LOG else 1))


async def test_both_go_through_the_list_and_sign_H5(assistant: Staff, second: Staff) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        assert "李芳 交 周敏 接" in shown(driven[0])
        await settle_all(driven)
        assert "各项核对完毕" in shown(driven[0])
        await press(driven, "enter")
        assert "李芳 1001" in shown(driven[0])
        await typed(driven, f"{PIN}\n")
        assert "周敏 1002" in shown(driven[0])
        await typed(driven, f"{PIN}\n")
        assert driven[0].staff == second
    duty = handover.on_duty()
    assert duty is not None
    assert duty.staff == second


async def test_the_desk_is_taken_with_enter(assistant: Staff) -> None:
    async with opened(assistant, "handover") as driven:
        await press(driven, "enter")
    duty = handover.on_duty()
    assert duty is not None
    assert duty.staff == assistant


async def test_the_screen_follows_who_is_on_duty_in_every_session(
    assistant: Staff, second: Staff, manager: Staff
) -> None:
    async with opened(second, "handover", code="en") as driven:
        assert "Take the desk: go on duty now" in shown(driven[0])
        await elsewhere(lambda: handover.take_desk(by=assistant))
        await heard(driven)
        assert "On duty: 李芳 1001" in shown(driven[0])
        assert "Begin the handover" in shown(driven[0])
        await elsewhere(lambda: staff.retire(assistant.id, by=manager))
        await heard(driven)
        assert "Nobody is on duty." in shown(driven[0])
        assert "Take the desk: go on duty now" in shown(driven[0])
        await press(driven, "enter")
        assert "On duty: 周敏 1002" in shown(driven[0])
        assert "Begin the handover" in shown(driven[0])


async def test_enter_does_what_the_line_says_or_nothing(
    assistant: Staff, second: Staff, manager: Staff
) -> None:
    """Somebody else was quicker, and this session has not heard of it yet."""
    handover.take_desk(by=assistant)
    async with opened(second, "handover", code="en") as driven:
        assert "Begin the handover" in shown(driven[0])
        await elsewhere(lambda: staff.retire(assistant.id, by=manager))
        await press(driven, "enter")
        assert handover.on_duty() is None
        assert "This has changed meanwhile: Take the desk" in shown(driven[0])
        await press(driven, "enter")
        duty = handover.on_duty()
        assert duty is not None
        assert duty.staff == second


async def test_the_outgoing_cannot_relieve_themselves_H5(assistant: Staff) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, assistant)
        assert "1001" in shown(driven[0])
    assert handover.current() is None


async def test_a_missing_item_is_explained_by_the_outgoing_and_shows_H2(
    assistant: Staff, second: Staff
) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        await press(driven, "down", "down")
        await typed(driven, "1\n")
        assert "缺 1" in shown(driven[0])
        assert "请交班人李芳说明去向或情况：回车" in shown(driven[0])
        await press(driven, "enter")
        assert "交班人李芳说明" in shown(driven[0])
        await press(driven, "enter", "enter", "enter")
        assert "请填写" in shown(driven[0])
        await press(driven, "home", "shift+tab")
        await typed(driven, "一台送修 [/foo]\n")
        await typed(driven, "IMG_0731\n")
        await press(driven, "home", "down", "down")
        assert "李芳说明：一台送修 [/foo]（照片 IMG_0731）" in shown(driven[0])
    record = handover.current()
    assert record is not None
    assert record.lines[2].settled
    assert record.said_by(record.lines[2]) == assistant


async def test_enter_alone_is_no_count_H2(assistant: Staff, second: Staff) -> None:
    """The figure of the list is not filled in; it is asked for."""
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        assert "Enter 清点" in shown(driven[0])
        await press(driven, "enter", "enter", "enter", "enter")
        assert "请填写" in shown(driven[0])
        record = handover.current()
        assert record is not None
        assert record.lines[0].answer is None
        await press(driven, "escape")
        assert "物品 0/7" in shown(driven[0])
        await typed(driven, "12")
        assert "输入：12" in shown(driven[0])
        await press(driven, "backspace", "enter")
        assert "物品 1/7" in shown(driven[0])


async def test_a_damaged_item_is_said_to_be_damaged_H2(assistant: Staff, second: Staff) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        await press(driven, "ctrl+e")
        await typed(driven, "1\n")
        await press(driven, "right", "ctrl+s")
        assert "损坏" in line_with("电脑", driven)
        await press(driven, "enter")
        await typed(driven, "屏幕裂")
        await press(driven, "ctrl+s")
        assert "物品 1/7" in shown(driven[0])


async def test_the_incoming_explains_nothing_on_a_screen_of_their_own_H2(
    assistant: Staff, second: Staff
) -> None:
    handover.take_desk(by=assistant)
    record = relieved(assistant, second)
    handover.answer(record.id, "item:对讲机", handover.LineAnswer(counted=1), by=second)
    async with opened(second, "handover") as driven:
        await press(driven, "enter", "home", "down", "down", "enter")
        await typed(driven, "大概送修了")
        await press(driven, "ctrl+s")
        assert "只有交班人李芳能说明" in shown(driven[0])
        await press(driven, "escape", "home")
        await typed(driven, "1\n")
        assert "物品 1/7" in shown(driven[0])


async def test_a_third_person_answers_nothing_H2(
    assistant: Staff, second: Staff, manager: Staff
) -> None:
    handover.take_desk(by=assistant)
    relieved(assistant, second)
    async with opened(manager, "handover") as driven:
        await press(driven, "enter")
        await typed(driven, "1\n")
        assert "只有接班人周敏能核对各项" in shown(driven[0])
        assert "物品 0/7" in shown(driven[0])


async def test_a_half_written_explanation_comes_back(assistant: Staff, second: Staff) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        await typed(driven, "0\n")
        await press(driven, "enter")
        await typed(driven, "屏幕裂")
        await press(driven, "escape", "enter")
        assert "屏幕裂" in shown(driven[0])


async def test_important_work_waits_for_the_supervisor_H9(
    assistant: Staff, second: Staff, supervisor: Staff
) -> None:
    handover.take_desk(by=assistant)
    new = NewTicket(place="1-1-0802", what="漏水", urgency=Urgency.URGENT)
    tickets.take(new, by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        await settle_all(driven)
        assert "Ctrl-G" in shown(driven[0])
        assert "各项核对完毕" not in shown(driven[0])
        await press(driven, "ctrl+g")
        await typed(driven, f"配件在途\n\n{supervisor.number}\n{PIN}\n")
        assert "各项核对完毕" in shown(driven[0])


async def test_a_call_that_falls_due_shows_in_the_open_list_H9(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    """No entry tells of it, the clock does."""
    handover.take_desk(by=assistant)
    ticket = tickets.take(NewTicket(place="大堂", what="灯不亮"), by=assistant)
    tickets.dispatch(ticket.id, tickets.Dispatch(worker="王师傅"), by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        await settle_all(driven)
        assert "各项核对完毕" in shown(driven[0])
        time.pass_(minutes=21)
        driven[0]._last_key = clock.now()
        driven[0]._tick()
        await settled(*driven)
        assert "各项核对完毕" not in shown(driven[0])
        assert "不可交班" in shown(driven[0])


async def test_an_overdue_key_is_said_to_be_overdue_H7(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    handover.take_desk(by=assistant)
    held = keys.hold(keys.NewKey(hook="17", doors="大门", count=1), by=assistant)
    due = clock.now() + timedelta(hours=1)
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
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        assert "逾期" not in shown(driven[0])
        time.pass_(hours=2)
        await press(driven, "escape", "enter")
        assert "逾期" in line_with("17 大门", driven)


async def test_one_pin_lets_several_important_lines_pass_H9(
    assistant: Staff, second: Staff, supervisor: Staff
) -> None:
    handover.take_desk(by=assistant)
    for what in ("漏水", "跳闸", "困人"):
        new = NewTicket(place="1-1-0802", what=what, urgency=Urgency.URGENT)
        tickets.take(new, by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        await settle_all(driven)
        await press(driven, "ctrl+g")
        assert "（重要事项共 3 项）" in shown(driven[0])
        await typed(driven, "配件在途\n")
        await press(driven, "right", "enter")
        await typed(driven, f"{supervisor.number}\n{PIN}\n")
        assert "各项核对完毕" in shown(driven[0])
    passes = [e for e in journal.of_subject("handover:1") if e.kind == "handover.passed"]
    assert len({entry.payload["key"] for entry in passes}) == len(passes) == 3


async def test_signing_too_early_leads_to_the_next_line(assistant: Staff, second: Staff) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        await typed(driven, "1\n1\n")
        await press(driven, "home", "ctrl+s")
        record = handover.current()
        assert record is not None and not record.signatures
        assert f"还有 {len(record.unsettled)} 项未核对" in shown(driven[0])
        await typed(driven, "2\n")
        assert "物品 3/7" in shown(driven[0])


async def test_an_empty_pin_is_no_wrong_pin(assistant: Staff, second: Staff) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        await settle_all(driven)
        await press(driven, "enter", "enter", "enter", "enter", "enter")
        assert "请填写" in shown(driven[0])
    assert not journal.of_subject(f"staff:{assistant.id}")[1:]


async def test_an_enter_waits_for_the_line_before_it_to_be_recorded(
    assistant: Staff, second: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However slow the disk: the second Enter answers the second line, not the first again."""
    recorded, on_the_disk = threading.Event(), threading.Event()
    answer = handover.answer

    def slowly(*args: Any, **kwargs: Any) -> handover.Record:
        recorded.set()
        assert on_the_disk.wait(60)
        return answer(*args, **kwargs)

    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        monkeypatch.setattr(handover, "answer", slowly)
        for key in ("1", "enter", "1", "enter"):
            await driven[0].on_event(events.Key(key, key if key == "1" else None))
        await asyncio.to_thread(recorded.wait, 60)
        later = monotonic() + 2 * typeahead.LONGEST_WAIT
        monkeypatch.setattr(typeahead, "monotonic", lambda: later)
        driven[0].keys_ahead.go_on()
        assert not driven[0].keys_ahead.idle
        on_the_disk.set()
        await settled(*driven)
        assert "物品 2/7" in shown(driven[0])


async def test_a_line_that_another_session_answers_shows_here(
    assistant: Staff, second: Staff
) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        record = handover.current()
        assert record is not None
        given = handover.LineAnswer(counted=1)
        await driven[0].desk(handover.answer, record.id, record.lines[0].key, given, by=second)
        await press(driven, "f1", "escape")
        assert "物品 1/7" in shown(driven[0])


async def test_refusing_leaves_the_outgoing_on_duty_H8(assistant: Staff, second: Staff) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        await press(driven, "ctrl+r")
        await typed(driven, "对讲机少一台")
        await press(driven, "ctrl+s")
        assert handover.current() is not None
        await press(driven, "ctrl+k")
        await typed(driven, "换人接班")
        await press(driven, "ctrl+s")
    assert handover.current() is None
    duty = handover.on_duty()
    assert duty is not None
    assert duty.staff == assistant


@pytest.fixture
def signed(assistant: Staff, second: Staff) -> handover.Record:
    """A handover that both have signed."""
    handover.take_desk(by=assistant)
    return handed_over(assistant, second)


async def test_an_old_record_is_gone_to_by_its_name(signed: handover.Record, second: Staff) -> None:
    """From an entry of the log, or from where somebody was when their line was lost."""
    async with opened(second) as driven:
        await driven[0].go("handover", f"handover:{signed.id}")
        await settled(*driven)
        page = driven[0].screen
        assert isinstance(page, HandoverScreen)
        assert isinstance(page.rows.current, handover.Record)
        assert page.rows.current.id == signed.id


async def test_an_old_record_is_read_whole(signed: handover.Record, second: Staff) -> None:
    assert {s.party for s in signed.signatures} == set(Party)
    async with opened(second, "handover") as driven:
        assert "F9 打印" not in shown(driven[0])
        await press(driven, "down")
        assert "F9 打印" in shown(driven[0])
        await press(driven, "enter")
        screen = shown(driven[0])
        assert "应急药箱" in screen
        await press(driven, "end")
        assert "周敏 1002" in shown(driven[0])
        await press(driven, "escape", "escape")


async def test_the_arrival_shows_beside_when_it_was_due_ten_minutes_early_H1(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    handover.take_desk(by=assistant)
    time.at = datetime(2026, 11, 23, 7, 56, tzinfo=UTC)  # 15:56, four minutes before the shift ends
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        assert "到岗 15:56（应 15:50，迟到 6 分）" in shown(driven[0])


async def test_no_setting_of_later_moves_when_the_incoming_was_due_H1(
    assistant: Staff, second: Staff, manager: Staff, time: Clock
) -> None:
    handover.take_desk(by=assistant)
    time.at = datetime(2026, 11, 23, 7, 56, tzinfo=UTC)
    relieved(assistant, second)
    time.pass_(minutes=1)
    kinder = estate.settings().model_copy(update={"early_minutes": 2})
    settings.change(kinder, by=manager)
    async with opened(assistant, "handover") as driven:
        await press(driven, "ctrl+n")
        assert "到岗 15:56（应 15:50，迟到 6 分）" in shown(driven[0])


async def test_who_is_on_duty_is_reminded_fifteen_minutes_before_the_end_H6(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    handover.take_desk(by=assistant)
    time.at = datetime(2026, 11, 23, 7, 44, tzinfo=UTC)
    for minute, here, reminded in (
        (44, assistant, ""),
        (45, assistant, "还有 15 分钟"),
        (50, second, ""),
    ):
        time.at = datetime(2026, 11, 23, 7, minute, tzinfo=UTC)
        async with opened(here, "handover") as driven:
            top = shown(driven[0]).split("\n")[0]
            assert ("整理" in top) is bool(reminded)
            assert reminded in top


async def test_who_is_on_duty_is_asked_before_leaving_H8(assistant: Staff) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await press(driven, "ctrl+q")
        assert "您在班，尚未交接" in shown(driven[0])
        assert driven[0].return_code is None
        await press(driven, "ctrl+q")
        assert driven[0].return_code == 0


async def test_who_is_not_on_duty_leaves_at_once_H8(assistant: Staff, second: Staff) -> None:
    handover.take_desk(by=assistant)
    async with opened(second, "handover") as driven:
        await press(driven, "ctrl+q")
        assert driven[0].return_code == 0


async def test_the_desk_of_who_left_is_taken_over_and_the_supervisor_notes_it_H8(
    assistant: Staff, second: Staff, supervisor: Staff
) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        assert "^T" not in shown(driven[0])
    async with opened(second, "handover") as driven:
        await press(driven, "ctrl+t")
        assert "李芳尚未交接" in shown(driven[0])
        await typed(driven, "电话不通")
        await press(driven, "ctrl+s")
        assert "在班：周敏" in shown(driven[0])
    async with opened(supervisor) as driven:
        assert "李芳未交接离岗" in shown(driven[0])
        await press(driven, "end", "enter")
        assert "已阅" in shown(driven[0])
        assert "李芳未交接离岗" not in shown(driven[0])


async def test_the_log_is_read_to_its_end_before_it_counts_as_read_H3(
    assistant: Staff, second: Staff
) -> None:
    handover.take_desk(by=assistant)
    for n in range(30):
        dutylog.write(dutylog.NewEntry(what=f"第 {n} 件事"), by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        await press(driven, "pagedown", "end", *["up"] * 3, "enter")
        assert "第 0 件事" in shown(driven[0])
        assert "Enter 续读" in shown(driven[0])
        pages = 1
        while "Enter 续读" in shown(driven[0]):
            assert "第 29 件事" not in shown(driven[0])
            await press(driven, "enter")
            pages += 1
        assert pages > 1
        assert "第 29 件事" in shown(driven[0])
        await press(driven, "enter")
        assert "日志 1/1" in shown(driven[0])


async def test_from_the_reading_a_follow_up_is_written_with_one_key_H3(
    assistant: Staff, second: Staff
) -> None:
    handover.take_desk(by=assistant)
    dutylog.write(dutylog.NewEntry(what="3号楼停水"), by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        await press(driven, "end", *["up"] * 3, "enter", "ctrl+n")
        await typed(driven, "问停水何时恢复")
        await press(driven, "ctrl+s", "enter")
        assert "问停水何时恢复" in shown(driven[0])
    record = handover.current()
    assert record is not None
    assert [line.title for line in record.section(Section.OPEN)] == ["问停水何时恢复"]


async def test_a_half_written_taking_over_comes_back_from_today(
    assistant: Staff, second: Staff
) -> None:
    handover.take_desk(by=assistant)
    drafts.keep("TakingOver", {"reason": "电话不通"}, by=second)
    async with opened(second) as driven:
        await press(driven, "end", "enter")
        assert "电话不通" in shown(driven[0])
