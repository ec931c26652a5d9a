"""What a sheet is declared with. Empty values stay blank, to be filled in by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from printing.sheet.formats import A4, Format


class Align(StrEnum):
    """Where a text stands in its cell."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Field:
    """A label and its value, in bold if ``strong``; ``lines`` is the room a hand finds at least."""

    label: str
    value: str = ""
    lines: int = 1
    strong: bool = False


@dataclass(frozen=True)
class Fields:
    """A grid of labels and values, row by row."""

    rows: tuple[tuple[Field, ...], ...]

    @classmethod
    def of(cls, *rows: tuple[str, ...]) -> Fields:
        """A grid from rows of ``(label, value, label, value, …)``."""
        return cls(
            tuple(
                tuple(Field(*pair) for pair in zip(row[::2], row[1::2], strict=True))
                for row in rows
            )
        )


@dataclass(frozen=True)
class Prose:
    """A titled box of running text on ruled lines, ``lines`` of them at least."""

    title: str
    text: str = ""
    lines: int = 2


@dataclass(frozen=True)
class Column:
    """A column of a table; ``share`` is its part of the sheet's width."""

    title: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Table:
    """A table whose head repeats on every page; blank rows fill it up to ``least``.

    ``size`` is that of its type in points, 0 for the usual one.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    least: int = 0
    title: str = ""
    size: float = 0


@dataclass(frozen=True)
class Bar:
    """A share as a bar: its name, its figure in words, and tenths of a per cent; None for none."""

    name: str
    figure: str
    tenths: int | None = None


@dataclass(frozen=True)
class Bars:
    """Bars one below the other from 0 to 100 %, across them a line at ``target`` tenths."""

    bars: tuple[Bar, ...]
    target: int
    title: str = ""


@dataclass(frozen=True)
class Tiles:
    """Boxes side by side, ``across`` of them: the first text of each is large."""

    across: int
    tiles: tuple[tuple[str, ...], ...] = ()
    title: str = ""


@dataclass(frozen=True)
class Plain:
    """Running text without a box: clauses, each on lines of its own."""

    text: str


@dataclass(frozen=True)
class Turn:
    """The next part begins a page."""


@dataclass(frozen=True)
class Signature:
    """A place to sign: as what, what signing means, and name and time if signed on screen."""

    party: str
    meaning: str = ""
    name: str = ""
    at: str = ""


@dataclass(frozen=True)
class Signatures:
    """Places to sign, side by side."""

    places: tuple[Signature, ...]


Part = Fields | Prose | Table | Bars | Tiles | Plain | Turn | Signatures


@dataclass(frozen=True)
class Head:
    """What ties a sheet to the journal: its head code, and which copy of the sheet this is."""

    code: str
    copy: int = 1


@dataclass(frozen=True)
class Sheet:
    """A sheet; the same declaration gives the same bytes. A blank one has no ``head``.

    With ``plies`` it is set once for each of these receivers; ``across`` is a word that stands
    large and grey over each page, as 作废 over what is void.
    """

    title: str
    estate: str
    parts: tuple[Part, ...]
    printed_at: datetime
    number: str = ""
    head: Head | None = None
    note: str = ""
    format: Format = A4
    plies: tuple[str, ...] = ()
    across: str = ""


def blank(sheet: Sheet, rows: int = 0) -> Sheet:
    """The same sheet with nothing filled in and no box ticked, tables of at least ``rows``."""
    parts = tuple(_blank(part, rows) for part in sheet.parts)
    return replace(sheet, parts=parts, number="", head=None)


def _blank(part: Part, rows: int) -> Part:
    if isinstance(part, Fields):
        return Fields(tuple(tuple(_unfilled(each) for each in row) for row in part.rows))
    if isinstance(part, Prose):
        return replace(part, text="")
    if isinstance(part, Table):
        return replace(part, rows=(), least=max(part.least, len(part.rows), rows))
    if isinstance(part, Bars):
        return replace(part, bars=tuple(Bar(one.name, "") for one in part.bars))
    if isinstance(part, Signatures):
        return Signatures(tuple(replace(place, name="", at="") for place in part.places))
    return part


def _unfilled(field: Field) -> Field:
    if "☐" in field.value or "☑" in field.value:
        return replace(field, value=field.value.replace("☑", "☐"))
    return replace(field, value="")
