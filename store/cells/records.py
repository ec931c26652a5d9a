"""Cells of an .xls that its reader takes for empty or whole: errors, months ([MS-XLS])."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from struct import unpack_from
from typing import NamedTuple

from store.cells import compound, formats
from store.cells.unread import Flaws, Unread

_FORMULA, _END, _SHEET, _ERROR, _BEGIN = 0x0006, 0x000A, 0x0085, 0x0205, 0x0809
_CALENDAR, _LOOK, _FORMAT = 0x0022, 0x00E0, 0x041E
_NUMBER, _SHORT, _SHORTS = 0x0203, 0x027E, 0x00BD  # a number, one kept short, a row of these
_OF_USE = frozenset((_FORMULA, _SHEET, _ERROR, _CALENDAR, _LOOK, _FORMAT,
                     _NUMBER, _SHORT, _SHORTS))  # fmt: skip
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
    whole = list(_part(stream, 0))
    begins = [
        int(unpack_from("<L", record.data)[0])
        for record in whole
        if record.kind == _SHEET and len(record.data) >= 4
    ]
    months = _months(whole)
    from_1904 = any(kind == _CALENDAR and data[:1] == b"\x01" for kind, data in whole)
    return [
        Unread(
            _of_sheet(stream, at),
            months=frozenset(_in_months(stream, at, months)),
            from_1904=from_1904,
        )
        for at in begins
    ]


def _months(whole: Sequence[_Record]) -> frozenset[int]:
    """The numbers of the looks that show a month without its day."""
    codes = {
        unpack_from("<H", data)[0]: _code(data)
        for kind, data in whole
        if kind == _FORMAT and len(data) > 5
    }
    numbers = [
        unpack_from("<H", data, 2)[0] for kind, data in whole if kind == _LOOK and len(data) >= 4
    ]
    return frozenset(
        at for at, number in enumerate(numbers) if formats.hides_day(number, codes.get(number, ""))
    )


def _code(data: bytes) -> str:
    """The code of a format: its length, how its letters are kept, then those."""
    return data[5:].decode("utf-16-le" if data[4] & 1 else "latin-1", "replace")


def _in_months(stream: bytes, at: int, months: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The cells of these looks."""
    for kind, data in _part(stream, at) if months else ():
        if kind in (_FORMULA, _NUMBER, _SHORT) and len(data) >= 6:
            row, column, look = unpack_from("<HHH", data)
            if look in months:
                yield row, column
        elif kind == _SHORTS and len(data) >= 6:
            row, first = unpack_from("<HH", data)
            for n in range((len(data) - 6) // 6):
                if unpack_from("<H", data, 4 + n * 6)[0] in months:
                    yield row, first + n


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
        if deep == 1 and kind in _OF_USE:
            yield _Record(kind, stream[at + 4 : at + 4 + length])
        at += 4 + length
