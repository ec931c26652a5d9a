"""Text files: separated by commas, semicolons or tabs, in whatever character set."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from store.cells import charset
from store.cells.reading import Sheet
from store.errors import Unavailable
from store.text import printable

# A spreadsheet program takes a cell of a text file that begins so for a formula.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
SEPARATORS = ",;\t"
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_SAMPLE = 4000


def read(path: Path) -> Sheet:
    """The one sheet of a text file; raises ``Unavailable`` when it is none."""
    text = charset.decoded(path.read_bytes(), path.name)
    # A line that tells the spreadsheet program the separator; the rows keep their numbers.
    told = _SEPARATOR_LINE.match(text)
    separator = told[1] if told else max(SEPARATORS, key=text[:_SAMPLE].count)
    rows = [[""]] if told else []
    rows += _rows(text[told.end() :] if told else text, separator, path.name, len(rows))
    charset.refuse_misread(rows, path.name)
    return Sheet(path.stem, tuple(tuple(map(_shown, row)) for row in rows))


def _shown(cell: str) -> str:
    """A cell without the quotation mark that keeps it from being a formula."""
    text = cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_SIGNS) else cell
    return printable(text).strip()


def _rows(text: str, separator: str, name: str, before: int) -> list[list[str]]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found: list[list[str]] = []
    try:
        found.extend(lines)
    except csv.Error as error:
        raise Unavailable(
            "{file}, from row {row}: a quotation mark isn't closed, or something stands behind it.",
            file=name,
            row=len(found) + before + 1,
        ) from error
    return found
