"""The phone numbers in a cell: several are several, an extension belongs to its number."""

from __future__ import annotations

import re

from store.inputs import halfwidth

_APART = re.compile(r"[、,;/|\n]+|或")
_MOBILE = re.compile(r"(?:\+?86)?(1[3-9]\d*)")
_DIGITS_OF_A_MOBILE = 11
_TEMPLATE = "18999999999"
_SHORTEST, _LONGEST = 7, 12


def apart(text: str) -> list[str]:
    """The numbers that share a cell; what holds no number comes back whole, to be refused."""
    if _MOBILE.fullmatch(text) and text != _TEMPLATE:
        return [text]
    folded = re.sub(r"(?<=\d)\.0+$", "", halfwidth(text).strip("'\u2018\u2019\"` "))
    found: list[str] = []
    for part in filter(None, (piece.strip() for piece in _APART.split(folded))):
        found += _by_spaces(part)
    return [number for number in found if not _is_unknown(number)]


def is_cut(number: str) -> bool:
    """Whether a number begins like a mobile phone's and has too few or too many digits."""
    mobile = _MOBILE.fullmatch(re.sub(r"[\s()-]", "", number))
    return mobile is not None and len(mobile[1]) != _DIGITS_OF_A_MOBILE


def _by_spaces(part: str) -> list[str]:
    """``138 0000 0004`` is one number, two whole ones beside each other are two."""
    pieces = part.split()
    digits = [len(re.sub(r"\D", "", piece)) for piece in pieces]
    whole = all(_SHORTEST <= length <= _LONGEST for length in digits)
    return pieces if len(pieces) > 1 and whole else [part]


def _is_unknown(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    if re.search(r"[^\W\d_]", text):
        return False
    return digits == _TEMPLATE or len(set(digits)) < 2
