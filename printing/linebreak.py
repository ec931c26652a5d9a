"""Breaking text into lines by the rules of Chinese typesetting.

No line starts with a closing mark or ends with an opening one, dashes and ellipses stay in one
piece, and Latin words, numbers and codes are kept whole unless they are longer than a line.
"""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import combining, east_asian_width

NEVER_FIRST = frozenset(
    "，。、；：？！）》」』】〕〉〗〙〛”’…⋯—～·・％‰℃℉°′″㎡㎥²³々〻ー,.;:?!)]}%/-–|＂＇｝］～｠￠"
)
NEVER_LAST = frozenset("（《「『【〔〈〖〘〚“‘￥¥＄$£€＃#№§＠@([{｛［｟☐☑☒")
_SPACES = " \u3000"
_GLUE = "\u00a0"  # holds what stands on either side of it together, such as a box and its word


def break_lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The lines of one paragraph, each at most ``width`` wide unless one character is wider.

    ``measure`` gives a character's width in the unit of ``width``. Spaces at a break are dropped;
    nothing else is. An empty paragraph is one empty line.
    """
    lines, start = [], 0
    while start < len(text):
        end = _end_of_line(text, start, width, measure)
        lines.append(text[start:end].rstrip(_SPACES))
        start = end
        while start < len(text) and text[start] in _SPACES:
            start += 1
    return lines or [""]


def _end_of_line(text: str, start: int, width: float, measure: Callable[[str], float]) -> int:
    fits = _fitting(text, start, width, measure)
    if fits == len(text):
        return fits
    for allowed in (_may_break, _may_split):
        for at in range(fits, start, -1):
            if allowed(text, at) and text[start:at].strip(_SPACES):
                return at
    return _whole_character(text, max(fits, start + 1))


def _fitting(text: str, start: int, width: float, measure: Callable[[str], float]) -> int:
    """Where the text stops fitting, not counting spaces that would hang over the end."""
    used = 0.0
    for at in range(start, len(text)):
        used += measure(text[at])
        if used > width + 1e-6 and text[at] not in _SPACES:
            return at
    return len(text)


def _may_break(text: str, at: int) -> bool:
    """Whether a line may end before ``text[at]`` without cutting a word."""
    before, after = text[at - 1], text[at]
    return _may_split(text, at) and (
        before in _SPACES or _stands_alone(before) or _stands_alone(after)
    )


def _may_split(text: str, at: int) -> bool:
    """Whether a run longer than a line may be split before ``text[at]``."""
    after = text[at]
    if _GLUE in (text[at - 1], after):
        return False
    if after in _SPACES or after in NEVER_FIRST or combining(after):
        return False
    before = at - 1
    while before > 0 and text[before] in _SPACES:
        before -= 1
    return text[before] not in NEVER_LAST


def _stands_alone(character: str) -> bool:
    """Whether a character is a word of its own, as Han and full-width ones are."""
    kind = east_asian_width(character)
    return kind in "WF" or (kind == "A" and ord(character) >= 0x2000)


def _whole_character(text: str, at: int) -> int:
    while at < len(text) and combining(text[at]):
        at += 1
    return at
