"""From the parts of a declaration to rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from printing import fonts
from printing.linebreak import break_lines
from printing.sheet.marks import POINT
from printing.sheet.parts import Align, Column, Field, Fields, Part, Prose, Signatures, Table
from printing.sheet.rows import SIDE, Cell, Line, Row
from store.words import printable

WIDTH = 178.0  # A4 less 18 mm on the left, where it is filed, and 14 mm on the right
LABEL = 22.0
TEXT_SIZE = 9.5
LABEL_SIZE = 9.0
SMALL = 7.5
WRITING_LEAD = 1.9  # room for a hand to write between ruled lines
_FIELD_HEIGHT = 7.3
_ROW_HEIGHT = 6.4
_SIGNATURE_ROOM = 4.5
_MOST_SPACING = 0.06  # more than this between characters looks like a fault
BLANK_TIME = "20　　年　　月　　日　　："


@dataclass(frozen=True)
class Block:
    """Rows under ``heads`` that stand above them on every page.

    ``signs`` keeps the block with the row before it: nobody signs an empty page.
    """

    rows: tuple[Row, ...]
    heads: tuple[Row, ...] = ()
    signs: bool = False

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


def blocks(parts: Sequence[Part]) -> list[Block]:
    """Each part as a block."""
    return [_block(part) for part in parts]


def _block(part: Part) -> Block:
    if isinstance(part, Fields):
        return Block(tuple(_fields(row) for row in part.rows))
    if isinstance(part, Prose):
        return _prose(part)
    if isinstance(part, Table):
        return _table(part)
    return _signatures(part)


def _fields(fields: Sequence[Field]) -> Row:
    width = WIDTH / len(fields) - LABEL
    cells: list[Cell] = []
    for field in fields:
        label = wrap(field.label, LABEL, Line("", LABEL_SIZE, bold=True, lead=1.3))
        cells.append(Cell(LABEL, label, align=Align.CENTRE, shaded=True))
        cells.append(Cell(width, wrap(field.value, width, Line("", TEXT_SIZE, lead=1.4))))
    return Row(tuple(cells), _FIELD_HEIGHT)


def _title(text: str) -> Row:
    line = wrap(text, WIDTH, Line("", LABEL_SIZE, bold=True, lead=1.3))
    return Row((Cell(WIDTH, line, shaded=True),), 6.0)


def _prose(part: Prose) -> Block:
    like = Line("", TEXT_SIZE, lead=1.75, ruled=True)
    lines = wrap(part.text, WIDTH, like)
    blank = Line("", TEXT_SIZE, lead=WRITING_LEAD, ruled=True)
    lines += (blank,) * (part.lines - len(lines))
    return Block((Row((Cell(WIDTH, lines, middle=False),), loose=True),), (_title(part.title),))


def _table(part: Table) -> Block:
    total = sum(column.share for column in part.columns)
    widths = [WIDTH * column.share / total for column in part.columns]
    cells = [
        Cell(
            width,
            wrap(column.title, width, Line("", LABEL_SIZE, bold=True, lead=1.3)),
            align=Align.CENTRE,
            shaded=True,
        )
        for column, width in zip(part.columns, widths, strict=True)
    ]
    heads = ((_title(part.title),) if part.title else ()) + (Row(tuple(cells), 6.6),)
    blank = ("",) * len(widths)
    texts = part.rows + (blank,) * (part.least - len(part.rows))
    return Block(tuple(_table_row(part.columns, widths, row) for row in texts), heads)


def _table_row(columns: Sequence[Column], widths: Sequence[float], texts: Sequence[str]) -> Row:
    like = Line("", 9, lead=1.45)
    return Row(
        tuple(
            Cell(width, wrap(text, width, like), align=column.align)
            for column, width, text in zip(columns, widths, texts, strict=True)
        ),
        _ROW_HEIGHT,
    )


def _signatures(part: Signatures) -> Block:
    width = WIDTH / len(part.places)
    cells = []
    for place in part.places:
        top = wrap(place.party, width, Line("", LABEL_SIZE, bold=True))
        top += wrap(place.meaning, width, Line("", SMALL, grey=0.35, lead=1.35))
        room = Line("", _SIGNATURE_ROOM / POINT, lead=1)
        name = wrap(place.name, width, Line("", 11)) or (room, room)
        at = wrap(place.at or BLANK_TIME, width, Line("", 8, lead=1.4))
        cells.append(Cell(width, top, (*name, *at), middle=False))
    return Block((Row(tuple(cells)),), signs=True)
