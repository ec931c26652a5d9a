"""Payments: every fen settles a bill, waits, or was given back, and none does twice ($29–$41)."""

from __future__ import annotations

from datetime import date
from typing import Any

import peewee
import pytest
from pydantic import ValidationError

from store import bills, journal, payments, receipts
from store.bills import Bill, State
from store.engine import database
from store.errors import Forbidden, Refused
from store.payments import NewPayment, Payment, Stage
from store.receipts import Kind, Method, Reddening, Voiding
from store.residents import Home
from store.rights import Staff
from tests.store.bills.billed import fee, home, issued, pays

MONTHS = ("2026-10", "2026-11", "2026-12", "2027-01")
BACK = Voiding(reason="写错金额", plies_back=True)
RED = Reddening(reason="收错房号", ply_back=True)


@pytest.fixture
def owing(manager: Staff) -> Home:
    """A home that owes four months of 250.66, each with a due day of its own."""
    fee(manager)
    one = home(manager, "3-1-101")
    pays(manager, one)
    for month in MONTHS:
        issued(manager, month)
    return one


def payer(of: Home) -> int:
    return bills.payers_of(of.id)[-1].id


def paid(
    of: Home, by: Staff, amount: str, key: str = "", chosen: list[int] | None = None, **told: Any
) -> Payment:
    new = NewPayment.model_validate({"amount": amount} | told)
    return payments.take(key or f"{amount}{told}", payer(of), chosen, new, by=by)


def refused(of: Home, by: Staff, amount: str, **told: Any) -> tuple[str | None, str]:
    before = journal.last_number()
    with pytest.raises(Refused) as error:
        paid(of, by, amount, **told)
    assert journal.last_number() == before, "nothing is written"
    return error.value.field, str(error.value)


def states(of: Home) -> list[State]:
    return [one.state for one in reversed(bills.of_home(of.id))]


def owed(of: Home) -> list[int]:
    return [one.owed for one in reversed(bills.of_home(of.id))]


def test_a_sum_settles_what_fell_due_first_and_leaves_a_remainder(
    owing: Home, assistant: Staff
) -> None:
    """$30, $31: a part is no fraction of a month and moves no date."""
    payment = paid(owing, assistant, "300")
    assert owed(owing) == [0, 201_32, 250_66, 250_66]
    assert states(owing) == [State.PAID, State.PART, State.ISSUED, State.ISSUED]
    first, second, *_rest = reversed(bills.of_home(owing.id))
    assert payments.settled_by(payment.id) == {first.id: 250_66, second.id: 49_34}
    assert (second.first, second.last, second.amount) == (
        *(date(2026, 11, 1), date(2026, 11, 30)),
        250_66,
    )


def test_bills_of_one_due_day_share_by_what_is_owed_of_each() -> None:
    """E13: 100.00 for 250.66 and 80.00, the largest remainder gets the last fen."""
    on = date(2026, 11, 23)
    pair = [_bill(number, amount, on) for number, amount in ((1, 250_66), (2, 80_00))]
    assert [part for _bill, part in payments.allocate(100_00, pair, on)] == [75_81, 24_19]
    early = _bill(3, 10_00, date(2026, 11, 1))
    late = _bill(4, 10_00, date(2026, 12, 25))
    found = payments.allocate(15_00, [late, *pair, early], on)
    assert [(bill.id, part) for bill, part in found] == [(3, 10_00), (1, 3_79), (2, 1_21)]


def _bill(number: int, amount: int, due: date) -> Bill:
    return Bill(
        number, str(number), 1, 1, "", None, 1, "", 1, "", bills.Standing.OWNER, "", due, due, due,
        amount, 0, 0, due, None, None, None, "", bills.Stage.ISSUED,
    )  # fmt: skip


def test_the_payer_names_which_bills_and_the_receipt_says_so(owing: Home, assistant: Staff) -> None:
    """民法典 560, $30."""
    last = bills.of_home(owing.id)[0]
    payment = paid(owing, assistant, "250.66", chosen=[last.id])
    assert owed(owing) == [250_66, 250_66, 250_66, 0]
    receipt = receipts.get(payment.receipt_id)
    assert "由交款人指定" in receipt.remark
    assert [(line.words, line.period, line.amount) for line in receipt.lines] == [
        ("物业服务费", "2027-01", 250_66)
    ]


def test_more_than_is_owed_waits_for_that_payer_and_home_once_it_is_said(
    owing: Home, assistant: Staff
) -> None:
    """$32, X86: nothing is guessed; what waits stands on the receipt and pays later bills."""
    assert refused(owing, assistant, "1100") == (
        *("rest", "It is 97.36 more than is owed: is the rest prepaid?"),
    )
    payment = paid(owing, assistant, "1100", rest=True)
    assert payments.prepaid_of(owing.id, payer(owing)) == payments.prepaid_by(payment.id) == 97_36
    assert "预存余额 97.36" in receipts.get(payment.receipt_id).remark
    issued_next(owing)
    assert refused(owing, assistant, "97.37", method="prepaid") == (
        *("amount", "Only 97.36 is prepaid."),
    )
    paid(owing, assistant, "97.36", method="prepaid")
    assert payments.prepaid_of(owing.id, payer(owing)) == 0
    assert owed(owing)[-1] == 153_30


def issued_next(_of: Home) -> None:
    from store.desk import staff

    issued(next(one for one in staff.everyone() if one.number == "3001"), "2027-02")


def test_change_is_told_and_only_of_cash(owing: Home, assistant: Staff) -> None:
    payment = paid(owing, assistant, "250.66", tendered="300")
    assert payment.change == 49_34
    assert "实收 300.00，找零 49.34" in receipts.get(payment.receipt_id).remark
    assert refused(owing, assistant, "10", tendered="9.99")[0] == "tendered"
    told = {"method": "wechat", "reference": "W1", "tendered": "10"}
    assert refused(owing, assistant, "10", **told)[0] == "tendered"


@pytest.mark.parametrize("amount", ["0", "-1", "0.001", "一百", ""])
def test_nothing_less_than_a_fen_is_taken(amount: str) -> None:
    """X99: zero, negative, too many decimals, words."""
    with pytest.raises(ValueError):
        NewPayment.model_validate({"amount": amount})


def test_an_amount_may_be_typed_as_people_write_it() -> None:
    new = NewPayment.model_validate({"amount": "１,２３４.５元"})
    assert new.amount == 1_234_50


def test_a_form_pays_once_however_often_it_is_sent(owing: Home, assistant: Staff) -> None:
    """X28, X80: a second Enter, a lost line, a resumed session give the same receipt again."""
    first = paid(owing, assistant, "250.66", key="form-1")
    again = paid(owing, assistant, "250.66", key="form-1")
    assert again == first
    assert (owed(owing)[:2], len(receipts.of_home(owing.id))) == ([0, 250_66], 1)


def test_the_second_desk_is_told_on_which_receipt_it_was_paid(
    owing: Home, assistant: Staff, second: Staff
) -> None:
    """$34, X107."""
    first = bills.owed_by(owing.id)[0]
    payment = paid(owing, assistant, "250.66", chosen=[first.id])
    with pytest.raises(Refused) as error:
        paid(owing, second, "250.66", key="other", chosen=[first.id])
    assert str(error.value) == (
        f"Bill {first.number} was paid meanwhile, 250.66 yuan on receipt {payment.receipt}."
    )


def test_a_number_of_a_transfer_is_taken_once(owing: Home, assistant: Staff) -> None:
    """$36, X95."""
    told: dict[str, Any] = {"method": "transfer", "reference": "T20261123-7"}
    payment = paid(owing, assistant, "10", **told)
    assert refused(owing, assistant, "20", **told) == (
        *("reference", f"This number is on receipt {payment.receipt} already."),
    )
    assert refused(owing, assistant, "20", method="transfer")[0] == "reference"


def test_a_void_gives_back_just_what_was_settled_and_once(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """$40, $41, X65: prepayment too; the bills are owed again with their old day."""
    due = [one.due for one in bills.of_home(owing.id)]
    payment = paid(owing, assistant, "1100", rest=True)
    with pytest.raises(Forbidden):
        payments.void(payment.id, BACK, by=assistant)
    undone = payments.void(payment.id, BACK, by=supervisor)
    assert (undone.stage, owed(owing)) == (Stage.UNDONE, [250_66] * 4)
    assert payments.prepaid_of(owing.id, payer(owing)) == 0
    assert [one.due for one in bills.of_home(owing.id)] == due
    assert receipts.get(payment.receipt_id).stage is receipts.Stage.VOID
    with pytest.raises(Refused):
        payments.void(payment.id, BACK, by=supervisor)
    assert paid(owing, assistant, "250.66", key="anew").receipt.endswith("000002")


def test_a_red_receipt_is_approved_by_another_and_stands_beside_the_original(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """$40, X98: the wrong home is put right by a red receipt and a new one."""
    payment = paid(owing, assistant, "300")
    assert payments.redden(payment.id, RED, by=supervisor).stage is Stage.UNDONE
    assert owed(owing) == [250_66] * 4
    original, red = receipts.of(payment.subject)
    assert (red.kind, red.amount, red.refers_to) == (Kind.RED, -300_00, original.id)
    with pytest.raises(Refused):
        payments.redden(payment.id, RED, by=supervisor)
    own = paid(owing, supervisor, "5")
    with pytest.raises(Forbidden):
        payments.redden(own.id, RED, by=supervisor)


def test_what_was_used_meanwhile_is_not_given_back_a_second_time(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """X65: the prepayment first, then what it came by."""
    before = paid(owing, assistant, "1100", rest=True)
    issued_next(owing)
    later = paid(owing, assistant, "97.36", method="prepaid")
    with pytest.raises(Refused, match="Its prepayment is used by now"):
        payments.void(before.id, BACK, by=supervisor)
    payments.void(later.id, BACK, by=supervisor)
    payments.void(before.id, BACK, by=supervisor)
    assert (owed(owing), payments.prepaid_of(owing.id, payer(owing))) == ([250_66] * 5, 0)


def test_a_new_owner_neither_sees_nor_pays_the_old_one_s_debts(
    owing: Home, manager: Staff, assistant: Staff
) -> None:
    """$21, X104."""
    old = payer(owing)
    pays(manager, owing, date(2027, 2, 1), name="李雷")
    issued(manager, "2027-02")
    mine = bills.owed_by(owing.id)[-1]
    assert refused(owing, assistant, "300")[0] == "rest"
    payment = paid(owing, assistant, "250.66")
    assert payments.settled_by(payment.id) == {mine.id: 250_66}
    with pytest.raises(Refused):
        paid(owing, assistant, "1", chosen=[bills.owed_by(owing.id)[0].id])
    assert {one.payer_id for one in bills.owed_by(owing.id)} == {old}


def test_a_paid_bill_cannot_be_void(owing: Home, assistant: Staff, manager: Staff) -> None:
    """$27: only with nothing settled on it."""
    paid(owing, assistant, "1")
    first = bills.owed_by(owing.id)[0]
    with pytest.raises(Refused, match="Something was paid on it"):
        bills.void(first.id, bills.Reason(reason="错"), by=manager)


def test_no_line_of_the_ledger_can_be_changed_or_taken_away(owing: Home, assistant: Staff) -> None:
    paid(owing, assistant, "1100", rest=True)
    for table in ("payment", "settlement", "prepaid"):
        for sql in (f"UPDATE {table} SET amount = amount + 1", f"DELETE FROM {table}"):
            with pytest.raises(peewee.IntegrityError):
                database.db.execute_sql(sql)


def test_verify_names_a_payment_whose_lines_were_touched(owing: Home, assistant: Staff) -> None:
    payment = paid(owing, assistant, "300")
    assert journal.verify().right
    made = database.db.execute_sql(
        "SELECT sql FROM sqlite_master WHERE name = 'settlement_stands'"
    ).fetchone()[0]
    database.db.execute_sql("DROP TRIGGER settlement_stands")
    database.db.execute_sql("UPDATE settlement SET amount = amount - 1 WHERE amount = 4934")
    database.db.execute_sql("UPDATE bill SET settled = settled - 1 WHERE settled = 4934")
    database.db.execute_sql(made)
    verdict = journal.verify()
    assert (verdict.right, verdict.what) == (False, payment.subject)


def test_a_deposit_is_no_way_of_paying_at_the_desk(owing: Home, assistant: Staff) -> None:
    with pytest.raises(ValidationError, match="method"):
        paid(owing, assistant, "1", method="deposit")
    assert paid(owing, assistant, "1").method is Method.CASH
