"""The paper's faces: what they can write, how wide that is, and each cut to one document.

fpdf2 reads and cuts a whole face again for every document, a second each time; HarfBuzz cuts it
to the characters of the document in milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from itertools import groupby
from pathlib import Path

import uharfbuzz as hb

PLACEHOLDER = "□"
_HERE = Path(__file__).parent / "typeface"
# Debian's fonts-hanazono has the characters of old names that our own face lacks.
_HANAZONO = Path("/usr/share/fonts/truetype/hanazono")


class Face(StrEnum):
    """The faces, by the names under which a document embeds them.

    The last two are on the machine or not; they lend what the first does not have.
    """

    REGULAR = "NotoSansSC"
    BOLD = "NotoSansSC-Bold"
    SECOND = "HanaMinB"
    THIRD = "HanaMinA"


FILES = {
    Face.REGULAR: _HERE / "NotoSansSC-Regular.ttf",
    Face.BOLD: _HERE / "NotoSansSC-Bold.ttf",
    Face.SECOND: _HANAZONO / "HanaMinB.ttf",
    Face.THIRD: _HANAZONO / "HanaMinA.ttf",
}
_LENT = (Face.SECOND, Face.THIRD)


@cache
def _font(face: Face) -> hb.Font | None:
    """A face, None when the machine does not have it."""
    path = FILES[face]
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(path)))) if path.exists() else None


@cache
def _glyph(character: str, face: Face) -> int | None:
    font = _font(face)
    found: int | None = None if font is None else font.get_nominal_glyph(ord(character))
    return found


@cache
def _lender(character: str) -> Face | None:
    """The face that a character is printed in when it is not bold, None when none has it."""
    faces = (Face.REGULAR, *_LENT)
    return next((face for face in faces if _glyph(character, face) is not None), None)


@cache
def width(character: str, bold: bool = False) -> float:
    """How wide a character is, in ems; the placeholder's width when it has no glyph."""
    face = Face.BOLD if bold else _lender(character)
    font = None if face is None else _font(face)
    glyph = None if face is None else _glyph(character, face)
    if font is None or glyph is None:
        return 1.0
    return float(font.get_glyph_h_advance(glyph)) / float(font.face.upem)


def measure(text: str, bold: bool = False) -> float:
    """How wide a text is on one line, in ems."""
    heavy = bold and has_bold(text)
    return sum(width(character, heavy) for character in text)


def missing(text: str) -> set[str]:
    """The characters that no sheet can print, for a warning before printing."""
    return {c for c in set(text) if not c.isspace() and _lender(c) is None}


def shown(text: str) -> str:
    """The text with a visible placeholder for each character that has no glyph."""
    lost = missing(text)
    return "".join(PLACEHOLDER if c in lost else c for c in text) if lost else text


def has_bold(text: str) -> bool:
    """Whether the bold face has every character; it lacks the rarer ones of names."""
    return all(_glyph(character, Face.BOLD) is not None for character in text)


def runs(text: str, bold: bool = False) -> Iterator[tuple[Face, str]]:
    """The text in the pieces that one face each prints."""
    if bold or not any(_lender(character) in _LENT for character in set(text)):
        yield Face.BOLD if bold else Face.REGULAR, text
        return
    for face, characters in groupby(text, lambda c: _lender(c) or Face.REGULAR):
        yield face, "".join(characters)


def cut(characters: Iterable[str], face: Face = Face.REGULAR) -> bytes:
    """A TrueType face of only these characters."""
    font = _font(face)
    assert font is not None, face
    wanted = hb.SubsetInput()
    wanted.unicode_set.update({ord(character) for character in characters} | {0x20})
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    return bytes(hb.subset(font.face, wanted).blob.data)
