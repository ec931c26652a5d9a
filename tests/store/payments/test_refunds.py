"""Refunds: asked by one, approved by another, paid out once, never more than there is ($42)."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from store import bills, journal, payments, receipts
from store.bills import State
from store.desk import settings
from store.errors import Forbidden, Refused
from store.payments import Approval, NewRefund, PaidOut, Payment, Refund, RefundStage, Why
from store.payments.settings import PaymentSettings
from store.receipts import Invoice, InvoiceRequest, Method
from store.residents import Home
from store.rights import Staff
from tests.store.payments.test_payments import BACK, RED, owed, owing, paid, payer

_ = owing


def ask(payment: Payment, by: Staff, amount: str, bill: str = "", **told: Any) -> Refund:
    given = {"amount": amount, "bill": bill, "reason": "多收"} | told
    return payments.ask_refund(payment.id, NewRefund.model_validate(given), by=by)


def paid_out(one: Refund, by: Staff, **told: Any) -> Refund:
    given = {"payee": "王芳"} | told
    return payments.pay_refund(one.id, PaidOut.model_validate(given), by=by)


def test_what_was_prepaid_goes_back_and_no_more(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """$32, $42: who asked does not approve; the money is gone from what waits."""
    payment = paid(owing, assistant, "1100", rest=True)
    with pytest.raises(Refused, match=r"only 97\.36 can go back so"):
        ask(payment, assistant, "97.37")
    one = ask(payment, supervisor, "97.36")
    with pytest.raises(Forbidden):
        payments.approve_refund(one.id, Approval(), by=supervisor)
    with pytest.raises(Refused):
        paid_out(one, assistant)
    other = ask_again(payment, one, assistant)
    payments.approve_refund(other.id, Approval(), by=supervisor)
    done = paid_out(other, assistant)
    assert (done.stage, done.way, done.payee) == (RefundStage.PAID, Method.CASH, "王芳")
    assert payments.prepaid_of(owing.id, payer(owing)) == 0
    with pytest.raises(Refused):
        paid_out(other, assistant)
    assert journal.verify().right


def ask_again(payment: Payment, one: Refund, by: Staff) -> Refund:
    """X44: one at a time; the first is refused, then another may be asked."""
    with pytest.raises(Refused, match=f"Refund {one.number} of it is under way"):
        ask(payment, by, "1")
    from store.desk import staff

    manager = next(each for each in staff.everyone() if each.number == "3001")
    payments.refuse_refund(one.id, Why(reason="改由前台办理"), by=manager)
    return ask(payment, by, "97.36")


def test_a_month_in_the_middle_goes_back_and_later_ones_stay_paid(
    owing: Home, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    """X45, X9: that bill alone is owed again, may be void, and its days be billed anew."""
    payment = paid(owing, assistant, "1002.64")
    middle = bills.of_home(owing.id)[2]
    one = ask(payment, assistant, "250.66", middle.number)
    payments.approve_refund(one.id, Approval(), by=supervisor)
    paid_out(one, assistant)
    assert owed(owing) == [0, 250_66, 0, 0]
    void = bills.void(middle.id, bills.Reason(reason="该月不应收"), by=manager)
    assert void.state is State.VOID
    single = bills.Single(item="WYF", month=middle.month, home=owing.id)
    assert bills.draft_single(single, by=manager).replaces == middle.id


def test_several_refunds_of_a_part_never_exceed_it(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """X92."""
    payment = paid(owing, assistant, "250.66")
    first = bills.of_home(owing.id)[-1]
    for amount in ("200", "50.66"):
        one = ask(payment, assistant, amount, first.number)
        payments.approve_refund(one.id, Approval(), by=supervisor)
        paid_out(one, assistant)
    with pytest.raises(Refused, match=r"only 0\.00 can go back so"):
        ask(payment, assistant, "0.01", first.number)
    with pytest.raises(Refused, match="only"):
        ask(payment, assistant, "0.01")


def test_a_large_refund_the_manager_alone_approves(
    owing: Home, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    """SET2: above the setting; the amount at the limit is the supervisor's."""
    payment = paid(owing, assistant, "2000", rest=True)
    one = ask(payment, assistant, "500.01")
    with pytest.raises(Forbidden, match=r"Above 500\.00 yuan the manager approves"):
        payments.approve_refund(one.id, Approval(), by=supervisor)
    assert payments.approve_refund(one.id, Approval(), by=manager).stage is RefundStage.APPROVED


def test_the_limit_that_the_manager_sets_is_the_limit_that_holds(
    owing: Home, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    """SET2: typed as whole yuan, and read so ever after."""
    typed = PaymentSettings.model_validate({"refund_limit": "30"})
    settings.change_own("payments", typed, by=manager)
    one = ask(paid(owing, assistant, "2000", rest=True), assistant, "30.01")
    with pytest.raises(Forbidden, match=r"Above 30\.00 yuan the manager approves"):
        payments.approve_refund(one.id, Approval(), by=supervisor)


def test_it_goes_as_it_came_else_a_note_says_why(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """X94; and to nobody but who paid, unless letter and ID are seen."""
    told = {"method": "wechat", "reference": "W7", "rest": True}
    payment = paid(owing, assistant, "1100", **told)  # type: ignore[arg-type]
    one = ask(payment, assistant, "97.36")
    payments.approve_refund(one.id, Approval(), by=supervisor)
    for wrong, field in (({"way": "cash"}, "note"), ({"payee": "李雷"}, "proxy")):
        with pytest.raises(Refused) as error:
            paid_out(one, assistant, **wrong)
        assert error.value.field == field
    done = paid_out(one, assistant, way="cash", note="微信已注销", payee="李雷", proxy=True)
    assert (done.way, done.payee) == (Method.CASH, "李雷")


def test_an_invoiced_receipt_waits_for_its_red_invoice(owing: Home, assistant: Staff) -> None:
    """X31."""
    payment = paid(owing, assistant, "1100", rest=True)
    receipts.ask_invoice(payment.receipt_id, InvoiceRequest(title="王芳"), by=assistant)
    invoice = Invoice.model_validate({"no": "24312000000012345678", "on": "2026-11-23"})
    receipts.issue_invoice(payment.receipt_id, invoice, by=assistant)
    with pytest.raises(Refused):
        ask(payment, assistant, "97.36")


def test_what_a_refund_gave_back_no_void_or_red_receipt_gives_again(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """X65: a red receipt is for the whole sum, and the drawer would lose the part twice."""
    payment = paid(owing, assistant, "1100", rest=True)
    one = ask(payment, assistant, "97.36")
    for _time in range(2):
        for undo in (
            partial(payments.void, payment.id, BACK),
            partial(payments.redden, payment.id, RED),
        ):
            with pytest.raises(Refused, match=f"Refund {one.number} gives 97.36 of it back"):
                undo(by=supervisor)
        if one.stage is RefundStage.ASKED:
            payments.approve_refund(one.id, Approval(), by=supervisor)
            one = paid_out(one, assistant)
    assert journal.verify().right


def test_a_payment_given_back_whole_has_nothing_left(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    payment = paid(owing, assistant, "1100", rest=True)
    payments.void(payment.id, BACK, by=supervisor)
    with pytest.raises(Refused, match="given back whole"):
        ask(payment, assistant, "1")
