"""The workbook inside an .xls: a file of files, in sectors ([MS-CFB])."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from struct import error, unpack, unpack_from

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NAMES = ("Workbook", "Book")
_ENTRY = 128  # bytes of the directory for each file
_IN_HEADER = 109  # sectors of the table that the header itself lists
_NUMBER = 4


def workbook(raw: bytes) -> bytes:
    """The bytes of its records, none where they are not to be found."""
    try:
        return _Sectors(raw).workbook()
    except (error, ValueError):
        # Its reader, which is less strict, has opened it all the same.
        return b""


class _Sectors:
    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        (shift,) = unpack_from("<H", raw, 30)
        self._size = 1 << min(shift, 20)
        self._next = _numbers(b"".join(map(self._sector, self._of_the_table())))

    def workbook(self) -> bytes:
        (first,) = unpack_from("<L", self._raw, 48)
        directory = self._stream(first)
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            (length,) = unpack_from("<H", directory, at + 64)
            if directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace") in _NAMES:
                first, size = unpack_from("<LL", directory, at + 116)
                return self._stream(first)[:size]
        return b""

    def _of_the_table(self) -> Iterator[int]:
        """The sectors that say which sector follows which."""
        (count,) = unpack_from("<L", self._raw, 44)
        listed = [*unpack_from(f"<{_IN_HEADER}L", self._raw, 76)]
        further, left = unpack_from("<LL", self._raw, 68)
        for _ in range(min(left, len(self._raw) // self._size)):
            *more, further = _numbers(self._sector(further))
            listed += more
        return islice(listed, count)

    def _sector(self, number: int) -> bytes:
        return self._raw[(number + 1) * self._size : (number + 2) * self._size]

    def _stream(self, first: int) -> bytes:
        return b"".join(map(self._sector, _chain(self._next, first)))


def _numbers(raw: bytes) -> Sequence[int]:
    return unpack(f"<{len(raw) // _NUMBER}L", raw[: len(raw) // _NUMBER * _NUMBER])


def _chain(following: Sequence[int], first: int) -> Iterator[int]:
    """The sectors of a stream in their order; one that bites its tail ends, too."""
    at = first
    for _ in range(len(following)):
        if at >= len(following):
            return
        yield at
        at = following[at]
