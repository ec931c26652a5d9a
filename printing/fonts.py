"""The paper's face: what it can write, how wide that is, and the face cut to one document.

fpdf2 reads and cuts the whole face again for every document, a second each time; HarfBuzz cuts it
to the characters of the document in milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import uharfbuzz as hb

FAMILY = "NotoSansSC"
PLACEHOLDER = "□"
_FILES = {False: "NotoSansSC-Regular.ttf", True: "NotoSansSC-Bold.ttf"}
_UNITS = 1000


@cache
def _font(bold: bool) -> hb.Font:
    path = Path(__file__).parent / "typeface" / _FILES[bold]
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))


@cache
def _glyph(character: str, bold: bool) -> int | None:
    found: int | None = _font(bold).get_nominal_glyph(ord(character))
    return found


@cache
def width(character: str, bold: bool = False) -> float:
    """How wide a character is, in ems; the placeholder's width when it has no glyph."""
    glyph = _glyph(character, bold)
    return 1.0 if glyph is None else float(_font(bold).get_glyph_h_advance(glyph)) / _UNITS


def measure(text: str, bold: bool = False) -> float:
    """How wide a text is on one line, in ems."""
    heavy = bold and has_bold(text)
    return sum(width(character, heavy) for character in text)


def missing(text: str) -> set[str]:
    """The characters that no sheet can print, for a warning before printing."""
    return {c for c in set(text) if not c.isspace() and _glyph(c, False) is None}


def shown(text: str) -> str:
    """The text with a visible placeholder for each character that has no glyph."""
    lost = missing(text)
    return "".join(PLACEHOLDER if c in lost else c for c in text) if lost else text


def has_bold(text: str) -> bool:
    """Whether the bold face has every character; it lacks the rarer ones of names."""
    return all(_glyph(character, True) is not None for character in text)


def cut(characters: Iterable[str], bold: bool = False) -> bytes:
    """A TrueType face of only these characters."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update({ord(character) for character in characters} | {0x20})
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    return bytes(hb.subset(_font(bold).face, wanted).blob.data)
