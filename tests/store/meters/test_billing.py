"""Bills from readings: what was used is billed once, and voiding a bill keeps its reading."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import bills, journal, meters, money, pricelist
from store.bills import Bill, Issue, NewRun, Reason, Why
from store.desk import settings as desk_settings
from store.engine import database
from store.errors import Refused
from store.meters import USE, Correction, Exchange, Meter, MeterSettings, NewMeter, NewReading
from store.residents import Home
from store.rights import Staff
from tests.conftest import Clock
from tests.store.bills.billed import home, pays
from tests.store.pricelist import listing

JUNE, JULY, AUGUST = date(2026, 6, 1), date(2026, 7, 31), date(2026, 8, 31)


@pytest.fixture
def water(manager: Staff) -> str:
    """Water at 5.00 yuan a unit, by cold water meters."""
    item = listing.item(manager, number="SF", name="水费", kind="meter", way="use", rated=False)
    pricelist.price(item.id, listing.rate(price="5", unit="元/吨"), by=manager)
    desk_settings.change_own("meters", MeterSettings(water="SF"), by=manager)
    return item.number


def lived_in(by: Staff, code: str) -> Home:
    made = home(by, code)
    pays(by, made, date(2026, 1, 1))
    return made


def meter(by: Staff, of: Home, number: str = "S1", base: str = "1234", **told: Any) -> Meter:
    given = {"number": number, "kind": "water", "home": of.id, "set_on": JUNE, "base": base}
    return meters.enter(NewMeter.model_validate(given | told), by=by)


def read(one: Meter, on: date, value: str, by: Staff, **told: Any) -> Meter:
    given = {"value": value, "on": on, "sure": True} | told
    return meters.read(one.id, NewReading.model_validate(given), by=by)


def run(month: str, by: Staff) -> list[Bill]:
    made = meters.draft_bills(NewRun(item="SF", month=month), by=by)
    bills.issue(made.id, Issue(), by=by)
    return bills.of_run(made.id)


def told(bill: Bill) -> list[tuple[str, str, str]]:
    return [
        (line.words, money.measure_text(line.measure, USE), money.text(line.amount))
        for line in bills.lines_of(bill.id)
    ]


def left_out(month: str, by: Staff) -> dict[str, Why]:
    found = meters.dry_bills(NewRun(item="SF", month=month), by=by)
    return {one.home: one.why for one in found.left_out}


def test_a_month_bills_what_was_read_and_names_whom_it_leaves_out(
    water: str, manager: Staff
) -> None:
    """X2: a base bills nothing; homes without a reading are left out by name ($23)."""
    one, two, three = (lived_in(manager, f"1-1-10{n}") for n in (1, 2, 3))
    read(meter(manager, one), JULY, "1250.5", manager)
    meter(manager, two, "S2")
    read(meter(manager, three, "S3", "10"), JULY, "10", manager)
    plan = meters.dry_bills(NewRun(item="SF", month="2026-07"), by=manager)
    assert (plan.units, len(plan.bills), plan.total) == (3, 1, 82_50)
    assert left_out("2026-07", manager) == {"1-1-102": Why.NO_READING, "1-1-103": Why.UNUSED}
    (bill,) = run("2026-07", manager)
    assert told(bill) == [("S1 1234→1250.5", "16.5", "82.50")]
    assert (bill.first, bill.last) == (date(2026, 7, 1), JULY)
    with pytest.raises(Refused, match="Nothing is left to bill"):
        run("2026-07", manager)


def test_a_meter_that_went_round_bills_what_it_counted(water: str, manager: Staff) -> None:
    """E16: 99,987 → 12 of five digits, confirmed, is 25."""
    one = meter(manager, lived_in(manager, "1-1-101"), base="99987")
    read(one, JULY, "12", manager, rolled=True)
    (bill,) = run("2026-07", manager)
    assert told(bill) == [("S1 99987→12 翻转", "25", "125.00")]


def test_an_exchanged_meter_bills_both(water: str, manager: Staff) -> None:
    """E17: 1,234 → 1,250, the new one 3 → 21: 16 + 18 = 34."""
    old = meter(manager, lived_in(manager, "1-1-101"))
    given = {"on": date(2026, 7, 10), "final": "1250", "new_number": "S9", "base": "3"}
    new = meters.exchange(old.id, Exchange.model_validate(given), by=manager)
    read(new, JULY, "21", manager)
    (bill,) = run("2026-07", manager)
    assert told(bill) == [("S1 1234→1250 换表", "16", "80.00"), ("S9 3→21", "18", "90.00")]
    assert bill.amount == 34 * 5_00


def test_an_estimate_is_said_so_and_trued_up_by_a_credit_line(water: str, manager: Staff) -> None:
    """E18: 30 were estimated, 24 used: −6, taken off the next bill, for none is below nought."""
    one = meter(manager, lived_in(manager, "1-1-101"), base="100")
    read(one, JULY, "130", manager, why="estimated")
    (bill,) = run("2026-07", manager)
    assert told(bill) == [("S1 100→130 估抄", "30", "150.00")]
    read(one, AUGUST, "124", manager)
    assert left_out("2026-08", manager) == {"1-1-101": Why.CREDIT}
    read(one, date(2026, 9, 30), "134", manager)
    (bill,) = run("2026-09", manager)
    assert told(bill) == [
        ("S1 130→124 补正估抄", "-6", "-30.00"), ("S1 124→134", "10", "50.00"),
    ]  # fmt: skip
    assert bill.amount == 20_00


def test_a_reading_stands_while_a_bill_uses_it_and_is_kept_when_that_is_void(
    water: str, manager: Staff
) -> None:
    """X6, X7, X58: no middle reading is slipped in, none is changed; void, it is billed anew."""
    one = meter(manager, lived_in(manager, "1-1-101"))
    read(one, JULY, "1250", manager)
    (bill,) = run("2026-07", manager)
    with pytest.raises(Refused, match="A bill has used the reading") as error:
        read(one, date(2026, 7, 15), "1240", manager)
    assert error.value.values["day"] == JULY
    wrong = Correction.model_validate({"on": JULY, "value": "1245", "reason": "看错"})
    with pytest.raises(Refused, match="have it void first"):
        meters.correct(one.id, wrong, by=manager)
    bills.void(bill.id, Reason(reason="读数错"), by=manager)
    meters.correct(one.id, wrong, by=manager)
    (anew,) = run("2026-07", manager)
    assert (told(anew), anew.replaces) == ([("S1 1234→1245", "11", "55.00")], bill.id)
    assert journal.verify().right


def test_who_moved_out_pays_up_to_the_reading_of_that_day(water: str, manager: Staff) -> None:
    """$21: between two readings one payer; where that changed unread, the home is left out."""
    there = lived_in(manager, "1-1-101")
    one = meter(manager, there)
    pays(manager, there, date(2026, 7, 16), standing="tenant", name="租客")
    read(one, JULY, "1254", manager)
    assert left_out("2026-07", manager) == {"1-1-101": Why.CHANGED}
    read(one, date(2026, 7, 16), "1240", manager, why="move-in")
    made = run("2026-07", manager)
    assert [(one.payer, one.amount) for one in made] == [("王芳", 30_00), ("租客", 70_00)]


def test_what_bills_which_meters_is_said_in_the_settings(manager: Staff) -> None:
    listing.item(manager, number="DF", name="电费", kind="meter", way="use", rated=False)
    with pytest.raises(Refused, match="see the settings of meters") as error:
        meters.dry_bills(NewRun(item="DF", month="2026-07"), by=manager)
    assert error.value.field == "item"


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(
        st.tuples(st.integers(0, 50_000), st.booleans(), st.booleans(), st.booleans()),
        min_size=1, max_size=7,
    ),
    multiplier=st.integers(1, 40_000),
)  # fmt: skip
def test_all_that_was_used_is_billed_once_whatever_is_void_in_between(
    water: str, manager: Staff, time: Clock, steps: list[tuple[int, bool, bool, bool]],
    multiplier: int,
) -> None:  # fmt: skip
    """The measures of the bills that stand are what the meter went, times its multiplier."""
    count = database.db.execute_sql("SELECT count(*) FROM home").fetchone()[0]
    there = lived_in(manager, f"9-1-{101 + count}")
    factor = money.text(multiplier, money.READING, grouped=False)
    one = meter(manager, there, f"M{count}", "0", multiplier=factor)
    value = 0
    for n, (used, guessed, billed, void) in enumerate(steps):
        on = date(2026, 1 + n, 28)
        if on <= JUNE:
            on = date(2026, 6, 2 + n)
        value += used
        why = "estimated" if guessed and n % 2 else "regular"
        read(one, on, money.text(value, money.READING, grouped=False), manager, why=why)
        try:
            made = run(f"{on:%Y-%m}", manager) if billed else []
        except Refused:
            made = []
        if void:
            for bill in made:
                bills.void(bill.id, Reason(reason="错"), by=manager)
    live = [b for b in bills.of_home(there.id) if b.stage is not bills.Stage.VOID]
    lines = [line for b in live for line in bills.lines_of(b.id)]
    used_by = [r for r in meters.chain(one.id) if r.bill is not None]
    went = sum(use.amount for use in meters.used(one) if use.now in used_by)
    assert sum(line.measure for line in lines) == went
    for line in lines:
        assert line.amount == money.rounded(Fraction(5 * line.measure * 100, 10**USE))
    assert {r.bill for r in used_by} == {b.id for b in live}
