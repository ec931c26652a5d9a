"""What stands around the parts on every page: estate, title, number, journal head, page."""

from __future__ import annotations

from collections.abc import Iterator

from printing import fonts
from printing.sheet import qr
from printing.sheet.compose import SMALL, clean, wrap
from printing.sheet.formats import Format
from printing.sheet.marks import POINT, Mark, Rule, Text, centred, extent, flush_right
from printing.sheet.parts import Sheet
from printing.sheet.rows import SIDE, Line
from store import clock

_NUMBER_SIZE = 11.0
_NUMBER_ROOM = 26.0  # of the line that a number is written on by hand
_FOOT_LINE = SMALL * 1.5 * POINT
_GAP = 2.5
_ACROSS = 0.7  # of the width
_BESIDE = 150.0  # what the printing, the journal's head and the page take side by side


def _middle(on: Format) -> float:
    return on.left + on.inner / 2


def _title_room(on: Format) -> float:
    """What the number and the QR code leave to a centred title."""
    return on.inner if on.endless else on.inner - 2 * (on.qr + 18)


def head_height(sheet: Sheet) -> float:
    """Height of what stands above the parts, in millimetres."""
    on = sheet.format
    height = sum(line.height for line in _estate(sheet)) + on.title * 1.45 * POINT
    if on.endless:
        return height + (_NUMBER_SIZE * 1.5 * POINT if sheet.number else 0) + _GAP
    return max(height, on.qr) + _GAP


def _estate(sheet: Sheet) -> tuple[Line, ...]:
    on = sheet.format
    return wrap(sheet.estate, _title_room(on), Line("", on.estate, lead=1.3))


def head(sheet: Sheet, ply: str = "") -> Iterator[Mark]:
    """The marks above the parts; ``ply`` says for whom this one is."""
    on = sheet.format
    bottom = on.top + head_height(sheet) - _GAP
    y = on.top
    for line in _estate(sheet):
        y += line.height
        baseline = y - 0.3 * line.size * POINT
        yield centred(Text(0, baseline, line.text, line.size, grey=0.2), _middle(on))
    if ply:
        yield Text(on.left, on.top + 3.6, clean(ply), 9.5, bold=True)
    if on.endless:
        yield from _head_of_roll(sheet, y)
        return
    yield from _title(clean(sheet.title), on, bottom)
    if sheet.number or not sheet.head:
        yield Text(on.left, bottom - 1.2, "编号", SMALL, grey=0.35)
        yield _number(sheet, on.left + 8, bottom - 1.2)
    if sheet.head:
        yield from qr.areas(sheet.head.code, on.left + on.inner - on.qr, bottom - on.qr, on.qr)


def _number(sheet: Sheet, x: float, y: float) -> Mark:
    """The number, or a line to write it on."""
    if not sheet.number:
        return Rule(x, y + 0.6, x + _NUMBER_ROOM, y + 0.6)
    return Text(x, y, clean(sheet.number), _NUMBER_SIZE, bold=True)


def _head_of_roll(sheet: Sheet, y: float) -> Iterator[Mark]:
    on = sheet.format
    yield from _title(clean(sheet.title), on, y + on.title * 1.45 * POINT)
    if sheet.number:
        baseline = on.top + head_height(sheet) - _GAP - 1.2
        number = Text(0, baseline, f"No. {clean(sheet.number)}", _NUMBER_SIZE, bold=True)
        yield centred(number, _middle(on))


def _title(title: str, on: Format, bottom: float) -> Iterator[Mark]:
    # Short titles are set wide, as on printed forms; long ones shrink to their room.
    ems = fonts.measure(title, bold=True)
    spacing = on.title * 0.35 if len(title) <= 5 else 0
    size = min(on.title, _title_room(on) / (ems * POINT)) if ems else on.title
    length = extent(title, size, bold=True) + spacing * POINT * (len(title) - 1)
    baseline = bottom - 0.32 * size * POINT
    yield Text(_middle(on) - length / 2, baseline, title, size, bold=True, spacing=spacing)


def foot_height(sheet: Sheet) -> float:
    """Height of what stands below the parts, in millimetres."""
    lines = 1 + len(_note(sheet)) + len(_code(sheet))
    code = sheet.format.qr + 2 if sheet.format.endless and sheet.head else 0
    return 1.5 + _FOOT_LINE * lines + code


def _note(sheet: Sheet) -> tuple[Line, ...]:
    # Set flush with the frame, so what a cell keeps clear at its sides is there for the text.
    return wrap(sheet.note, sheet.format.inner + 2 * SIDE, Line("", SMALL, grey=0.25))


def _code(sheet: Sheet) -> tuple[Line, ...]:
    """The journal's head, where it does not fit beside when the sheet was printed."""
    code = f"校验码 {sheet.head.code}" if sheet.head and _is_narrow(sheet.format) else ""
    return wrap(code, sheet.format.inner + 2 * SIDE, Line("", SMALL, grey=0.25))


def _is_narrow(on: Format) -> bool:
    return on.inner < _BESIDE


def foot(sheet: Sheet, bottom: float, page: int, pages: int) -> Iterator[Mark]:
    """The marks below the parts of one page, which ends at ``bottom``."""
    on = sheet.format
    y = bottom - foot_height(sheet) + 1.5
    for line in _note(sheet):
        y += _FOOT_LINE
        yield Text(on.left, y - 0.8, line.text, line.size, grey=line.grey)
    y += _FOOT_LINE
    yield Text(on.left, y - 0.8, _printed(sheet), SMALL, grey=0.25)
    counted = Text(0, y - 0.8, f"第 {page} 页 / 共 {pages} 页", SMALL, grey=0.25)
    if not on.endless:
        yield flush_right(counted, on.left + on.inner)
    for line in _code(sheet):
        y += _FOOT_LINE
        yield Text(on.left, y - 0.8, line.text, SMALL, grey=0.25)
    if on.endless and sheet.head:
        yield from qr.areas(sheet.head.code, _middle(on) - on.qr / 2, y + 1, on.qr)


def across(sheet: Sheet, height: float) -> Iterator[Text]:
    """A word over the middle of a page of this height, pale enough to be read through."""
    on, word = sheet.format, clean(sheet.across)
    if word:
        size = on.inner * _ACROSS / (len(word) * POINT)
        text = Text(0, height / 2 + size * POINT / 3, word, size, bold=True, grey=0.78)
        yield centred(text, _middle(on))


def _printed(sheet: Sheet) -> str:
    text = f"打印 {clock.local(sheet.printed_at):%Y-%m-%d %H:%M}"
    if not sheet.head:
        return text
    text = f"{text}　第 {sheet.head.copy} 次打印"
    return text if _is_narrow(sheet.format) else f"{text}　校验码 {sheet.head.code}"
