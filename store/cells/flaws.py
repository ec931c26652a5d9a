"""Cells of an .xlsx that its reader takes for empty: errors, and formulas without a value.

A spreadsheet program keeps the value beside each formula; a program that only writes files often
does not.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from store.cells.unread import Flaws, Unread

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_ERROR = re.compile(rb'\bt="e"')
_VALUE = re.compile(rb"<(?:\w+:)?v[^>/]*>(.+?)</(?:\w+:)?v>|<(?:\w+:)?is>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?f>)", re.DOTALL)
_SIGNS = re.compile(rb't="e"|<(?:\w+:)?f[ >/]')


def of(path: Path) -> dict[str, Unread]:
    """What is left out of each sheet, by the sheets' names."""
    try:
        with ZipFile(path) as book:
            return {name: Unread(_of_sheet(book.read(file))) for name, file in _files(book).items()}
    except (BadZipFile, ElementTree.ParseError, KeyError):
        # Its reader, which is less strict, has opened it all the same.
        return {}


def _files(book: ZipFile) -> dict[str, str]:
    related = {
        one.get("Id"): one.get("Target", "")
        for one in ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    }
    found = {}
    for one in ElementTree.fromstring(book.read("xl/workbook.xml")).iter():
        if one.tag.rpartition("}")[2] == "sheet":
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
