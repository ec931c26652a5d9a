"""What a permit costs, at the permit, without a letter key (P8–P10)."""

from __future__ import annotations

from store import parking, payments, permits
from store.permits import Permit
from store.rights import Staff
from tests.store.parking.test_parking import GONE, billed, paid, parked
from tests.tui.driving import opened, page, press, shown, typed, until

__all__ = ["parked"]


async def test_months_are_billed_and_go_back_at_the_permit(
    parked: Permit, assistant: Staff
) -> None:
    """E19, E20: the item is filled in; what was paid of whole months is asked back."""
    async with opened(assistant) as driven:
        await press(driven, *page("permits"), "ctrl+s", "1")
        await press(driven, "enter", "ctrl+u")
        await typed(driven, "3")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "未缴 803.23 元" in shown(driven[0]))
    paid(assistant, list(parking.account(parked).bills))
    permits.cancel(parked.id, GONE, by=assistant)
    async with opened(assistant) as driven:
        await press(driven, *page("permits"), "right", "right", "right", "ctrl+s")
        assert "剩余整月 2 个，其中已缴 600.00 元" in shown(driven[0])
        await press(driven, "1")
        await typed(driven, "车已卖")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "剩余整月 0 个" in shown(driven[0]))
    (refund,) = payments.REFUNDS.table.read()
    assert refund.amount == 600_00


async def test_what_is_owed_is_said_to_bar_nothing(parked: Permit, assistant: Staff) -> None:
    """P10: the screen says so."""
    billed(assistant, parked, 1)
    async with opened(assistant) as driven:
        await press(driven, *page("permits"))
        assert "尚未缴；未缴 203.23 元" in shown(driven[0])
        assert "有效" in shown(driven[0])


async def test_a_returned_permit_says_what_is_not_billed_and_bills_it(
    parked: Permit, assistant: Staff
) -> None:
    """$19: its days up to the return are billed where it is seen, before the holder goes."""
    permits.cancel(parked.id, GONE, by=assistant)
    async with opened(assistant) as driven:
        await press(driven, *page("permits"), "right", "right", "right", "ctrl+s")
        assert "尚未出账：2026-03-11 至 2026-03-11" in shown(driven[0])
        await press(driven, "1", "ctrl+s")
        await until(driven, lambda: "未缴 9.68 元" in shown(driven[0]))
        assert "尚未出账" not in shown(driven[0])
    assert parking.account(parked).owed == 9_68
