"""The list of who moves out, and the appointments of a building (SH47, M11)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from printing.labels import called, full_day
from printing.moveins.told import Row, Told, blank_rows
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
from store import clock
from store.moveins import Course, LineStage, Mode, Visit, VisitStage, asked
from store.residents import HomeKind

_LINES = (
    Column("事项", 84),
    Column("结果", 26, Align.CENTRE),
    Column("说明", 72),
)
_VISITS = (
    Column("日期", 28, Align.CENTRE),
    Column("时间", 18, Align.CENTRE),
    Column("房号", 30, Align.CENTRE),
    Column("业主", 36),
    Column("状态", 24, Align.CENTRE),
    Column("签到", 46),
)
_RULE = "各项逐一办理或注明不需要；未结清的款项和押金按双方约定处理，迁出日后按所留地址联系。"
_BLANK_ROWS = 22


def leaving(
    told: Told | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """What is gone through when somebody leaves, each done or not needed (SH47)."""
    walk = told.walk if told else None
    rows = told.rows if told else _usual()
    last = walk.notice_date.isoformat() if walk and walk.notice_date else ""
    kind = called(walk.course) if walk else ""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("房号", walk.home if walk else "", "迁出人", walk.owner if walk else ""),
            ("类别", kind, "最后一日", last),
            ("新地址", walk.address if walk else ""),
        ),
        Table(_LINES, tuple(_line(row) for row in rows), 0 if told else 2),
        Plain(_RULE),
        Signatures((Signature("迁出人", "上列各项已办理"), Signature("经办"))),
    )
    number, plies = walk.number if walk else "", ("一式两份　前台存", "一式两份　迁出人存")
    return Sheet("搬离办理单", estate, parts, printed_at, number, head, format=on, plies=plies)


def visits(
    found: Sequence[Visit],
    estate: str,
    printed_at: datetime,
    head: Head | None,
    *,
    blank: bool = False,
) -> Sheet:
    """Who is expected when, and who came; the owner signs on arrival (M11)."""
    today = clock.day(printed_at)
    rows = tuple(
        (one.on_day.isoformat(), one.at, one.home, one.owner, called(one.stage), "")
        for one in found
    )
    came = sum(one.stage is VisitStage.CAME for one in found)
    count = "" if blank else f"{len(rows)} 户，已到 {came} 户"
    parts: tuple[Part, ...] = (
        Fields.of(("日期", "" if blank else full_day(today), "合计", count)),
        Table(_VISITS, rows, _BLANK_ROWS if blank else 0),
        Signatures((Signature("前台"), Signature("主管"))),
    )
    return Sheet("入住预约签到表", estate, parts, printed_at, "", head)


def _usual() -> list[Row]:
    return blank_rows(asked(Course.SALE, Mode.OWNER, HomeKind.HOME, first_sale=False))


def _line(row: Row) -> tuple[str, ...]:
    result = called(row.stage) if row.stage is not LineStage.OPEN else "☐"
    return row.name, result, row.note
