"""The payment notice of a bill: how it was reckoned, what is owed besides (SH7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from printing import amount
from printing.asked import Sheets
from printing.labels import full_day
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
from store.bills import BILL, BILLS, Bill, Line
from store.text import mark

_COLUMNS = (
    Column("收费项目", 38),
    Column("起讫", 44, Align.CENTRE),
    Column("面积/用量", 24, Align.RIGHT),
    Column("单价（元）", 22, Align.RIGHT),
    Column("天数", 18, Align.CENTRE),
    Column("比例", 16, Align.CENTRE),
    Column("金额（元）", 24, Align.RIGHT),
)
_BEFORE = (
    Column("账单号", 40),
    Column("收费项目", 50),
    Column("账期", 30, Align.CENTRE),
    Column("应缴日期", 34, Align.CENTRE),
    Column("未缴（元）", 32, Align.RIGHT),
)
_RULE = (
    "如对本单有异议，请在应缴日期前向前台提出；有争议的部分经核实后另行通知。"
    "收费依据为已公示的收费标准和物业服务合同。"
)
_WHOLE = 100_00


def declare(
    bill: Bill | None,
    lines: Sequence[Line],
    before: Sequence[Bill],
    estate: str,
    printed_at: datetime,
    head: Head | None,
) -> Sheet:
    """What a bill comes to line by line, and the bills of the same payer that were due before."""
    total = "" if bill is None else _words(bill.amount)
    parts: list[Part] = [
        Fields.of(
            ("交款人", bill.payer if bill else "", "房号", bill.home if bill else ""),
            ("账期", bill.month if bill else "", "应缴日期", full_day(bill.due) if bill else ""),
        ),
        Table(_COLUMNS, () if bill is None else _rows(bill, lines), 3 if bill is None else 0),
        Fields.of(("合计", total), *([] if bill is None else _paid(bill))),
    ]
    if before:
        rows = tuple(_earlier(one) for one in before)
        parts.append(Table(_BEFORE, rows, 0, "往期欠费"))
        parts.append(Fields.of(("往期合计", _words(sum(one.owed for one in before)))))
    parts += [Plain(_RULE), Signatures((Signature("经办"), Signature("收件人", "已收到本单")))]
    return Sheet("缴费通知单", estate, tuple(parts), printed_at, bill.number if bill else "", head)


def _rows(bill: Bill, lines: Sequence[Line]) -> tuple[tuple[str, ...], ...]:
    return tuple(_row(bill, line) for line in lines)


def _paid(bill: Bill) -> list[tuple[str, str, str, str]]:
    if not (bill.settled or bill.reduced):
        return []
    settled, reduced = money.text(bill.settled), money.text(bill.reduced)
    told = f"{settled}，减免 {reduced}" if bill.reduced else settled
    return [("已缴", told, "尚欠", money.text(bill.owed))]


def _words(fen: int) -> str:
    exact = Decimal(fen).scaleb(-2)
    return f"¥{money.text(fen)}　{amount.in_words(exact)}"


def _row(bill: Bill, line: Line) -> tuple[str, ...]:
    measure = money.measure_text(line.measure, line.decimals) if line.decimals else "1"
    return (
        line.about or bill.item,
        f"{line.first:%Y-%m-%d}–{line.last:%m-%d}",
        measure,
        money.measure_text(line.price, money.PRICE),
        _part(line),
        "" if line.rate == _WHOLE else f"{line.rate / 100:g}%",
        money.text(line.amount),
    )


def _part(line: Line) -> str:
    """What part of a month it is; of what meters count, what part of the days between readings."""
    if line.decimals > money.AREA:
        return line.share
    months = Fraction(line.numerator, line.denominator)
    return "整月" if months == 1 else line.words or str(months)


def _earlier(one: Bill) -> tuple[str, ...]:
    due = f"{one.due.isoformat()}{'（有异议）' if one.disputed else ''}"
    return one.number, one.item, one.month, due, money.text(one.owed)


def _notice(bill: Bill | None, estate: str, at: datetime, head: Head | None, _on: Format) -> Sheet:
    if bill is None:
        return declare(None, (), (), estate, at, head)
    owed = bills.owed_by(bill.home_id)
    before = [one for one in owed if one.payer_id == bill.payer_id and one.due < bill.due]
    return declare(bill, bills.lines_of(bill.id), before, estate, at, head)


SHEETS = Sheets(
    {BILL: about(BILLS, BILL, "bill", _notice)},
    (command(BILLS, BILL, "bill", mark("the payment notice of a bill")),),
)
