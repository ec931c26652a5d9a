"""One home billed at once from its reading, and a price that changes between two readings."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from printing import bills as sheets
from store import bills, journal, meters, money, pricelist
from store.bills import Reason, Single, Why
from store.desk import settings as desk_settings
from store.engine import database
from store.errors import Refused
from store.meters import Changed, MeterSettings
from store.rights import Staff
from tests.store.bills.billed import pays
from tests.store.meters.test_billing import (
    JULY,
    JUNE,
    left_out,
    lived_in,
    meter,
    read,
    run,
    told,
    water,
)
from tests.store.pricelist import listing

__all__ = ["water"]
ON_15TH = date(2026, 7, 15)


def dearer(by: Staff, since: date, price: str = "6", code: str = "SF") -> None:
    rate = listing.rate(price=price, unit="元/吨", since=since)
    pricelist.price(bills.charged(code).id, rate, by=by)


def test_who_moves_out_is_billed_at_once_and_the_run_goes_on_after_it(
    water: str, manager: Staff, assistant: Staff
) -> None:
    """$19, $21, X18: from the reading to a bill that is owed, no other home's drafts with it."""
    there, other = lived_in(manager, "1-1-101"), lived_in(manager, "1-1-102")
    one = meter(manager, there)
    read(meter(manager, other, "S2", "0"), ON_15TH, "9", manager)
    with pytest.raises(Refused, match="read the meter first"):
        meters.bill_now(one.id, by=assistant)
    read(one, ON_15TH, "1250.5", manager)
    assert [stretch.meter.id for stretch in meters.unbilled(there.id)] == [one.id]
    (bill,) = meters.bill_now(one.id, by=assistant)
    assert told(bill) == [("S1 1234→1250.5", "16.5", "82.50")]
    assert (bill.first, bill.last, bill.owed) == (date(2026, 7, 1), ON_15TH, 82_50)
    assert bills.of_home(other.id) == [] and meters.unbilled(there.id) == []
    with pytest.raises(Refused, match="read the meter first"):
        meters.bill_now(one.id, by=assistant)
    pays(manager, there, date(2026, 7, 16), standing="tenant", name="租客")
    read(one, JULY, "1260.5", manager)
    rest = next(each for each in run("2026-07", manager) if each.home_id == there.id)
    assert (rest.payer, rest.first, rest.last, rest.amount) == (
        "租客", date(2026, 7, 16), JULY, 50_00,
    )  # fmt: skip
    assert journal.verify().right


def test_the_same_payer_is_billed_on_from_the_day_after(water: str, manager: Staff) -> None:
    """X3, $24: two bills of a month touch and do not overlap; void, the days are billed anew."""
    one = meter(manager, lived_in(manager, "1-1-101"))
    read(one, ON_15TH, "1244", manager)
    (first,) = meters.bill_now(one.id, by=manager)
    read(one, JULY, "1250", manager)
    (rest,) = run("2026-07", manager)
    assert (first.last, rest.first, rest.last) == (ON_15TH, date(2026, 7, 16), JULY)
    assert left_out("2026-07", manager) == {"1-1-101": Why.EXISTS}
    for bill in (first, rest):
        bills.void(bill.id, Reason(reason="读数错"), by=manager)
    (anew,) = meters.bill_now(one.id, by=manager)
    assert (anew.amount, anew.first, anew.last) == (16 * 5_00, date(2026, 7, 1), JULY)


def test_a_month_s_bill_of_readings_is_drafted_for_one_home(water: str, manager: Staff) -> None:
    """X18: the page of bills asks for one home's month of whatever way of billing."""
    there, other = lived_in(manager, "1-1-101"), lived_in(manager, "1-1-102")
    for n, home in enumerate((there, other)):
        read(meter(manager, home, f"S{n}", "0"), JULY, "10", manager)
    bill = bills.draft_single(Single(item="SF", month="2026-07", home=there.id), by=manager)
    assert (bill.stage, bill.amount) == (bills.Stage.DRAFT, 50_00)
    assert bills.of_home(other.id) == []
    with pytest.raises(Refused, match="exists"):
        bills.draft_single(Single(item="SF", month="2026-07", home=there.id), by=manager)


def test_nothing_is_billed_alone_that_the_list_does_not_bill(manager: Staff) -> None:
    """$15: without an item for this kind, and of a common meter, it is said what is missing."""
    one = meter(manager, lived_in(manager, "1-1-101"))
    read(one, JULY, "1250", manager)
    assert meters.unbilled(one.home_id or 0) == []
    with pytest.raises(Refused, match="see the settings of meters"):
        meters.bill_now(one.id, by=manager)


def test_a_price_that_changes_between_two_readings_splits_the_use_by_days(
    water: str, manager: Staff
) -> None:
    """$13, E9 for a meter: 5.00 for 14 of 31 days, 6.00 for 17, each line rounded once."""
    dearer(manager, date(2026, 7, 1))
    one = meter(manager, lived_in(manager, "1-1-101"), "S1", "0", set_on=date(2026, 6, 16))
    read(one, date(2026, 7, 17), "31.5", manager)
    (bill,) = run("2026-07", manager)
    assert told(bill) == [
        ("S1 0→31.5 14/31", "31.5", "71.13"), ("S1 0→31.5 17/31", "31.5", "103.65"),
    ]  # fmt: skip
    days = [(line.first.day, line.last.day, line.price) for line in bills.lines_of(bill.id)]
    assert days == [(17, 30, 5_0000), (1, 17, 6_0000)] and bill.amount == 174_78
    rows = [sheets._row(bill, line) for line in bills.lines_of(bill.id)]
    assert [(row[0], row[4]) for row in rows] == [("S1 0→31.5", "14/31"), ("S1 0→31.5", "17/31")]
    assert journal.verify().right


def test_the_price_of_the_day_of_reading_is_the_other_convention(
    water: str, manager: Staff
) -> None:
    """A setting; and a reading on the last day of the old price leaves nothing to share."""
    dearer(manager, date(2026, 7, 1))
    other = MeterSettings(water="SF", changed=Changed.READING)
    one = meter(manager, lived_in(manager, "1-1-101"), "S1", "0")
    read(one, JULY, "10", manager)
    desk_settings.change_own("meters", other, by=manager)
    (bill,) = run("2026-07", manager)
    assert told(bill) == [("S1 0→10", "10", "60.00")]
    bills.void(bill.id, Reason(reason="改按天"), by=manager)
    desk_settings.change_own("meters", MeterSettings(water="SF"), by=manager)
    read(one, date(2026, 6, 30), "4", manager)
    (bill,) = run("2026-07", manager)
    assert told(bill) == [("S1 0→4", "4", "20.00"), ("S1 4→10", "6", "36.00")]


def test_what_an_estimate_was_too_much_goes_back_at_its_price(water: str, manager: Staff) -> None:
    """E18 over a change of price: 6 were booked at 5.00, so 6 × 5.00 are the credit."""
    one = meter(manager, lived_in(manager, "1-1-101"), base="100")
    read(one, JULY, "130", manager, why="estimated")
    run("2026-07", manager)
    dearer(manager, date(2026, 8, 1))
    read(one, date(2026, 8, 31), "124", manager)
    read(one, date(2026, 9, 30), "134", manager)
    (bill,) = run("2026-09", manager)
    assert [text for _words, _used, text in told(bill)] == ["-30.00", "60.00"]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    used=st.integers(1, 90_000_000),
    changes=st.dictionaries(st.integers(7, 10), st.integers(1, 200_000), max_size=4),
    until=st.integers(1, 150),
)
def test_the_parts_of_a_use_cover_its_days_and_differ_by_no_more_than_rounding(
    manager: Staff, used: int, changes: dict[int, int], until: int
) -> None:
    """Brute force: each day bears its part of the use at its own price."""
    count = database.db.execute_sql("SELECT count(*) FROM home").fetchone()[0]
    code = f"SF{count}"
    listing.item(manager, number=code, name=code, kind="meter", way="use", rated=False)
    of_day = {date(2026, 1, 1): 5_0000} | {date(2026, n, 1): changes[n] for n in sorted(changes)}
    for since, price in of_day.items():
        dearer(manager, since, money.text(price, money.PRICE, grouped=False), code)
    desk_settings.change_own("meters", MeterSettings(water=code), by=manager)
    one = meter(manager, lived_in(manager, f"9-1-{101 + count}"), f"M{count}", "0", digits=8)
    last = JUNE + timedelta(days=until)
    read(one, last, money.text(used, money.READING, grouped=False), manager)
    try:
        (bill,) = meters.bill_now(one.id, by=manager)
    except Refused:  # what comes to less than half a fen
        return
    lines = bills.lines_of(bill.id)
    days = [JUNE + timedelta(days=n) for n in range(1, until + 1)]
    assert [day for line in lines for day in days if line.first <= day <= line.last] == days
    prices = (of_day[max(since for since in of_day if since <= day)] for day in days)
    exact = sum(Fraction(used, 1_000) / until * Fraction(price, 10_000) for price in prices)
    assert abs(Fraction(bill.amount, 100) - exact) * 200 <= len(lines)
