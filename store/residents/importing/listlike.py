"""Telling a list without column names from a letter, minutes or another file that is no list."""

from __future__ import annotations

import re

from store.cells import Sheet
from store.residents import code as codes

_LONGEST = 24  # letters of a home's number with its phase
# Whole, or a room alone; a count of rows is neither.
_NUMBER = re.compile(r"(?:[0-9A-Z\u3400-\u9fff]{1,6}-)+[A-Z]?\d{1,4}[A-Z]?|[A-Z]?\d{3,5}[A-Z]?")
_DATE = re.compile(r"(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?")


def is_list(sheet: Sheet) -> bool:
    """Whether a column of it holds homes' numbers, in most of the rows."""
    rows = [row for row in sheet.rows if any(row)]
    for at in range(max(map(len, rows), default=0)):
        said = [row[at] for row in rows if at < len(row) and row[at]]
        if len(said) * 2 >= len(rows) and sum(map(_is_number, said)) * 2 > len(said):
            return True
    return False


def _is_number(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    folded = codes.fold(text).strip("-")
    return _NUMBER.fullmatch(folded) is not None and not _DATE.fullmatch(folded)
