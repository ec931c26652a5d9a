"""A declared sheet as lines of text, so that it can be read before it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from tui.language import _
from tui.widgets import bars, paint
from tui.widgets.paint import Part, Tone, Words

if TYPE_CHECKING:
    from printing.sheet import Bars, Field, Fields, Prose, Sheet, Signatures, Table, Tiles
    from printing.sheet import Part as SheetPart

_NARROWEST = 4
_ROOM = 4  # narrowest columns that the first one of many is wide
_TILE = 18
_BAR = 41  # 2.5 % each, and the target's line


def lines(sheet: Sheet, cells: int) -> Iterator[Words]:
    """The sheet in so many cells, from its head to its note."""
    yield from _centred(sheet.estate, cells, Tone.FAINT)
    yield from _centred(sheet.title, cells, Tone.TITLE)
    number = _("No. {number}").format(number=sheet.number) if sheet.number else ""
    about = "  ".join(filter(None, (number, *sheet.plies)))
    if about:
        yield from paint.wrap([(about, Tone.FAINT)], cells)
    for part in sheet.parts:
        yield from _part(part, cells)
    if sheet.note:
        yield [("-" * cells, Tone.FAINT)]
        yield from paint.wrap([(sheet.note, Tone.FAINT)], cells)


def _centred(text: str, cells: int, tone: Tone) -> Iterator[Words]:
    for line in paint.wrap([(text, tone)], cells):
        yield [" " * max(0, (cells - paint.width(line)) // 2), *line]


def _part(part: SheetPart, cells: int) -> Iterator[Words]:
    from printing import sheet

    match part:
        case sheet.Fields():
            yield from _fields(part, cells)
        case sheet.Table():
            yield from _table(part, cells)
        case sheet.Bars():
            yield from _bars(part, cells)
        case sheet.Tiles():
            yield from _tiles(part, cells)
        case sheet.Prose():
            yield from _prose(part, cells)
        case sheet.Plain():
            yield [("-" * cells, Tone.FAINT)]
            yield from paint.wrap(part.text, cells)
        case sheet.Signatures():
            yield from _signatures(part, cells)
        case sheet.Turn():
            yield [("=" * cells, Tone.FAINT)]


def _fields(part: Fields, cells: int) -> Iterator[Words]:
    yield [("-" * cells, Tone.FAINT)]
    for row in part.rows:
        each = cells // len(row)
        yield from _beside([_field(field, each - 2) for field in row], [each] * len(row))


def _field(field: Field, cells: int) -> list[Words]:
    label: Part = (f"{field.label}: ", Tone.FAINT)
    # Boxes have no sure width on a terminal.
    value = field.value.replace("☐\u00a0", "[ ]").replace("☑\u00a0", "[x]")
    return list(paint.wrap([label, value], cells))


def _beside(columns: Sequence[Sequence[Words]], widths: Sequence[int]) -> Iterator[Words]:
    """Columns of lines side by side."""
    for across in zip_longest(*columns, fillvalue=()):
        line: list[Part] = []
        for words, width in zip(across, widths, strict=True):
            line += paint.fit(words, width)
        yield line


def _title(text: str, cells: int) -> Iterator[Words]:
    yield [("-" * cells, Tone.FAINT)]
    if text:
        yield from paint.wrap([(text, Tone.STRONG)], cells)


def _table(part: Table, cells: int) -> Iterator[Words]:
    yield from _title(part.title, cells)
    for fitting in _fitting(part, cells):
        yield from _beneath(fitting, cells)
    if part.least > len(part.rows):
        blank = _("({n} empty lines to write on)").format(n=part.least - len(part.rows))
        yield [(blank, Tone.FAINT)]


def _fitting(part: Table, cells: int) -> Iterator[Table]:
    """The table, or where it has too many columns as many at a time as fit, the first in each."""
    each = cells // _NARROWEST - _ROOM
    if len(part.columns) <= each + _ROOM:
        yield part
        return
    for start in range(1, len(part.columns), each):
        taken = slice(start, start + each)
        yield replace(
            part,
            columns=(part.columns[0], *part.columns[taken]),
            rows=tuple((row[0], *row[taken]) for row in part.rows),
        )


def _beneath(part: Table, cells: int) -> Iterator[Words]:
    """A table's heads and rows."""
    widths = _widths(part, cells)
    heads = [paint.wrap([(column.title, Tone.FAINT)], width - 1)
             for column, width in zip(part.columns, widths, strict=True)]  # fmt: skip
    yield from _beside(heads, widths)
    for row in part.rows:
        texts = [paint.wrap(text, width - 1) for text, width in zip(row, widths, strict=True)]
        yield from _beside(texts, widths)


def _widths(part: Table, cells: int) -> list[int]:
    """The columns' widths by their shares; the widest one gives what the narrowest take."""
    total = sum(column.share for column in part.columns)
    widths = [max(_NARROWEST, int(cells * column.share / total)) for column in part.columns]
    widths[widths.index(max(widths))] -= max(0, sum(widths) - cells)
    return widths


def _bars(part: Bars, cells: int) -> Iterator[Words]:
    yield from _title(part.title, cells)
    name = max((paint.width(one.name) for one in part.bars), default=0) + 2
    figure = max((paint.width(one.figure) for one in part.bars), default=0) + 2
    room = min(cells - name - figure, _BAR)
    for one in part.bars:
        drawn = bars.bar(one.tenths, part.target, room)
        yield [*paint.fit(one.name, name), *paint.fit(drawn, max(room, 0)), f"  {one.figure}"]


def _tiles(part: Tiles, cells: int) -> Iterator[Words]:
    yield from _title(part.title, cells)
    across = max(1, min(part.across, cells // _TILE))
    each = cells // across
    for start in range(0, len(part.tiles), across):
        there = part.tiles[start : start + across]
        columns = [
            [line for n, text in enumerate(tile) for line in _tile_line(text, n, each - 1)]
            for tile in there
        ]
        yield from _beside(columns, [each] * len(there))
        yield []


def _tile_line(text: str, number: int, cells: int) -> Iterator[Words]:
    yield from paint.wrap([(text, Tone.STRONG if number == 0 else Tone.PLAIN)], cells)


def _prose(part: Prose, cells: int) -> Iterator[Words]:
    yield from _title(part.title, cells)
    if part.text:
        yield from paint.wrap(part.text, cells)
    else:
        blank = _("({n} empty lines to write on)").format(n=part.lines)
        yield [(blank, Tone.FAINT)]


def _signatures(part: Signatures, cells: int) -> Iterator[Words]:
    yield [("-" * cells, Tone.FAINT)]
    each = cells // len(part.places)
    columns = []
    for place in part.places:
        signed = "  ".join(filter(None, (place.name, place.at))) or "____________"
        told: list[Words] = [*paint.wrap([(place.party, Tone.STRONG)], each - 2)]
        told += paint.wrap([(place.meaning, Tone.FAINT)], each - 2)
        told += paint.wrap(signed, each - 2)
        columns.append(told)
    yield from _beside(columns, [each] * len(columns))
