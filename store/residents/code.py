"""The number of a home: building-unit-room, however it was typed (F1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator

from store.inputs import halfwidth, mark, wrong

MOST_IN_A_CODE = 40

NO_NUMBER = mark("A home's number is building-unit-room, for example 3-2-1201.")
_NUMERALS = "零一二三四五六七八九"
_COUNTED = re.compile(
    r"(?<![一二三四五六七八九十])([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]{1,3})"
    r"(?=号?[楼栋幢座单门梯])"
)
_ORDINAL = re.compile(r"第(?=[0-9一二三四五六七八九十]+号?[楼栋幢座单门梯])")
_BETWEEN = re.compile(r"[-\s]*(?:号楼|楼栋|栋|幢|座|#|单元|门|梯)-?|[\s/_]+")
_NUMBERED = re.compile(r"(?<=\d)号(?=[\dA-Z-])")
_LAST = re.compile(r"(?<=\w)[室房户号]+$")
_BASEMENT = re.compile(r"--(?=\d)")
_NORMAL = re.compile(r"(?:(?:[1-9][0-9]*|[A-Z][0-9A-Z]*)-)*[0-9A-Z]+")
_FIT = re.compile(r"[0-9A-Z\u3400-\u9fff\U00020000-\U0003ffff-]+")


@dataclass(frozen=True)
class HomeCode:
    """The parts of a home's number; building and unit are empty where the estate has none."""

    building: str
    unit: str
    room: str

    def __str__(self) -> str:
        return "-".join(part for part in (self.building, self.unit, self.room) if part)


def fold(text: str) -> str:
    """What was typed with dashes between its parts: ``3栋2单元1201室`` is ``3-2-1201``."""
    text = re.sub(r"\s*-\s*", "-", halfwidth(text).upper())
    text = _COUNTED.sub(lambda found: _number(found[0]), _ORDINAL.sub("", text))
    text = _NUMBERED.sub("-", _BETWEEN.sub("-", text))
    text = _LAST.sub("", _BASEMENT.sub("-B", text))
    *front, last = re.sub("-+", "-", text).split("-")
    return "-".join([*map(_without_zeros, front), last])


def read(text: str) -> HomeCode | None:
    """The home that a typed number means, None when it means none."""
    return _read(text[: MOST_IN_A_CODE * 2])


@lru_cache(1024)  # an import reads each number several times on its way
def _read(text: str) -> HomeCode | None:
    folded = text if _NORMAL.fullmatch(text) else _settled(text)
    if not _FIT.fullmatch(folded) or len(folded) > MOST_IN_A_CODE:
        return None
    *front, room = folded.split("-")
    match front:
        case []:
            return HomeCode("", "", room)
        case [building]:
            return HomeCode(building, "", room)
        case [*building, unit]:
            return HomeCode("-".join(building), "" if unit == "0" else unit, room)
    return None


def _settled(text: str) -> str:
    """Folded until nothing changes any more: a number read again is the same number."""
    folded = fold(text).strip("-")
    while (again := fold(folded).strip("-")) != folded and len(again) <= len(folded):
        folded = again
    return folded


def parse(text: str) -> HomeCode:
    """The same; raises a field's error when it means none."""
    home = read(text)
    if home is None:
        raise wrong(NO_NUMBER)
    return home


def _code(text: object) -> object:
    return str(parse(text)) if isinstance(text, str) else text


Code = Annotated[str, BeforeValidator(_code)]


def keys(code: str) -> list[str]:
    """What finds this number: the whole, its ends, without the unit, without dashes (F7)."""
    home = parse(code)
    rooms = {home.room, home.room.lstrip("0") or "0"}
    if re.fullmatch(r"\d{3}", home.room):
        rooms.add("0" + home.room)
    buildings = {home.building, re.sub(r"^.*\D", "", home.building)} - {""} or {""}
    found = set(rooms)
    for room in rooms:
        for building in buildings:
            whole = HomeCode(building, home.unit, room)
            found |= {str(whole), str(HomeCode(building, "", room)), str(whole).replace("-", "")}
        found.add(str(HomeCode("", home.unit, room)))
    return sorted(key.lower() for key in found)


def _number(numerals: str) -> str:
    tens, ten, ones = numerals.partition("十")
    if not ten:
        return "".join(str(_NUMERALS.index(one)) for one in numerals)
    return str((_NUMERALS.index(tens) if tens else 1) * 10 + (_NUMERALS.index(ones) if ones else 0))


def _without_zeros(part: str) -> str:
    return part.lstrip("0") or "0" if part.isdigit() else part
