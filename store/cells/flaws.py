"""Cells of an .xlsx that its reader takes for empty or whole: errors, formulas, months.

A spreadsheet program keeps the value beside each formula; a program that only writes files often
does not.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from store.cells import formats
from store.cells.unread import Flaws, Unread

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_ERROR = re.compile(rb'\bt="e"')
_VALUE = re.compile(rb"<(?:\w+:)?v[^>/]*>(.+?)</(?:\w+:)?v>|<(?:\w+:)?is>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?f>)", re.DOTALL)
_STYLE = re.compile(rb'\bs="([0-9]+)"')
_STYLES, _BOOK = "xl/styles.xml", "xl/workbook.xml"
_TRUE = ("1", "true")
_SIGNS = re.compile(rb't="e"|<(?:\w+:)?f[ >/]')


def of(path: Path) -> dict[str, Unread]:
    """What is left out of each sheet, by the sheets' names."""
    try:
        with ZipFile(path) as book:
            months, from_1904 = _months(book), _from_1904(book)
            found = {}
            for name, file in _files(book).items():
                text = book.read(file)
                cells = _in_months(text, months)
                found[name] = Unread(_of_sheet(text), months=cells, from_1904=from_1904)
            return found
    except (BadZipFile, ElementTree.ParseError, KeyError):
        # Its reader, which is less strict, has opened it all the same.
        return {}


def _from_1904(book: ZipFile) -> bool:
    told = ElementTree.fromstring(book.read(_BOOK)).iter()
    return any(one.get("date1904") in _TRUE for one in told if _is(one, "workbookPr"))


def _months(book: ZipFile) -> frozenset[bytes]:
    """The numbers of the styles that show a month without its day."""
    if _STYLES not in book.NameToInfo:
        return frozenset()
    styles = ElementTree.fromstring(book.read(_STYLES))
    codes = {
        one.get("numFmtId"): one.get("formatCode", "")
        for one in styles.iter()
        if _is(one, "numFmt")
    }
    listed = next((one for one in styles if _is(one, "cellXfs")), ())
    numbers = [one.get("numFmtId", "0") for one in listed]
    return frozenset(
        str(at).encode()
        for at, number in enumerate(numbers)
        if formats.hides_day(int(number), codes.get(number, ""))
    )


def _is(one: ElementTree.Element, name: str) -> bool:
    return one.tag.rpartition("}")[2] == name


def _in_months(text: bytes, months: frozenset[bytes]) -> frozenset[tuple[int, int]]:
    """The cells of these styles."""
    if not any(b's="%b"' % style in text for style in months):
        return frozenset()
    cells = (cell[1] for cell in _CELL.finditer(text))
    styled = ((style[1], _PLACE.search(cell)) for cell in cells if (style := _STYLE.search(cell)))
    return frozenset(_at(place) for style, place in styled if place and style in months)


def _files(book: ZipFile) -> dict[str, str]:
    related = {
        one.get("Id"): one.get("Target", "")
        for one in ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    }
    found = {}
    for one in ElementTree.fromstring(book.read(_BOOK)).iter():
        if _is(one, "sheet"):
            key = next((v for k, v in one.items() if k.endswith("}id")), "")
            target = related.get(key, "").lstrip("/")
            file = target if target.startswith("xl/") else f"xl/{target}"
            if file in book.NameToInfo:
                found[one.get("name", "")] = file
    return found


def _of_sheet(text: bytes) -> Flaws:
    if not _SIGNS.search(text):
        return {}
    found: Flaws = {}
    for cell in _CELL.finditer(text):
        place, inside = _PLACE.search(cell[1]), cell[2]
        if place is None:
            continue
        value, formula = _VALUE.search(inside), _FORMULA.search(inside)
        if _ERROR.search(cell[1]):
            found[_at(place)] = _text(value[1]) if value and value[1] else "#"
        elif formula and not value and not _is_empty_text(cell[1]):
            found[_at(place)] = f"={_text(formula[1] or b'')}"
    return found


def _is_empty_text(attributes: bytes) -> bool:
    """Whether a formula's value is the empty text, as ``=IF(A1="","",A1)`` has."""
    return b't="str"' in attributes


def _at(place: re.Match[bytes]) -> tuple[int, int]:
    column = 0
    for letter in place[1]:
        column = column * 26 + letter - 64
    return int(place[2]) - 1, column - 1


def _text(raw: bytes) -> str:
    return unescape(raw.decode(errors="replace"))
