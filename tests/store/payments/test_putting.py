"""A deposit put to fees: with consent, as a payment of its own, and held again if undone ($76)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from store import bills, clock, deposits, journal, payments, receipts
from store.deposits import Deposit, PutToFees, Stage, Why
from store.desk import staff
from store.desk.staff import NewStaff
from store.drawer.moves import moved
from store.errors import Forbidden, Refused
from store.payments import NewRefund
from store.receipts import Kind, Method
from store.residents import Home
from store.rights import Role, Staff
from tests.conftest import PIN
from tests.store.deposits.safe import BACK as GIVEN
from tests.store.deposits.safe import approved
from tests.store.payments.test_payments import BACK, RED, owed, owing

_ = owing


def put(one: Deposit, by: Staff, amount: str, **told: Any) -> Deposit:
    given = {"amount": amount, "consent": "11-20 签字，存房屋档案"} | told
    return payments.put_deposit(one.id, PutToFees.model_validate(given), by=by)


def test_it_settles_what_fell_due_first_with_a_receipt_of_its_own(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """$72, $76: the rest of it stays held; a second part has a number of its own."""
    one = approved(owing.id, assistant, supervisor)
    now = put(one, assistant, "300")
    assert (now.balance, now.deducted, now.stage) == (1700_00, 300_00, Stage.APPROVED)
    assert owed(owing) == [0, 201_32, 250_66, 250_66]
    payment = payments.of_home(owing.id)[0]
    receipt = receipts.get(payment.receipt_id)
    assert (receipt.kind, receipt.method, receipt.amount) == (Kind.INCOME, Method.DEPOSIT, 300_00)
    assert receipt.reference == one.number
    put(one, assistant, "702.64")
    assert owed(owing) == [0, 0, 0, 0]
    assert deposits.give_back(one.id, GIVEN, by=assistant).returned == 997_36
    assert deposits.get(one.id).balance == 0
    assert journal.verify().right


def test_it_takes_consent_in_writing_and_a_return_that_somebody_else_approved(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """$74, $76: never by itself, never above what is held or owed."""
    held = deposits.take(
        deposits.NewDeposit.model_validate({
            "home": owing.id, "kind": "key", "payer": "王芳", "standing": "owner", "amount": "100",
        }), by=assistant,
    )  # fmt: skip
    with pytest.raises(Refused, match="not possible now"):
        put(held, assistant, "50")
    one = approved(owing.id, assistant, supervisor, yuan="1200")
    for amount, told, field in (
        ("1200.01", "No more is held", "amount"),
        ("1100", "Only 1,002.64 is owed", "amount"),
    ):
        with pytest.raises(Refused, match=told) as error:
            put(one, assistant, amount)
        assert error.value.field == field
    small = approved(owing.id, assistant, supervisor, yuan="80")
    with pytest.raises(Refused, match="collect its receipt"):
        put(small, assistant, "80")
    gone = put(small, assistant, "80", receipt_back=True)
    assert (gone.balance, gone.stage) == (0, Stage.RETURNED)
    new = NewStaff(name="门岗", number="9001", role=Role.GUARD, pin=PIN)
    guard = staff.add(new, by=None)
    with pytest.raises(Forbidden):
        put(one, guard, "1")


@pytest.mark.parametrize("red", [False, True])
def test_void_or_red_of_its_receipt_lets_it_be_held_again(
    red: bool, owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """$41, X65: whole again, and given back once more as any."""
    one = approved(owing.id, assistant, supervisor, yuan="250.66")
    put(one, assistant, "250.66", receipt_back=True)
    payment = payments.of_home(owing.id)[0]
    if red:
        payments.redden(payment.id, RED, by=supervisor)
    else:
        payments.void(payment.id, BACK, by=supervisor)
    now = deposits.get(one.id)
    assert (now.balance, now.deducted, now.stage) == (250_66, 0, Stage.APPROVED)
    assert owed(owing) == [250_66] * 4
    assert deposits.give_back(one.id, GIVEN, by=assistant).returned == 250_66
    with pytest.raises(Refused):
        deposits.give_back(one.id, GIVEN, by=assistant)
    assert journal.verify().right


def test_what_came_from_a_deposit_is_no_refund_and_what_is_put_keeps_its_receipt(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """$42, $40: no money came, so none goes back; the deposit is not undone around it."""
    one = approved(owing.id, assistant, supervisor)
    put(one, assistant, "300")
    payment = payments.of_home(owing.id)[0]
    asked = NewRefund.model_validate({"amount": "1", "reason": "多收", "bill": "ZD-2026-000001"})
    with pytest.raises(Refused, match="came from a deposit"):
        payments.ask_refund(payment.id, asked, by=assistant)
    deposits.keep_on(one.id, Why(reason="改期"), by=assistant)
    with pytest.raises(Refused, match="put to fees"):
        deposits.void(one.id, BACK, by=supervisor)
    assert bills.owed_by(owing.id)[0].settled == 49_34


ACTS = st.lists(st.sampled_from(("put", "undo", "back", "put")), min_size=1, max_size=8)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@drawn(acts=ACTS, data=st.data())
def test_whatever_is_put_and_undone_its_money_is_held_settles_or_went_back(
    owing: Home, assistant: Staff, supervisor: Staff, acts: list[str], data: st.DataObject
) -> None:
    """$72: against an account by hand; the drawer paid out just what went back in cash."""
    for payment in payments.of_home(owing.id):
        if payment.stage is payments.Stage.TAKEN:
            payments.redden(payment.id, RED, by=supervisor)
    one = approved(owing.id, assistant, supervisor, yuan="700")
    before = -sum(each.amount for each in moved(None, _later()) if each.move.value == "deposit")
    held, back = 700_00, 0
    standing: list[tuple[int, int]] = []
    for act in acts:
        most = min(held, sum(bill.owed for bill in bills.owed_by(owing.id)))
        if act == "put" and most and deposits.get(one.id).stage is Stage.APPROVED:
            fen = data.draw(st.integers(1, most))
            put(one, assistant, f"{fen / 100:.2f}", receipt_back=True)
            standing.append((payments.of_home(owing.id)[0].id, fen))
            held -= fen
        elif act == "undo" and standing:
            payment_id, fen = standing.pop(data.draw(st.integers(0, len(standing) - 1)))
            payments.redden(payment_id, RED, by=supervisor)
            held += fen
        elif act == "back" and held:
            deposits.give_back(one.id, GIVEN, by=assistant)
            held, back = 0, back + held
        now = deposits.get(one.id)
        assert (now.balance, now.returned) == (held, back)
        assert now.deducted == sum(fen for _id, fen in standing)
    paid = -sum(each.amount for each in moved(None, _later()) if each.move.value == "deposit")
    assert paid - before == back
    assert journal.verify().right


def _later() -> datetime:
    return clock.now() + timedelta(days=1)
