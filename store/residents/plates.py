"""Number plates: one normal form whatever is typed, and which of them are usual (GA 36; P4)."""

from __future__ import annotations

import re
import unicodedata

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LETTER, _CHAR = "A-HJ-NP-Z", "A-HJ-NP-Z0-9"
_USUAL = re.compile(
    f"[{_PROVINCES}][{_LETTER}](?:"
    f"[{_CHAR}]{{4}}[{_CHAR}学警港澳挂]"  # five, the last may be a character
    f"|[DF][{_CHAR}][0-9]{{4}}|[0-9]{{5}}[DF]"  # new energy, small and large
    f"|[A-CE-HJK][{_CHAR}][0-9]{{4}})"  # further letters of new energy
)


def normal(typed: str) -> str:
    """A plate as it is kept: half-width capitals without spaces, dots or hyphens."""
    half = unicodedata.normalize("NFKC", typed).upper()
    return re.sub(r"[\s.·・•‧\-_]+", "", half)


def may_be(plate: str) -> bool:
    """Whether a text in normal form may be a plate at all."""
    return re.fullmatch(r"[0-9A-Z\u4e00-\u9fff]{4,12}", plate) is not None


def is_usual(plate: str) -> bool:
    """Whether a plate in its normal form is one of the mainland's usual ones (GA 36).

    Embassy, military and temporary plates are not; they are taken once somebody has looked.
    """
    return _USUAL.fullmatch(plate) is not None


def shown(plate: str) -> str:
    """A plate as it is read: ``粤B·12345``."""
    return f"{plate[:2]}·{plate[2:]}" if is_usual(plate) else plate
