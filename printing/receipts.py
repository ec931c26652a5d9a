"""Receipts, deposit receipts and red ones: three plies on A5, or a roll of 80 mm (SH8–SH10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from printing import sheet
from printing.amount import figures, in_words
from printing.asked import Asked, Blank, Request, Sheets
from printing.labels import called, choice, moment
from printing.register import command
from printing.sheet import (
    ROLL,
    Align,
    Column,
    Field,
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
from store import journal, money
from store.desk import staff
from store.estate import settings
from store.receipts import (
    CERTIFICATE,
    LOSS,
    RECEIPT,
    RECEIPTS,
    Kind,
    Line,
    Method,
    Receipt,
    Stage,
)
from store.text import mark

TITLES = {Kind.INCOME: "收款收据", Kind.DEPOSIT: "押金收据", Kind.RED: "红字收据"}
PLIES = ("第一联　存根", "第二联　交款人", "第三联　记账")
_OUTSIDE = tuple(method for method in Method if method.referred or method is Method.CASH)
_NOTE = "手写涂改或未加盖收款专用章无效。"
_VOID = "作废"
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
class Printed:
    """A receipt with what stands elsewhere: names of staff, and what it refers to.

    ``beside`` are further fields, label and value: a reprint's mark, what a red one is for, what a
    deposit is returned on.
    """

    receipt: Receipt
    cashier: str
    beside: tuple[tuple[str, str], ...] = ()


def declare(
    printed: Printed,
    estate: str,
    printed_at: datetime,
    head: Head | None = None,
    on: Format = ROLL,
) -> Sheet:
    """The declaration of a receipt, three plies of it where the paper has them."""
    one, narrow = printed.receipt, on.endless
    parts = _narrow(printed) if narrow else _wide(printed)
    plies = () if narrow else PLIES
    void = _VOID if one.stage is Stage.VOID else ""
    title = TITLES[one.kind]
    return Sheet(title, estate, parts, printed_at, one.number, head, _NOTE, on, plies, void)


def _narrow(printed: Printed) -> tuple[Part, ...]:
    one = printed.receipt
    rows = tuple((_named(line), money.text(line.amount)) for line in one.lines)
    return (
        Fields.of(
            ("房号", one.home),
            ("交款人", one.payer),
            ("收款日期", _day(one)),
            *_beside(printed),
        ),
        Table(_NARROW, rows),
        Fields(((Field("合计", figures(_yuan(one)), strong=True),),)),
        Fields.of(
            ("大写金额", _in_words(one)),
            ("付款方式", " ".join(filter(None, (called(one.method), one.reference)))),
            ("批准人" if one.kind is Kind.RED else "收款人", printed.cashier),
        ),
        Signatures((Signature("收款专用章", ""),)),
    )


def _wide(printed: Printed) -> tuple[Part, ...]:
    one = printed.receipt
    outside = one.method in _OUTSIDE
    how = choice(one.method, _OUTSIDE) if outside else called(one.method)
    return (
        Fields.of(
            ("房号", one.home, "交款人", one.payer),
            ("收款日期", _day(one), "流水号", one.reference),
            ("付款方式", how),
            *_beside(printed),
        ),
        Table(_WIDE, tuple(_row(n, each) for n, each in enumerate(one.lines, 1)), least=3),
        Fields(
            (
                (Field("大写金额", _in_words(one)),),
                (Field("合计", figures(_yuan(one)), strong=True),),
            )
        ),
        _signed(printed),
    )


def _signed(printed: Printed) -> Signatures:
    """Who signs: on a red one who approved it, which is not who took the money ($40)."""
    if printed.receipt.kind is Kind.RED:
        approved = Signature("批准人（盖章）", f"已红冲　{printed.cashier}")
        return Signatures((Signature("交款人", "原联已交回，或遗失声明已签"), approved))
    received = Signature("收款人（盖章）", f"已收讫　{printed.cashier}")
    return Signatures((Signature("交款人", "金额无误"), received))


def _beside(printed: Printed) -> tuple[tuple[str, str], ...]:
    remark = (("备注", printed.receipt.remark),) if printed.receipt.remark else ()
    return (*remark, *printed.beside)


def _day(one: Receipt) -> str:
    return one.received_on.isoformat() if one.number else ""


def _yuan(one: Receipt) -> Decimal:
    return Decimal(one.amount).scaleb(-money.FEN)


def _in_words(one: Receipt) -> str:
    return f"人民币{in_words(_yuan(one))}"


def _named(line: Line) -> str:
    counted = " × ".join(filter(None, (line.measure, line.price)))
    return "\n".join(filter(None, (line.words, line.period, counted)))


def _row(number: int, line: Line) -> tuple[str, ...]:
    amount = money.text(line.amount)
    return str(number), line.words, line.period, line.measure, line.price, amount


def certificate(
    printed: Printed, estate: str, at: datetime, head: Head | None, on: Format
) -> Sheet:
    """That a receipt was issued and paid, for a payer who lost their ply; no second receipt."""
    one = printed.receipt
    parts: tuple[Part, ...] = (
        Fields.of(
            ("收据编号", one.number, "收款日期", _day(one)),
            ("房号", one.home, "交款人", one.payer),
            ("金额", figures(_yuan(one)), "付款方式", called(one.method)),
            ("大写金额", _in_words(one)),
            ("收费项目", "；".join(line.words for line in one.lines)),
        ),
        Plain(
            "兹证明上列款项已收讫，收据原交款人联据称遗失。本证明仅证明收款事实，不是收据，不得重复报销。"
        ),
        Signatures((Signature("经办", ""), Signature("物业服务中心（盖章）", ""))),
    )
    return Sheet("付款证明", estate, parts, at, one.number, head, format=on)


def statement(one: Receipt | None, estate: str, at: datetime, head: Head | None) -> Sheet:
    """A statement that a receipt was lost, to be signed by who paid (SH13)."""
    filled = (one.number, figures(_yuan(one)), one.home, one.payer) if one else ("", "", "", "")
    number, amount, home, payer = filled
    parts: tuple[Part, ...] = (
        Fields.of(
            ("收据编号", number, "金额", amount),
            ("房号", home, "交款人", payer),
            ("证件类型", "", "证件号码", ""),
        ),
        Prose("遗失经过", "", 4),
        Plain(
            "本人声明上列收据交款人联确已遗失，今后如找到，立即交回物业服务中心；"
            "如有他人持该收据主张权利，由本人承担相应责任。"
        ),
        Signatures((Signature("声明人", "以上属实"), Signature("主管", "证件已核"))),
    )
    return Sheet("收据遗失声明", estate, parts, at, number, head)


def laid(one: Receipt, beside: tuple[tuple[str, str], ...] = ()) -> Printed:
    """A receipt as it is printed: with its cashier, what it refers to, and reprints ($45)."""
    names = staff.names()
    told = [*_refers(one), *beside, *_reprinted(one, names)]
    return Printed(one, names.get(one.cashier, ""), tuple(told))


def _refers(one: Receipt) -> list[tuple[str, str]]:
    if one.refers_to is None:
        return []
    original = RECEIPTS.table.one(one.refers_to)
    (entry,) = journal.of_kind(original.subject, "receipt.reddened")[-1:]
    reason, loss = entry.words.get("reason", ""), entry.words.get("loss", "")
    return [("原收据号", original.number), ("红冲原因", "；".join(filter(None, (reason, loss))))]


def _reprinted(one: Receipt, names: dict[int, str]) -> list[tuple[str, str]]:
    if not one.reprints:
        return []
    (entry,) = journal.of_kind(one.subject, "receipt.reprinted")[-1:]
    who = names.get(entry.staff_id or 0, "")
    return [("补打", f"第 {one.reprints} 次　{moment(entry.happened)}　{who}")]


def _receipt(number: str, on: Format) -> Request:
    one, estate = RECEIPTS.table.one(int(number)), settings().name

    def make(at: datetime, head: Head | None) -> Sheet:
        return declare(laid(one), estate, at, head, on)

    return Request(RECEIPT, one.subject, f"receipt-{one.number}", make)


def _certificate(number: str, on: Format) -> Request:
    one, estate = RECEIPTS.table.one(int(number)), settings().name

    def make(at: datetime, head: Head | None) -> Sheet:
        return certificate(laid(one), estate, at, head, on)

    return Request(CERTIFICATE, one.subject, f"certificate-{one.number}", make)


def _loss(number: str, _on: Format) -> Request:
    one, estate = RECEIPTS.table.one(int(number)), settings().name

    def make(at: datetime, head: Head | None) -> Sheet:
        return statement(one, estate, at, head)

    return Request(LOSS, one.subject, f"receipt-loss-{one.number}", make)


def _blank_loss(estate: str, at: datetime, _on: Format) -> Sheet:
    return statement(None, estate, at, None)


def blank(estate: str, printed_at: datetime, on: Format = ROLL) -> Sheet:
    """The declaration of an empty receipt."""
    return sheet.blank(declare(_nothing(), estate, printed_at, on=on), rows=_BLANK_ROWS)


def _nothing() -> Printed:
    row = dict.fromkeys(Receipt.__dataclass_fields__, "")
    fixed = {"id": 0, "kind": Kind.INCOME, "amount": 0, "written": "[]", "reprints": 0}
    known = {"refers_to": None, "method": Method.CASH, "stage": Stage.VALID}
    return Printed(Receipt(**(row | fixed | known)), "")  # type: ignore[arg-type]


SHEETS = Sheets(
    {
        RECEIPT: Asked(_receipt, (Blank("receipt", blank),)),
        CERTIFICATE: Asked(_certificate),
        LOSS: Asked(_loss, (Blank("receipt-loss", _blank_loss),)),
    },
    (
        command(RECEIPTS, RECEIPT, "receipt", mark("a receipt, by its number")),
        command(RECEIPTS, CERTIFICATE, "payment-certificate", mark("the certificate of a payment")),
    ),
)
