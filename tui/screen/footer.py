"""The line of keys below every screen."""

from __future__ import annotations

from collections.abc import Iterable

from tui.language import _
from tui.screen.actions import Action
from tui.widgets import paint
from tui.widgets.paint import Part, Tone, Words


def key_line(available: Iterable[Action], cells: int) -> Words:
    """The keys that matter, as many as fit; those of the highest rank go first."""
    offered = [action for action in available if action.rank is not None]
    left, kept = cells - 1, set()
    for action in sorted(offered, key=lambda action: action.rank or 0):
        size = paint.width(action.key) + paint.width(_(action.title)) + 3
        if size <= left + 2:
            kept.add(action.id)
            left -= size
        else:
            break
    line: list[Part] = [" "]
    for action in offered:
        if action.id in kept:
            line += [(action.key, Tone.KEY), f" {_(action.title)}  "]
    return line
