"""The record of a round, and of the visits for a rain: to walk with, and as walked (SH24)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from printing.asked import Asked, Blank, Request
from printing.labels import called, moment
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import trusteeship
from store.estate import settings
from store.paper import SheetKind
from store.trusteeship import (
    PATROL,
    RAIN_PATROL,
    RAINS,
    ROUNDS,
    Line,
    Point,
    Problem,
    Rain,
    Result,
    Round,
    monday,
    problem_of,
)

_COLUMNS = (
    Column("房号", 20),
    Column("类别", 14, Align.CENTRE),
    Column("时间", 24, Align.CENTRE),
    Column("门窗", 10, Align.CENTRE),
    Column("水", 8, Align.CENTRE),
    Column("电", 8, Align.CENTRE),
    Column("气", 8, Align.CENTRE),
    Column("渗漏", 10, Align.CENTRE),
    Column("其他", 10, Align.CENTRE),
    Column("处理", 34),
    Column("告知业主", 30),
    Column("巡查人", 16),
)
_PLACES = ({Point.DOORS}, {Point.WATER}, {Point.POWER}, {Point.GAS}, {Point.LEAK},
           {Point.SMELL, Point.LETTERS, Point.SEALS, Point.OTHER})  # fmt: skip
_HOW = (
    "户外巡查：门窗是否关好、水电气表有无异常走动、有无渗漏、异味、信件堆积、封条是否完好。"
    "无异常填“√”，有异常填“×”并写明处理；入内须业主同意、两人同行、领用钥匙签字。"
)
_KINDS = {Round.WEEK: "周", Round.BEFORE: "雨前", Round.AFTER: "雨后", Round.EXTRA: "其他"}
_BLANK_ROWS = 20


def laid(
    named: str,
    lines: Sequence[Line],
    estate: str,
    printed_at: datetime,
    head: Head | None,
    *,
    number: str = "",
    blank: bool = False,
) -> Sheet:
    """The homes with what was seen at each; empty where nobody has walked yet."""
    walked = sum(line.visit is not None for line in lines)
    told = "" if blank else f"{len(lines)} 户次，已巡 {walked}"
    parts: tuple[Part, ...] = (
        Fields.of(("巡查", named, "合计", told)),
        Table(_COLUMNS, tuple(map(_row, lines)), _BLANK_ROWS if blank else 0),
        Plain(_HOW),
        Signatures((Signature("巡查人", "逐户看过"), Signature("前台", "已录入"))),
    )
    return Sheet("托管房巡查记录", estate, parts, printed_at, number, head)


def _row(line: Line) -> tuple[str, ...]:
    home, kind, visit = line.trust.home, _KINDS[line.kind], line.visit
    if visit is None:
        return home, kind, *[""] * 10
    at = moment(visit.visited)[5:] + ("（迟）" if visit.late else "")
    if visit.result is Result.EXCUSED:
        return home, kind, "", *["－"] * 6, "免巡", "", visit.walked_by
    found = problem_of(visit.id)
    marks = ["×" if found and found.point in place else "√" for place in _PLACES]
    return home, kind, at, *marks, _handled(found), _told(found), visit.walked_by


def _handled(found: Problem | None) -> str:
    if found is None:
        return "无异常"
    became = found.put_right or f"整改单 {found.ticket}"
    return f"{called(found.point)}：{found.what}；{became}"


def _told(found: Problem | None) -> str:
    if found is None or found.told_at is None:
        return "未告知" if found else ""
    return f"{moment(found.told_at)[5:]} {called(found.told_how)}：{found.said}"


def _week(number: str, _on: Format) -> Request:
    one = ROUNDS.occurrence(int(number))
    lines, begins, estate = trusteeship.of_round(one), monday(one), settings().name
    named = f"每周巡查，{begins.isoformat()} 起一周"

    def declare(at: datetime, head: Head | None) -> Sheet:
        return laid(named, lines, estate, at, head)

    return Request(PATROL, one.subject, f"trusteeship-round-{begins.isoformat()}", declare)


def _rain(number: str, _on: Format) -> Request:
    one = RAINS.table.one(int(number))
    lines, estate = list(trusteeship.of_rain(one)), settings().name

    def declare(at: datetime, head: Head | None) -> Sheet:
        return laid(_named(one), lines, estate, at, head, number=one.number)

    return Request(RAIN_PATROL, one.subject, f"trusteeship-rain-{one.number}", declare)


def _named(one: Rain) -> str:
    told = [f"{called(one.level)}预警" if one.level else "雨情"]
    told += [f"预计 {moment(one.expected)} 起"] if one.expected else []
    told += [f"{moment(one.ended)} 解除"] if one.ended else []
    return "，".join(told)


def _blank(kind: SheetKind, estate: str, at: datetime, _on: Format) -> Sheet:
    named = "每周巡查" if kind is PATROL else "雨前、雨后巡查"
    return laid(named, [], estate, at, None, blank=True)


ROUND = Asked(_week, (Blank("trusteeship-round", partial(_blank, PATROL)),))
RAIN = Asked(_rain, (Blank("trusteeship-rain", partial(_blank, RAIN_PATROL)),))
