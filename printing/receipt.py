"""《收据》: the pattern for every sheet that takes money, on a roll of 80 mm or on A5 ($1, $4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from printing import sheet
from printing.amount import figures, in_words
from printing.asked import Asked, Blank, Sheets
from printing.sheet import (
    ROLL,
    Align,
    Column,
    Field,
    Fields,
    Format,
    Head,
    Part,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from store.receipt import RECEIPT

TITLE = "收款收据"
PLIES = ("第一联　存根", "第二联　交款人")
METHODS = ("现金", "微信", "支付宝", "银行卡", "转账")
_NOTE = "手写涂改或未加盖收款专用章无效。"
_WIDE = (
    Column("序号", 10, Align.CENTRE),
    Column("收费项目", 32),
    Column("费用期间", 24, Align.CENTRE),
    Column("面积 / 用量", 20, Align.RIGHT),
    Column("单价", 15, Align.RIGHT),
    Column("金额（元）", 22, Align.RIGHT),
)
_NARROW = (Column("收费项目", 44), Column("金额（元）", 24, Align.RIGHT))
_BLANK_ROWS = 4


@dataclass(frozen=True)
class Charge:
    """What is paid for, for which time, in yuan; ``measure`` is the area or use with its unit."""

    item: str
    amount: Decimal
    period: str = ""
    measure: str = ""
    price: str = ""


@dataclass(frozen=True)
class Receipt:
    """A payment that was taken."""

    number: str
    home: str
    payer: str
    charges: tuple[Charge, ...]
    method: str
    cashier: str
    paid_at: str

    @property
    def total(self) -> Decimal:
        """What was paid in all."""
        return sum((charge.amount for charge in self.charges), Decimal(0))


def declare(
    receipt: Receipt,
    estate: str,
    printed_at: datetime,
    head: Head | None = None,
    on: Format = ROLL,
) -> Sheet:
    """The declaration of a receipt; raises ``ValueError`` for what is no amount."""
    narrow = on.endless
    parts = _narrow(receipt) if narrow else _wide(receipt)
    plies = () if narrow else PLIES
    return Sheet(TITLE, estate, parts, printed_at, receipt.number, head, _NOTE, on, plies)


def _narrow(receipt: Receipt) -> tuple[Part, ...]:
    rows = tuple((_named(charge), f"{charge.amount:,.2f}") for charge in receipt.charges)
    return (
        Fields.of(("房号", receipt.home), ("交款人", receipt.payer), ("时间", receipt.paid_at)),
        Table(_NARROW, rows),
        Fields(((Field("合计", figures(receipt.total), strong=True),),)),
        Fields.of(
            ("大写金额", _in_words(receipt)),
            ("付款方式", receipt.method),
            ("收款人", receipt.cashier),
        ),
        Signatures((Signature("收款专用章", ""),)),
    )


def _in_words(receipt: Receipt) -> str:
    return f"人民币{in_words(receipt.total)}"


def _named(charge: Charge) -> str:
    counted = " × ".join(filter(None, (charge.measure, charge.price)))
    return "\n".join(filter(None, (charge.item, charge.period, counted)))


def _wide(receipt: Receipt) -> tuple[Part, ...]:
    return (
        Fields.of(
            ("房号", receipt.home, "交款人", receipt.payer),
            ("收款时间", receipt.paid_at),
            ("付款方式", _ticked(receipt.method)),
        ),
        Table(_WIDE, tuple(_row(n, each) for n, each in enumerate(receipt.charges, 1)), least=3),
        Fields(
            (
                (Field("大写金额", _in_words(receipt)),),
                (Field("合计", figures(receipt.total), strong=True),),
            )
        ),
        Signatures(
            (
                Signature("交款人", "金额无误"),
                Signature("收款人（盖章）", f"已收讫　{receipt.cashier}"),
            )
        ),
    )


def _ticked(method: str) -> str:
    return "　".join(f"{'☑' if each == method else '☐'}\u00a0{each}" for each in METHODS)


def _row(number: int, charge: Charge) -> tuple[str, ...]:
    amount = f"{charge.amount:,.2f}"
    return str(number), charge.item, charge.period, charge.measure, charge.price, amount


def blank(estate: str, printed_at: datetime, on: Format = ROLL) -> Sheet:
    """The declaration of an empty receipt."""
    nothing = Receipt("", "", "", (), "", "", "")
    return sheet.blank(declare(nothing, estate, printed_at, on=on), rows=_BLANK_ROWS)


SHEETS = Sheets({RECEIPT: Asked(blanks=(Blank("receipt", blank),))})
