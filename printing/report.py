"""The figures of a period as they go to the supervisor and to head office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from printing.asked import Asked, Blank, Command, Request, Sheets, Takes
from printing.labels import ON_PAPER, called
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
from store import clock, report
from store.estate import settings
from store.figure import Period, month
from store.paper import SheetKind
from store.report import FIGURES, MONTH_REPORT, Compared, Told
from store.text import mark

_COLUMNS = (
    Column("类别", 24),
    Column("指标", 40),
    Column("数值", 34, Align.CENTRE),
    Column("统计口径", 84),
)
_RULE = "占比写作“分子/分母 = 百分比”，没有可统计的写“—”。数值取自日志，时限按当时设定的计算。"
_COMPARED = (
    Column("类别", 26),
    Column("指标", 52),
    Column("本月", 38, Align.CENTRE),
    Column("上月", 38, Align.CENTRE),
    Column("目标", 18, Align.CENTRE),
    Column("达标", 18, Align.CENTRE),
)
_GOALS = (
    "占比写作“分子/分母 = 百分比”，没有可统计的写“—”。目标是本服务中心在各项设置中定的，"
    "按精确值比较；统计口径见前台数据表。"
)
_BLANK_ROWS = 24


def declare(
    told: Sequence[Told],
    period: Period | None,
    estate: str,
    printed_at: datetime,
    head: Head | None,
) -> Sheet:
    """The figures with what counts for each; without a period a blank sheet."""
    days = f"{period.first.isoformat()} 至 {period.last.isoformat()}" if period else ""
    parts: tuple[Part, ...] = (
        Fields.of(("期间", days, "状态", _state(period, clock.day(printed_at)))),
        Table(_COLUMNS, tuple(map(_row, told)), 0 if period else _BLANK_ROWS),
        Plain(_RULE),
        Signatures((Signature("制表"), Signature("主管", "已阅，数值属实"))),
    )
    return Sheet("前台数据表", estate, parts, printed_at, "", head)


def monthly(
    told: Sequence[Compared],
    period: Period | None,
    estate: str,
    printed_at: datetime,
    head: Head | None,
) -> Sheet:
    """All subjects' figures of a month beside the month before and the desk's own goals."""
    goals = [one.told.figure.met for one in told if one.told.figure.met is not None]
    reached = f"{goals.count(True)}/{len(goals)}" if goals else "—"
    parts: tuple[Part, ...] = (
        Fields.of(
            ("月份", f"{period.first:%Y-%m}" if period else "", "达标", reached if period else ""),
            ("状态", _state(period, clock.day(printed_at))),
        ),
        Table(_COMPARED, tuple(map(_beside, told)), 0 if period else _BLANK_ROWS),
        Prose("说明、改进措施", "", lines=4),
        Plain(_GOALS),
        Signatures((Signature("制表"), Signature("主管", "已阅，数值属实"), Signature("经理"))),
    )
    return Sheet("服务中心月报", estate, parts, printed_at, "", head)


def _beside(one: Compared) -> tuple[str, ...]:
    figure = one.told.figure
    unit = f" {ON_PAPER.word(figure.unit)}" if figure.unit else ""
    met = {None: "", True: "达标", False: "未达标"}[figure.met]
    return (
        *(ON_PAPER.word(one.told.about), figure.called(ON_PAPER.word), figure.text + unit),
        one.before.text + unit if one.before else "—",
        f"≥ {figure.goal} %" if figure.goal else "",
        met,
    )


def _state(period: Period | None, today: date) -> str:
    if period is None:
        return ""
    return "期间已结束" if period.last < today else "期间未结束，数值到打印时为止"


def _row(one: Told) -> tuple[str, ...]:
    figure = one.figure
    unit = f" {ON_PAPER.word(figure.unit)}" if figure.unit else ""
    how = f"（{called(figure.how)}）{ON_PAPER.word(figure.counts)}"
    return ON_PAPER.word(one.about), figure.called(ON_PAPER.word), figure.text + unit, how


def asked(period: Period) -> tuple[SheetKind, str]:
    """The sheet of a period, and its subject."""
    return FIGURES, f"report:{period.first.isoformat()}/{period.last.isoformat()}"


def _of(about: str, _on: Format) -> Request:
    first, _slash, last = about.partition("/")
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    told, estate = report.figures(period), settings().name

    def lay(at: datetime, head: Head | None) -> Sheet:
        return declare(told, period, estate, at, head)

    return Request(FIGURES, asked(period)[1], f"figures-{first}-{last}", lay)


def asked_month(period: Period) -> tuple[SheetKind, str]:
    """The report of the month that a period begins in, and its subject."""
    return MONTH_REPORT, f"month:{period.first:%Y-%m}"


def _of_month(which: str, _on: Format) -> Request:
    period = month(date.fromisoformat(f"{which}-01"))
    told, estate = report.compared(period), settings().name

    def lay(at: datetime, head: Head | None) -> Sheet:
        return monthly(told, period, estate, at, head)

    return Request(MONTH_REPORT, f"month:{which}", f"month-report-{which}", lay)


def _monthly_command(given: Mapping[str, Any]) -> tuple[SheetKind, str]:
    return asked_month(month(given["month"] or clock.today()))


def _command(given: Mapping[str, Any]) -> tuple[SheetKind, str]:
    return asked(month(given["month"] or clock.today()))


SHEETS = Sheets(
    {
        FIGURES: Asked(
            _of, (Blank("figures", lambda estate, at, _on: declare((), None, estate, at, None)),)
        ),
        MONTH_REPORT: Asked(
            _of_month,
            (Blank("month-report", lambda estate, at, _on: monthly((), None, estate, at, None)),),
        ),
    },
    (
        Command(
            "figures",
            mark("the figures of a month"),
            (Takes("--month", date, "YYYY-MM"),),
            _command,
        ),
        Command(
            "month-report",
            mark("the report of a month, beside the month before and the goals"),
            (Takes("--month", date, "YYYY-MM"),),
            _monthly_command,
        ),
    ),
)
