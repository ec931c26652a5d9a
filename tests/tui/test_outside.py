"""Outside bodies on screen: the phone at once, what was agreed with its day."""

from __future__ import annotations

from store import clock, outside
from store.outside import LiaisonStage
from store.rights import Staff
from tests.conftest import Clock
from tests.store.outside.test_outside import agreed, entered
from tests.tui.driving import opened, press, shown, typed, until


async def test_what_has_failed_brings_the_phone_on_the_screen(
    assistant: Staff, time: Clock
) -> None:
    """One key and the words: whoever calls in an emergency searches no further."""
    entered(assistant)
    async with opened(assistant) as driven:
        await press(driven, "ctrl+f")
        await typed(driven, "停电")
        await until(driven, lambda: "95598" in shown(driven[0]))
        await press(driven, "enter")
        await until(driven, lambda: "外联单位" in shown(driven[0]))
        assert "平安电业" in shown(driven[0])


async def test_a_visit_is_noted_and_what_was_agreed_is_seen_to(
    supervisor: Staff, time: Clock
) -> None:
    body = entered(supervisor)
    async with opened(supervisor, "outside") as driven:
        await press(driven, "ctrl+t", "enter", "enter", "enter", "enter")
        await typed(driven, "走访\n换表前通知\n1\n+3")
        await press(driven, "ctrl+s")
        await until(driven, lambda: bool(outside.open_ones()))
        await press(driven, "ctrl+u", "1")
        await typed(driven, "已通知")
        await press(driven, "ctrl+s")
        await until(driven, lambda: not outside.open_ones())
    (one,) = outside.liaisons_of(body.id)
    assert (one.stage, one.on_day) == (LiaisonStage.KEPT, clock.today())


async def test_from_today_what_was_agreed_is_seen_to(supervisor: Staff, time: Clock) -> None:
    agreed(entered(supervisor), supervisor, days=0)
    async with opened(supervisor) as driven:
        await until(driven, lambda: "换表前通知" in shown(driven[0]))
