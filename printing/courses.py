"""The sheet of a training: who was there and signed, the marks, both signatures (O14, O16)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.labels import called, choice, moment
from printing.sheet import (
    Align,
    Column,
    Fields,
    Format,
    Head,
    Part,
    Plain,
    Prose,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import courses
from store.courses import COURSE_SHEET, COURSES, Asks, Course, Exam, Result, Seat
from store.estate import settings
from store.paper import SheetKind
from store.text import mark

_SEATS = (
    Column("序", 10, Align.CENTRE),
    Column("姓名", 30),
    Column("签名", 32),
    Column("到训", 18, Align.CENTRE),
    Column("成绩", 16, Align.CENTRE),
    Column("补考", 16, Align.CENTRE),
    Column("结果", 18, Align.CENTRE),
    Column("缺席原因、补训日", 46),
)
_RULE = (
    "每课时 45 分钟。本表为安全生产教育和培训档案：时间、内容、参加人员及考核结果"
    "（《安全生产法》第二十八条）。未到场的不计为已培训。"
)
_BLANK_ROWS = 20

Named = tuple[Seat, str]


def declare(
    one: Course | None, there: Sequence[Named], estate: str, at: datetime, head: Head | None
) -> Sheet:
    """Everybody who was to come in their order; results of those who were there only (Q120)."""
    rows = tuple(_row(one, seat, name) for seat, name in there) if one else ()
    exam_on = one.exam_on.isoformat() if one and one.exam_on else ""
    trainer = f"{one.trainer}{'（外聘）' if one.outside else ''}" if one else ""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("主题", one.topic if one else ""),
            ("类别", called(one.kind) if one else "", "课时", str(one.hours) if one else ""),
            ("时间", moment(one.starts_at) if one else "", "地点", one.room if one else ""),
            ("讲师", trainer, "教材", one.material if one else ""),
            ("要求", choice(one.asks if one else None, Asks)),
            ("考核方式", choice(one.exam if one else None, Exam)),
            ("考核日期", exam_on, "合格线", f"{one.pass_line} 分" if one else ""),
        ),
        Table(_SEATS, rows, 0 if rows else _BLANK_ROWS),
        Fields.of(("到训率", _came(there) if one else "", "合格率", _passed(one, there))),
        Prose("效果评估（岗位表现，培训后一个月）", one.effect if one else "", 2),
        Plain(_RULE),
        Signatures(
            (
                Signature("员工", "已参加并理解（签于上表）"),
                Signature("讲师", "内容已讲完"),
                Signature("主管"),
            )
        ),
    )
    return Sheet("培训签到及考核表", estate, parts, at, one.number if one else "", head)


def _row(one: Course, seat: Seat, name: str) -> tuple[str, ...]:
    here = seat.result is Result.PRESENT
    came = {Result.PRESENT: "到", Result.ABSENT: "缺"}.get(seat.result, "")
    away = (seat.reason, seat.makeup_on.isoformat() if seat.makeup_on else "")
    passed = ""
    if here and seat.marks is not None:
        passed = "合格" if seat.marks >= one.pass_line else "不合格"
    figures = ("" if figure is None else str(figure) for figure in (seat.score, seat.resit))
    return str(seat.place), name, "", came, *figures, passed, "　".join(filter(None, away))


def _came(there: Sequence[Named]) -> str:
    return _rate(sum(seat.result is Result.PRESENT for seat, _name in there), len(there))


def _passed(one: Course | None, there: Sequence[Named]) -> str:
    if one is None:
        return ""
    marks = [seat.marks for seat, _name in there if seat.marks is not None]
    return _rate(sum(each >= one.pass_line for each in marks), len(marks))


def _rate(n: int, of: int) -> str:
    """As a rate prints: n/N = x %, a dash of none (G8)."""
    if not of:
        return "—"
    tenths = (n * 2000 + of) // (of * 2)
    return f"{n}/{of} = {tenths // 10}.{tenths % 10} %"


def _request(number: str, _on: Format) -> Request:
    one, estate = COURSES.table.one(int(number)), settings().name
    there = [(seat, courses.name_of(seat.who)) for seat in courses.seats(one.id)]

    def made(at: datetime, head: Head | None) -> Sheet:
        return declare(one, there, estate, at, head)

    return Request(COURSE_SHEET, one.subject, f"training-{one.number}", made)


def _asks(given: Mapping[str, Any]) -> tuple[SheetKind, str]:
    typed = str(given["number"])
    one = COURSES.table.one(int(typed)) if typed.isdecimal() else COURSES.numbered(typed)
    return COURSE_SHEET, one.subject


SHEETS = Sheets(
    {
        COURSE_SHEET: Asked(
            _request,
            (Blank("training", lambda estate, at, _on: declare(None, (), estate, at, None)),),
        )
    },
    (
        Command(
            "training",
            mark("the sheet of a training"),
            (Takes("number", str, "NUMBER"),),
            _asks,
            COURSE_SHEET.papers,
        ),
    ),
)
