"""The names in a cell: padding is no border between people, and two names are never one."""

from __future__ import annotations

import re

from store.inputs import halfwidth, printable

_APART = re.compile(r"[、,;/|\n]+")
_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_PADDED = re.compile(rf"(?<={_HAN})\s+(?={_HAN})")
_ALL_HAN = re.compile(rf"{_HAN}+")
_ERROR = re.compile(
    r"#(?:N/?A|REF!?|VALUE!?|NAME\?|NULL!?|NUM!?|DIV/0!?)|TRUE|FALSE|=.*"
    r"|(?:Err|错误)[:：]\d{3}",
    re.I,
)
_BEGIN_ERRORS = frozenset("#=TtFfEe错 ")
_SPOILED = re.compile(r"[\ufffd?？□]|锟斤拷")
SHORTEST = 2
# What is written where no name is known; a figure or a sign alone is none either.
_NOBODY = frozenset(
    (
        *("空置", "空房", "未售", "未售出", "待售", "待定", "同上", "无", "暂无", "未知", "不详"),
        *("无人", "业主", "房主", "租户", "住户", "自住", "出租"),
    )
)


def apart(text: str, phones: int = 1) -> list[str] | None:
    """The names that share a cell; ``phones`` is how many numbers stand beside them.

    None when nobody can tell how many names they are.
    """
    if _ALL_HAN.fullmatch(text):
        return [text]
    names: list[str] = []
    for part in filter(None, map(str.strip, _APART.split(printable(_marked(text))))):
        words = part.split()
        if len(words) < SHORTEST or not all(map(_ALL_HAN.fullmatch, words)):
            names.append(" ".join(words))
        elif min(map(len, words)) < SHORTEST:
            names.append("".join(words))
        elif len(words) == phones:
            names += words
        else:
            return None
    return names


def is_error(text: str) -> bool:
    """Whether a cell holds what a spreadsheet shows for a formula that failed, or a truth."""
    return text[:1] in _BEGIN_ERRORS and _ERROR.fullmatch(text.strip()) is not None


def is_nobody(text: str) -> bool:
    """Whether what stands for a name is none: 空置, 同上, a number, a sign."""
    return text in _NOBODY or not any(map(str.isalpha, text))


def is_spoiled(text: str) -> bool:
    """Whether a name has lost characters on its way through another program."""
    return _SPOILED.search(text) is not None


def _marked(text: str) -> str:
    """The text with the full-width marks between names as the half-width ones."""
    return re.sub("[，；／｜]", lambda found: halfwidth(found[0]), text)
