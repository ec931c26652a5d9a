"""How a home stands, at the desk (F1)."""

from __future__ import annotations

from store import residents
from store.residents import HomePage, HomeState
from store.rights import Staff
from tests.tui.driving import opened, press, shown, typed


async def test_a_state_is_recorded_and_its_history_shows(
    household: HomePage, assistant: Staff
) -> None:
    async with opened(assistant, "residents") as driven:
        await press(driven, "enter", "ctrl+u", "5")
        await press(driven, "4", "enter", "ctrl+u")
        await typed(driven, "2026-11-01\n")
        await press(driven, "ctrl+s")
        text = shown(driven[0])
        assert "住宅  空置" in text and "空置，2026-11-01 起" in text
        await press(driven, "enter", "6", "enter", "ctrl+s")
        text = shown(driven[0])
        assert "出租，2026-11-23 起" in text and "空置，2026-11-01 起" in text
        assert "李芳" in text
    assert residents.home(household.home.id).home.state is HomeState.LET
