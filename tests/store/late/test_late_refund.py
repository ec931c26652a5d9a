"""What was paid of a late charge goes back by itself, and is owed again or waived ($42, $54)."""

from __future__ import annotations

from datetime import timedelta

import peewee
import pytest

from store import bills, clock, journal, late, payments
from store.bills import Approved, Bill
from store.engine import database
from store.errors import Refused
from store.payments import Approval, NewRefund, Payment
from store.rates import statement
from store.receipts import Method
from store.rights import Staff
from tests.conftest import Clock
from tests.store.late.test_late import MARCH, RED, agree, bill, march, on, owed, paid, waiver
from tests.store.payments.test_refunds import paid_out

__all__ = ["bill", "march"]


def ask(payment: Payment, by: Staff, amount: str, of: str, *, late_too: bool = True) -> int:
    given = {"amount": amount, "bill": of, "reason": "违约金算错", "late": late_too}
    return payments.ask_refund(payment.id, NewRefund.model_validate(given), by=by).id


def test_the_late_part_of_a_payment_goes_back_alone(
    bill: Bill, manager: Staff, supervisor: Staff, assistant: Staff, time: Clock
) -> None:
    """$42, $54: no more than was paid of it, the bill stays paid, the charge is owed or waived."""
    agree(manager)
    on(time, MARCH + timedelta(days=45))
    payment = paid(bill, assistant, "256.30")
    assert owed(bill) == (0, 0)
    for amount, of in (("5.65", bill.number), ("5.64", "")):
        with pytest.raises(Refused) as error:
            ask(payment, assistant, amount, of)
        assert error.value.field == ("amount" if of else "bill")
    one = ask(payment, assistant, "5.64", bill.number)
    payments.approve_refund(one, Approval(), by=supervisor)
    done = paid_out(payments.REFUNDS.table.one(one), assistant)
    assert (done.late, done.amount, done.way) == (True, 5_64, Method.CASH)
    assert owed(bill) == (0, 5_64) and bills.get(bill.id).state is bills.State.PAID
    assert payments.late_by(payment.id) == {}
    assert payments.settled_by(payment.id) == {bill.id: 250_66}
    asked = waiver(bill, assistant, "5.64")
    late.approve(asked.id, Approved(), by=manager)
    assert owed(bill) == (0, 0) and journal.verify().right
    with pytest.raises(Refused, match=r"only 0\.00 can go back"):
        ask(payment, assistant, "0.01", bill.number)
    told = statement.of(statement.payer(bill.payer_id), MARCH, clock.today())
    assert told.closing == (0, 0)


def test_the_bill_itself_goes_back_without_its_late_charge(
    bill: Bill, manager: Staff, supervisor: Staff, assistant: Staff, time: Clock
) -> None:
    """X92: both parts together never exceed the payment; the whole is not given back besides."""
    agree(manager)
    on(time, MARCH + timedelta(days=45))
    payment = paid(bill, assistant, "256.30")
    with pytest.raises(Refused, match=r"only 250\.66 can go back"):
        ask(payment, assistant, "250.67", bill.number, late_too=False)
    for amount, late_too in (("100", False), ("5.64", True), ("150.66", False)):
        one = ask(payment, assistant, amount, bill.number, late_too=late_too)
        payments.approve_refund(one, Approval(), by=manager)
        paid_out(payments.REFUNDS.table.one(one), assistant)
    assert owed(bill)[0] == 250_66 and journal.verify().right
    with pytest.raises(Refused, match="of it back"):
        payments.redden(payment.id, RED, by=manager)


def test_verify_names_a_refund_of_a_late_charge_that_is_none(
    bill: Bill, manager: Staff, supervisor: Staff, assistant: Staff, time: Clock
) -> None:
    agree(manager)
    on(time, MARCH + timedelta(days=45))
    payment = paid(bill, assistant, "256.30")
    one = ask(payment, assistant, "5.64", bill.number)
    with pytest.raises(peewee.IntegrityError, match="as it was asked for"):
        database.db.execute_sql("UPDATE refund SET late = 0")
    payments.approve_refund(one, Approval(), by=supervisor)
    paid_out(payments.REFUNDS.table.one(one), assistant)
    database.db.execute_sql("DROP TRIGGER refund_stands")
    database.db.execute_sql("UPDATE refund SET late = 0")
    assert not journal.verify().right
