"""The catalogues: from English source strings to what screens and paper say."""

from __future__ import annotations

import gettext
from functools import cache
from io import BufferedReader
from pathlib import Path
from struct import unpack_from

LANGUAGES = ("zh_CN", "en")
LOCALE = Path(__file__).parent / "locale"


class Catalogue(gettext.NullTranslations):
    """A compiled catalogue as it lies on the disk: a string is looked up when it is first said.

    Made into strings all at once it would cost every session half a megabyte, and a start the time
    for it; mapped, a session would die of a file that is replaced. Its strings are sorted, as the
    format of GNU gettext's ``.mo`` has it.
    """

    def __init__(self, file: BufferedReader) -> None:
        super().__init__()
        self._file = file.read()
        self._count, self._sources, self._said = unpack_from("<8xIII", self._file)
        self._known: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        """What stands for an English source string, itself where nothing does."""
        known = self._known.get(message)
        if known is None:
            known = self._known[message] = self._find(message)
        return known

    def _find(self, message: str) -> str:
        wanted, low, high = message.encode(), 0, self._count
        while low < high:
            middle = (low + high) // 2
            source = self._string(self._sources, middle)
            if source == wanted:
                return self._string(self._said, middle).decode()
            if source < wanted:
                low = middle + 1
            else:
                high = middle
        return message

    def _string(self, table: int, number: int) -> bytes:
        length, start = unpack_from("<II", self._file, table + 8 * number)
        return self._file[start : start + length]


@cache
def of(language: str) -> gettext.NullTranslations:
    """A language's catalogue; English stands in for one that has none."""
    return gettext.translation("frontdesk", LOCALE, [language], Catalogue, fallback=True)
