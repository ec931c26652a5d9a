"""The district, phase or estate above a home, however it is written: 第一期, 一期, 1期, 1."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from store.inputs import halfwidth
from store.residents import code as codes

_COUNTERS = "期|区|苑|园|组团|标段|地块|片区"
_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[A-Z]|[甲乙丙丁东南西北中]"
_SHEET = re.compile(
    rf"(第?(?:{_NUMBER})(?:{_COUNTERS}))"
    "(?:(?:业主|住户|居民|房屋|人员)*(?:信息|资料|情况|登记|明细)*(?:表|名单|名册|台账)?)"
)
_SPELT = re.compile(rf"第?({_NUMBER})({_COUNTERS})?")
_FIRST = re.compile(rf"第?({_NUMBER})(?:({_COUNTERS})-?|-)")
_PART = re.compile(r"第?([0-9]+|[一二三四五六七八九十]{1,3})")


def of_sheet(name: str) -> str:
    """The level that a sheet is called after, empty where it is called otherwise."""
    found = _SHEET.fullmatch("".join(halfwidth(name).upper().split()))
    return found[1] if found else ""


def spelt_alike(texts: Iterable[str]) -> dict[str, str]:
    """Which of a column's words stands for each: the first that says the same level.

    A bare number is the level of that number, where there is but one.
    """
    said = [(text, *_parts(text)) for text in dict.fromkeys(texts)]
    counters: dict[str, set[str]] = {}
    for _, number, counter in said:
        counters.setdefault(number, set()).add(counter)
    found: dict[str, str] = {}
    first: dict[tuple[str, str], str] = {}
    for text, number, counter in said:
        (*others,) = counters[number] - {""}
        only = others[0] if len(others) == 1 and not counter else counter
        found[text] = first.setdefault((number, only), text)
    return found


def plainly(code: str) -> tuple[str, str]:
    """A home's number with plain figures for its parts, and what its first part counts."""
    counter = ""
    if first := _FIRST.match(code):
        counter = first[2] or ""
        code = f"{_figure(first[1])}-{code[first.end() :]}"
    *front, room = code.split("-")
    parts = [_figure(found[1]) if (found := _PART.fullmatch(part)) else part for part in front]
    return "-".join([*parts, room]), counter


def _parts(text: str) -> tuple[str, str]:
    found = _SPELT.fullmatch(text)
    return (_figure(found[1]), found[2] or "") if found else (text, "")


@lru_cache(1024)
def _figure(number: str) -> str:
    """``十二`` and ``012`` as ``12``; a letter or a direction as it is."""
    return codes.fold(f"{number}栋").strip("-")
