"""Who owes, on screen and without a letter key ($64–$69, CT7)."""

from __future__ import annotations

from store import clock, dunning, journal
from store.dunning import How, NewStep, Rung, State, Taken
from store.rights import Staff
from tests.store.dunning.owing import bill, home, pay, payer
from tests.tui.driving import line, opened, page, press, shown, typed, until

OCTOBER = "2026-10-25"


async def test_from_the_list_to_a_step_a_promise_and_the_notice(assistant: Staff) -> None:
    """Digits, arrows, Enter and Ctrl-keys alone, but for the words themselves."""
    one = payer(home("3-2-1201", assistant))
    bill(one, OCTOBER)
    async with opened(assistant) as driven:
        await press(driven, *page("dunning"))
        assert "3-2-1201" in shown(driven[0]) and "该催缴了" in shown(driven[0])
        await press(driven, "ctrl+t")
        await press(driven, "enter", "enter")
        await typed(driven, "他说明天转账")
        await press(driven, "enter")
        await typed(driven, "2026-11-24")
        await press(driven, "ctrl+s")
        assert "已记录：3-2-1201  CJ-2026-0001" in shown(driven[0])
        assert dunning.get(one).state(clock.today()) is State.PROMISED
        await press(driven, "f9")
        await until(driven, lambda: "arrears-notice-CJ-2026-0001.pdf" in line(driven[0], -2))
    assert journal.of_subject(f"dunning:{one}")[-1].kind == "sheet.printed"


async def test_a_threat_is_refused_at_its_field_and_stays(assistant: Staff) -> None:
    """$68."""
    one = payer(home("3-2-1201", assistant))
    bill(one, OCTOBER)
    async with opened(assistant) as driven:
        await press(driven, *page("dunning"), "ctrl+t", "enter")
        await typed(driven, "再不缴就停　水")
        await press(driven, "ctrl+s")
        assert "民法典 944" in shown(driven[0]) and "停　水" in shown(driven[0])
        assert dunning.get(one).rung is None


async def test_a_step_for_all_is_taken_with_those_that_show_alone(assistant: Staff) -> None:
    """X23: choice falls when the filter changes."""
    payers = [payer(home(code, assistant)) for code in ("1-1-101", "1-1-102", "2-1-101")]
    for one in payers:
        bill(one, OCTOBER)
    async with opened(assistant) as driven:
        await press(driven, *page("dunning"))
        await typed(driven, "1-1-1")
        await press(driven, "ctrl+w")
        assert "2 户：1-1-101  1-1-102" in shown(driven[0])
        await press(driven, "ctrl+s")
        assert "已记录：2 步" in shown(driven[0])
    assert [one.rung for one in dunning.debtors()] == [Rung.REMINDER, Rung.REMINDER, None]


async def test_at_the_home_it_is_told_and_gone_once_paid(assistant: Staff) -> None:
    home_id = home("3-2-1201", assistant)
    owner = payer(home_id)
    one = bill(owner, OCTOBER)
    call = NewStep(rung=Taken.REMINDER, whom="欧阳", how=How.CALLED)
    dunning.take(owner, call, by=assistant)
    async with opened(assistant, "residents") as driven:
        await typed(driven, "3-2-1201")
        await press(driven, "enter")
        await until(driven, lambda: "催缴提醒" in shown(driven[0]))
        assert "250.66" in shown(driven[0])
        pay(one, 250_66, assistant)
        await press(driven, *page("dunning"))
        assert "这里没有欠费" in shown(driven[0])
