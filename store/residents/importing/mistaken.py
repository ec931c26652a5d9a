"""What cannot be the figure that its column is for: a day as a phone, a phone as a plate."""

from __future__ import annotations

import re

from store.cells import charset
from store.inputs import halfwidth
from store.residents.importing import days

# A year and a month, with or without a day; those without a year are no figure at all.
_DAY = re.compile(
    r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}(?:\s*(?:月|[-/.月]\s*\d{1,2}\s*日?)(?:[ T].*)?)?"
)
_ID = re.compile(r"\d{15}|\d{17}[\dX]")
_LETTER = re.compile(r"[A-Z\u3400-\u9fff]")


def phone(text: str) -> bool:
    """Whether what stands for a phone is a day, a spreadsheet's count of days, or an ID number."""
    folded = halfwidth(text).upper().strip()
    return _is_day(folded) or _ID.fullmatch("".join(folded.split())) is not None


def plate(text: str) -> bool:
    """Whether what stands for a plate is a day, or a number without any letter."""
    folded = halfwidth(text).upper().strip()
    return _is_day(folded) or not _LETTER.search(folded)


def misread(text: str) -> str:
    """What a cell was before it was read in a wrong character set, empty where it was not."""
    return "" if text.isascii() else charset.meant(text)


def _is_day(folded: str) -> bool:
    return _DAY.fullmatch(folded) is not None or not isinstance(days.day(folded), str)
