"""A building and a unit that stand over their homes instead of in a column: ``3栋2单元``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.inputs import halfwidth
from store.residents import code as codes

MOST_IN_A_HEADING = 40
_NUMBER = "[A-Z]?\\d{1,3}[A-Z]?|[A-Z]|[一二三四五六七八九十]{1,3}|[甲乙丙丁戊东南西北中]"
_HEADING = re.compile(
    rf"(?P<estate>.*?)(?:(?P<building>{_NUMBER})(?:号楼|栋|幢|座|#楼|#))?-?"
    rf"(?:(?P<unit>{_NUMBER})单元)?"
    "(?:(?:业主|住户|居民|房屋|人员)*(?:信息|资料|情况)*(?:登记|统计|明细|汇总)*(?:表|名单|名册|台账|一览表|清单)?)?"
)


@dataclass(frozen=True)
class Place:
    """A building and a unit, empty where nothing says them."""

    building: str = ""
    unit: str = ""


NOWHERE = Place()


def read(text: str, estate: str = "") -> Place | None:
    """The place that a heading names, None when it is none or begins with what isn't the estate."""
    if len(text) > MOST_IN_A_HEADING:
        return None
    found = _HEADING.fullmatch(re.sub(r"[\s·:：]", "", halfwidth(text)).upper())
    if not found or not (found["building"] or found["unit"]):
        return None
    if found["estate"] not in ("", estate.upper()):
        return None
    return Place(_number(found["building"], "栋"), _number(found["unit"], "单元"))


def heading(rows: Sequence[Sequence[str]], estate: str) -> Place:
    """What the rows over a table say of where it is, the last of them."""
    for row in reversed(rows):
        if place := of_row(row, estate):
            return place
    return NOWHERE


def of_row(row: Sequence[str], estate: str) -> Place | None:
    """The place that a row names which holds nothing else, as when its cells are merged."""
    said = ""
    for cell in row:
        if cell and cell != said:
            if said:
                return None
            said = cell
    return read(said, estate) if said else None


def _number(text: str | None, counter: str) -> str:
    return codes.fold(f"{text}{counter}").strip("-") if text else ""
