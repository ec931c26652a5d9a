"""Any A4 sheet from a short declaration: ``render(Sheet(title, estate, number, parts, …))``."""

from printing.sheet.parts import (
    Align,
    Column,
    Field,
    Fields,
    Head,
    Part,
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
    blank,
)
from printing.sheet.pdf import lay_out, missing, render

__all__ = [
    "Align",
    "Column",
    "Field",
    "Fields",
    "Head",
    "Part",
    "Prose",
    "Sheet",
    "Signature",
    "Signatures",
    "Table",
    "blank",
    "lay_out",
    "missing",
    "render",
]
