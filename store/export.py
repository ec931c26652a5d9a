"""What a subject lets be exported: rows under headings, masked as on the screen, or whole (F6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.figure import Period


@dataclass(frozen=True)
class Export:
    """Rows that scripts ask for by ``name``; ``help`` says what they are, ``columns`` in Chinese.

    ``rows`` is told the days that are asked for, None for all; it says so where it is ``dated``.
    ``whole`` gives the same rows with phones and ID numbers whole, for who may see them so and says
    why; None where there are none. ``records`` gives what scripts read as JSON lines, under names
    that stay: numbers, codes, days and whole fen, nobody's name; None where only a file is written.
    """

    name: str
    help: str
    columns: tuple[str, ...]
    rows: Callable[[Period | None], Iterator[Sequence[str]]]
    dated: bool = False
    records: Callable[[Period | None], Iterator[Mapping[str, object]]] | None = None
    whole: Callable[[Period | None], Iterator[Sequence[str]]] | None = None
