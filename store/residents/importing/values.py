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
_DWELLING = re.compile(
    r"住宅|住房|居住|自住|公寓|别墅|洋房|宿舍|dwelling|resid|home|house|apartment|flat|villa", re.I
)
# A 商品房 is a dwelling that was sold on the market; a shop may stand in a 高层.
_OF_NO_KIND = re.compile(
    "商品房|商品|私房|私有|自有|公房|公有|房改房?|普通|高层|多层|平层|电梯|毛坯|精装|产权|经济适用房?"
    "|安置房?|廉租房?|公租房?|人才房?|回迁房?|集体|复式|跃层|联排|叠拼|独栋|小区房"
)
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


def kind(text: str) -> HomeKind | None:
    """The kind that a word says, None where it speaks of ownership or looks, or is unknown."""
    said = _OF_NO_KIND.sub("", text)
    if _SHOP.search(said):
        return HomeKind.SHOP
    return HomeKind.HOME if _DWELLING.search(said) else None


def is_kind(text: str) -> bool:
    """Whether a word in a column of kinds is one that is known, though it may decide nothing."""
    return kind(text) is not None or _OF_NO_KIND.search(text) is not None


def area(text: str) -> str | None:
    """An area's figure without its unit, None for an unknown one."""
    figure = re.sub(r"(㎡|m2|m²|平方米|平米|平)$", "", halfwidth(filled(text))).strip()
    return None if re.fullmatch(r"0*\.?0*", figure) else figure
