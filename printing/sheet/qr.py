"""The QR code of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from printing.sheet.marks import Area, Mark


def areas(code: str, x: float, y: float, size: float) -> Iterator[Mark]:
    """A code as areas, ``size`` millimetres wide; a phone reads no Micro QR."""
    matrix = _matrix(code)
    module = size / len(matrix)
    for row, cells in enumerate(matrix):
        for start, length in _runs(cells):
            yield Area(x + start * module, y + row * module, length * module, module, 0)


@lru_cache(maxsize=8)
def _matrix(code: str) -> tuple[tuple[int, ...], ...]:
    import segno

    made = segno.make(code, micro=False, error="m")
    return tuple(tuple(row) for row in made.matrix)


def _runs(cells: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(cells):
        length = 1
        while start + length < len(cells) and cells[start + length] == cells[start]:
            length += 1
        if cells[start]:
            yield start, length
        start += length
