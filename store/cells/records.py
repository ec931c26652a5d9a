"""Cells of an .xls that hold an error, which its reader takes for empty ([MS-XLS])."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from struct import unpack_from
from typing import NamedTuple

from store.cells import compound
from store.cells.unread import Flaws, Unread

_FORMULA, _END, _SHEET, _ERROR, _BEGIN = 0x0006, 0x000A, 0x0085, 0x0205, 0x0809
_SHOWN = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip
_FAILED = 2  # of a formula whose result is none of a number


class _Record(NamedTuple):
    kind: int
    data: bytes


def of(path: Path) -> list[Unread]:
    """What is left out of each sheet, in the workbook's order."""
    stream = compound.workbook(path.read_bytes())
    begins = [
        int(unpack_from("<L", record.data)[0])
        for record in _part(stream, 0)
        if record.kind == _SHEET and len(record.data) >= 4
    ]
    return [Unread(_of_sheet(stream, at)) for at in begins]


def _of_sheet(stream: bytes, at: int) -> Flaws:
    found: Flaws = {}
    for kind, data in _part(stream, at):
        if kind == _ERROR and len(data) >= 8 and data[7]:
            found[unpack_from("<HH", data)] = _SHOWN.get(data[6], "#")
        elif kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == _FAILED:
            found[unpack_from("<HH", data)] = _SHOWN.get(data[8], "#")
    return found


def _part(stream: bytes, at: int) -> Iterator[_Record]:
    """The records from one beginning to its end, without those of charts within."""
    deep = 0
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        deep += (kind == _BEGIN) - (kind == _END)
        if deep < 1:
            return
        if deep == 1 and kind in (_FORMULA, _SHEET, _ERROR):
            yield _Record(kind, stream[at + 4 : at + 4 + length])
        at += 4 + length
