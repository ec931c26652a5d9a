"""Published faults of other fee programs, each one as a test of its name (money.md §10)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

import pytest
from pydantic import ValidationError

from store import bills, clock, drawer, journal, money, payments, pricelist, receipts, residents
from store.bills import Approved, NewReduction, NewRun, Reason, Single, Standing, State
from store.errors import Refused
from store.estate.calendar import days_in_month
from store.payments import NewRefund, PaidOut
from store.pricelist import months_after
from store.pricelist.reckoning import amount
from store.residents import Home, NewPerson
from store.rights import Staff
from tests.store.bills.billed import fee, home, issued, only, pays
from tests.store.payments.test_payments import (
    BACK,
    RED,
    issued_next,
    owed,
    owing,
    paid,
    payer,
)
from tests.store.payments.test_refunds import ask, paid_out
from tests.store.pricelist import listing

_ = owing


def _exactly(price: int, area: int) -> int:
    fen = Decimal(price) / 100 * Decimal(area) / 100 * 100
    return int(fen.quantize(Decimal(1), ROUND_HALF_UP))


def test_amounts_are_exact_over_two_decimal_pairs() -> None:
    """X1, X46: 0.15 × 130.70 is 19.61; one rounding, half up, over a wide net of pairs."""
    assert amount(15_00, 130_70, 2) == 19_61
    for price in range(1, 600, 5):
        for area in range(1, 14_000, 97):
            assert amount(price * 100, area, 2) == _exactly(price, area)


def test_from_and_to_are_dates_that_touch_without_a_gap(manager: Staff) -> None:
    """X16, X48, X49: no clock times; a month ends the day before the next begins."""
    fee(manager)
    pays(manager, home(manager, "3-1-101"))
    made = [only(issued(manager, f"2026-{month:02}")) for month in range(1, 13)]
    for before, after in pairwise(made):
        assert before.last + timedelta(days=1) == after.first
    assert (made[0].first, made[-1].last) == (date(2026, 1, 1), date(2026, 12, 31))


def test_twelve_months_are_twelve_and_never_slide(manager: Staff) -> None:
    """X72, X74, X71: no month of 30 ticks; an anchor on the 31st comes back to it."""
    fee(manager)
    pays(manager, home(manager, "3-1-101"))
    total = sum(only(issued(manager, f"2026-{month:02}")).amount for month in range(1, 13))
    assert total == 12 * 250_66
    anchor = date(2026, 1, 31)
    days = [months_after(anchor, n) for n in range(1, 13)]
    assert (days[0], days[1], days[-1]) == (
        *(date(2026, 2, 28), date(2026, 3, 31)),
        date(2027, 1, 31),
    )
    assert months_after(date(2028, 2, 29), 12) == date(2029, 2, 28)  # E8


@pytest.mark.parametrize("month", range(1, 13))
def test_a_part_of_a_month_uses_its_own_days_both_ends_counted(manager: Staff, month: int) -> None:
    """X73, X75, X76, X77, X78: the divisor is the whole month, first and last month by day."""
    fee(manager)
    one = home(manager, "3-1-101", "100")
    days = days_in_month(2026, month)
    pays(manager, one, date(2026, month, 5), name="甲")
    pays(manager, one, date(2026, month, 20), name="乙")
    first, second = bills.of_run(issued(manager, f"2026-{month:02}").id)
    for bill, count in ((first, 15), (second, days - 19)):
        exact = Decimal(280_00) * count / days
        assert bill.amount == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def test_nothing_is_billed_after_the_last_day(manager: Staff) -> None:
    """X79: an item that has ended is charged to its day, and no month after it."""
    fee(manager)
    pays(manager, home(manager, "3-1-101", "100"))
    item = pricelist.listed()[0]
    told = pricelist.Ended(until=date(2026, 11, 15), reason="合同终止")
    bill = only(issued(manager, "2026-10"))
    pricelist.end(item.id, told, by=manager)
    assert bill.last == date(2026, 10, 31)
    with pytest.raises(Refused):
        bills.draft(NewRun(item="WYF", month="2026-12"), by=manager)


def test_two_items_have_two_runs_and_each_can_be_issued(manager: Staff) -> None:
    """X25."""
    fee(manager)
    other = listing.item(manager, number="ZF", name="杂费", kind="other")
    pricelist.price(other.id, listing.rate(price="0.1"), by=manager)
    pays(manager, home(manager, "3-1-101"))
    first, second = issued(manager, "2026-11"), issued(manager, "2026-11", "ZF")
    assert first.item_id != second.item_id
    assert [only(run).state for run in (first, second)] == [State.ISSUED, State.ISSUED]


def test_a_retried_refund_ends_once(owing: Home, assistant: Staff, supervisor: Staff) -> None:
    """X26: paid out twice it is refused, and the bill is owed again just once."""
    payment = paid(owing, assistant, "250.66")
    first = bills.of_home(owing.id)[-1]
    one = ask(payment, assistant, "250.66", first.number)
    payments.approve_refund(one.id, payments.Approval(), by=supervisor)
    paid_out(one, assistant)
    with pytest.raises(Refused):
        paid_out(one, assistant)
    assert owed(owing) == [250_66] * 4


def test_a_form_that_was_left_begins_with_a_key_of_its_own(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """X29: a payment that was given back does not answer for the next one."""
    first = paid(owing, assistant, "250.66", key="a")
    payments.void(first.id, BACK, by=supervisor)
    again = paid(owing, assistant, "250.66", key="b")
    assert (again.id, owed(owing)[0]) == (first.id + 1, 0)


def test_a_bill_reduced_to_nought_is_settled(owing: Home, assistant: Staff, manager: Staff) -> None:
    """X32, X88: nothing of it is owed, and a payment does not touch it."""
    first = bills.owed_by(owing.id)[0]
    told = {"amount": "250.66", "reason": "停水", "paper": "函"}
    bills.ask_reduction(first.id, NewReduction.model_validate(told), by=assistant)
    bills.approve_reduction(bills.reductions_asked(first.id)[0].id, Approved(), by=manager)
    assert (bills.get(first.id).state, bills.get(first.id).owed) == (State.PAID, 0)
    payment = paid(owing, assistant, "250.66")
    assert first.id not in payments.settled_by(payment.id)


def test_a_long_reason_is_kept_whole(owing: Home, assistant: Staff, supervisor: Staff) -> None:
    """X33."""
    payment = paid(owing, assistant, "1100", rest=True)
    reason = "重复缴费，" * 200
    told = NewRefund.model_validate({"amount": "1", "reason": reason})
    one = payments.ask_refund(payment.id, told, by=assistant)
    (entry,) = journal.of_kind(f"refund:{one.id}", "refund.asked")
    assert entry.words["reason"] == reason


def test_a_receipt_of_the_small_hours_is_of_the_estates_day(
    owing: Home, assistant: Staff, time: Any
) -> None:
    """X34, X87: at half past midnight the day is the new one, here and on the day's sheet."""
    time.pass_(hours=15, minutes=30)
    payment = paid(owing, assistant, "1")
    assert clock.local(receipts.get(payment.receipt_id).made_at).hour == 0
    assert clock.today() == date(2026, 11, 24)
    assert [one.number for one in drawer.of_day(date(2026, 11, 24)).receipts] == [payment.receipt]
    assert drawer.of_day(date(2026, 11, 23)).receipts == ()


def test_issuing_many_homes_is_one_step(manager: Staff) -> None:
    """X35, X39: one entry for all, and what is left out is told by why."""
    fee(manager)
    for number in range(1, 60):
        pays(manager, home(manager, f"3-1-{number:04}"))
    run = bills.draft(NewRun(item="WYF", month="2026-11"), by=manager)
    before = journal.last_number()
    bills.issue(run.id, bills.Issue(), by=manager)
    assert journal.last_number() == before + 1
    assert len(bills.listed("")) == 59


def test_a_paid_bill_reads_paid(owing: Home, assistant: Staff) -> None:
    """X37, X40: the state follows from the figures."""
    paid(owing, assistant, "250.66")
    first = bills.of_home(owing.id)[-1]
    assert (first.owed, first.state, first.overdue(date(2030, 1, 1))) == (0, State.PAID, False)


def test_a_second_enter_pays_nothing_more(owing: Home, assistant: Staff) -> None:
    """X50: it neither waits to pay the next month nor adds a prepayment."""
    for _time in range(3):
        paid(owing, assistant, "250.66", key="one form")
    assert owed(owing) == [0, 250_66, 250_66, 250_66]
    assert payments.prepaid_of(owing.id, payer(owing)) == 0


def test_every_way_of_billing_shows_what_is_owed(manager: Staff) -> None:
    """X52, X42: by area, fixed, once and as agreed."""
    one = home(manager, "3-1-101")
    pays(manager, one)
    units = {"A1": "元/㎡", "A2": "元/月", "A3": "元/次", "A4": ""}
    for (number, unit), way in zip(units.items(), ("area", "fixed", "once", "agreed"), strict=True):
        item = listing.item(manager, number=number, name=number, kind="other", way=way)
        pricelist.price(item.id, listing.rate(price="3", unit=unit), by=manager)
    for number in ("A1", "A2"):
        issued(manager, "2026-11", number)
    for number, agreed in (("A3", None), ("A4", "12.5")):
        told = {"home": one.id, "item": number, "first": "2026-11-20", "agreed": agreed}
        told["quantity"] = "1"
        made = bills.charge(bills.ByHand.model_validate(told), by=manager)
        bills.issue_one(made.id, bills.Issue(), by=manager)
    assert sorted(bill.owed for bill in bills.owed_by(one.id)) == [3_00, 3_00, 12_50, 268_56]


def test_several_owners_of_a_home_pay_and_are_refunded(
    owing: Home, assistant: Staff, supervisor: Staff, manager: Staff
) -> None:
    """X56: one of them pays in, and the receipt names who it was."""
    second = NewPerson.model_validate({"name": "李雷", "role": "owner"})
    residents.move_in(owing.id, second, by=manager)
    payment = paid(owing, assistant, "1100", rest=True, payer="李雷")
    assert receipts.get(payment.receipt_id).payer == "李雷"
    one = ask(payment, assistant, "97.36")
    payments.approve_refund(one.id, payments.Approval(), by=supervisor)
    done = payments.pay_refund(one.id, PaidOut.model_validate({"payee": "李雷"}), by=assistant)
    assert done.payee == "李雷"


def test_an_unsold_home_is_billed_to_the_developer(manager: Staff) -> None:
    """X59, PMR-41."""
    fee(manager)
    one = home(manager, "3-1-101", owner="")
    pays(manager, one, standing="developer", name="万和置业")
    bill = only(issued(manager, "2026-11"))
    assert (bill.standing, bill.payer) == (Standing.DEVELOPER, "万和置业")


def test_a_price_prints_without_needless_noughts(owing: Home, assistant: Staff) -> None:
    """X62, X36: on the receipt, with the home in its row."""
    receipt = receipts.get(paid(owing, assistant, "1").receipt_id)
    assert (receipt.lines[0].price, receipt.lines[0].measure) == ("2.8", "89.52")
    assert receipt.home == "3-1-101"
    assert money.measure_text(28_000, money.PRICE) == "2.8"


def test_two_quick_payments_of_different_forms_both_stand(owing: Home, assistant: Staff) -> None:
    """X67: the same sum for the same home a moment later is another payment."""
    for key in ("a", "b"):
        paid(owing, assistant, "250.66", key=key)
    assert owed(owing) == [0, 0, 250_66, 250_66]


def test_a_settlement_lies_between_nought_and_what_is_owed(owing: Home, assistant: Staff) -> None:
    """X82, X83, X84, X85: oldest first, what is left of a credit and no more, only by money."""
    payment = paid(owing, assistant, "1002.65", rest=True)
    parts = payments.settled_by(payment.id)
    assert all(0 < part <= 250_66 for part in parts.values())
    assert payments.prepaid_by(payment.id) == 1
    issued_next(owing)
    with pytest.raises(Refused, match=r"Only 0\.01 is prepaid"):
        paid(owing, assistant, "0.02", method="prepaid")


def test_printed_lines_sum_to_the_total(manager: Staff) -> None:
    """X89, $7: of a month in two parts the lines win over the whole."""
    fee(manager)
    one = home(manager, "3-1-101", "33.33")
    pays(manager, one)
    told = {"home": one.id, "item": "WYF", "rate": "33.33", "since": "2026-11-08", "reason": "空置"}
    bills.agree_part(bills.NewRate.model_validate(told), by=manager)
    bill = only(issued(manager, "2026-11"))
    lines = bills.lines_of(bill.id)
    assert len(lines) == 2
    assert bill.amount == sum(line.amount for line in lines)


def test_a_payment_keeps_the_day_on_which_it_came(owing: Home, assistant: Staff) -> None:
    """X97, $38: entered today, received before; never on a day to come."""
    payment = paid(owing, assistant, "1", received_on="2026-11-20")
    assert (payment.received_on, receipts.get(payment.receipt_id).received_on) == (
        *(date(2026, 11, 20),),
        date(2026, 11, 20),
    )
    with pytest.raises((Refused, ValidationError)):
        paid(owing, assistant, "2", received_on="2026-11-24")


def test_a_red_line_counts_in_the_days_figures(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """X61, X14: what was reddened is below nought on its day, and the first receipt stays."""
    payment = paid(owing, assistant, "250.66")
    payments.redden(payment.id, RED, by=supervisor)
    found = drawer.of_day(clock.today())
    assert sum(found.items.values()) == 0
    assert [one.amount for one in found.receipts] == [250_66, -250_66]


def test_a_charge_is_what_was_agreed_and_no_other(manager: Staff) -> None:
    """X108: the quantity times the agreed price, to the fen."""
    item = listing.item(manager, number="TY", name="特约服务", kind="service", way="agreed")
    pricelist.price(item.id, listing.rate(price="1", unit=""), by=manager)
    one = home(manager, "3-1-101")
    pays(manager, one)
    told = {"home": one.id, "item": "TY", "first": "2026-11-20", "agreed": "87.5", "quantity": "2"}
    assert bills.charge(bills.ByHand.model_validate(told), by=manager).amount == 175_00


def test_a_single_home_whose_month_is_void_is_billed_alone_again(manager: Staff) -> None:
    """X4, X9: void, anew, void, anew; one alive."""
    fee(manager)
    one = home(manager, "3-1-101")
    pays(manager, one)
    single = Single(item="WYF", month="2026-11", home=one.id)
    for _time in range(3):
        made = bills.draft_single(single, by=manager)
        bills.issue_one(made.id, bills.Issue(), by=manager)
        alive = [bill for bill in bills.of_home(one.id) if bill.state is not State.VOID]
        assert [bill.id for bill in alive] == [made.id]
        bills.void(made.id, Reason(reason="重开"), by=manager)
