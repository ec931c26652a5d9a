"""Text in and out, at hand before anything else is loaded: printable, half-width, marked."""

from __future__ import annotations

import json
import re
import unicodedata
from enum import StrEnum
from typing import Self

# Control, bidi and invisible characters would move the cursor, reverse a line or hide in a name.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001f3fb-\U0001f3ff"
    "\U000e0000-\U000e0fff\ud800-\udfff]"
)


class Named(StrEnum):
    """Members that say what the desk calls them: a value, and its marked name."""

    called: str

    def __new__(cls, value: str, called: str = "") -> Self:
        """A member and its name."""
        member = str.__new__(cls, value)
        member._value_, member.called = value, called
        return member


def mark(message: str) -> str:
    """Mark a string for the catalogues without translating it here."""
    return message


def printable(text: str) -> str:
    """The text without characters that no terminal or sheet should be sent; tabs become spaces."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _UNPRINTABLE.sub("", text)


def escaped(text: str) -> str:
    """The text with such characters spelled out as JSON does, for lines of JSON."""
    return _UNPRINTABLE.sub(lambda found: json.dumps(found[0])[1:-1], text)


def halfwidth(text: str) -> str:
    """Full-width digits, letters and dashes as the half-width ones a code is written in."""
    if text.isascii() and text.isprintable():
        return text.strip()
    folded = unicodedata.normalize("NFKC", printable(text))
    return re.sub("[\u2010-\u2015\u2212\u30fc]", "-", folded).strip()
