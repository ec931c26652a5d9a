"""Return visits on screen: a satisfied one in three keys, the month drawn, its rates, its sheet."""

from __future__ import annotations

from store import tickets, visits
from store.rights import Staff
from store.tickets import Opinion
from store.visits import Draw, Overall, Stage
from tests.conftest import PIN, Clock
from tests.store.visits.round import done, lived_in, made, of_ticket
from tests.tui.driving import opened, page, press, shown, typed


async def test_a_satisfied_resident_is_three_keys(assistant: Staff) -> None:
    (home,) = lived_in(1, assistant)
    ticket = done(assistant, home)
    async with opened(assistant) as driven:
        await press(driven, *page("visits"))
        assert "待回访" in shown(driven[0]) and f"工单 {ticket.id}" in shown(driven[0])
        await press(driven, "ctrl+r", "1", "ctrl+s")
        assert "已记录" in shown(driven[0]) and "HF-2026-0001" in shown(driven[0])
    (one,) = visits.every()
    assert (one.overall, one.person, one.means) == ("A", "张三", "phone")
    assert tickets.get(ticket.id).visit is Opinion.SATISFIED


async def test_who_is_not_satisfied_says_why_and_it_follows_at_once(assistant: Staff) -> None:
    (home,) = lived_in(1, assistant)
    ticket = done(assistant, home)
    async with opened(assistant, "visits") as driven:
        await press(driven, "ctrl+r", "3", "ctrl+s")
        assert "请写明对什么不满意" in shown(driven[0])
        await typed(driven, "还在漏")
        await press(driven, "tab", "1", "ctrl+s")
        assert "不满意再访" in shown(driven[0])
    assert tickets.get(ticket.id).rounds == 2


async def test_the_month_is_drawn_and_its_homes_are_on_today_as_one_line(assistant: Staff) -> None:
    lived_in(30, assistant)
    async with opened(assistant, "visits") as driven:
        await press(driven, "ctrl+d")
        await typed(driven, "7")
        await press(driven, "ctrl+s")
        assert "抽 2 户，种子 7" in shown(driven[0])
        await press(driven, "f2")
        assert "2 户中还有 2 户未访" in shown(driven[0])
    assert [one.stage for one in visits.every()] == [Stage.DUE] * 2


async def test_the_rates_show_n_and_bars_and_need_no_letter(assistant: Staff) -> None:
    made(of_ticket(done(assistant)).id, assistant)
    done(assistant)
    async with opened(assistant, "visits") as driven:
        await press(driven, "ctrl+o")
        assert "1/2 = 50.0 %" in shown(driven[0]) and "#############" in shown(driven[0])
        await press(driven, "right")
        assert "1/1 = 100.0 %" in shown(driven[0])
        await press(driven, "right")
        assert "维修" in shown(driven[0])
        await press(driven, "escape")
        assert "待回访 1" in shown(driven[0])


async def test_the_supervisor_reads_and_signs_the_month(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    lived_in(24, assistant)
    visits.draw(Draw(seed=1), by=assistant)
    made(of_ticket(done(assistant)).id, assistant, Overall.A)
    time.pass_(days=9)
    async with opened(supervisor, "visits") as driven:
        await press(driven, "ctrl+w")
        assert "维修" in shown(driven[0]) and "1/1 = 100.0 %" in shown(driven[0])
        await typed(driven, PIN)
        await press(driven, "ctrl+s")
        assert "2026-11 已签字" in shown(driven[0])


async def test_a_home_shows_its_visits(assistant: Staff) -> None:
    (home,) = lived_in(1, assistant)
    made(of_ticket(done(assistant, home)).id, assistant)
    async with opened(assistant, "residents") as driven:
        await driven[0].go("residents", f"home:{home}")
        await press(driven)
        assert "A" in shown(driven[0]) and "回访" in shown(driven[0])
