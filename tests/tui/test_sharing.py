"""Shared costs on screen: what it comes to, the drafts, undone whole ($8)."""

from __future__ import annotations

from datetime import date

from store import bills, sharing
from store.bills import Stage
from store.rights import Staff
from tests.store.bills.billed import home, pays
from tests.store.pricelist import listing
from tests.tui.driving import opened, page, press, shown, typed, until


async def test_a_cost_is_shared_and_undone_without_a_letter_key(manager: Staff) -> None:
    listing.item(manager, number="DTF", name="电梯电费", kind="shared", way="agreed", rated=False)
    for n in range(3):
        pays(manager, home(manager, f"1-1-{n + 1}01", "66.6"), date(2026, 1, 1))
    async with opened(manager) as driven:
        await press(driven, *page("sharing"), "ctrl+n")
        await typed(driven, "DTF\n100\n2026-10-01\n2026-10-31\n")
        await press(driven, "tab", "tab", "tab")
        await typed(driven, "供电局发票")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "100.00 元由 3 户分摊：3 张账单" in shown(driven[0]))
        assert "1-1-101 33.34" in shown(driven[0]) and not sharing.SHARES.table.read()
        await press(driven, "enter")
        await until(driven, lambda: "FT-2026-0001" in shown(driven[0]))
        assert [bill.amount for bill in bills.of_run(1)] == [33_34, 33_33, 33_33]
        await press(driven, "ctrl+k")
        await typed(driven, "漏了一户")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "已撤销" in shown(driven[0]))
    assert {bill.stage for bill in bills.of_run(1)} == {Stage.VOID}
