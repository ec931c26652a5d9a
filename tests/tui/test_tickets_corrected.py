"""A ticket put right, an earlier arrival, a step struck out, and the morning round, by keys."""

from __future__ import annotations

from datetime import timedelta

from store import clock, residents, tickets
from store.residents import NewHome
from store.rights import Staff
from store.tickets import Stage
from tests.conftest import Clock
from tests.tui.driving import Driven, line, opened, press, shown, typed
from tests.tui.test_tickets import send, take
from tui.screen.actions import Action
from tui.tickets.actions import CORRECT, EARLIER, FOUND, STRIKE
from tui.tickets.page import TicketPage


async def by_menu(driven: Driven, action: Action) -> None:
    """What has no key of its own is done from the page's menu, by arrows and Enter."""
    screen = driven[0].screen
    assert isinstance(screen, TicketPage)
    steps = [one.id for one in screen.menu.things]
    assert screen.menu.current is not None
    way = steps.index(action.id) - steps.index(screen.menu.current.id)
    await press(driven, *["down" if way > 0 else "up"] * abs(way), "enter")


async def test_a_ticket_is_put_right_and_the_phone_stays_masked_D2(assistant: Staff) -> None:
    residents.add_home(NewHome(code="3-2-1201"), by=assistant)
    take(assistant, "一楼漏水", phone="13812341234")
    async with opened(assistant, "tickets") as driven:
        await press(driven, "enter")
        await by_menu(driven, CORRECT)
        assert "138****1234" in shown(driven[0]) and "13812341234" not in shown(driven[0])
        await press(driven, "ctrl+u")
        await typed(driven, "三楼漏水")
        await press(driven, "end", *["tab"] * 7)
        await typed(driven, "听错楼层")
        await press(driven, "ctrl+s")
        assert "更正 事由 三楼漏水 听错楼层" in shown(driven[0])
        await press(driven, "escape")
        assert "三楼漏水" in line(driven[0], 4)
        assert "一楼漏水" not in shown(driven[0])
    ticket = tickets.get(1)
    assert (ticket.what, ticket.phone) == ("三楼漏水", "13812341234")


async def test_an_arrival_is_noted_with_its_real_time_W3(assistant: Staff, time: Clock) -> None:
    send(take(assistant), assistant)
    time.pass_(minutes=25)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "enter")
        await by_menu(driven, EARLIER)
        await typed(driven, "09:14")
        await press(driven, "ctrl+s")
        assert "09:14  到场  李芳  (09:25 补记)" in shown(driven[0])
    assert tickets.get(1).arrived_at == time.at - timedelta(minutes=11)


async def test_a_step_of_another_ticket_is_struck_out_and_still_readable_D2(
    assistant: Staff,
) -> None:
    send(take(assistant), assistant)
    tickets.arrive(1, by=assistant)
    async with opened(assistant, "tickets") as driven:
        await press(driven, "enter")
        await by_menu(driven, STRIKE)
        assert "09:00 到场" in shown(driven[0])
        await typed(driven, "是 2 号的")
        await press(driven, "ctrl+s")
        assert "到场  李芳  (误记)" in shown(driven[0])
    assert tickets.get(1).stage is Stage.DISPATCHED


async def test_what_rests_at_minute_nineteen_says_that_the_time_to_be_there_stands_W3(
    assistant: Staff, time: Clock
) -> None:
    send(take(assistant), assistant)
    time.pass_(minutes=19)
    until = clock.today() + timedelta(days=1)
    tickets.suspend(1, tickets.Suspension(reason="等配件", until=until), by=assistant)
    async with opened(assistant, "tickets") as driven:
        assert "余 1:00" in line(driven[0], 4)
        assert "尚未到场，09:20 的时限不变" in shown(driven[0])


async def test_by_appointment_the_agreed_time_is_what_it_waits_for_W3(
    assistant: Staff, time: Clock
) -> None:
    take(assistant, "换窗锁", urgency="planned", agreed=time.at + timedelta(hours=6))
    async with opened(assistant, "tickets") as driven:
        assert "余 6时" in line(driven[0], 4)
        assert "约定 15:00 上门：请派单给工程" in shown(driven[0])


async def test_what_is_found_is_told_as_a_finding_not_as_a_ticket_G9(assistant: Staff) -> None:
    async with opened(assistant, "tickets") as driven:
        driven[0].screen.perform(FOUND)  # type: ignore[attr-defined]
        await press(driven, "down")
        await typed(driven, "3栋大堂\n地砖松动")
        await press(driven, "tab", "2", "tab")
        await typed(driven, "王师傅")
        await press(driven, "ctrl+s")
        assert "问题 1 已登记" in shown(driven[0])
        assert "受理" not in line(driven[0], -2)


async def test_the_morning_round_leads_through_what_is_unfinished_D3(
    assistant: Staff, time: Clock
) -> None:
    take(assistant, "换窗锁")
    take(assistant, "漏水")
    time.pass_(days=1)
    async with opened(assistant) as driven:
        assert "晨检：往日未完 2 件，尚有 2 件待跟进" in shown(driven[0])
        await driven[0].go("morning")
        await press(driven, "ctrl+s")
        assert "请先处理工单 1" in shown(driven[0])
        assert "合计：原有 0，受理 2，重开 0；完成 0，撤单 0，未完 2" in shown(driven[0])
        for words in ("约今天换", "约下午修"):
            await press(driven, "enter", "ctrl+g")
            await typed(driven, words)
            await press(driven, "ctrl+s", "escape", "down")
        assert "待跟进 0" in shown(driven[0])
        await press(driven, "ctrl+s")
        assert "晨检完成" in shown(driven[0])
        await press(driven, "f2")
        assert "晨检" not in shown(driven[0])
    day = clock.today()
    assert tickets.morning.gone_through(day) is not None
