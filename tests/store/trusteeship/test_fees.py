"""What an entrusted home pays, by days, and what was billed or paid ahead (T3, T7, E7, E15)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from store import bills, money, payments, pricelist, trusteeship
from store.bills import Approved, Bill, Single
from store.desk import settings as desk_settings
from store.errors import Refused
from store.journal import verify
from store.payments import NewPayment
from store.receipts import Method
from store.rights import Staff
from store.trusteeship import Suspension, Trust, TrusteeshipSettings
from tests.conftest import Clock
from tests.store.bills import billed
from tests.store.pricelist import listing
from tests.store.trusteeship.entrusted import drafted, ending, signing

DAY = timedelta(days=1)
SIGNED = date(2026, 12, 1)


@pytest.fixture
def at(manager: Staff, time: Clock) -> int:
    """A home that pays the management fee since January, on the first of December."""
    there = billed.home(manager, "3-2-1201")
    billed.fee(manager)
    billed.pays(manager, there)
    time.pass_(days=8)
    return there.id


def entrusted(at: int, by: Staff, **told: Any) -> Trust:
    one = drafted(at, by, **told)
    return trusteeship.sign(one.id, signing(water_no="S1", power_no="D1"), by=by)


def month(at: int, by: Staff, of: str) -> Bill:
    return bills.draft_single(Single(home=at, item="WYF", month=of), by=by)


def amounts(bill: Bill) -> list[str]:
    return [money.text(line.amount) for line in bills.lines_of(bill.id)]


def test_a_month_is_cut_where_it_begins_E15(at: int, manager: Staff) -> None:
    """15/31 whole and 16/31 at 70 %: lines win over one rounding ($7, X89)."""
    entrusted(at, manager, since=date(2026, 12, 16))
    bill = month(at, manager, "2026-12")
    assert amounts(bill) == ["121.29", "90.56"] and money.text(bill.amount) == "211.85"


def test_a_whole_month_is_rounded_once_E7(manager: Staff, time: Clock) -> None:
    there = billed.home(manager, "3-2-1202", area="60.01")
    item = listing.item(manager, rated=True)
    pricelist.price(item.id, listing.rate(price="2.2"), by=manager)
    billed.pays(manager, there)
    entrusted(there.id, manager)
    bill = month(there.id, manager, "2026-12")
    assert money.text(bill.amount) == "92.42"


def test_nothing_after_the_last_day(at: int, manager: Staff, time: Clock) -> None:
    """X79: the whole fee from the day after the last one."""
    one = entrusted(at, manager)
    time.pass_(days=9)
    trusteeship.end(one.id, ending(), by=manager)
    bill = month(at, manager, "2026-12")
    first, second = bills.lines_of(bill.id)
    assert (first.last, first.rate, second.first, second.rate) == (
        *(date(2026, 12, 10), 7000, date(2026, 12, 11), 10_000),
    )  # fmt: skip


def test_suspended_days_pay_the_whole_fee(at: int, manager: Staff, time: Clock) -> None:
    one = entrusted(at, manager)
    time.pass_(days=4)
    trusteeship.suspend(one.id, Suspension(reason="回来"), by=manager)
    rates = [line.rate for line in bills.lines_of(month(at, manager, "2026-12").id)]
    assert rates == [7000, 10_000]


def test_issued_bill_is_a_snapshot_and_what_was_paid_ahead_becomes_a_credit(
    at: int, manager: Staff, supervisor: Staff, assistant: Staff, time: Clock
) -> None:
    """T7, X91: the bill stands; its difference is asked as a reduction, what was paid waits."""
    billed.issued(manager, "2026-12")
    (bill,) = [each for each in bills.of_home(at) if each.month == "2026-12"]
    payer = bills.payer_on(at, SIGNED)
    assert payer is not None
    new = NewPayment.model_validate({"amount": "250.66", "method": Method.CASH})
    payments.take("k1", payer.id, [bill.id], new, by=assistant)
    entrusted(at, supervisor, since=date(2026, 12, 16))
    after = bills.get(bill.id)
    over = 250_66 - 211_85
    assert (after.amount, after.settled) == (250_66, 250_66 - over)
    assert payments.prepaid_of(at, payer.id) == over
    (asked,) = bills.reductions_asked(bill.id)
    assert asked.amount == over
    bills.approve_reduction(asked.id, Approved(), by=manager)
    assert bills.get(bill.id).owed == 0
    assert verify().right


def test_a_local_rule_may_want_months_in_full_and_nothing_owed(at: int, manager: Staff) -> None:
    """T7, §2.1."""
    billed.issued(manager, "2026-11")
    changed = TrusteeshipSettings(full_months=6, arrears_first=True)
    desk_settings.change_own("trusteeship", changed, by=manager)
    one = drafted(at, manager)
    with pytest.raises(Refused, match="owes"):
        trusteeship.sign(one.id, signing(water_no="S1", power_no="D1"), by=manager)
    changed = TrusteeshipSettings(full_months=6)
    desk_settings.change_own("trusteeship", changed, by=manager)
    trusteeship.sign(one.id, signing(water_no="S1", power_no="D1"), by=manager)
    assert [part.since for part in bills.parts_of(at)] == [date(2027, 6, 1)]


def test_the_whole_fee_goes_back_only_as_the_owner_signed(
    at: int, manager: Staff, time: Clock
) -> None:
    """T8."""
    one = entrusted(at, manager)
    time.pass_(days=10)
    lived = ending(why="limit", water="190", back_since=date(2026, 12, 6))
    with pytest.raises(Refused):
        trusteeship.end(one.id, lived, by=manager)
    flag = trusteeship.Checked.model_validate({"water": "190", "power": "2003"})
    trusteeship.check(one.id, flag, by=manager)
    looked = trusteeship.Looked(leak=trusteeship.Leak.NONE, words="有人住")
    trusteeship.look(one.id, looked, by=manager)
    trusteeship.call(one.id, trusteeship.Told(said="亲戚住了几天"), by=manager)
    with pytest.raises(Refused, match="signature"):
        trusteeship.end(one.id, lived, by=manager)
    signed = lived.model_copy(update={"agreed": True})
    assert trusteeship.end(one.id, signed, by=manager).last_day == date(2026, 12, 5)
    rates = [line.rate for line in bills.lines_of(month(at, manager, "2026-12").id)]
    assert rates == [7000, 10_000]
