"""Rates and statements of what bills and payments really write, held against their own lists."""

from __future__ import annotations

from datetime import date

import pytest

from store import bills, clock, payments, rates
from store.desk import staff
from store.desk.staff import NewStaff
from store.errors import Refused
from store.figure import NOTHING
from store.payments import NewPayment
from store.rates import Closing
from store.receipts import Reddening
from store.residents import Home
from store.rights import Role, Staff
from tests.conftest import PIN, Clock
from tests.store.bills.billed import fee, home, issued, pays

SPAN = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def owing(manager: Staff) -> Home:
    """A home that owes October to December, 250.66 each."""
    fee(manager)
    one = home(manager, "3-1-101")
    pays(manager, one)
    for month in ("2026-10", "2026-11", "2026-12"):
        issued(manager, month)
    return one


def paid(of: Home, by: Staff, amount: str, **told: object) -> payments.Payment:
    new = NewPayment.model_validate({"amount": amount} | told)
    return payments.take(amount, bills.payers_of(of.id)[-1].id, None, new, by=by)


def same(of: Home) -> None:
    """$70: what the statement closes with is what bills and prepayments say."""
    (told,) = rates.statements(of.id, *SPAN)
    owed = sum(bill.owed for bill in bills.of_home(of.id))
    assert told.closing == (owed, payments.prepaid_of(of.id, told.payer.id))
    now = clock.today()
    months = ("2026-10", "2026-11", "2026-12")
    assert sum(rates.due(m, now) - rates.received(m, now) for m in months) == owed


def test_what_is_paid_and_taken_back_is_in_every_figure(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """$56, $70, X14: the rate falls again with a red receipt."""
    today = clock.today()
    payment = paid(owing, assistant, "300")
    same(owing)
    found = rates.figures("2026-11", today)
    assert (found.amount_rate.text, found.household_rate.text) == ("19.6", "0.0")
    assert rates.figures("2026-10", today).household_rate.text == "100.0"
    assert (found.current, found.arrears, found.taken) == (49_34, 250_66, 300_00)
    given = Reddening(reason="收错房号", ply_back=True)
    payments.redden(payment.id, given, by=supervisor)
    same(owing)
    assert rates.received("2026-11", today) == 0 and rates.figures("2026-11", today).taken == 0


def test_a_prepaid_month_counts_in_its_own_month(owing: Home, assistant: Staff) -> None:
    """$56: December paid in November is December's."""
    paid(owing, assistant, "751.98")
    same(owing)
    found = rates.figures("2026-12", clock.today())
    assert found.amount_rate.text == "100.0" and found.current == 0
    assert rates.figures("2026-11", clock.today()).ahead == 250_66


def test_drafts_are_in_no_rate_until_they_are_issued(manager: Staff) -> None:
    """X10, with the rooms' own drafts."""
    fee(manager)
    pays(manager, home(manager, "3-1-101"))
    run = bills.draft(bills.NewRun(item="WYF", month="2026-11"), by=manager)
    assert rates.shown("2026-11").figures.amount_rate.text == NOTHING
    bills.issue(run.id, bills.Issue(), by=manager)
    assert rates.shown("2026-11").figures.amount_rate.text == "0.0"


def test_a_payment_dated_into_a_closed_month_is_refused_and_today_s_restates_it(
    owing: Home, assistant: Staff, time: Clock
) -> None:
    """$38, $50, $62, X100."""
    new = NewStaff(name="钱会计", number="5001", role=Role.FINANCE, pin=PIN)
    finance = staff.add(new, by=None)
    rates.close(Closing(month="2026-10"), by=finance)
    with pytest.raises(Refused, match="钱会计") as error:
        paid(owing, assistant, "250.66", received_on=date(2026, 10, 31))
    assert error.value.field == "received_on"
    time.pass_(days=1)
    paid(owing, assistant, "250.66")
    shown = rates.shown("2026-10")
    assert shown.restated is not None and shown.restated.amount_rate.text == "100.0"
    assert shown.figures.amount_rate == rates.standings("2026-10")[-1].rate
    same(owing)
