"""A declared sheet as the marks of its pages, set closer or looser so that it fills them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from printing import fonts
from printing.sheet import frame
from printing.sheet.compose import blocks
from printing.sheet.marks import Page
from printing.sheet.pages import Setter
from printing.sheet.parts import Sheet
from store.inputs import printable

_LOOSEST = 1.3
_CLOSER = (0.93, 0.86, 0.78)
_WORTH_LOOSENING = 1.03
# A last page with less on it than this is tried to be got rid of, unless it ends a long table.
_HARDLY_USED = 0.35
_FEW_PAGES = 4


def missing(sheet: Sheet) -> set[str]:
    """The characters of a sheet that have no glyph, for a warning before it is printed."""
    return fonts.missing(printable("".join(_texts(sheet))))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))


def lay_out(sheet: Sheet) -> list[Page]:
    """The sheet's pages as marks, all pages for each ply in turn; needs no fpdf2."""
    sheet = _noting(sheet)
    on = sheet.format
    below = frame.foot_height(sheet) + on.bottom
    setter = _filling(sheet)
    # CUPS turns what is wider than it is high.
    height = max(setter.y + below, on.width) if on.endless else on.height
    return [
        page.with_(
            height,
            *frame.head(sheet, ply),
            *frame.foot(sheet, height - on.bottom, number, len(setter.pages)),
        ).upon(*frame.across(sheet, height))
        for ply in sheet.plies or ("",)
        for number, page in enumerate(setter.pages, 1)
    ]


def _noting(sheet: Sheet) -> Sheet:
    lost = sorted(missing(sheet))
    if not lost:
        return sheet
    codes = "、".join(f"U+{ord(character):04X}" for character in lost)
    note = f"□ 处的字（{codes}）字库未收，请手写补全。"
    return replace(sheet, note=f"{sheet.note}\n{note}" if sheet.note else note)


def _filling(sheet: Sheet) -> Setter:
    """The parts on pages: one is filled with room to write, and none is begun for a few rows."""
    usual = _set(sheet, 1)
    pages = len(usual.pages)
    if sheet.format.endless or pages > _FEW_PAGES:
        return usual
    if pages == 1:
        # What is set grows by as much at most.
        ease = min(_LOOSEST, 1 / max(usual.used, 0.1))
        return _set(sheet, ease) if ease >= _WORTH_LOOSENING else usual
    if usual.used < _HARDLY_USED:
        # What is set shrinks by as much at most.
        needed = (pages - 1) * usual.whole / usual.total
        for ease in (each for each in _CLOSER if each <= needed):
            closer = _set(sheet, ease)
            if len(closer.pages) < pages:
                return closer
    return usual


def _set(sheet: Sheet, ease: float) -> Setter:
    on = replace(sheet.format, ease=ease)
    top = on.top + frame.head_height(sheet)
    below = frame.foot_height(sheet) + on.bottom
    setter = Setter(on, top, math.inf if on.endless else on.height - below)
    setter.set(blocks(sheet.parts, on))
    return setter
