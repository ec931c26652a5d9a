"""What the receipt of a payment says: every bill, its late charge, what waits ($30, $54)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store import bills, money, pricelist
from store.bills import Bill
from store.payments.allocating import Part
from store.payments.inputs import NewPayment
from store.payments.payment import prepaid_of
from store.receipts import Kind, Line, Method, NewReceipt

LATE = "逾期违约金"


def receipt(
    payment: int,
    payer: bills.Payer,
    new: NewPayment,
    parts: Sequence[Part],
    rest: int,
    named: bool,
    told: Sequence[str] = (),
) -> NewReceipt:
    """The receipt to be given for a payment of this number; ``rest`` of it is prepaid, in fen.

    ``told`` is printed on it besides, in Chinese.
    """
    lines = [line for part in parts for line in _lines(part)]
    if rest:
        lines.append(Line("预收", "", "", "", rest))
    items = [pricelist.get(part.bill.item_id) for part in parts]
    return NewReceipt(
        kind=Kind.INCOME,
        home_id=payer.home_id,
        about=f"payment:{payment}",
        payer=new.payer or payer.name,
        amount=new.amount,
        method=new.method,
        reference=new.reference,
        received_on=new.received_on,
        lines=tuple(lines),
        remark="；".join((*_remarks(payer, new, rest, named), *told)),
        invoice=all(item.invoice for item in items),
    )


def _lines(part: Part) -> Iterator[Line]:
    if part.principal:
        yield _line(part.bill, part.principal)
    if part.late:
        yield Line(LATE, part.bill.month, "", "", part.late)


def _line(bill: Bill, part: int) -> Line:
    lines = bills.lines_of(bill.id)
    measures = {money.measure_text(one.measure, one.decimals) for one in lines if one.decimals}
    prices = {money.measure_text(one.price, money.PRICE) for one in lines}
    told = bill.item if part == bill.amount else f"{bill.item}（部分）"
    if bill.about and (order := lines[0].words.partition("，")[2]):  # it names its order (W16)
        told = f"{told}，{order}"
    return Line(told, bill.month, " / ".join(sorted(measures)), " / ".join(sorted(prices)), part)


def _remarks(payer: bills.Payer, new: NewPayment, rest: int, named: bool) -> list[str]:
    told = ["由交款人指定"] if named else []
    if new.tendered is not None:
        change = new.tendered - new.amount
        told.append(f"实收 {money.text(new.tendered)}，找零 {money.text(change)}")
    waits = prepaid_of(payer.home_id, payer.id) + rest
    if new.method is Method.PREPAID:
        waits -= new.amount
    if waits:
        told.append(f"预存余额 {money.text(waits)}")
    return told
