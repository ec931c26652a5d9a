"""From the parts of a declaration to rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from printing import fonts
from printing.linebreak import break_lines
from printing.sheet.formats import Format
from printing.sheet.marks import POINT
from printing.sheet.parts import (
    Align,
    Bars,
    Column,
    Field,
    Fields,
    Part,
    Plain,
    Prose,
    Signatures,
    Table,
    Tiles,
    Turn,
)
from printing.sheet.rows import SIDE, Cell, Gauge, Line, Row
from store.inputs import printable

LABEL_SIZE = 9.0
SMALL = 7.5
WRITING_LEAD = 1.9  # room for a hand to write between ruled lines
_CLOSEST = 1.25  # lines of Han that are closer run into each other
_ROW_HEIGHT = 6.8
_TILE_HEIGHT, _WIDE_TILE = 17.0, 40.0
_BAR_HEIGHT, _NAME, _FIGURE = 4.6, 0.12, 0.24  # names and figures beside bars, of the width
_MOST_SPACING = 0.06  # more than this between characters looks like a fault
BLANK_TIME = "20　　年　　月　　日　　："


@dataclass(frozen=True)
class Block:
    """Rows under ``heads`` that stand above them on every page.

    ``signs`` keeps the block with the row before it: nobody signs an empty page. ``turns`` begins
    a page.
    """

    rows: tuple[Row, ...] = ()
    heads: tuple[Row, ...] = ()
    signs: bool = False
    turns: bool = False

    @property
    def height(self) -> float:
        """Height of it all in millimetres."""
        return sum(row.height for row in self.heads + self.rows)


def clean(text: str) -> str:
    """The text as it can stand on paper: no control characters, a mark for what has no glyph."""
    return fonts.shown(printable(text))


def wrap(text: str, width: float, like: Line) -> tuple[Line, ...]:
    """A text's lines in a cell of this width, each paragraph evened out to both edges."""
    room, em = width - 2 * SIDE, like.size * POINT
    heavy = like.bold and fonts.has_bold(text.replace("\n", ""))
    lines: list[Line] = []
    for paragraph in clean(text).split("\n"):
        broken = break_lines(paragraph, room / em, lambda c: fonts.width(c, heavy))
        spaced = [_spacing(line, room / em, like) for line in broken[:-1]] + [0.0]
        lines += [
            Line(line, like.size, like.bold, like.grey, like.lead, spacing, like.ruled)
            for line, spacing in zip(broken, spaced, strict=True)
        ]
    return tuple(lines) if text else ()


def _spacing(text: str, room: float, like: Line) -> float:
    gap = (room - fonts.measure(text, like.bold)) / max(len(text) - 1, 1)
    return gap * like.size if 0 < gap <= _MOST_SPACING else 0


def blocks(parts: Sequence[Part], on: Format) -> list[Block]:
    """Each part as a block."""
    made = [_block(part, on) for part in parts]
    return made if on.ease >= 1 else [_closer(block, on.ease) for block in made]


def _closer(block: Block, ease: float) -> Block:
    """The block with less air above and below what its cells say."""
    heads, rows = (
        tuple(
            replace(row, cells=tuple(replace(cell, edge=cell.edge * ease) for cell in row.cells))
            for row in group
        )
        for group in (block.heads, block.rows)
    )
    return replace(block, heads=heads, rows=rows)


def _block(part: Part, on: Format) -> Block:
    match part:
        case Fields():
            return Block(tuple(_fields(row, on) for row in part.rows))
        case Prose():
            return _prose(part, on)
        case Table():
            return _table(part, on)
        case Bars():
            return _bars(part, on)
        case Tiles():
            return _tiles(part, on)
        case Plain():
            return _plain(part, on)
        case Turn():
            return Block(turns=True)
        case Signatures():
            return _signatures(part, on)


def _fields(fields: Sequence[Field], on: Format) -> Row:
    width = on.inner / len(fields) - on.label
    cells: list[Cell] = []
    for field in fields:
        label = wrap(field.label, on.label, Line("", LABEL_SIZE, bold=True, lead=1.3))
        lead = max(1.4 * min(on.ease, 1), _CLOSEST)
        value = wrap(field.value, width, Line("", on.text, field.strong, lead=lead))
        value += (Line("", on.text, lead=1.4 * on.ease),) * (field.lines - len(value))
        cells.append(Cell(on.label, label, align=Align.CENTRE, shaded=True))
        cells.append(Cell(width, value, middle=field.lines == 1))
    loose = any(field.lines > 1 for field in fields)
    return Row(tuple(cells), on.field_height * on.ease, loose=loose)


def _title(text: str, on: Format) -> Row:
    line = wrap(text, on.inner, Line("", LABEL_SIZE, bold=True, lead=1.3))
    return Row((Cell(on.inner, line, shaded=True),), 6.0 * on.ease)


def _titled(text: str, on: Format) -> tuple[Row, ...]:
    return (_title(text, on),) if text else ()


def _prose(part: Prose, on: Format) -> Block:
    like = Line("", on.text, lead=max(1.75 * on.ease, _CLOSEST), ruled=True)
    lines = wrap(part.text, on.inner, like)
    blank = Line("", on.text, lead=WRITING_LEAD * on.ease, ruled=True)
    lines += (blank,) * (part.lines - len(lines))
    row = Row((Cell(on.inner, lines, middle=False),), loose=True)
    return Block((row,), _titled(part.title, on))


def _plain(part: Plain, on: Format) -> Block:
    lines = wrap(part.text, on.inner, Line("", on.text, lead=1.8))
    return Block((Row((Cell(on.inner, lines, middle=False),), loose=True),))


def _table(part: Table, on: Format) -> Block:
    total = sum(column.share for column in part.columns)
    widths = [on.inner * column.share / total for column in part.columns]
    cells = [
        Cell(
            width,
            wrap(column.title, width, Line("", part.size or LABEL_SIZE, bold=True, lead=1.3)),
            align=Align.CENTRE,
            shaded=True,
        )
        for column, width in zip(part.columns, widths, strict=True)
    ]
    heads = (*_titled(part.title, on), Row(tuple(cells), 6.6 * on.ease))
    blank = ("",) * len(widths)
    texts = part.rows + (blank,) * (part.least - len(part.rows))
    size = part.size or 9
    rows = tuple(_table_row(part.columns, widths, row, on.ease, size) for row in texts)
    return Block(rows, heads)


def _table_row(
    columns: Sequence[Column],
    widths: Sequence[float],
    texts: Sequence[str],
    ease: float,
    size: float,
) -> Row:
    like = Line("", size, lead=max(1.45 * min(ease, 1), _CLOSEST))
    row = Row(
        tuple(
            Cell(width, wrap(text, width, like), align=column.align)
            for column, width, text in zip(columns, widths, texts, strict=True)
        ),
        _ROW_HEIGHT * ease,
    )
    # Rows of several lines get the same air as the others, unless they have to be cut.
    air = _ROW_HEIGHT * (ease - 1)
    return replace(row, least=row.height + air) if air > 0 and row.height > row.least else row


def _bars(part: Bars, on: Format) -> Block:
    like = Line("", 9, lead=_CLOSEST)
    name, figure = on.inner * _NAME, on.inner * _FIGURE
    rows = tuple(
        Row(
            (
                Cell(name, wrap(one.name, name, like), align=Align.CENTRE),
                Gauge(on.inner - name - figure, tenths=one.tenths or 0, target=part.target),
                Cell(figure, wrap(one.figure, figure, like), align=Align.RIGHT),
            ),
            _BAR_HEIGHT,
        )
        for one in part.bars
    )
    return Block(rows, _titled(part.title, on))


def _tiles(part: Tiles, on: Format) -> Block:
    width = on.inner / part.across
    rows = []
    for start in range(0, len(part.tiles), part.across):
        there = part.tiles[start : start + part.across]
        there += ((),) * (part.across - len(there))
        cells = tuple(_tile(texts, width) for texts in there)
        rows.append(Row(cells, _TILE_HEIGHT * on.ease))
    return Block(tuple(rows), _titled(part.title, on))


def _tile(texts: Sequence[str], width: float) -> Cell:
    lines: tuple[Line, ...] = ()
    size = 10 if width >= _WIDE_TILE else 8.5
    for number, text in enumerate(texts):
        like = Line("", 13, bold=True, lead=1.25) if number == 0 else Line("", size, lead=1.3)
        lines += wrap(text, width, like)
    return Cell(width, lines, middle=False)


def _signatures(part: Signatures, on: Format) -> Block:
    width = on.inner / len(part.places)
    cells = []
    for place in part.places:
        top = wrap(place.party, width, Line("", LABEL_SIZE, bold=True))
        top += wrap(place.meaning, width, Line("", SMALL, grey=0.35, lead=1.35))
        room = Line("", on.signing_room * on.ease / POINT, lead=1)
        name = wrap(place.name, width, Line("", 11)) or (room,)
        at = wrap(place.at or BLANK_TIME, width, Line("", 8, lead=1.4))
        cells.append(Cell(width, top, (*name, *at), middle=False))
    return Block((Row(tuple(cells)),), signs=True)
