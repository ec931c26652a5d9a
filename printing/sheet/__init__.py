"""Any sheet from a short declaration: ``render(Sheet(title, estate, number, parts, …))``."""

from printing.sheet.formats import A4, A5, CONTINUOUS, ROLL, Format
from printing.sheet.layout import lay_out, missing
from printing.sheet.parts import (
    Align,
    Bar,
    Bars,
    Column,
    Field,
    Fields,
    Head,
    Part,
    Plain,
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
    Tiles,
    Turn,
    blank,
)
from printing.sheet.pdf import Progress, nobody, render

__all__ = [
    "A4",
    "A5",
    "CONTINUOUS",
    "ROLL",
    "Align",
    "Bar",
    "Bars",
    "Column",
    "Field",
    "Fields",
    "Format",
    "Head",
    "Part",
    "Plain",
    "Progress",
    "Prose",
    "Sheet",
    "Signature",
    "Signatures",
    "Table",
    "Tiles",
    "Turn",
    "blank",
    "lay_out",
    "missing",
    "nobody",
    "render",
]
