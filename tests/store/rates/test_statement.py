"""The statement of account: the ledger's lines of one payer ($70, SH17)."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from store import rates
from store.engine import database
from store.errors import Forbidden, NotFound, Refused
from store.rates import Deal
from store.rates.statement import of, payer_on
from store.rights import Staff
from tests.store.rates import ledger
from tests.store.rates.test_against_brute_force import BEGIN, Bill, bills, entered

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_opening_bills_payments_credits_closing(assistant: Staff) -> None:
    """$70: what was owed before, what came, what went, and what is left, owed and put by apart."""
    ledger.item()
    place = ledger.home("1-1")
    who = ledger.payer(place)
    old = ledger.bill(place, 1, who, "2025-12", 100_00, issued=date(2025, 12, 1))
    new = ledger.bill(place, 1, who, "2026-01", 250_66, issued=date(2026, 1, 2))
    gone = ledger.bill(place, 1, who, "2026-02", 70_00, issued=date(2026, 2, 1))
    ledger.reduce(gone, 20_00, date(2026, 2, 2), assistant.id)
    ledger.void(gone, date(2026, 2, 3))
    ledger.reduce(new, 50_66, date(2026, 1, 3), assistant.id)
    paid = ledger.payment(place, who, 400_00, date(2026, 1, 5), assistant.id)
    ledger.settle(paid, old, 100_00, date(2026, 1, 5))
    ledger.settle(paid, new, 200_00, date(2026, 1, 5))
    ledger.prepay(place, who, paid, 100_00, date(2026, 1, 5))
    (told,) = rates.statements(place, *YEAR)
    assert told.opening == (100_00, 0) and told.closing == (0, 100_00)
    changes = [(one.deal, one.owes, one.put_by, one.owed) for one in told.lines]
    assert changes == [
        (Deal.BILL, 250_66, 0, 350_66),
        (Deal.REDUCTION, -50_66, 0, 300_00),
        (Deal.PAID, -100_00, 0, 200_00),
        (Deal.PAID, -200_00, 0, 0),
        (Deal.CREDIT, 0, 100_00, 0),
        (Deal.BILL, 70_00, 0, 70_00),
        (Deal.REDUCTION, -20_00, 0, 50_00),
        (Deal.VOID, -50_00, 0, 0),
    ]


def test_account_belongs_to_the_payer(assistant: Staff, manager: Staff) -> None:
    """X104: a new owner sees nothing of the old one's; the manager may ask for every payer's."""
    ledger.item()
    place = ledger.home("1-1")
    old = ledger.payer(place, until=date(2026, 5, 31), name="旧业主")
    new = ledger.payer(place, since=date(2026, 6, 1), name="新业主")
    ledger.bill(place, 1, old, "2026-05", 100_00, issued=date(2026, 5, 1))
    ledger.bill(place, 1, new, "2026-06", 50_00, issued=date(2026, 6, 1))
    (told,) = rates.ask(place, *YEAR, by=assistant)
    assert told.payer.name == "新业主" and told.closing == (50_00, 0) and len(told.lines) == 1
    assert payer_on(place, date(2026, 5, 31)).name == "旧业主"
    with pytest.raises(Forbidden):
        rates.ask(place, *YEAR, every=True, by=assistant)
    assert [one.closing for one in rates.ask(place, *YEAR, every=True, by=manager)] == [
        (50_00, 0),
        (100_00, 0),
    ]


def test_what_is_written_off_is_owed_and_told_apart(assistant: Staff) -> None:
    """$55: it stays in what was due; lists that ask for money leave it out, and say the same."""
    item, place = ledger.item(), ledger.home("1-1")
    bill = ledger.bill(place, item, ledger.payer(place), "2026-05", 90_00, issued=date(2026, 5, 1))
    database.db.execute_sql("UPDATE bill SET stage = 'written-off' WHERE id = ?", (bill,))
    (told,) = rates.ask(place, *YEAR, by=assistant)
    assert (told.closing[0], told.written_off) == (90_00, 90_00)
    assert rates.due("2026-05", YEAR[1]) == 90_00


def test_a_home_without_a_payer_and_days_the_wrong_way_round(assistant: Staff) -> None:
    place = ledger.home("1-1")
    with pytest.raises(NotFound):
        rates.ask(place, *YEAR, by=assistant)
    ledger.payer(place)
    with pytest.raises(Refused) as error:
        rates.ask(place, YEAR[1], YEAR[0], by=assistant)
    assert error.value.field == "last"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(bills())
def test_it_closes_with_what_the_lists_say(supervisor: Staff, made: list[Bill]) -> None:
    """$70: the same figures as every list, on any day; spans join without a gap."""
    with database.db.atomic() as tried:
        entered(made, supervisor)
        for home in {one.home for one in made}:
            mine = [one for one in made if one.home == home]
            sql = "SELECT id FROM home WHERE code = ?"
            (place,) = database.db.execute_sql(sql, (f"H{home}",)).fetchone()
            who = payer_on(place, BEGIN)
            for day in (BEGIN + timedelta(days=n) for n in (0, 33, 90, 400)):
                there = [one for one in mine if one.issued and one.issued <= day]
                left = [one for one in there if not (one.voided and one.voided <= day)]
                owed = sum(one.owes(day) - one.had(day) for one in left)
                assert of(who, BEGIN, day).closing == (owed, 0)
                later = of(who, day + timedelta(days=1), day + timedelta(days=300))
                assert later.opening == (owed, 0)
        tried.rollback()


def test_ten_years_take_a_tenth_of_a_second(assistant: Staff) -> None:
    """$70; the least of five tries, for other work may run beside."""
    ledger.item()
    place = ledger.home("1-1")
    who = ledger.payer(place)
    for number in range(120):
        month = f"{2016 + number // 12}-{number % 12 + 1:02}"
        first = date.fromisoformat(f"{month}-01")
        bill = ledger.bill(place, 1, who, month, 250_66, issued=first)
        ledger.paid(place, who, bill, 250_66, first + timedelta(days=9), assistant.id)
    took = []
    for _ in range(5):
        began = time.perf_counter()
        (told,) = rates.statements(place, date(2016, 1, 1), date(2026, 12, 31))
        took.append(time.perf_counter() - began)
    assert len(told.lines) == 240 and told.closing == (0, 0)
    assert min(took) < 0.1
