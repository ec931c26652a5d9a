"""What the reader of a workbook leaves out of one of its sheets."""

from __future__ import annotations

from dataclasses import dataclass, field

Flaws = dict[tuple[int, int], str]
Range = tuple[tuple[int, int], tuple[int, int]]


@dataclass
class Unread:
    """Rows and columns count from 0: the cells that it takes for empty, and what cells are merged.

    ``flaws`` are what a failed formula shows, or the formula where its value was never kept;
    ``merged`` are the first and the last cell of each merger; ``months`` are cells whose format
    shows no day. ``from_1904`` where the file counts its days from that year on.
    """

    flaws: Flaws = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    months: frozenset[tuple[int, int]] = frozenset()
    from_1904: bool = False
