"""A day at the desk opens thousands of forms: nothing of them may stay."""

from __future__ import annotations

import gc

import pytest
from textual._styles_cache import StylesCache

from store.rights import Staff
from tests.conftest import PIN
from tests.tui.driving import Driven, opened, press

pytestmark = pytest.mark.usefixtures("placeholder")


@pytest.mark.parametrize("key", ["f8", "ctrl+f", "ctrl+n", "f1", "ctrl+p"])
async def test_a_screen_that_was_left_leaves_nothing_behind(assistant: Staff, key: str) -> None:
    leave = [*PIN, "enter"] if key == "f8" else ["escape"]
    async with opened(assistant) as driven:
        await press(driven, key, *leave)
        before = _painted()
        await _again(driven, key, *leave)
        assert _painted() == before


async def _again(driven: Driven, *keys: str) -> None:
    for _ in range(3):
        await press(driven, *keys)


def _painted() -> int:
    """How many widgets, alive or not, keep what they last painted."""
    gc.collect()
    return sum(isinstance(thing, StylesCache) for thing in gc.get_objects())
