"""The queue: taking a report, the clocks, the alarm, the lists."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from store import clock, residents, tickets
from store.residents import NewHome, NewPerson
from store.rights import Staff
from store.tickets import Kind, NewTicket, Stage, Ticket, Urgency
from tests.conftest import Clock
from tests.tui.driving import Driven, elsewhere, line, opened, press, shown, typed
from tui.screen.actions import clashes
from tui.screen.deskscreen import DeskScreen
from tui.tickets.page import TicketPage
from tui.tickets.screen import TicketsScreen
from tui.widgets.rows import Rows


def take(by: Staff, what: str = "空调不制冷", **told: object) -> Ticket:
    return tickets.take(
        NewTicket.model_validate({"place": "大堂", "caller": "张惠文", "what": what, **told}), by=by
    )


def send(ticket: Ticket, by: Staff, **told: object) -> Ticket:
    sent = tickets.Dispatch.model_validate({"worker": "王师傅", **told})
    return tickets.dispatch(ticket.id, sent, by=by)


def settle(by: Staff) -> int:
    home = residents.add_home(NewHome(code="3-2-1201"), by=by)
    residents.move_in(home.id, NewPerson(name="张惠文", phone="13812341234"), by=by)
    return home.id


async def tick(driven: Driven) -> None:
    driven[0]._last_key = clock.now()  # somebody is here: the screen does not lock
    driven[0]._tick()
    await driven[1].pause()


async def test_a_report_is_taken_by_phone_in_few_keys(supervisor: Staff) -> None:
    """W1, F7."""
    home = settle(supervisor)
    async with opened(supervisor, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "zhw\n")
        assert "138****1234" in shown(driven[0])
        assert "13812341234" not in shown(driven[0])
        await typed(driven, "空调不制冷")
        await press(driven, "ctrl+s")
        ticket = tickets.get(1)
        assert (ticket.home_id, ticket.what) == (home, "空调不制冷")
        assert (ticket.caller, ticket.phone) == ("张惠文", "13812341234")
        assert isinstance(driven[0].screen, TicketPage)


async def test_after_a_report_enter_sends_it_out(supervisor: Staff) -> None:
    """W2."""
    settle(supervisor)
    async with opened(supervisor, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "1201\n空调不制冷")
        await press(driven, "ctrl+s", "enter")
        await typed(driven, "王师傅")
        await press(driven, "ctrl+s", "escape")
        assert tickets.get(1).stage is Stage.DISPATCHED
        assert "已派单" in shown(driven[0])


async def test_what_is_under_way_for_a_home_is_said_when_it_reports_again(
    supervisor: Staff,
) -> None:
    home = settle(supervisor)
    take(supervisor, "空调不制冷", home=home)
    async with opened(supervisor, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "1201\n")
        assert "本户正在办理：1 空调不制冷" in shown(driven[0])
        assert "张惠文" in shown(driven[0])


async def test_a_phone_that_is_typed_is_kept_as_typed(supervisor: Staff) -> None:
    """W1."""
    settle(supervisor)
    async with opened(supervisor, "tickets") as driven:
        await press(driven, "ctrl+n")
        await typed(driven, "1201\n漏水\n\n\n\n")
        await press(driven, "ctrl+u")
        await typed(driven, "５５５１２３４")
        await press(driven, "ctrl+s")
        assert tickets.get(1).phone == "5551234"


async def test_phones_are_masked_in_the_list(assistant: Staff) -> None:
    """F6."""
    take(assistant, caller="张惠文", phone="13812341234")
    async with opened(assistant, "tickets") as driven:
        assert "138****1234" in shown(driven[0])
        assert "13812341234" not in shown(driven[0])


async def test_at_twenty_minutes_it_alarms_until_the_call_is_recorded(
    assistant: Staff, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """W3: bell, words and the place at the top."""
    take(assistant, "漏水", urgency=Urgency.URGENT)
    send(take(assistant), assistant)
    async with opened(assistant, "tickets") as driven:
        rings: list[datetime] = []
        monkeypatch.setattr(driven[0], "bell", lambda: rings.append(clock.now()))
        await tick(driven)
        assert "报警" not in line(driven[0], 0)
        assert "漏水" in line(driven[0], 4)
        time.pass_(minutes=23)
        await tick(driven)
        assert len(rings) == 1
        assert "报警 1" in line(driven[0], 0)
        assert "! 超 3分" in line(driven[0], 4)
        assert "未到场" in line(driven[0], 4)
        await press(driven, "home")
        assert "请致电业主说明" in shown(driven[0])
        await press(driven, "ctrl+t")
        await typed(driven, "师傅在路上")
        await press(driven, "ctrl+s")
        await tick(driven)
        assert "报警" not in line(driven[0], 0)
        assert tickets.get(2).expected == clock.now() + timedelta(hours=1)
        time.pass_(minutes=2)
        await tick(driven)
        assert len(rings) == 1


async def test_a_call_that_is_due_names_the_key_to_the_phone_W3(
    supervisor: Staff, time: Clock
) -> None:
    send(take(supervisor, place="", home=settle(supervisor)), supervisor)
    time.pass_(minutes=21)
    async with opened(supervisor, "tickets") as driven:
        await press(driven, "enter")
        assert "（F7 看电话），并记下新完工时间（^T）" in line(driven[0], 3)
        await press(driven, "f7")
        assert "张惠文" in shown(driven[0])
        assert "^R 看电话" in line(driven[0], -1)


async def test_an_alarm_rings_again_each_minute(
    assistant: Staff, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """W3."""
    send(take(assistant), assistant)
    async with opened(assistant, "tickets") as driven:
        rings: list[datetime] = []
        monkeypatch.setattr(driven[0], "bell", lambda: rings.append(clock.now()))
        time.pass_(minutes=20)
        for _ in range(61):
            await tick(driven)
            time.pass_(seconds=1)
        assert len(rings) == 2


async def test_seconds_run_only_just_before_a_deadline(assistant: Staff, time: Clock) -> None:
    """W3; an idle minute costs few bytes."""
    send(take(assistant), assistant)
    async with opened(assistant, "tickets") as driven:
        time.pass_(minutes=12, seconds=10)
        await tick(driven)
        before = line(driven[0], 4)
        assert "余 7分" in before
        time.pass_(seconds=20)
        await tick(driven)
        assert line(driven[0], 4) == before
        time.pass_(minutes=5, seconds=45)
        await tick(driven)
        assert "余 1:45" in line(driven[0], 4)


def dispatch_and_take(by: Staff) -> None:
    tickets.dispatch(1, tickets.Dispatch(worker="赵师傅"), by=by)
    take(by, "新来的", urgency=Urgency.URGENT)


async def test_what_another_session_records_shows_and_the_list_keeps_its_place(
    assistant: Staff, second: Staff
) -> None:
    for number in range(5):
        take(assistant, f"第{number}件")
    async with opened(assistant, "tickets") as driven:
        await press(driven, "down", "down")
        await elsewhere(lambda: dispatch_and_take(second))
        driven[0]._poll()
        await driven[1].pause()
        assert "赵师傅" in shown(driven[0])
        assert "新来的" in line(driven[0], 4)
        screen = driven[0].screen
        assert isinstance(screen, TicketsScreen)
        assert screen.ticket is not None
        assert screen.ticket.what == "第2件"


async def test_the_lists_turn_through_open_due_today_and_ended(assistant: Staff) -> None:
    """D3."""
    take(assistant, "不急")
    send(take(assistant, "今天到期"), assistant, expected=clock.now() + timedelta(hours=1))
    tickets.withdraw(take(assistant, "不要了").id, tickets.Reason(reason="自修"), by=assistant)
    async with opened(assistant, "tickets") as driven:
        assert "不急" in shown(driven[0])
        assert "不要了" not in shown(driven[0])
        await press(driven, "right")
        assert "筛选：今日到期" in shown(driven[0])
        assert "不急" not in shown(driven[0])
        assert "今天到期" in shown(driven[0])
        await press(driven, "right")
        assert "不要了" in shown(driven[0])
        await press(driven, "left", "left")
        assert "不急" in shown(driven[0])


async def test_after_one_has_ended_the_open_ones_still_show(assistant: Staff) -> None:
    take(assistant, "不要了")
    take(assistant, "还要修")
    async with opened(assistant, "tickets") as driven:
        await press(driven, "home", "ctrl+k")
        await typed(driven, "自修\n")
        assert "还要修" in shown(driven[0])
        assert "筛选：未完" in shown(driven[0])


async def test_who_owes_a_call_is_told_before_they_write_why_it_is_withdrawn_W3(
    assistant: Staff, time: Clock
) -> None:
    send(take(assistant), assistant)
    time.pass_(minutes=23)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "ctrl+k")
        assert isinstance(driven[0].screen, TicketsScreen)
        assert "致电" in line(driven[0], -2)


@pytest.mark.parametrize("cells", [80, 100, 110, 120, 140, 200])
async def test_a_wider_window_never_makes_a_list_narrower(assistant: Staff, cells: int) -> None:
    take(assistant)
    async with opened(assistant, "tickets", size=(cells, 40)) as driven:
        assert driven[0].screen.query_one(Rows).size.width >= 80


async def test_an_empty_queue_says_how_to_begin(assistant: Staff) -> None:
    async with opened(assistant, "tickets") as driven:
        assert "按 Ctrl-N 受理" in shown(driven[0])
        await press(driven, "enter", "ctrl+d", "ctrl+a", "f9")
        assert isinstance(driven[0].screen, TicketsScreen)


async def test_complaints_are_marked(assistant: Staff) -> None:
    """W6."""
    take(assistant, "太吵", kind=Kind.COMPLAINT)
    async with opened(assistant, "tickets") as driven:
        assert "投诉 太吵" in line(driven[0], 4)


@pytest.mark.parametrize("screen", [TicketsScreen, TicketPage])
def test_no_two_actions_claim_a_key(screen: type[DeskScreen[None]]) -> None:
    assert clashes((*screen.ACTIONS, *screen.GLOBAL)) == []


@pytest.mark.parametrize("size", [(120, 40), (140, 24), (80, 40)])
async def test_with_room_the_whole_history_stands_with_the_list(
    assistant: Staff, size: tuple[int, int]
) -> None:
    send(take(assistant), assistant)
    async with opened(assistant, "tickets", size=size) as driven:
        assert "派单 王师傅  李芳" in shown(driven[0])


async def test_the_window_that_the_readme_recommends_cuts_no_report_that_it_has_room_for(
    assistant: Staff,
) -> None:
    """Where the smallest window has to."""
    what = "主卧空调不制冷，外机异响，家里有老人，请尽快"
    take(assistant, what)
    for size, whole in (((80, 24), False), ((120, 40), True)):
        async with opened(assistant, "tickets", size=size) as driven:
            assert (what in line(driven[0], 4)) is whole


async def test_a_long_report_does_not_push_the_next_step_out(assistant: Staff) -> None:
    take(assistant, "漏水\n" * 900)
    async with opened(assistant, "tickets") as driven:
        assert "请派单给工程" in shown(driven[0])


async def test_typing_finds_a_ticket_by_its_number_ended_or_not(assistant: Staff) -> None:
    for number in range(12):
        take(assistant, f"灯{number}不亮")
    tickets.withdraw(1, tickets.Reason(reason="自修"), by=assistant)
    async with opened(assistant, "tickets") as driven:
        await typed(driven, "1")
        screen = driven[0].screen
        assert isinstance(screen, TicketsScreen)
        assert screen.ticket is not None
        assert (screen.ticket.id, screen.ticket.stage) == (1, Stage.WITHDRAWN)
        assert "符合 5  未完 4" in line(driven[0], 2)
        assert "输入：1" in line(driven[0], 2)
        await press(driven, "enter")
        assert "工单 1  大堂  已撤销" in line(driven[0], 2)
        await press(driven, "escape", "escape")
        assert "筛选：未完" in shown(driven[0])


async def test_typing_finds_by_worker_and_words_and_esc_shows_all_again(assistant: Staff) -> None:
    send(take(assistant, "漏水"), assistant)
    take(assistant, "灯不亮")
    async with opened(assistant, "tickets") as driven:
        await typed(driven, "王师傅 漏")
        assert "漏水" in line(driven[0], 4)
        assert "灯不亮" not in shown(driven[0])
        await typed(driven, "电")
        assert "没有符合的工单" in shown(driven[0])
        await press(driven, "backspace", "right")
        assert "漏水" in line(driven[0], 4)
        await press(driven, "escape")
        assert "灯不亮" in shown(driven[0])


async def test_what_another_session_takes_is_found_while_the_list_is_narrowed(
    assistant: Staff, second: Staff
) -> None:
    take(assistant, "漏水")
    async with opened(assistant, "tickets") as driven:
        await typed(driven, "漏")
        await elsewhere(lambda: take(second, "又漏了"))
        driven[0]._poll()
        await driven[1].pause()
        assert "又漏了" in shown(driven[0])
        assert "符合 2" in line(driven[0], 2)


async def test_a_new_report_shows_though_the_list_was_narrowed(assistant: Staff) -> None:
    take(assistant, "漏水")
    async with opened(assistant, "tickets") as driven:
        await typed(driven, "漏")
        await press(driven, "ctrl+n")
        await typed(driven, "\n灯不亮\n\n\n门卫\n")
        await press(driven, "ctrl+s", "escape")
        assert "灯不亮" in shown(driven[0])
        assert "输入" not in line(driven[0], 2)


async def test_who_takes_the_alarm_is_named_in_every_session_and_it_rings_again_without_the_call(
    assistant: Staff, second: Staff, time: Clock
) -> None:
    """W3."""
    send(take(assistant), assistant)
    async with opened(assistant) as driven:
        time.pass_(minutes=20)
        await tick(driven)
        assert "报警 1" in line(driven[0], 0)
        await driven[0].desk(tickets.see_to, 1, by=second)  # as another session does
        await tick(driven)
        assert "报警" not in line(driven[0], 0)
        assert "周敏 已接手：请致电业主" in shown(driven[0])
        await press(driven, "f4")
        assert "周敏 已接手，09:25 再响" in shown(driven[0])
        time.pass_(minutes=5)
        await tick(driven)
        assert "报警 1" in line(driven[0], 0)


async def test_one_key_on_today_takes_the_alarm_and_the_page_offers_it_too(
    assistant: Staff, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TicketPage, "BREATH_SECONDS", 0)
    send(take(assistant), assistant)
    time.pass_(minutes=20)
    async with opened(assistant) as driven:
        await tick(driven)
        await press(driven, "home", "ctrl+g")
        assert "已记在您名下" in shown(driven[0])
        await tick(driven)
        assert "报警" not in line(driven[0], 0)
        time.pass_(minutes=5)
        await tick(driven)
        await press(driven, "f4", "enter", "down", "enter")
        assert tickets.get(1).last("seen_to").staff_id == assistant.id  # type: ignore[union-attr]
        assert sum(step.kind == "seen_to" for step in tickets.get(1).steps) == 2
