"""What stands in the cells, in the words of the files: codes, placeholders, several in one cell."""

from __future__ import annotations

import re

from store.inputs import halfwidth
from store.residents.inputs import HomeKind

_SAY_NOTHING = (
    "- -- － — / ／ \\ 0 ０ 0.0 无 暂无 未知 不详 空 none null n/a na 无牌 无车牌 未上牌 暂无牌"
)
_NOTHING = frozenset(_SAY_NOTHING.split())
_LONGEST = max(map(len, _NOTHING))
_SHOP = re.compile(r"商|铺|店|shop|retail", re.IGNORECASE)
_APART = re.compile(r"[、，,；;／/|\n]+|\s{2,}")


def filled(text: str) -> str:
    """A cell's text, empty when it only says that nothing is known."""
    return "" if text and len(text) <= _LONGEST and text.lower() in _NOTHING else text


def apart(text: str) -> list[str]:
    """Several plates, spaces or ID numbers that share a cell."""
    return [part.strip() for part in _APART.split(filled(text)) if filled(part.strip())]


def id_number(text: str) -> str:
    """An ID number without the quote that keeps it text, empty for one digit over and over."""
    text = halfwidth(text).strip("'\u2018\u2019` ")
    return "" if len(set(text)) < 2 else text


def is_rounded(text: str) -> bool:
    """Whether a number has lost digits: a spreadsheet keeps 15 of them in a number cell."""
    return re.fullmatch(r"\d(?:\.\d+)?E\+\d+", halfwidth(text).upper()) is not None


def kind(*texts: str) -> HomeKind:
    """A shop where one of the texts says so."""
    return HomeKind.SHOP if any(_SHOP.search(text) for text in texts) else HomeKind.HOME


def area(text: str) -> str | None:
    """An area's figure without its unit, None for an unknown one."""
    figure = re.sub(r"(㎡|m2|m²|平方米|平米|平)$", "", halfwidth(filled(text))).strip()
    return None if re.fullmatch(r"0*\.?0*", figure) else figure
