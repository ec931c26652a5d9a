"""Months of a permit billed by the list, paid to when, given back whole (P8–P10, E19, E20)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from store import bills, journal, parking, payments, permits, pricelist, receipts
from store.bills import Bill, Stage
from store.desk import settings as desk_settings
from store.engine import database
from store.errors import Refused
from store.parking import Ahead, Back, Pass
from store.payments import NewPayment
from store.permits import Cancelling, Permit, Replacement
from store.rights import Staff
from tests.conftest import Clock
from tests.store.bills.billed import home, pays
from tests.store.pricelist import listing

SEEN = permits.Issue(licence=True, identity=True, deed=True)
BACK = Back(reason="车已卖")
GONE = Cancelling(reason="车已卖", back=True)


def fee(by: Staff, code: str = "CWF", price: str = "300", **told: Any) -> None:
    kinds = {"number": code, "name": "车位费", "kind": "parking", "way": "fixed"}
    item = listing.item(by, **(kinds | told))
    pricelist.price(item.id, listing.rate(price=price, unit="元/个·月"), by=by)


@pytest.fixture
def parked(time: Clock, manager: Staff) -> Permit:
    """A monthly permit from 2026-03-11 on, its fee 300 a month."""
    time.at = datetime(2026, 3, 11, 1, 0, tzinfo=UTC)
    fee(manager)
    of = home(manager, "3-1-101")
    pays(manager, of)
    return permit(manager, of.id)


def permit(by: Staff, of: int, **told: object) -> Permit:
    usual = {"home": of, "holder": "王芳", "plate": "粤B12345", "space": "B1-001"}
    asked = permits.ask(permits.NewPermit.model_validate(usual | told), by=by)
    return permits.issue(asked.id, SEEN, by=by)


def billed(by: Staff, of: Permit, months: int) -> list[Bill]:
    return parking.bill_ahead(of.id, Ahead(item="CWF", months=months), by=by)


def paid(by: Staff, found: list[Bill], amount: int = 0) -> payments.Payment:
    given = NewPayment.model_validate({"amount": "1"})
    given = given.model_copy(update={"amount": amount or sum(one.owed for one in found)})
    chosen, payer = [one.id for one in found], found[0].payer_id
    return payments.take(secrets.token_hex(4), payer, chosen, given, by=by)


def account(of: Permit) -> parking.Account:
    return parking.account(permits.get(of.id))


def refused(what: Callable[..., object], *args: object, by: Staff) -> str:
    with pytest.raises(Refused) as error:
        what(*args, by=by)
    return str(error.value)


def test_the_first_month_is_by_days_and_those_after_it_whole(
    parked: Permit, assistant: Staff
) -> None:
    """E19: 21/31 of 300.00; again bills the months after."""
    assert [one.amount for one in billed(assistant, parked, 2)] == [203_23, 300_00]
    assert [one.month for one in billed(assistant, parked, 2)] == ["2026-05", "2026-06"]
    *_months, last = billed(assistant, parked, 12)
    assert (last.last, last.amount) == (date(2027, 3, 10), 96_77)
    told = refused(parking.bill_ahead, parked.id, Ahead(item="CWF"), by=assistant)
    assert "at most 12 months" in told


def test_whole_months_left_go_back_by_the_refund_way(
    parked: Permit, time: Clock, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    """E20: paid to 2026-12, returned 2026-09-15: 900.00; once, approved by another (X44)."""
    found = billed(assistant, parked, 10)
    payment = paid(assistant, found)
    assert account(parked).paid_to == date(2026, 12, 31)
    time.at = datetime(2026, 9, 15, 1, 0, tzinfo=UTC)
    assert "not returned yet" in refused(parking.give_back, parked.id, BACK, by=assistant)
    permits.cancel(parked.id, GONE, by=assistant)
    (refund,) = parking.give_back(parked.id, BACK, by=assistant)
    assert (refund.amount, refund.payment_id) == (900_00, payment.id)
    assert account(parked).paid_to == date(2026, 9, 30)
    assert [one.stage for one in bills.of_home(payment.home_id)][:3] == [Stage.VOID] * 3
    assert "No whole month" in refused(parking.give_back, parked.id, BACK, by=assistant)
    payments.approve_refund(refund.id, payments.Approval(), by=manager)
    payments.pay_refund(refund.id, payments.PaidOut(payee=payment.payer), by=assistant)
    assert payments.prepaid_of(payment.home_id, payment.payer_id) == 0
    assert journal.verify().right


def test_months_left_that_nobody_paid_are_taken_off_and_nothing_goes_back(
    parked: Permit, time: Clock, assistant: Staff
) -> None:
    """$19, X79: a part that was paid goes back, and no fen more."""
    found = billed(assistant, parked, 4)
    paid(assistant, found[:2])
    payment = paid(assistant, found[2:3], 100_00)
    permits.cancel(parked.id, GONE, by=assistant)
    refunds = parking.give_back(parked.id, BACK, by=assistant)
    assert sorted(one.amount for one in refunds) == [100_00, 300_00]
    assert payment.id in {one.payment_id for one in refunds}
    assert [one.stage for one in bills.of_home(payment.home_id)] == [
        *[Stage.VOID] * 3, Stage.ISSUED,
    ]  # fmt: skip
    assert journal.verify().right


def test_no_state_of_a_bill_ever_touches_a_permit(
    parked: Permit, time: Clock, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    """P10, $68: overdue, objected to, part paid, red, void, written off, all of it."""

    def row() -> list[object]:
        return list(database.db.execute_sql("SELECT * FROM permit ORDER BY id").fetchall())

    before, waits = row(), database.db.execute_sql(
        "SELECT kind, due, shows FROM agenda WHERE thing = 'permit'"
    ).fetchall()  # fmt: skip
    found = billed(assistant, parked, 5)
    time.at = datetime(2026, 8, 11, 1, 0, tzinfo=UTC)
    assert all(one.overdue(date(2026, 8, 11)) for one in found)
    why = bills.Reason(reason="核对")
    bills.dispute(found[0].id, bills.Dispute(since=date(2026, 8, 11), reason="没停"), by=assistant)
    bills.agree(found[0].id, why, by=assistant)
    red = paid(assistant, found[:1], 50_00)
    assert account(parked).paid_to is None
    given = receipts.Reddening(reason="录错", ply_back=True)
    payments.redden(red.id, given, by=supervisor)
    paid(assistant, found[1:2])
    assert account(parked).paid_to is None
    bills.void(found[2].id, why, by=supervisor)
    bills.write_off(found[3].id, why, by=manager)
    paid(assistant, found[:1])
    assert account(parked).paid_to == date(2026, 4, 30)
    assert row() == before
    now = database.db.execute_sql("SELECT kind, due, shows FROM agenda WHERE thing = 'permit'")
    assert now.fetchall() == waits
    assert permits.get(parked.id).state(date(2026, 8, 11)) is permits.State.LIVE
    renewal = permits.Renewal(until=date(2027, 3, 31), licence=True)
    assert permits.renew(parked.id, renewal, by=assistant).since == date(2027, 3, 11)


def test_a_permit_that_replaces_one_owes_nothing_twice(
    parked: Permit, time: Clock, assistant: Staff
) -> None:
    """P9: another plate keeps the space and the paid time."""
    paid(assistant, billed(assistant, parked, 3))
    time.at = datetime(2026, 5, 20, 1, 0, tzinfo=UTC)
    given = Replacement(why=permits.Why.PLATE, plate="粤B99999", licence=True, back=True)
    new = permits.replace(parked.id, given, by=assistant)
    assert account(new).paid_to == date(2026, 5, 31)
    (bill,) = billed(assistant, new, 1)
    assert (bill.month, bill.amount) == ("2026-06", 300_00)


def test_each_kind_pays_by_its_own_item(parked: Permit, manager: Staff, assistant: Staff) -> None:
    """P8: the price a month is by kind; two items never charge one permit both."""
    fee(manager, "CWG", "80")
    own = permit(assistant, 1, plate="粤B54321", space="B1-002", kind="owned")
    figures = permits.settings().model_copy(update={"monthly_by": "CWF", "owned_by": "cwg"})
    desk_settings.change_own("permits", figures, by=manager)
    for code, of, amount in (("CWF", parked, 203_23), ("CWG", own, 54_19)):
        run = bills.draft(bills.NewRun(item=code, month="2026-03"), by=manager)
        assert [(one.permit_id, one.amount) for one in bills.of_run(run.id)] == [(of.id, amount)]


def test_another_pass_costs_what_the_list_says_once(
    parked: Permit, manager: Staff, assistant: Staff
) -> None:
    """P9: the cost of a pass is no fee of the space."""
    fee(manager, "ZJ", "20", kind="pass", way="once")
    bill = parking.charge_pass(parked.id, Pass(item="ZJ"), by=assistant)
    assert (bill.amount, bill.about) == (20_00, f"permit:{parked.id}")
    assert "about it already" in refused(
        parking.charge_pass, parked.id, Pass(item="ZJ"), by=assistant
    )
    wrong = refused(parking.charge_pass, parked.id, Pass(item="CWF"), by=assistant)
    assert wrong == "CWF is no cost of a pass."
    assert refused(parking.bill_ahead, parked.id, Ahead(item="ZJ"), by=assistant).startswith("ZJ")
