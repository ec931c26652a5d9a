"""The cursor's shortest way from one cell to another."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

# Line and column from 0; the column is None behind the last cell, where terminals differ.
Place: TypeAlias = tuple[int, int | None]


@lru_cache(maxsize=4096)
def route(here: Place | None, there: tuple[int, int], columns: bool) -> str:
    """The fewest bytes that move the cursor; ``columns``: whether CHA and VPA are known."""
    y, x = there
    line, column = f"{y + 1}" if y else "", f";{x + 1}" if x else ""
    absolute = f"\x1b[{line}{column}H"
    if here is None:
        return absolute
    if here == there:
        return ""
    ways = [v + h for v in _down(here[0], y, columns) for h in _across(here[1], x, columns)]
    return min([*ways, absolute], key=len)


def _down(here: int, there: int, lines: bool) -> list[str]:
    if here == there:
        return [""]
    ways = [_steps(there - here, "B", "A")]
    if lines:
        ways.append(f"\x1b[{there + 1}d")
    return ways


def _across(here: int | None, there: int, columns: bool) -> list[str]:
    if here == there:
        return [""]
    ways = ["\r" + (_steps(there, "C", "D") if there else "")]
    if columns:
        ways.append(f"\x1b[{there + 1}G")
    if here is not None:
        ways.append(_steps(there - here, "C", "D"))
    if here is not None and 0 < here - there < 4:
        ways.append("\b" * (here - there))
    return ways


def _steps(count: int, forward: str, back: str) -> str:
    steps = abs(count)
    return f"\x1b[{steps if steps > 1 else ''}{forward if count > 0 else back}"
