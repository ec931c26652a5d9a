"""What the reader of an .ods leaves out: errors, formulas without a value, merged cells."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from xml.parsers import expat
from zipfile import ZipFile

from store.cells.unread import Unread

CONTENT = "content.xml"
# Most files hold none of it.
_SIGNS = re.compile(rb'table:formula=|rows-spanned="(?!1")|value-type="(?:error|date)"|null-date')
_FROM_1904 = re.compile(rb'<table:null-date [^>]*date-value="1904-')
_MONTH = re.compile(
    r"\d{4}\s*(?:[-/.]\s*\d{1,2}|年(?:\s*\d{1,2}\s*月)?)?|[A-Za-z]{3,9}[-. ]+\d{2,4}"
)
_ERROR = re.compile(r"#[A-Z/0]+[!?]?|Err:\d{3}|错误[:：]\d{3}")
_TABLE, _ROW, _NOTE = "table:table", "table:table-row", "office:annotation"
_CELLS = ("table:table-cell", "table:covered-table-cell")


def of(path: Path) -> dict[str, Unread]:
    """What is left out of each sheet, by the sheets' names."""
    with ZipFile(path) as book:
        content = book.read(CONTENT)
    if not _SIGNS.search(content):
        return {}
    walk, parser = _Walk(), expat.ParserCreate()
    parser.StartElementHandler = walk.begin
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.text
    # Its reader, which is less strict, has opened it all the same.
    with suppress(expat.ExpatError, ValueError):
        parser.Parse(content, True)
    if _FROM_1904.search(content):
        for sheet in walk.found.values():
            sheet.from_1904 = True
    return walk.found


class _Walk:
    """Goes through the document and counts where it is; a table within a cell is no sheet."""

    def __init__(self) -> None:
        self.found: dict[str, Unread] = {}
        self._sheet = Unread()
        self._tables = self._notes = 0
        self._row = self._rows = self._column = 0
        self._cell: dict[str, str] = {}
        self._said = ""

    def begin(self, name: str, told: dict[str, str]) -> None:
        if name == _TABLE:
            self._tables += 1
        if self._tables != 1:
            return
        if name == _TABLE:
            self._sheet = self.found.setdefault(told.get("table:name", ""), Unread())
            self._row = 0
        elif name == _ROW:
            self._rows, self._column = _count(told, "rows-repeated"), 0
        elif name in _CELLS:
            self._cell, self._said = told, ""
        elif name == _NOTE:
            self._notes += 1

    def text(self, said: str) -> None:
        if self._tables == 1 and not self._notes:
            self._said += said

    def end(self, name: str) -> None:
        if self._tables == 1 and name == _ROW:
            self._row += self._rows
        elif self._tables == 1 and name in _CELLS:
            self._leave()
        elif self._tables == 1 and name == _NOTE:
            self._notes -= 1
        elif name == _TABLE:
            self._tables -= 1

    def _leave(self) -> None:
        """Note down the cell that ends here."""
        row, column, wide = self._row, self._column, _count(self._cell, "columns-repeated")
        if shown := _flaw(self._cell, self._said):
            for at in range(row, row + self._rows):
                self._sheet.flaws.update({(at, n): shown for n in range(column, column + wide)})
        down, across = (_count(self._cell, f"{way}-spanned") for way in ("rows", "columns"))
        if down > 1:
            self._sheet.merged.append(((row, column), (row + down - 1, column + across - 1)))
        self._column += wide


def _count(told: dict[str, str], what: str) -> int:
    return int(told.get(f"table:number-{what}", 1))


def _flaw(told: dict[str, str], said: str) -> str:
    formula = told.get("table:formula", "")
    if told.get("calcext:value-type") == "error" or _ERROR.fullmatch(said):
        return said or "#"
    if told.get("office:value-type") == "date" and _MONTH.fullmatch(said):
        return said
    if formula and not said and "office:value-type" not in told:
        return formula[max(formula.find("="), 0) :]
    return ""
