"""The drawer is counted blind against what moved by the way it was paid out ($47–$49, X94)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import peewee
import pytest

from store import clock, deposits, drawer, journal, payments
from store.drawer import CashCount, CountStage, DayStage, Move, NewCount, NewDay, Shut, Taken
from store.engine import database
from store.errors import Forbidden, Refused
from store.receipts import Kind
from store.residents import Home
from store.rights import Staff
from tests.conftest import Clock
from tests.store.deposits import safe
from tests.store.payments.test_payments import BACK, RED, owing, paid
from tests.store.payments.test_refunds import ask, paid_out

_ = owing


def counted(by: Staff, **told: Any) -> CashCount:
    return drawer.count(NewCount.model_validate(told), by=by)


def moves() -> dict[Move, int]:
    return {one.move: one.amount for one in drawer.moved(None, clock.now() + timedelta(seconds=1))}


def test_cash_alone_lies_in_the_drawer(owing: Home, assistant: Staff, time: Clock) -> None:
    """$47: arrears, prepayments and all; what came otherwise is not there."""
    paid(owing, assistant, "250.66", tendered="300")
    told: dict[str, Any] = {"method": "wechat", "reference": "W1"}
    paid(owing, assistant, "100", **told)
    time.pass_(minutes=1)
    assert drawer.expected_now() == 250_66


def test_a_count_is_blind_and_a_difference_needs_its_reason(
    owing: Home, assistant: Staff, time: Clock
) -> None:
    """$48: the refusal does not tell by how much, and nothing is forced to nought."""
    paid(owing, assistant, "250.66")
    time.pass_(minutes=1)
    with pytest.raises(Refused) as error:
        counted(assistant, n100=2, n50=1)
    assert (error.value.field, str(error.value)) == (
        *("reason", "It does not agree with the book: count again, or say why."),
    )
    one = counted(assistant, n100=2, n50=1, handed="200", reason="分币未收")
    assert (one.counted, one.expected, one.difference, one.left) == (250_00, 250_66, -66, 50_00)
    assert one.notes["n100"] == 2
    assert drawer.expected_now() == 50_00
    with pytest.raises(Refused) as error:
        counted(assistant, n50=1, handed="50.01")
    assert error.value.field == "handed"


def test_what_went_out_counts_by_the_way_it_was_paid_out(
    owing: Home, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """X94: a transfer refunded in cash leaves the drawer, and cash refunded otherwise does not."""
    told: dict[str, Any] = {"method": "transfer", "reference": "T1", "rest": True}
    payment = paid(owing, assistant, "1100", **told)
    one = ask(payment, assistant, "97.36")
    payments.approve_refund(one.id, payments.Approval(), by=supervisor)
    paid_out(one, assistant, way="cash", note="账户已销")
    time.pass_(minutes=1)
    assert moves() == {Move.REFUND: -97_36}


def test_void_and_red_receipts_take_their_cash_out_once(
    owing: Home, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    first, second = paid(owing, assistant, "10"), paid(owing, assistant, "20")
    payments.void(first.id, BACK, by=supervisor)
    payments.redden(second.id, RED, by=supervisor)
    time.pass_(minutes=1)
    assert moves() == {Move.TAKEN: 30_00, Move.VOID: -10_00, Move.RED: -20_00}
    assert drawer.expected_now() == 0


def test_a_receipt_void_after_the_count_is_taken_off_the_next(
    owing: Home, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    payment = paid(owing, assistant, "10")
    time.pass_(minutes=1)
    counted(assistant, n10=1)
    time.pass_(minutes=1)
    payments.void(payment.id, BACK, by=supervisor)
    time.pass_(minutes=1)
    assert drawer.expected_now() == 0


def test_finance_takes_what_another_has_counted(
    owing: Home, assistant: Staff, manager: Staff, time: Clock
) -> None:
    """会计法 25: handling and receiving are two people."""
    paid(owing, assistant, "10")
    time.pass_(minutes=1)
    one = counted(assistant, n10=1, handed="10")
    with pytest.raises(Forbidden):
        drawer.take(one.id, Taken(), by=assistant)
    assert drawer.take(one.id, Taken(), by=manager).stage is CountStage.TAKEN
    own = counted(manager)
    with pytest.raises(Forbidden):
        drawer.take(own.id, Taken(), by=manager)


def test_a_day_s_sheet_has_every_receipt_by_item_and_way(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """$49: arrears, this month and what is ahead apart; void ones are on it and not in its sums."""
    paid(owing, assistant, "751.98")  # 2026-10 to 2026-12
    told: dict[str, Any] = {"method": "wechat", "reference": "W1", "rest": True}
    paid(owing, assistant, "300", **told)  # 250.66 of 2027-01, 49.34 over
    void = paid(owing, assistant, "5", rest=True)
    payments.void(void.id, BACK, by=supervisor)
    found = drawer.of_day(clock.today())
    assert (found.current, found.arrears, found.prepaid) == (250_66, 250_66, 550_66)
    assert found.current + found.arrears + found.prepaid == sum(found.items.values()) == 1051_98
    assert found.first_and_last(Kind.INCOME) == ("SJ-2026-000001", "SJ-2026-000003")
    assert [one.number for one in found.void] == ["SJ-2026-000003"]


def test_a_day_is_signed_by_the_cashier_and_shut_by_finance(
    owing: Home, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    payment = paid(owing, assistant, "10")
    today = NewDay(day=clock.today())
    signed = drawer.sign_day(today, by=assistant)
    assert signed.totals["cash"] == 10_00
    with pytest.raises(Refused):
        drawer.sign_day(today, by=assistant)
    with pytest.raises(Forbidden):
        drawer.shut_day(signed.id, Shut(), by=assistant)
    payments.void(payment.id, BACK, by=supervisor)
    with pytest.raises(Refused, match="otherwise by now"):
        drawer.shut_day(signed.id, Shut(), by=manager)


def test_a_shut_day_stays_as_it_was_signed(
    owing: Home, assistant: Staff, manager: Staff, time: Clock
) -> None:
    paid(owing, assistant, "10")
    time.pass_(minutes=1)
    counted(assistant, n10=1)
    signed = drawer.sign_day(NewDay(day=clock.today()), by=assistant)
    assert drawer.shut_day(signed.id, Shut(), by=manager).stage is DayStage.SHUT
    for table in ("cash_day", "cash_count"):
        with pytest.raises(peewee.IntegrityError):
            database.db.execute_sql(f"DELETE FROM {table}")
    assert journal.verify().right


def test_a_day_without_money_has_no_sheet(assistant: Staff) -> None:
    with pytest.raises(Refused, match="No money moved"):
        drawer.sign_day(NewDay(day=clock.today()), by=assistant)


def test_a_deposit_taken_and_given_back_in_cash_comes_and_goes(
    owing: Home, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """$47: by the way it goes back, once it does."""
    one = safe.approved(owing.id, assistant, supervisor)
    time.pass_(minutes=1)
    assert moves() == {Move.TAKEN: 2000_00}
    deposits.give_back(one.id, safe.BACK, by=assistant)
    time.pass_(minutes=1)
    assert moves() == {Move.TAKEN: 2000_00, Move.DEPOSIT: -2000_00}
