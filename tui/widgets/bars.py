"""A share as a bar of ASCII: no colour, no wide or ambiguous cell, few bytes."""

from __future__ import annotations

FULL, EMPTY, TARGET = "#", ".", "|"


def bar(tenths: int | None, target: int | None, cells: int) -> str:
    """A bar of so many cells from 0 to 100 %, cut off like its figure.

    ``tenths`` of a per cent are filled, none for nothing; ``target`` tenths are where a line stands
    between two cells, none without one.
    """
    if tenths is None or cells < 2:
        return ""
    room = cells - (target is not None)
    filled = min(max(tenths, 0), 1000) * room // 1000
    drawn = FULL * filled + EMPTY * (room - filled)
    if target is None:
        return drawn
    at = -(-min(target, 1000) * room // 1000)
    return f"{drawn[:at]}{TARGET}{drawn[at:]}"
