"""The notice of an outage for the board: what is missing where, from when to when."""

from __future__ import annotations

from datetime import datetime

from printing.asked import Sheets
from printing.labels import called, full_day, moment
from printing.register import about, command
from printing.sheet import Fields, Format, Head, Part, Prose, Sheet, Signature, Signatures
from store import clock
from store.outages import OUTAGE_NOTICE, OUTAGES, Outage, Supply
from store.text import mark

_TITLES = {
    Supply.WATER: "停水通知",
    Supply.POWER: "停电通知",
    Supply.LIFT: "电梯停运通知",
    Supply.GAS: "停气通知",
    Supply.OTHER: "停供通知",
}


def notice(
    one: Outage | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """The notice, or a blank one to fill in by hand."""
    until = (moment(one.until) or "另行通知") if one else ""
    kind = ("计划" if one.planned else "临时") if one else ""
    parts: tuple[Part, ...] = (
        Fields.of(("范围", _where(one) if one else "")),
        Fields.of(
            ("事项", called(one.supply) if one else "", "类别", kind),
            ("自", moment(one.since) if one else "", "预计至", until),
        ),
        Prose("敬告各位业主、住户", one.words if one else "", lines=2 if one else 8),
        Fields.of(("发布", one.announced if one else "", "日期", full_day(clock.day(printed_at)))),
        Signatures((Signature("张贴", "已张贴并核对内容"), Signature("主管", "同意张贴"))),
    )
    title = _TITLES[one.supply] if one else _TITLES[Supply.OTHER]
    return Sheet(title, estate, parts, printed_at, one.number if one else "", head, format=on)


def _where(one: Outage) -> str:
    """The places as residents call them: a building, its unit, else the home's number."""
    places = one.scope.split("; ") if one.scope else ["全小区"]
    return "、".join(map(_called, places))


def _called(place: str) -> str:
    building, *unit = place.split("-")
    if not building.isdecimal() or len(unit) > 1:
        return place
    return f"{building} 栋" + "".join(f" {one} 单元" for one in unit)


SHEETS = Sheets(
    {OUTAGE_NOTICE: about(OUTAGES, OUTAGE_NOTICE, "outage-notice", notice)},
    (command(OUTAGES, OUTAGE_NOTICE, "outage-notice", mark("the notice of an outage")),),
)
