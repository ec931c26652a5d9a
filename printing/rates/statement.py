"""A statement of account (SH17, $70)."""

from __future__ import annotations

from datetime import datetime

from printing.labels import called
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
    Turn,
)
from store import clock, late, money
from store.rates import Deal, Dealing, Statement

_COLUMNS = (
    Column("日期", 28, Align.CENTRE),
    Column("摘要", 58),
    Column("单据编号", 34),
    Column("应缴", 24, Align.RIGHT),
    Column("缴付/减免", 24, Align.RIGHT),
    Column("欠费余额", 26, Align.RIGHT),
    Column("预存余额", 24, Align.RIGHT),
)
_METHODS = {
    "cash": "现金", "wechat": "微信", "alipay": "支付宝", "card": "刷卡", "transfer": "转账",
    "debit": "银行代扣", "prepaid": "预存抵扣", "deposit": "押金抵付",
}  # fmt: skip
_RULE = (
    "欠费余额为已出账、未作废的账单减减免、减已结清额；预存余额为该缴费人预存的余款。"
    "本单只列该缴费人的往来。如有不符，请凭收据到前台核对。"
)
_BLANK_ROWS = 22
_CHARGES = (Deal.BILL, Deal.VOID, Deal.LATE)
_PAYING = {Deal.PAID: "", Deal.LATE_PAID: "违约金 "}  # and what of it is paid


def declare(found: list[Statement], estate: str, printed_at: datetime, head: Head | None) -> Sheet:
    """A statement for each payer, each on pages of its own; without one a blank sheet."""
    parts: list[Part] = []
    for one in found:
        parts += [*([Turn()] if parts else []), *_of(one)]
    if not found:
        parts = [
            Fields.of(("房号", "", "缴费人", ""), ("期间", "")),
            Table(_COLUMNS, (), _BLANK_ROWS),
        ]
    parts += [Plain(_RULE), Signatures((Signature("经办"), Signature("缴费人", "已核对")))]
    return Sheet("对账单", estate, tuple(parts), printed_at, "", head)


def _of(one: Statement) -> list[Part]:
    billed = one.sums(Deal.BILL, Deal.VOID)
    paid, reduced = -one.sums(*_PAYING), -one.sums(Deal.REDUCTION)
    charged = one.sums(Deal.LATE)
    owed, prepaid = one.closing
    opening = ("", "期初", "", "", "", money.text(one.opening[0]), money.text(one.opening[1]))
    closing = ("", "期末", "", "", "", money.text(owed), money.text(prepaid))
    return [
        Fields.of(
            ("房号", one.home, "缴费人", one.payer.name),
            ("期间", f"{one.first.isoformat()} 至 {one.last.isoformat()}"),
            ("本期账单", money.text(billed), "本期缴付", money.text(paid)),
            ("本期减免", money.text(reduced), "期末欠费", money.text(owed)),
            ("期末预存", money.text(prepaid)),
            *([("本期违约金", money.text(charged))] if charged else []),
            *_late(one),
            *([("其中已核销", money.text(one.written_off))] if one.written_off else []),
        ),
        Table(_COLUMNS, (opening, *map(_row, one.lines), closing)),
    ]


def _late(one: Statement) -> list[tuple[str, str]]:
    """What is owed of late charges by today, which no line has yet ($53)."""
    today = clock.today()
    owed = sum(each.owed for each in late.of_payer(one.payer.id, today)) if one.last >= today else 0
    told = f"{money.text(owed)}（截至 {today.isoformat()}，未计入欠费余额）"
    return [("另计违约金", told)] if owed else []


def _row(one: Dealing) -> tuple[str, ...]:
    charged = money.text(one.owes) if one.deal in _CHARGES else ""
    if one.deal is Deal.CREDIT:
        credited = money.text(one.put_by)
    else:
        credited = "" if charged else money.text(-one.owes)
    return (
        one.on.isoformat(),
        _told(one),
        one.number,
        charged,
        credited,
        money.text(one.owed),
        money.text(one.prepaid),
    )


def _told(one: Dealing) -> str:
    if one.deal in _PAYING:
        how = _METHODS.get(one.about, one.about)
        return f"{'缴付' if one.owes < 0 else '退回'} {_PAYING[one.deal]}{how} {one.of}".rstrip()
    if one.deal is Deal.CREDIT:
        return "转入预存" if one.put_by > 0 else "预存支用"
    return f"{called(one.deal)} {one.about} {one.of}".rstrip()
