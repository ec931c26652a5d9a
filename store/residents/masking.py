"""How confidential figures look until they are revealed (F6)."""

from __future__ import annotations

import re

_LIKE_A_FIGURE = re.compile(r"\d{7,}X?")


def phone(number: str) -> str:
    """``13812341234`` as ``138****1234``; a short number keeps its last two digits."""
    if len(number) < 8:
        return _covered(number, 0, 2)
    return _covered(number, len(number) - 8, 4) if len(number) < 11 else _covered(number, 3, 4)


def id_number(number: str) -> str:
    """``11010519491231002X`` as ``110105********002X``; a short number keeps its last two."""
    return _covered(number, 6, 4) if len(number) >= 15 else _covered(number, 0, 2)


def within(text: str) -> str:
    """A text of unknown content, with every run of digits masked that may be such a figure."""
    return _LIKE_A_FIGURE.sub(lambda run: _masked(run[0]), text)


def _masked(run: str) -> str:
    return id_number(run) if len(run) >= 15 else phone(run)


def _covered(text: str, front: int, back: int) -> str:
    hidden = max(0, len(text) - front - back)
    return text[:front] + "*" * hidden + text[front + hidden :] if hidden else "*" * len(text)
