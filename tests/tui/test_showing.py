"""What was open before is painted in the same step that its key is heard in, not rounds later."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from rich.color import ColorSystem
from textual.screen import Screen

from store import keys
from store.keys import KeyKind, NewKey
from store.rights import Staff
from tests.conftest import PIN
from tests.tui.driving import Driven, elsewhere, heard, opened, press, settled, shown, typed
from tui.desk.app import Desk
from tui.desk.lock import LockScreen
from tui.keys.screen import KeysScreen
from tui.screen import actions
from tui.screen.deskscreen import DeskScreen
from tui.wire.abilities import Abilities
from tui.wire.grid import Grid
from tui.wire.painter import Frame
from tui.wire.pens import Pens


class Frames:
    """The frames that a desk paints, as text."""

    def __init__(self, desk: Desk, patch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        self._show = desk._display
        self._grid = Grid(*desk.size, Pens(ColorSystem.STANDARD, Abilities()))
        patch.setattr(desk, "_display", self._take)

    def _take(self, screen: Screen[Any], frame: Frame | None) -> None:
        if frame is not None:
            frame.paint(self._grid)
            self.texts.append("\n".join(row.text.replace("\0", "") for row in self._grid.rows))
        self._show(screen, frame)

    def of(self, act: Callable[[], object]) -> list[str]:
        """Those of one call, before the event loop has its next turn."""
        self.texts = []
        act()
        return list(self.texts)


def top(driven: Driven) -> DeskScreen[Any]:
    """The screen that shows."""
    return driven[0].open_screens[-1]


def stripped(frame: str) -> str:
    """A frame without the spaces at the ends of lines."""
    return "\n".join(map(str.rstrip, frame.split("\n")))


@asynccontextmanager
async def watched(
    who: Staff, patch: pytest.MonkeyPatch, *keys: str
) -> AsyncIterator[tuple[Driven, Frames]]:
    """The desk after these keys, and what it paints from then on."""
    async with opened(who) as driven:
        await press(driven, *keys)
        yield driven, Frames(driven[0], patch)


async def test_a_page_that_was_open_is_painted_with_its_key(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watched(assistant, monkeypatch, "f5", "f2") as (driven, frames):
        *_, frame = frames.of(lambda: top(driven).perform(actions.PAGES["keys"]))
        assert "没有钥匙" in frame
        await settled(*driven)
        assert shown(driven[0]) == stripped(frame)
        *_, frame = frames.of(lambda: top(driven).perform(actions.PAGES["today"]))
        assert "现在要办" in frame


async def test_it_shows_what_was_recorded_meanwhile(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watched(assistant, monkeypatch, "f5", "f2") as (driven, frames):
        new = NewKey(hook="17", kind=KeyKind.PUBLIC, doors="泵房")
        await elsewhere(lambda: keys.hold(new, by=assistant))
        await heard(driven)
        *_, frame = frames.of(lambda: top(driven).perform(actions.PAGES["keys"]))
        assert "泵房" in frame


async def test_it_has_the_size_that_the_window_has_by_then(assistant: Staff) -> None:
    async with opened(assistant) as driven:
        desk, pilot = driven
        await press(driven, "f5", "f2")
        await pilot.resize_terminal(120, 40)
        await press(driven, "f5")
        assert isinstance(desk.screen, KeysScreen)
        assert desk.screen.size == (120, 40)
        assert len(shown(desk).split("\n")) == 40


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("key", ["f7", "ctrl+n", "ctrl+f", "f1", "f10", "ctrl+p", "f3"])
async def test_what_opens_is_painted_whole_the_first_time(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch, key: str, size: tuple[int, int]
) -> None:
    async with opened(assistant, "tickets", size=size) as driven:
        frames = Frames(driven[0], monkeypatch)
        await press(driven, key)
        first, last = frames.texts[0], frames.texts[-1]
        assert stripped(last) == shown(driven[0])
        assert first == last


async def test_back_paints_what_lay_beneath_with_its_key(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watched(assistant, monkeypatch, "f1") as (driven, frames):
        *_, frame = frames.of(lambda: top(driven).perform(actions.BACK))
        assert "现在要办" in frame


async def test_what_is_left_beneath_the_lock_paints_nothing(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watched(assistant, monkeypatch, "f1") as (driven, frames):
        covered = top(driven)
        await driven[0].push_screen(LockScreen(assistant))
        await settled(*driven)
        assert not frames.of(lambda: covered.done(None))
        await typed(driven, f"{PIN}\n")
        assert "现在要办" in shown(driven[0])


async def test_keys_typed_ahead_of_a_page_reach_it(assistant: Staff) -> None:
    keys.hold(NewKey(hook="17", kind=KeyKind.PUBLIC, doors="泵房"), by=assistant)
    async with opened(assistant) as driven:
        await press(driven, "f5", "f2", "f3", "f2")
        await press(driven, "f5", "1", "7")
        assert isinstance(driven[0].screen, KeysScreen)
        assert driven[0].screen.typed == "17"


@pytest.mark.parametrize("before", [("f4", "f5"), ("f5", "f3", "f4", "f5"), ("f4", "f5", "ctrl+n")])
async def test_what_is_typed_behind_the_key_of_a_page_arrives_whole(
    assistant: Staff, before: tuple[str, ...]
) -> None:
    """Also where that page lies beneath the one that is left, which is told later of its key."""
    async with opened(assistant) as driven:
        await press(driven, *before)
        await press(driven, "f4", "ctrl+n", *"1013", "escape", "f5", "f4", "ctrl+n", *"57")
        assert "101357" in shown(driven[0])


async def test_no_page_shows_over_the_lock(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watched(assistant, monkeypatch, "f5", "f2") as (driven, frames):
        today = top(driven)
        await press(driven, "f8")
        assert not frames.of(lambda: today.perform(actions.PAGES["keys"]))
        assert top(driven).LOCKS
        await typed(driven, f"{PIN}\n")
        assert isinstance(driven[0].screen, KeysScreen)
