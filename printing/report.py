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
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import clock, report
from store.estate import settings
from store.figure import Period, month
from store.paper import SheetKind
from store.report import FIGURES, Told
from store.text import mark

_COLUMNS = (
    Column("类别", 24),
    Column("指标", 40),
    Column("数值", 34, Align.CENTRE),
    Column("统计口径", 84),
)
_RULE = "占比写作“分子/分母 = 百分比”，没有可统计的写“—”。数值取自日志，时限按当时设定的计算。"
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


def _state(period: Period | None, today: date) -> str:
    if period is None:
        return ""
    return "期间已结束" if period.last < today else "期间未结束，数值到打印时为止"


def _row(one: Told) -> tuple[str, ...]:
    figure = one.figure
    unit = f" {ON_PAPER.word(figure.unit)}" if figure.unit else ""
    how = f"（{called(figure.how)}）{ON_PAPER.word(figure.counts)}"
    return ON_PAPER.word(one.about), ON_PAPER.word(figure.name), figure.text + unit, how


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


def _command(given: Mapping[str, Any]) -> tuple[SheetKind, str]:
    return asked(month(given["month"] or clock.today()))


SHEETS = Sheets(
    {
        FIGURES: Asked(
            _of, (Blank("figures", lambda estate, at, _on: declare((), None, estate, at, None)),)
        )
    },
    (
        Command(
            "figures",
            mark("the figures of a month"),
            (Takes("--month", date, "YYYY-MM"),),
            _command,
        ),
    ),
)
