"""Bills on screen, without a letter key: dry run, drafts, issue, the reckoning (CT3, $23–$27)."""

from __future__ import annotations

from datetime import date

from store import bills, journal
from store.bills import Stage
from store.rights import Staff
from tests.store.bills.billed import fee, home, issued, only, pays
from tests.tui.driving import line, opened, page, press, shown, typed, until


async def test_a_month_is_planned_drafted_and_issued(manager: Staff, assistant: Staff) -> None:
    """$23: the dry run names who is left out and why, and nothing is written yet."""
    fee(manager)
    pays(manager, home(manager, "3-1-101"))
    home(manager, "3-1-102")
    async with opened(assistant) as driven:
        await press(driven, *page("bill_runs"), "ctrl+n")
        await typed(driven, "WYF\n2026-11\n")
        assert "WYF 2026-11：1 张，共 250.66 元；2 户中未列入 1 户" in shown(driven[0])
        assert "未登记交款人 (1): 3-1-102" in shown(driven[0])
        assert bills.listed("") == []
        await press(driven, "enter")
        assert "草稿尚不为应收：由主管签发" in shown(driven[0])
        assert "全部签发" not in line(driven[0], -1)  # that is the supervisor's
    async with opened(manager) as driven:
        await press(driven, *page("bill_runs"), "ctrl+t", "ctrl+s")
        await until(driven, lambda: "已签发" in shown(driven[0]))
    assert [one.stage for one in bills.listed("")] == [Stage.ISSUED]


async def test_why_a_bill_comes_to_that_stands_below_it_to_be_read_out(manager: Staff) -> None:
    """CT3; E2."""
    fee(manager)
    pays(manager, home(manager, "3-1-101"), date(2026, 3, 11))
    issued(manager, "2026-03")
    async with opened(manager) as driven:
        await press(driven, *page("bills"))
        told = "03-11–03-31：2.8 × 89.52 × 21/31 = 169.79923，取整 169.80"
        assert told in shown(driven[0])
        await press(driven, "f9")
        await until(driven, lambda: "bill-ZD-2026-000001.pdf" in line(driven[0], -2))
    (sheet,) = [e for e in journal.of_subject("bill:1") if e.kind == "sheet.printed"]
    assert sheet.payload["sheet"] == "bill"


async def test_a_reduction_is_asked_at_the_desk_and_decided_from_today(
    manager: Staff, assistant: Staff
) -> None:
    fee(manager)
    pays(manager, home(manager, "3-1-101"))
    bill = only(issued(manager, "2026-11"))
    async with opened(assistant) as driven:
        await press(driven, *page("bills"), "ctrl+r")
        await typed(driven, "50\n停水三日\n业委会函\n")
        await press(driven, "ctrl+s")
        assert "申请减免 50.00 元" in shown(driven[0])
    async with opened(manager) as driven:
        assert f"账单 {bill.number} 是否减免" in shown(driven[0])
        await press(driven, *page("bills"), "ctrl+a", "1", "ctrl+s")
        await until(driven, lambda: "200.66" in shown(driven[0]))
    assert bills.get(bill.id).owed == 200_66


async def test_what_is_wrong_is_told_at_the_field_and_stays(manager: Staff) -> None:
    fee(manager)
    async with opened(manager) as driven:
        await press(driven, *page("bill_runs"), "ctrl+n")
        await typed(driven, "WYF\n2026-13\n")
        await press(driven, "ctrl+s")
        assert "月份写作 2026-11" in shown(driven[0]) and "2026-13" in shown(driven[0])


async def test_owners_on_file_pay_where_nobody_is_named(manager: Staff) -> None:
    home(manager, "3-1-101")
    async with opened(manager) as driven:
        await press(driven, *page("payers"), "ctrl+o")
        await typed(driven, "\n2026-01-01\n交接名册")
        await press(driven, "ctrl+s")
        assert "已为 1 户登记交款人" in shown(driven[0])
        assert "王芳" in shown(driven[0])
