"""The month's collection rate on paper, with a year's bars beside the target (SH18, $55–$62)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from printing.labels import called
from printing.sheet import (
    Align,
    Bar,
    Bars,
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
from store import clock, money, rates
from store.desk import staff
from store.rates import Age, Close, Figures, Owed, Share, Shown, Standing
from store.rates import Part as Building

_FIGURES = (
    Column("指标", 40),
    Column("口径", 62),
    Column("本月", 54, Align.RIGHT),
    Column("重述", 54, Align.RIGHT),
)
_BUILDINGS = (
    Column("楼栋", 34),
    Column("应收", 34, Align.RIGHT),
    Column("实收", 34, Align.RIGHT),
    Column("收费率", 24, Align.RIGHT),
    Column("应缴户", 20, Align.RIGHT),
    Column("缴清户", 20, Align.RIGHT),
    Column("欠费", 34, Align.RIGHT),
)
_RULE = (
    "收费率 = 实收 ÷ 应收，只计物业服务费；应收为本月账期已出账、未作废的账单减减免，"
    "实收为这些账单上的结清额（减作废、红字、退款）。已核销的账单仍计入应收和欠费。"
    "比率截到一位小数，不进位；没有应收的写“—”。"
    "月度关账后数字不变，其后的变动只列在“重述”栏。"
)
_YEAR = "近十二个月收费率（竖线为目标）"
_BLANK_ROWS = 5
_DEPOSITS = ("押金", "本月收取减红字，另列，不计入以上各项")


@dataclass(frozen=True)
class Report:
    """All that stands on the sheet of a month."""

    shown: Shown
    parts: list[Building]
    owed: list[Owed]
    year: list[Standing]
    target: int
    at: date
    deposits: int = 0


def read(month: str) -> Report:
    """A month's report: of a closed month as of its close, and today's word beside."""
    shown = rates.shown(month)
    at = shown.at(clock.today())
    parts, owed = rates.parts(month, at), rates.ages(at)
    return Report(
        shown, parts, owed, rates.standings(month), rates.target(), at, rates.deposits(month, at)
    )


def declare(found: Report | None, estate: str, printed_at: datetime, head: Head | None) -> Sheet:
    """The figures, the bars of twelve months, buildings and ages; without a report a blank one."""
    parts = (
        *(_filled(found) if found else _blank()),
        Plain(_RULE),
        Signatures((Signature("制表"), Signature("主管", "已阅，数字属实"))),
    )
    return Sheet("收费率月报", estate, parts, printed_at, "", head)


def _filled(told: Report) -> tuple[Part, ...]:
    shown = told.shown
    return (
        Fields.of(
            ("账期", shown.month, "截至", told.at.isoformat()),
            ("状态", _state(shown.close), "目标", _target(told)),
        ),
        Table(_FIGURES, (*_rows(shown), (*_DEPOSITS, money.text(told.deposits), ""))),
        Bars(tuple(map(_bar, told.year)), told.target // 10, _YEAR),
        Table(_BUILDINGS, tuple(map(_building, told.parts)), 0, "分楼栋"),
        _by_age(told.owed),
    )


def _blank() -> tuple[Part, ...]:
    return (
        Fields.of(("账期", "", "截至", ""), ("状态", "", "目标", "")),
        Table(_FIGURES, (*((name, how, "", "") for name, how, _ in _TOLD), (*_DEPOSITS, "", ""))),
        Table(_BUILDINGS, (), _BLANK_ROWS, "分楼栋"),
        Table(_by_age([]).columns, (), _BLANK_ROWS, "欠费账龄"),
    )


def _state(close: Close | None) -> str:
    if close is None:
        return "未关账，数字到截至日为止"
    by = staff.names().get(close.closed_by, "")
    return f"已关账 {close.closed_on.isoformat()} {by}".rstrip()


def _target(told: Report) -> str:
    figures = told.shown.figures
    whole = f"{told.target // 100}%"
    if not figures.due:
        return whole
    if figures.amount_rate.reaches(told.target):
        return f"{whole}，已达到"
    missing = money.text(figures.amount_rate.missing(told.target))
    return f"{whole}，未达到，还差 {missing} 元"


def _percent(share: Share) -> str:
    return f"{share.text}%" if share.tenths is not None else share.text


def _amounts(part: int, whole: int) -> str:
    return f"{money.text(part)} / {money.text(whole)}"


_TOLD: tuple[tuple[str, str, Callable[[Figures], str]], ...] = (
    ("应收", "本月账期账单减减免", lambda f: money.text(f.due)),
    ("实收", "结清额，不论何时收到", lambda f: money.text(f.received)),
    ("收费率", "实收 ÷ 应收", lambda f: _percent(f.amount_rate)),
    (
        "户数收费率",
        "无欠费户 ÷ 应缴户",
        lambda f: f"{f.paid}/{f.homes} {_percent(f.household_rate)}",
    ),
    ("本年累计收费率", "一月至本月", lambda f: _percent(f.year_rate)),
    (
        "清欠率",
        "本月收回 ÷ 月初欠费",
        lambda f: _percent(f.arrears_rate),
    ),
    (
        "其中当年欠费",
        "收回 / 月初",
        lambda f: f"{_amounts(f.recent_recovered, f.recent)} {_percent(f.recent_rate)}",
    ),
    (
        "其中陈欠",
        "收回 / 月初",
        lambda f: f"{_amounts(f.older_recovered, f.older)} {_percent(f.older_rate)}",
    ),
    ("本月收款", "当月 + 清欠 + 预收，押金不在内", lambda f: money.text(f.taken)),
    ("其中当月", "本月账期", lambda f: money.text(f.current)),
    ("其中清欠", "以前账期", lambda f: money.text(f.arrears)),
    ("其中预收", "以后账期及预存净额", lambda f: money.text(f.ahead + f.prepaid)),
    ("其他项目收款", "不计入收费率", lambda f: money.text(f.other)),
)


def _rows(shown: Shown) -> list[tuple[str, ...]]:
    return [(name, how, tell(shown.figures), _again(tell, shown)) for name, how, tell in _TOLD]


def _again(tell: Callable[[Figures], str], shown: Shown) -> str:
    """What the ledger says now, where that differs from what was closed."""
    again = tell(shown.restated) if shown.restated else ""
    return again if again != tell(shown.figures) else ""


def _bar(one: Standing) -> Bar:
    told = _percent(one.rate)
    if one.restated:
        told = f"{told}（重述 {_percent(one.now)}）"
    return Bar(one.month, told, one.rate.tenths)


def _named(building: str, *, developer: bool) -> str:
    return "开发商" if developer else building or "未分楼栋"


def _building(one: Building) -> tuple[str, ...]:
    return (
        _named(one.building, developer=one.developer),
        money.text(one.due),
        money.text(one.received),
        _percent(one.rate),
        str(one.homes),
        str(one.paid),
        money.text(one.due - one.received),
    )


def _by_age(owed: list[Owed]) -> Table:
    """Arrears of each building by age, and all of them; sums agree either way."""
    columns = (
        Column("到期未缴", 34),
        *(Column(called(age), 30, Align.RIGHT) for age in Age),
        Column("合计", 32, Align.RIGHT),
    )
    there = dict.fromkeys((one.developer, one.building) for one in owed)
    order = sorted(there, key=lambda key: (key[0], not key[1], len(key[1]), key[1]))
    rows = [
        _ages(
            _named(building, developer=dev),
            [o for o in owed if (o.developer, o.building) == (dev, building)],
        )
        for dev, building in order
    ]
    return Table(columns, (*rows, _ages("合计", owed)), 0, "欠费账龄")


def _ages(name: str, owed: list[Owed]) -> tuple[str, ...]:
    by_age = rates.by_age(owed)
    amounts = [*by_age.values(), sum(by_age.values())]
    return name, *(money.text(amount) if amount else "" for amount in amounts)
