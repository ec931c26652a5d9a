"""The drawer on screen: counted before the book's figure shows, signed, shut (CT8, $48, $49)."""

from __future__ import annotations

from store import drawer
from store.drawer import DayStage
from store.residents import Home
from store.rights import Staff
from tests.conftest import Clock
from tests.store.payments.test_payments import owing, paid
from tests.tui.driving import line, opened, page, press, shown, typed, until

_ = owing


async def test_the_count_is_blind_and_the_difference_shows_once_it_is_recorded(
    owing: Home, assistant: Staff, time: Clock
) -> None:
    paid(owing, assistant, "250.66")
    time.pass_(minutes=1)
    async with opened(assistant) as driven:
        await press(driven, *page("drawer"), "ctrl+n")
        assert "250.66" not in shown(driven[0])
        await typed(driven, "2")
        await press(driven, "ctrl+s")
        assert "与账面不符：请重新清点，或说明原因" in shown(driven[0])
        assert "250.66" not in shown(driven[0]) and "50.66" not in shown(driven[0])
        await typed(driven, "少一张五十")
        await press(driven, "ctrl+s")
        await until(driven, lambda: "账面 250.66  实点 200.00  差额 -50.66" in shown(driven[0]))


async def test_a_day_is_signed_printed_and_shut(
    owing: Home, assistant: Staff, manager: Staff
) -> None:
    paid(owing, assistant, "10")
    async with opened(assistant) as driven:
        await press(driven, *page("drawer"), "ctrl+d", "ctrl+s")
        await until(driven, lambda: "day-sheet-2026-11-23.pdf" in line(driven[0], -2))
    async with opened(manager) as driven:
        assert "日报待接收" in shown(driven[0])
        await press(driven, *page("drawer"), "ctrl+k", "ctrl+s")
        await until(driven, lambda: "2026-11-23 已封账" in shown(driven[0]))
    assert drawer.DAYS.table.one(1).stage is DayStage.SHUT
