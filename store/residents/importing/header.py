"""The header of a sheet: one row of names, or two with groups of columns in the upper one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from store.cells import Sheet
from store.residents.importing.columns import Field
from store.residents.importing.whose import Meaning, is_heading, meaning

DEEPEST = 60
FEWEST_KNOWN = 2


@dataclass(frozen=True)
class Header:
    """``first`` and ``last`` are its rows, from 0; ``names`` are distinct, empty where none is.

    ``plain`` are the names as they stand there, ``headings`` what stands over groups of them.
    """

    first: int
    last: int
    names: tuple[str, ...]
    plain: tuple[str, ...]
    headings: tuple[str, ...]


Known = Callable[[Header, int], Meaning]  # what a column means


def find(sheet: Sheet, known: Known) -> Header | None:
    """The header under instruction rows, None when no row looks like one."""
    best, most = None, FEWEST_KNOWN - 1
    for one in _candidates(sheet):
        means = [known(one, at).field for at in range(len(one.names))]
        fields = [field for field in means if field not in (None, Field.IGNORE)]
        if len(set(fields)) >= FEWEST_KNOWN and len(fields) > most:
            best, most = one, len(fields)
    return best


def lettered(sheet: Sheet) -> Header:
    """A header for a sheet that has none: its columns are called A, B, C …"""
    width = max((len(row) for row in sheet.rows), default=0)
    names = tuple(map(letter, range(width)))
    return Header(-1, -1, names, names, ("",) * width)


def letter(at: int) -> str:
    """A column's letters as a spreadsheet shows them, counted from 0."""
    front, last = divmod(at, len(ascii_uppercase))
    return (letter(front - 1) if front else "") + ascii_uppercase[last]


def _candidates(sheet: Sheet) -> Iterator[Header]:
    """Each pair of rows that may be a header before its single rows, so that groups are kept."""
    for at, row in enumerate(sheet.rows[:DEEPEST]):
        if at + 1 < len(sheet.rows) and (pair := _pair(row, sheet.rows[at + 1])):
            yield Header(at, at + 1, _distinct(*pair), *pair)
        nothing = ("",) * len(row)
        yield Header(at, at, _distinct(row, nothing), row, nothing)


def _pair(
    upper: tuple[str, ...], lower: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Names and headings of two rows that are one header, None when they aren't."""
    if not any(is_heading(cell) for cell in upper) or not any(lower):
        return None
    named = [cell for cell in lower if cell]
    if sum(meaning(cell).field is not None for cell in named) * 2 <= len(named):
        return None
    width = max(len(upper), len(lower))
    upper, lower = (row + ("",) * (width - len(row)) for row in (upper, lower))
    names, headings, over = [], [], ""
    for above, below in zip(upper, lower, strict=True):
        over = above or over
        grouped = bool(below) and over != below
        names.append(below or above)
        headings.append(over if grouped else "")
        over = over if grouped else ""
    return tuple(names), tuple(headings)


def _distinct(names: tuple[str, ...], headings: tuple[str, ...]) -> tuple[str, ...]:
    """The names told apart: by their heading, else by a number in brackets."""
    often = Counter(names)
    full = [
        f"{heading}{name}" if heading and often[name] > 1 else name
        for name, heading in zip(names, headings, strict=True)
    ]
    seen: Counter[str] = Counter()
    found = []
    for name in full:
        seen[name] += 1
        found.append(f"{name}[{seen[name]}]" if name and seen[name] > 1 else name)
    return tuple(found)
