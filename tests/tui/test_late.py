"""Late charges at the counter: seen, paid or left, waived, and the yearly figure ($51–$54, CT1)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from store import bills, clock, late, payments, residents
from store.desk.settings import change_own
from store.late import LateSettings
from store.residents import Home
from store.rights import Staff
from tests.conftest import Clock
from tests.store.bills.billed import fee, home, issued, pays
from tests.tui.driving import Driven, opened, page, press, shown, typed, until
from tui.desk.settings import sections


@pytest.fixture
def owing(time: Clock, desk: object, manager: Staff) -> Home:
    """A home whose bill of March, 250.66, is 45 days late where a charge is agreed."""
    time.at = clock.bounds(date(2026, 3, 25))[0] + timedelta(hours=9)
    fee(manager)
    one = home(manager, "3-1-101")
    pays(manager, one)
    issued(manager, "2026-03")
    agreed = LateSettings.model_validate({"clause": "物业服务合同第九条"})
    change_own("late", agreed, by=manager)
    time.pass_(days=45)
    return residents.get(one.id)


async def at_the_home(driven: Driven) -> None:
    await press(driven, "ctrl+f")
    await typed(driven, "3-1-101")
    await press(driven, "enter")


async def test_it_is_seen_at_the_home_and_paid_with_the_bill(owing: Home, assistant: Staff) -> None:
    """CT1, E10: no key more than without it."""
    async with opened(assistant) as driven:
        await at_the_home(driven)
        assert "违约金 5.64 元" in shown(driven[0])
        await press(driven, "5")
        assert "256.30 元  贰佰伍拾陆元叁角整  其中违约金 5.64" in shown(driven[0])
        await press(driven, "enter", "ctrl+s")
        await until(driven, lambda: "收款 256.30 元" in shown(driven[0]))
        assert "违约金" not in shown(driven[0]).splitlines()[0]
    assert late.of_home(owing.id, clock.today()) == []


async def test_it_is_left_with_one_key_and_waived_by_another_who_is_in_charge(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """$54, X93: it stays on the home's page, with its reckoning, until somebody decides."""
    async with opened(assistant) as driven:
        await at_the_home(driven)
        await press(driven, "5", "ctrl+g")
        assert "未收违约金 5.64" in shown(driven[0])
        assert "(5.64)" in shown(driven[0])
        await press(driven, "enter", "ctrl+s")
        await until(driven, lambda: "收款 250.66 元" in shown(driven[0]))
        assert "违约金 5.64 元" in shown(driven[0])
        await press(driven, "end", "enter")
        assert "45 天 × 0.05 % × 250.66 = 5.64" in shown(driven[0])
        await press(driven, "1")
        await typed(driven, "老人住院")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "已记录" in shown(driven[0]))
    async with opened(supervisor) as driven:
        await press(driven, *page("late_charges"))
        assert "[待批准 1]" in shown(driven[0])
        await press(driven, "ctrl+a", "ctrl+s")
        await until(driven, lambda: "已记录" in shown(driven[0]))
    assert late.of_home(owing.id, clock.today()) == []
    assert bills.owed_by(owing.id) == []
    assert len(payments.of_home(owing.id)) == 1


async def test_the_setting_says_what_a_rate_a_day_is_in_a_year_and_warns(manager: Staff) -> None:
    """$51, I-65: 3 per mille of the published sample is 109.5 % a year."""
    place = [*sections().values()].index("late")
    async with opened(manager) as driven:
        await press(driven, *page("settings"), *["down"] * place, "enter")
        await press(driven, "down", "down")
        assert "= 每年 18.25 %" in shown(driven[0])
        await press(driven, "ctrl+u")
        await typed(driven, "0.3")
        assert "= 每年 109.5 %" in shown(driven[0])
        assert "法院可予减少" in shown(driven[0])


async def test_what_was_paid_of_it_goes_back_alone_from_the_home_s_page(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """$42, $54: the one bill stands in the form already; the amount and a mark are added."""
    async with opened(assistant) as driven:
        await at_the_home(driven)
        await press(driven, "5", "enter", "ctrl+s")
        await until(driven, lambda: "收款 256.30 元" in shown(driven[0]))
        await press(driven, "end", "enter")
        assert "250.66  违约金 5.64" in shown(driven[0])
        await press(driven, "1", "up", "ctrl+u")
        await typed(driven, "5.64\n违约金算错\n")
        await press(driven, "2", "ctrl+s")
        await until(driven, lambda: "违约金  5.64  待审批" in shown(driven[0]))
    async with opened(supervisor) as driven:
        await at_the_home(driven)
        await press(driven, "end", "enter", "1", "ctrl+s")
        await until(driven, lambda: "5.64  待付款" in shown(driven[0]))
    async with opened(assistant) as driven:
        await at_the_home(driven)
        await press(driven, "end", "enter", "1", "ctrl+s")
        await until(driven, lambda: "违约金重新应收" in shown(driven[0]))
    assert sum(one.owed for one in late.of_home(owing.id, clock.today())) == 5_64
