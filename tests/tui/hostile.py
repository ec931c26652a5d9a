"""Pasting hostile texts into whatever form shows, and looking at the screen afterwards."""

from __future__ import annotations

from textual import events

from tests.hostile import UNSEEN
from tests.tui.driving import Driven, settled, shown
from tui.form.field import Field
from tui.widgets.paint import width


async def everywhere(driven: Driven, text: str) -> None:
    """Paste a text into every field of the form that shows, edit it a little, and save."""
    desk = driven[0]
    for _ in desk.screen.query(Field):
        desk.keys_ahead.put(events.Paste(text))
        for key in ("left", "backspace", "end", "tab"):
            desk.keys_ahead.put(events.Key(key, None))
    desk.keys_ahead.put(events.Key("ctrl+s", None))
    await settled(*driven)


def stands(driven: Driven) -> str:
    """What the screen shows, once it is known to be whole: every row in its cells, no controls."""
    painted = shown(driven[0])
    rows = painted.split("\n")
    assert len(rows) == 24
    assert [row for row in rows if width([row]) > 80] == []
    assert not UNSEEN.search(painted.replace("\n", ""))
    return painted
