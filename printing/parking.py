"""What a permit cost: its months, what is paid, what goes back when it is returned (P8, E20)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from printing import amount
from printing.asked import Sheets
from printing.labels import called, full_day
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
from store import money, parking
from store.bills import Bill, Stage
from store.parking import ACCOUNT, Account
from store.permits import PERMITS, Permit
from store.text import mark

_BILLS = (
    Column("账单号", 40, Align.CENTRE),
    Column("收费项目", 40),
    Column("起讫", 44, Align.CENTRE),
    Column("金额（元）", 24, Align.RIGHT),
    Column("未缴（元）", 24, Align.RIGHT),
    Column("状态", 18, Align.CENTRE),
)
_RULES = (
    "停车费按公示的价目表计收，首月按天、其后按整月；退证当月尚未出账的，"
    "按天计至退证之日；退证的，退还退证次月起已缴的整月费用，"
    "经复核后按原付款方式退回。物业管理费及其他费用是否交清，不影响本证的使用和退费。"
)


def declare(
    one: Permit | None, estate: str, printed_at: datetime, head: Head | None, on: Format
) -> Sheet:
    """The account of a permit, or one to fill in by hand."""
    there = parking.account(one) if one else None
    rows = (
        tuple(map(_row, (each for each in there.bills if each.stage is not Stage.DRAFT)))
        if there
        else ()
    )
    parts: tuple[Part, ...] = (
        Fields.of(
            ("房号", one.home if one else "", "持证人", one.holder if one else ""),
            ("车牌", one.plate_shown if one else "", "车位", one.space if one else ""),
            ("类别", called(one.kind) if one else "", "有效期", _days(one)),
            ("缴至", _day(there, "paid_to"), "退证日期", _day(there, "ended")),
        ),
        Table(_BILLS, rows, 0 if one else 12),
        Fields.of(("未缴合计", _words(there.owed) if there else "")),
        Plain(_RULES),
        Signatures((Signature("经办"), Signature("持证人", "已核对"))),
    )
    number = one.number if one else ""
    return Sheet("停车证费用单", estate, parts, printed_at, number, head, format=on)


def _row(bill: Bill) -> tuple[str, ...]:
    return (
        bill.number,
        bill.item,
        f"{bill.first.isoformat()}–{bill.last:%m-%d}",
        money.text(bill.amount),
        money.text(bill.owed) if bill.owed else "",
        called(bill.state),
    )


def _days(one: Permit | None) -> str:
    return f"{one.since.isoformat()} 至 {one.until.isoformat()}" if one else ""


def _day(there: Account | None, name: str) -> str:
    day = getattr(there, name) if there else None
    return full_day(day) if day else ""


def _words(fen: int) -> str:
    if not fen:
        return "无"
    return f"¥{money.text(fen)}　{amount.in_words(Decimal(fen).scaleb(-2))}"


SHEETS = Sheets(
    {ACCOUNT: about(PERMITS, ACCOUNT, "parking-account", declare)},
    (command(PERMITS, ACCOUNT, "parking-account", mark("what a parking permit cost")),),
)
