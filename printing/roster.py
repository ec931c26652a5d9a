"""The month's roster, lying on A4, and the slip on which two sign a swap (O7, O8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from printing.asked import Sheets
from printing.labels import called, full_day
from printing.register import about, command
from printing.sheet import (
    A4,
    A4_LYING,
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
from store import roster
from store.desk import staff
from store.estate import calendar
from store.estate.calendar import DayKind
from store.roster import (
    ABSENT,
    LEAVE,
    MONTH_SHEET,
    REST,
    ROSTERS,
    SWAP_SLIP,
    SWAPS,
    TRAINING,
    Kind,
    Roster,
    Sum,
    Swap,
)
from store.roster.rules import hours
from store.text import mark

# The kind of leave is nobody's business on a wall.
_SIGNS = {REST: "休", LEAVE: "假", TRAINING: "训", ABSENT: "旷", "": ""}
_WEEK = "一二三四五六日"
# A day that is not what its weekday says stands as its kind (G13).
_KINDS = {DayKind.STATUTORY: "法", DayKind.OFF: "休", DayKind.MAKEUP: "班"}
_RULE = (
    "休 休息  假 请假（种类不公示）  训 培训  旷 旷工。"
    "星期行：法 法定节假日（劳动法第四十四条：300%），休 调休休息（补休或 200%），班 调休上班。"
    "跨零点的班次记在开始当天。发布后的变更另行告知本人，以变更记录为准。"
)


@dataclass(frozen=True)
class Line:
    """A person's line: name, post, what stands on each day, what it comes to."""

    name: str
    post: str
    codes: tuple[str, ...]
    total: Sum


@dataclass(frozen=True)
class Month:
    """All that stands on the sheet of a month."""

    number: str
    month: str
    stage: str
    changes: int
    kinds: tuple[Kind, ...]
    days: tuple[date, ...]
    special: Mapping[date, DayKind]
    lines: tuple[Line, ...]
    gaps: tuple[str, ...]
    drafted: str
    published: str


def month_sheet(
    one: Month | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """Names by days with totals and legend, signed by who drafted and who checked it."""
    format_ = A4_LYING if on == A4 else on
    days = one.days if one else tuple(date(2026, 1, n) for n in range(1, 32))
    kinds = "  ".join(f"{kind.symbol} {kind.hours}" for kind in one.kinds) if one else ""
    state = f"{one.stage}，变更 {one.changes} 次" if one else ""
    gaps = "；".join(one.gaps) if one else ""
    rows = tuple(_row(line) for line in one.lines) if one else ()
    weekdays = tuple(_weekday(one, day) for day in days) if one else ("",) * len(days)
    first = ("", "", *weekdays, "", "", "", "")
    table = Table(_columns(days), (first, *rows), 0 if one else 16, size=7)
    parts: tuple[Part, ...] = (
        Fields.of(
            ("月份", one.month if one else "", "状态", state),
            ("班次", kinds, "缺员", gaps or ("无" if one else "")),
        ),
        table,
        Plain(_RULE),
        Signatures(
            (
                Signature("编制人", one.drafted if one else ""),
                Signature("主管", "已核人数与工时"),
                Signature("员工", "已知悉"),
            )
        ),
    )
    number = one.number if one else ""
    return Sheet("月排班表", estate, parts, printed_at, number, head, format=format_)


def _columns(days: Sequence[date]) -> tuple[Column, ...]:
    return (
        Column("姓名", 15),
        Column("岗位", 15),
        *(Column(str(day.day), 6.8, Align.CENTRE) for day in days),
        Column("时", 11.5, Align.RIGHT),
        Column("加班", 8.5, Align.RIGHT),
        Column("夜", 7.5, Align.RIGHT),
        Column("法定", 8.5, Align.RIGHT),
    )  # fmt: skip


def _weekday(one: Month, day: date) -> str:
    return _KINDS.get(one.special.get(day, DayKind.WORKDAY), _WEEK[day.weekday()])


def _row(line: Line) -> tuple[str, ...]:
    total = line.total
    return (
        *(line.name, line.post, *line.codes),
        *(hours(total.minutes), hours(total.overtime) if total.overtime else ""),
        str(total.nights) if total.nights else "",
        hours(total.statutory) if total.statutory else "",
    )


def told(one: Roster) -> Month:
    """What the sheet of a month says."""
    cells, known, names = roster.around(one), calendar.in_force(), staff.names()
    days = tuple(one.days)
    planned = {who for (who, day), cell in cells.items() if cell.code and day in set(days)}
    people = {each.who: each for each in roster.everyone()}
    everyone = [each for each in people.values() if each.who in planned]
    everyone += [roster.person(who) for who in sorted(planned - set(people))]
    lines = tuple(
        Line(
            each.name,
            called(each.post),
            tuple(_sign(cells.get((each.who, day))) for day in days),
            roster.counting.of_person(each.who, one, cells),
        )
        for each in everyone
    )
    gaps = tuple(
        f"{gap.day.day} 日{called(gap.post)}{gap.symbol}班缺 {gap.missing}"
        for gap in roster.gaps_of(one)
    )
    published = names.get(one.published_by, "") if one.published_by else ""
    return Month(
        number=one.number,
        month=f"{one.first.year} 年 {one.first.month} 月",
        stage=called(one.stage),
        changes=one.changes,
        kinds=one.shifts,
        days=days,
        special={day: known.kind(day) for day in days},
        lines=lines,
        gaps=gaps[:6] + ((f"另有 {len(gaps) - 6} 处",) if len(gaps) > 6 else ()),
        drafted=names.get(one.drafted_by, ""),
        published=published,
    )


def _sign(cell: roster.Cell | None) -> str:
    if cell is None:
        return ""
    return _SIGNS.get(cell.code, cell.code.replace("+", ""))


def _month(
    one: Roster | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    return month_sheet(told(one) if one else None, estate, printed_at, head, on)


def swap_slip(
    one: Swap | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """Who gives which shift to whom, and three signatures."""
    asker = roster.name_of(one.asker) if one else ""
    other = roster.name_of(one.other) if one else ""
    takes = (full_day(one.other_day) if one.other_day else "无（顶班）") if one else ""
    parts: tuple[Part, ...] = (
        Fields.of(
            ("申请人", asker, "让出班次日期", full_day(one.day) if one else ""),
            ("对方", other, "换入班次日期", takes),
        ),
        Plain("双方自愿换班；经主管同意后生效，只改动上列日期。班次开始后不能再换。"),
        Signatures(
            (
                Signature("申请人", "申请换班"),
                Signature("对方", "同意换班"),
                Signature("主管", "同意，已核工时与休息"),
            )
        ),
    )
    number = one.number if one else ""
    return Sheet("换班申请单", estate, parts, printed_at, number, head, format=on)


SHEETS = Sheets(
    {
        MONTH_SHEET: about(ROSTERS, MONTH_SHEET, "month-roster", _month),
        SWAP_SLIP: about(SWAPS, SWAP_SLIP, "swap-slip", swap_slip),
    },
    (
        command(ROSTERS, MONTH_SHEET, "month-roster", mark("a month's roster")),
        command(SWAPS, SWAP_SLIP, "swap-slip", mark("the slip of a swap")),
    ),
)
