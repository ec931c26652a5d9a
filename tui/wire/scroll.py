"""A list that moved by a few lines: let the terminal move it, and send only what is new."""

from __future__ import annotations

from typing import NamedTuple

from tui.wire.grid import Row

_STEPS = (1, -1, 2, -2, 3, -3)
_WORTH = 4  # lines that must come right by moving


class Scroll(NamedTuple):
    """Lines ``top`` to ``bottom`` move up by ``by`` lines; negative: down."""

    top: int
    bottom: int
    by: int


def best_scroll(shown: list[Row], wanted: list[Row]) -> Scroll | None:
    """The move that leaves the fewest lines to send; None when none is worth it."""
    right = [old == new for old, new in zip(shown, wanted, strict=True)]
    if len(right) - sum(right) < _WORTH:
        return None
    found = [_try(shown, wanted, right, by) for by in _STEPS]
    gain, scroll = max(found, key=lambda tried: tried[0])
    return scroll if gain >= _WORTH else None


def _try(
    shown: list[Row], wanted: list[Row], right: list[bool], by: int
) -> tuple[int, Scroll | None]:
    lines = range(max(0, -by), len(shown) - max(0, by))
    come_right = [y for y in lines if wanted[y] == shown[y + by] and not right[y]]
    if len(come_right) < _WORTH:
        return 0, None
    first, last = come_right[0], come_right[-1]
    scroll = Scroll(min(first, first + by), max(last, last + by), by)
    moved = range(scroll.top, scroll.bottom + 1)
    lost = sum(right[y] and not _stays(shown, wanted, y, scroll) for y in moved)
    return len(come_right) - lost, scroll


def _stays(shown: list[Row], wanted: list[Row], y: int, scroll: Scroll) -> bool:
    source = y + scroll.by
    return scroll.top <= source <= scroll.bottom and wanted[y] == shown[source]
