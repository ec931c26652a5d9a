"""What stands around the parts on every page: estate, title, number, journal head, page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from printing import fonts
from printing.sheet.compose import SMALL, WIDTH, clean, wrap
from printing.sheet.marks import POINT, Area, Mark, Text, centred, extent, flush_right
from printing.sheet.pages import BOTTOM, LEFT, PAGE_HEIGHT, TOP
from printing.sheet.parts import Sheet
from printing.sheet.rows import Line
from store import clock

QR_SIZE = 16.0
_MIDDLE = LEFT + WIDTH / 2
_TITLE_SIZE, _ESTATE_SIZE = 19.0, 10.5
_TITLE_ROOM = 110.0
_FOOT_LINE = SMALL * 1.5 * POINT


def head_height(sheet: Sheet) -> float:
    """Height of what stands above the parts, in millimetres."""
    estate = _estate(sheet)
    return max(sum(line.height for line in estate) + _TITLE_SIZE * 1.45 * POINT, QR_SIZE) + 2.5


def _estate(sheet: Sheet) -> tuple[Line, ...]:
    return wrap(sheet.estate, _TITLE_ROOM, Line("", _ESTATE_SIZE, lead=1.3))


def head(sheet: Sheet) -> Iterator[Mark]:
    """The marks above the parts."""
    bottom = TOP + head_height(sheet) - 2.5
    y = TOP
    for line in _estate(sheet):
        y += line.height
        baseline = y - 0.3 * line.size * POINT
        yield centred(Text(0, baseline, line.text, line.size, grey=0.2), _MIDDLE)
    yield from _title(clean(sheet.title), bottom)
    if sheet.number:
        yield from _number(sheet, bottom)
    if sheet.head:
        yield from qr(sheet.head.code, LEFT + WIDTH - QR_SIZE, bottom - QR_SIZE)


def _title(title: str, bottom: float) -> Iterator[Mark]:
    # Short titles are set wide, as on printed forms; long ones shrink to their room.
    ems = fonts.measure(title, bold=True)
    spacing = _TITLE_SIZE * 0.35 if len(title) <= 5 else 0
    size = min(_TITLE_SIZE, _TITLE_ROOM / (ems * POINT)) if ems else _TITLE_SIZE
    length = extent(title, size, bold=True) + spacing * POINT * (len(title) - 1)
    baseline = bottom - 0.32 * size * POINT
    yield Text(_MIDDLE - length / 2, baseline, title, size, bold=True, spacing=spacing)


def _number(sheet: Sheet, bottom: float) -> Iterator[Mark]:
    baseline = bottom - 1.2
    yield Text(LEFT, baseline, "编号", SMALL, grey=0.35)
    yield Text(LEFT + 8, baseline, clean(sheet.number), 11, bold=True)


def foot_height(sheet: Sheet) -> float:
    """Height of what stands below the parts, in millimetres."""
    return 1.5 + _FOOT_LINE * (2 + len(_note(sheet)))


def _note(sheet: Sheet) -> tuple[Line, ...]:
    return wrap(sheet.note, WIDTH, Line("", SMALL, grey=0.25, lead=1.5))


def foot(sheet: Sheet, page: int, pages: int) -> Iterator[Mark]:
    """The marks below the parts of one page."""
    y = PAGE_HEIGHT - BOTTOM - foot_height(sheet) + 1.5
    for line in _note(sheet):
        y += _FOOT_LINE
        yield Text(LEFT, y - 0.8, line.text, line.size, grey=line.grey)
    y += _FOOT_LINE
    right = LEFT + WIDTH
    yield Text(LEFT, y - 0.8, _printed(sheet), SMALL, grey=0.25)
    yield flush_right(Text(0, y - 0.8, f"第 {page} 页 / 共 {pages} 页", SMALL, grey=0.25), right)
    if sheet.head:
        yield Text(LEFT, y + _FOOT_LINE - 0.8, f"校验码 {sheet.head.code}", SMALL, grey=0.25)


def _printed(sheet: Sheet) -> str:
    text = f"打印 {clock.local(sheet.printed_at):%Y-%m-%d %H:%M}"
    return f"{text}　第 {sheet.head.copy} 次打印" if sheet.head else text


def qr(code: str, x: float, y: float) -> Iterator[Mark]:
    """A QR code as areas, ``QR_SIZE`` wide; a phone reads no Micro QR."""
    matrix = _matrix(code)
    module = QR_SIZE / len(matrix)
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
