"""The handover on screen: one list, Enter for what is in order, two signatures (H1–H9)."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Any

import pytest
from textual import events

from store import clock, handover, journal, keys, tickets
from store.handover import Party, Relief, Section
from store.rights import Staff
from store.tickets import NewTicket, Urgency
from tests.conftest import PIN, Clock
from tests.tui.driving import Driven, opened, press, settled, shown, typed
from tui.handover.screen import HandoverScreen
from tui.screen import typeahead


async def begin(driven: Driven, incoming: Staff) -> None:
    """From the list of handovers into the checklist."""
    await press(driven, "enter")
    await typed(driven, f"{incoming.number}\n")


async def settle_all(driven: Driven) -> None:
    """Enter on every line; the log is opened and read."""
    record = handover.current()
    assert record is not None
    for line in record.lines:
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


async def test_the_outgoing_cannot_relieve_themselves_H5(assistant: Staff) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, assistant)
        assert "1001" in shown(driven[0])
    assert handover.current() is None


async def test_a_missing_item_is_explained_and_shows_H2(assistant: Staff, second: Staff) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        await press(driven, "down", "down", "ctrl+e", "shift+tab", "shift+tab", "backspace")
        await typed(driven, "1\n\n")
        await press(driven, "ctrl+s")
        record = handover.current()
        assert record is not None
        assert record.lines[2].answer is None
        await typed(driven, "一台送修 [/foo]")
        await press(driven, "ctrl+s")
        assert "缺 1" in shown(driven[0])
    record = handover.current()
    assert record is not None
    assert record.lines[2].answer is not None
    assert record.lines[2].answer.note == "一台送修 [/foo]"


async def test_a_half_written_explanation_comes_back(assistant: Staff, second: Staff) -> None:
    handover.take_desk(by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        await press(driven, "ctrl+e")
        await typed(driven, "屏幕裂")
        await press(driven, "escape", "ctrl+e")
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
    keys.lend(held.id, keys.KeyLoan(borrower="孙师傅", reason="检修", due=due), by=assistant)
    async with opened(assistant, "handover") as driven:
        await begin(driven, second)
        assert "逾期" not in shown(driven[0])
        time.pass_(hours=2)
        await press(driven, "escape", "enter")
        row = next(row for row in shown(driven[0]).split("\n") if "17 大门" in row)
        assert "逾期" in row


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
        await press(driven, "enter", "enter", "home", "ctrl+s")
        record = handover.current()
        assert record is not None and not record.signatures
        assert f"还有 {len(record.unsettled)} 项未核对" in shown(driven[0])
        await press(driven, "enter")
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
        for _ in range(2):
            await driven[0].on_event(events.Key("enter", None))
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
    record = handover.begin(Relief(incoming=second.number), by=assistant)
    for line in record.lines:
        answer = handover.LineAnswer(counted=line.expected)
        handover.answer(record.id, line.key, answer, by=second)
    for who in (assistant, second):
        handover.sign(record.id, handover.Signing(pin=PIN), by=who)
    return handover.get(record.id)


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
        assert "到岗 15:56（应 15:50）" in shown(driven[0])
