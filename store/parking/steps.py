"""Billing a permit's months, and giving back those that are left when it is returned (P8, E20)."""

from __future__ import annotations

from collections import defaultdict

from store import bills, clock, money, payments, permits, pricelist, residents
from store.bills import Bill, Reason, charged
from store.bills.rights import DRAFT_BILLS
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.parking.account import account
from store.parking.inputs import Ahead, Back, Pass
from store.payments import NewRefund, Refund
from store.payments.rights import TAKE_PAYMENTS
from store.pricelist import Kind
from store.pricelist.reckoning import amount
from store.rights import Staff

_ONE = 100  # of a quantity with two decimals
_WHOLE = 10_000


@operation
def bill_ahead(permit_id: int, new: Ahead, *, by: Staff) -> list[Bill]:
    """Bill a permit so many months, the first by days, from the first that is not billed (E19).

    Raises ``Refused`` for what is no parking fee, and where nothing more can be billed.
    """
    require(by, DRAFT_BILLS)
    if charged(new.item).kind is not Kind.PARKING:
        raise Refused("{code} is no parking fee.", field="item", code=new.item)
    return bills.bill_permit(permit_id, new.item.upper(), new.months, by=by)


@operation
def charge_pass(permit_id: int, new: Pass, *, by: Staff) -> Bill:
    """Bill what the list says that a pass costs, once for a permit (P9).

    Raises ``Refused`` for what is no cost of a pass, and where it is billed already.
    """
    require(by, DRAFT_BILLS)
    permit, item = permits.get(permit_id), charged(new.item)
    if item.kind is not Kind.PASS:
        raise Refused("{code} is no cost of a pass.", field="item", code=new.item)
    if permit.home_id is None:
        raise Refused("This permit is for no home: nobody is billed for it here.")
    home, today = residents.get(permit.home_id), clock.today()
    rate = pricelist.rate_of(item, home.kind.value, home.code, today)
    if rate is None:
        raise Refused("No rate of it holds for {home} on {day}.", field="item",
                      home=home.code, day=today)  # fmt: skip
    line = bills.Line(
        today, today, rate.price, _ONE, money.AREA, 1, 1, _WHOLE, permit.number,
        amount(rate.price, _ONE, money.AREA),
    )  # fmt: skip
    return bills.charge_for(f"permit:{permit.id}", home.id, item, today, [line], by=by)


@operation
def give_back(permit_id: int, why: Back, *, by: Staff) -> list[Refund]:
    """Take back the bills of the whole months left, and ask that what was paid of them go back.

    What was paid waits as a prepayment first; each refund is approved by another and paid out as
    any other (E20, $19, $42). What was paid out of a prepayment waits on as one. Raises
    ``Refused`` while the permit is not returned, and where no whole month is left.
    """
    require(by, TAKE_PAYMENTS)
    permit = permits.get(permit_id)
    there = account(permit)
    if there.ended is None:
        raise Refused("The permit is not returned yet: cancel it first.")
    if not there.left:
        raise Refused("No whole month after {day} is billed.", day=there.ended)
    waits: dict[int, int] = defaultdict(int)
    reason = Reason(reason=why.reason)
    for bill in there.left:
        for payment, fen in payments.credit(bill.id, reason, by=by).items():
            waits[payment] += fen
    return [
        payments.ask_refund(
            payment, NewRefund.model_construct(bill="", amount=fen, reason=why.reason), by=by
        )
        for payment, fen in waits.items()
        if payments.prepaid_by(payment) >= fen
    ]
