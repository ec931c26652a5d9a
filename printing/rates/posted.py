"""Income and expenditure from finance's figures, as posted (SH20, $63, 民法典 282, 943)."""

from __future__ import annotations

from datetime import datetime

from printing.labels import called, full_day
from printing.sheet import (
    Align,
    Column,
    Fields,
    Head,
    Part,
    Plain,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store import clock, money
from store.rates import Held, Kind

_COLUMNS = (
    Column("项目", 44),
    Column("本期（元）", 30, Align.RIGHT),
    Column("本年累计（元）", 32, Align.RIGHT),
    Column("来源", 46),
    Column("日期", 28, Align.CENTRE),
    Column("前台收款核对", 30, Align.RIGHT),
)
_RULE = (
    "数字由财务部门提供；“前台收款核对”为前台本期就该项目收到的款，与财务数字不同的标“≠”，供核对，不作更正。"
    "公共部位经营收入扣除合理成本后属于全体业主（民法典 282），单列。"
)
_BLANK_ROWS = 20


def declare(
    month: str, found: list[Held], estate: str, printed_at: datetime, head: Head | None
) -> Sheet:
    """What finance gave of a month, by kind with sums; without a month a blank sheet."""
    day = full_day(clock.day(printed_at)) if month else ""
    parts: list[Part] = [Fields.of(("期间", month, "公布日期", day))]
    for kind in Kind:
        of_it = [one for one in found if one.line.kind is kind]
        if of_it:
            rows = (*map(_row, of_it), _sum(of_it))
            parts.append(Table(_COLUMNS, rows, 0, called(kind)))
    if len(parts) == 1:
        parts.append(Table(_COLUMNS, (), _BLANK_ROWS))
    parts += [Plain(_RULE), Signatures((Signature("财务制表"), Signature("经理", "同意公布")))]
    return Sheet("收支公布表", estate, tuple(parts), printed_at, "", head)


def _row(one: Held) -> tuple[str, ...]:
    line = one.line
    return (
        line.name,
        money.text(line.amount),
        money.text(one.so_far),
        line.source,
        line.dated.isoformat(),
        _desk(one),
    )


def _desk(one: Held) -> str:
    if one.received is None:
        return ""
    return f"≠ {money.text(one.received)}" if one.differs else money.text(one.received)


def _sum(found: list[Held]) -> tuple[str, ...]:
    whole = money.text(sum(one.line.amount for one in found))
    return "小计", whole, "", "", "", ""
