"""The number of the home that a row is about, from all that the row says of it."""

from __future__ import annotations

import re
from functools import lru_cache

from store.inputs import halfwidth, mark
from store.residents import code as codes
from store.residents.importing.columns import Field
from store.residents.importing.datarows import Row
from store.residents.importing.remarks import Remark, Wrong
from store.residents.importing.tables import Table

NO_ROOM, NO_BUILDING = mark("The room is missing."), mark("The building is missing.")
SAYS_NO_HOME = frozenset((NO_ROOM, codes.NO_NUMBER))
_POINT_NOUGHT = re.compile(r"(?<=\d)\.0+$")
_ROOM = r"[A-Z]?\d{2,}[A-Z]?[室号房]?"
_JOINED = re.compile(
    rf"[\dA-Z室号房]\s*(?:[、,;+&~\n]|至|到|和|及|与)\s*[\dA-Z]"
    rf"|[A-Z]?\d{{3,}}[A-Z]?[室号房]?\s*[/\\|\s]\s*{_ROOM}"
    r"|\d{3,}[A-Z]?[室号房]?\s*(?:[/\\|]\s*[\dA-Z]|连)"
)
_RANGE = re.compile(r"(?:^|[-\D])(\d{3,})\s*-\s*(\d{3,})$")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(
    r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])"
    rf"|(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:[ T].*)?"
    rf"|\d{{1,2}}[-/]\d{{1,2}}[-/](?:19|20)\d\d"
    rf"|(?:(?:19|20)\d\d年)?\d{{1,2}}月(?:\d{{1,2}}日)?|\d{{1,2}}-(?:{_MONTHS})|(?:{_MONTHS})-\d{{2}}",
    re.IGNORECASE,
)
_NOT_IN_A_NUMBER = re.compile(r"[^0-9A-Z\u3400-\u9fff\U00020000-\U0003ffff-]")
_NUMERAL = re.compile("第?[一二三四五六七八九十]{1,3}|第[0-9]+")
_BARE, _WHOLE = 3, 3  # letters of a level that may be a building's; parts of a whole number


def code(table: Table, row: Row) -> str:
    """The home's number with its district, phase or estate before it; raises ``Wrong``."""
    room = _plain(row[Field.ROOM] or row[Field.CODE])
    if not room:
        raise Wrong(Remark(NO_ROOM))
    for text in (room, row[Field.BUILDING], row[Field.UNIT]):
        _refuse_dates(text)
    _refuse_joined(room)
    building = _agreed(row, place(row, Field.BUILDING), row.place.building)
    unit = _agreed(row, place(row, Field.UNIT), row.place.unit)
    if table.has(Field.BUILDING) and not building:
        raise Wrong(Remark(NO_BUILDING))
    below = _within(building, unit, room)
    return "-".join([*_above(table, row, below), below])


def place(row: Row, field: Field) -> str:
    """A building or a unit without its counter: ``3栋`` and ``3`` are the same."""
    return _bare(row[field])


def _plain(text: str) -> str:
    return _POINT_NOUGHT.sub("", text)


@lru_cache(1024)
def _bare(text: str) -> str:
    text = _plain(text)
    alone = text.isascii() and text.isalnum()
    return codes.fold(text + ("栋" if alone or _NUMERAL.fullmatch(text) else "")).strip("-")


def _agreed(row: Row, said: str, above: str) -> str:
    """What the row says, else what stands over it; raises ``Wrong`` when they differ."""
    if said and above and said != above:
        text = mark("The row says {said}, the heading over it {above}.")
        raise Wrong(Remark(text, {"said": said, "above": above}))
    return said or above


def _refuse_dates(text: str) -> None:
    if _DATE.fullmatch(halfwidth(text)):
        said = mark("The spreadsheet has made a date of this number; it shows {text}.")
        raise Wrong(Remark(said, {"text": text}))


def _refuse_joined(room: str) -> None:
    folded = halfwidth(room).upper()
    span = _RANGE.search(folded)
    near = span and len(span[1]) == len(span[2]) and span[1][:-2] == span[2][:-2]
    if near or _JOINED.search(folded):
        said = mark("Several rooms stand in one cell, {room}; each needs a row of its own.")
        raise Wrong(Remark(said, {"room": room}))


def _within(building: str, unit: str, room: str) -> str:
    """Building, unit and room; the room's cell may repeat or complete what stands before it."""
    given = [part for part in (building, unit) if part]
    home = codes.read(room)
    front = [part for part in (home.building, home.unit) if part] if home else []
    if home is None or not front:
        return "-".join([*given, room])
    if front in (given, given[:1], given[-1:]):
        return "-".join([*given, home.room])
    if not given or (front[:1] == given and not unit):
        return str(home)
    if not unit and len(front) == 1:
        return "-".join([*given, *front, home.room])
    said = mark("The number {room} contradicts the building or the unit of its row.")
    raise Wrong(Remark(said, {"room": room}))


def _above(table: Table, row: Row, below: str) -> list[str]:
    """Estate, district and phase, outermost first, unless the number begins with them."""
    found = [_fit(table.level)] if table.level else []
    for at in table.layout.levels:
        said = row.at(at)
        level = _fit(table.spelt[at].get(said, said))
        if not level:
            text = mark("Column {column} is empty, which tells homes of one number apart.")
            raise Wrong(Remark(text, {"column": table.name(at)}))
        if level not in found[:1]:
            found.append(level)
    return [level for level in found if level and not _has_level(below, level)]


def _fit(level: str) -> str:
    """A level as it may stand in a number."""
    return _NOT_IN_A_NUMBER.sub("", halfwidth(level).upper()).strip("-")


def _has_level(below: str, level: str) -> bool:
    """Whether a number itself begins with a level above it, and not with a building that looks so.

    A name does (``一期3-101``); of a bare digit or letter only a number of four parts tells, or
    phase 1 with building 1 would be the home of building 1 without a phase.
    """
    named = not level.isascii() or len(level) > _BARE
    parts = below.split("-")
    return below.startswith(level) if named else len(parts) > _WHOLE and parts[0] == level
