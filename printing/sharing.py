"""The sheet of a shared cost: what was shared, by what, and each home's share ($8, 民法典 283)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from printing import amount
from printing.asked import Sheets
from printing.labels import choice
from printing.register import about, command
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
from store import bills, money
from store.bills import Bill
from store.sharing import SHARED, SHARES, By, Share
from store.sharing import Stage as ShareStage
from store.text import mark

_COLUMNS = (
    Column("房号", 30),
    Column("交款人", 36),
    Column("账单号", 36),
    Column("起讫", 40, Align.CENTRE),
    Column("面积/户", 20, Align.RIGHT),
    Column("分摊（元）", 24, Align.RIGHT),
)
_RULE = (
    "费用分摊有约定的按约定，没有约定或约定不明的，按专有部分面积所占比例确定（《民法典》第二百八十三条）。"
    "尾差按最大余数逐分分配，各户之和等于分摊总额；更正须全部作废后重新分摊。"
)
_BLANK_ROWS = 20


def declare(
    one: Share | None,
    made: Sequence[Bill],
    estate: str,
    printed_at: datetime,
    head: Head | None,
) -> Sheet:
    """Each share of a cost, and that they add up to it."""
    days = f"{one.first.isoformat()} 至 {one.last.isoformat()}" if one else ""
    undone = bool(one and one.stage is ShareStage.UNDONE)
    parts: tuple[Part, ...] = (
        Fields.of(
            ("收费项目", one.item if one else "", "期间", days),
            ("分摊方式", choice(one.way if one else None, By), "范围", _scope(one)),
            ("分摊总额", _words(one.total) if one else ""),
            ("依据", one.basis if one else ""),
        ),
        Table(_COLUMNS, tuple(map(_row, made)), 0 if one else _BLANK_ROWS),
        Fields.of(
            ("户数", str(one.homes) if one else "", "合计", _sum(made) if one else ""),
        ),
        Plain("本次分摊已撤销，账单全部作废。" if undone else _RULE),
        Signatures((Signature("制表"), Signature("主管", "已核对，合计等于分摊总额"))),
    )
    number = one.number if one else ""
    return Sheet("公摊费用分摊表", estate, parts, printed_at, number, head)


def _scope(one: Share | None) -> str:
    return "" if one is None else (f"{one.building} 栋" if one.building else "全部")


def _words(fen: int) -> str:
    return f"¥{money.text(fen)}　{amount.in_words(Decimal(fen).scaleb(-2))}"


def _sum(made: Sequence[Bill]) -> str:
    return money.text(sum(one.amount for one in made))


def _row(bill: Bill) -> tuple[str, ...]:
    (line,) = bills.lines_of(bill.id)
    days = f"{bill.first:%Y-%m-%d}–{bill.last:%m-%d}"
    measure = money.measure_text(line.measure, line.decimals) if line.decimals else "1"
    return bill.home, bill.payer, bill.number, days, measure, money.text(bill.amount)


def _sheet(one: Share | None, estate: str, at: datetime, head: Head | None, _on: Format) -> Sheet:
    return declare(one, bills.of_run(one.run_id) if one else (), estate, at, head)


SHEETS = Sheets(
    {SHARED: about(SHARES, SHARED, "shared-cost", _sheet)},
    (command(SHARES, SHARED, "shared-cost", mark("a shared cost, with each home's share")),),
)
