"""What was open before is painted in the same step that its key is heard in, not rounds later."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.color import ColorSystem

from store import keys
from store.keys import KeyKind, NewKey
from store.staff import Staff
from tests.tui.driving import elsewhere, heard, opened, press, settled, shown, typed
from tui import actions
from tui.app import Desk
from tui.keys.screen import KeysScreen
from tui.lock import LockScreen
from tui.wire.abilities import Abilities
from tui.wire.grid import Grid
from tui.wire.painter import Frame
from tui.wire.pens import Pens


class Frames:
    """The frames that a desk paints, as text."""

    def __init__(self, desk: Desk, patch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        self._grid = Grid(*desk.size, Pens(ColorSystem.STANDARD, Abilities()))
        patch.setattr(desk, "_display", self._take)

    def _take(self, _screen: object, frame: Frame | None) -> None:
        if frame is not None:
            frame.paint(self._grid)
            self.texts.append("\n".join(row.text.replace("\0", "") for row in self._grid.rows))

    def of(self, act: Callable[[], object]) -> list[str]:
        """Those of one call, before the event loop has its next turn."""
        self.texts = []
        act()
        return list(self.texts)


async def test_a_page_that_was_open_is_painted_with_its_key(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(assistant) as driven:
        desk = driven[0]
        await press(driven, "f5", "f2")
        frames = Frames(desk, monkeypatch)
        *_, frame = frames.of(lambda: desk.open_screens[-1].perform(actions.KEYS))
        assert "没有钥匙" in frame
        monkeypatch.undo()
        await settled(*driven)
        assert shown(desk) == "\n".join(line.rstrip() for line in frame.split("\n"))
        frames = Frames(desk, monkeypatch)
        *_, frame = frames.of(lambda: desk.open_screens[-1].perform(actions.TODAY))
        assert "现在要办" in frame


async def test_it_shows_what_was_recorded_meanwhile(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(assistant) as driven:
        desk = driven[0]
        await press(driven, "f5", "f2")
        new = NewKey(hook="17", kind=KeyKind.PUBLIC, doors="泵房")
        await elsewhere(lambda: keys.hold(new, by=assistant))
        await heard(driven)
        frames = Frames(desk, monkeypatch)
        *_, frame = frames.of(lambda: desk.open_screens[-1].perform(actions.KEYS))
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
        assert "\n".join(map(str.rstrip, last.split("\n"))) == shown(driven[0])
        assert first == last


async def test_back_paints_what_lay_beneath_with_its_key(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(assistant) as driven:
        desk = driven[0]
        await press(driven, "f1")
        frames = Frames(desk, monkeypatch)
        *_, frame = frames.of(lambda: desk.open_screens[-1].perform(actions.BACK))
        assert "现在要办" in frame


async def test_what_is_left_beneath_the_lock_paints_nothing(
    assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(assistant) as driven:
        desk = driven[0]
        await press(driven, "f1")
        covered = desk.open_screens[-1]
        await desk.push_screen(LockScreen(assistant))
        await settled(*driven)
        frames = Frames(desk, monkeypatch)
        assert not frames.of(lambda: covered.done(None))
        monkeypatch.undo()
        await typed(driven, "314159\n")
        assert "现在要办" in shown(desk)


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
    async with opened(assistant) as driven:
        desk = driven[0]
        await press(driven, "f5", "f2")
        today = desk.open_screens[-1]
        await press(driven, "f8")
        frames = Frames(desk, monkeypatch)
        assert not frames.of(lambda: today.perform(actions.KEYS))
        assert desk.open_screens[-1].LOCKS
        monkeypatch.undo()
        await typed(driven, "314159\n")
        assert isinstance(desk.screen, KeysScreen)
