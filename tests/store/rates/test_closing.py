"""A month's close: its figures stand, and no path leads into it any more ($50, $62)."""

from __future__ import annotations

from datetime import date

import peewee
import pytest

from store import journal, rates
from store.desk import staff
from store.desk.staff import NewStaff
from store.engine import database
from store.errors import Forbidden, Refused
from store.rates import Closing
from store.rights import Role, Staff
from tests.conftest import PIN
from tests.store.rates import ledger

OCT, LAST = "2026-10", date(2026, 10, 31)


@pytest.fixture
def finance(desk: object) -> Staff:
    told = NewStaff(name="钱会计", number="5001", role=Role.FINANCE, pin=PIN)
    return staff.add(told, by=None)


def closed(by: Staff, month: str = OCT) -> rates.Close:
    return rates.close(Closing(month=month), by=by)


def october(by: Staff) -> tuple[int, int, int]:
    """A home that has paid half of October in October: home, payer, bill."""
    ledger.item()
    place = ledger.home("1-1")
    who = ledger.payer(place)
    bill = ledger.bill(place, 1, who, OCT, 100_00, issued=date(2026, 10, 1))
    ledger.paid(place, who, bill, 50_00, date(2026, 10, 5), by.id)
    return place, who, bill


def test_figures_are_frozen_and_later_changes_stand_beside(
    assistant: Staff, finance: Staff
) -> None:
    """$62: restated, not instead."""
    place, who, bill = october(assistant)
    one = closed(finance)
    assert (one.due, one.received, one.closed_by) == (100_00, 50_00, finance.id)
    assert rates.shown(OCT).restated is None
    ledger.paid(place, who, bill, 50_00, date(2026, 11, 23), assistant.id)
    shown = rates.shown(OCT)
    assert shown.figures.amount_rate.text == "50.0"
    assert shown.restated is not None and shown.restated.amount_rate.text == "100.0"
    (entry,) = journal.of_subject(one.subject)
    assert (entry.payload["due"], entry.payload["received"]) == (100_00, 50_00)


def test_who_closed_it_and_when_is_told_to_whoever_dates_into_it(finance: Staff) -> None:
    """X100."""
    closed(finance)
    with pytest.raises(Refused) as error:
        rates.must_be_open(LAST, "received_on")
    assert error.value.field == "received_on"
    told = str(error.value)
    assert "2026-10 was closed by 钱会计 on 2026-11-23" in told
    with pytest.raises(Refused):
        rates.must_be_open(date(2020, 1, 1))  # what lies before it was closed with it
    rates.must_be_open(date(2026, 11, 1))


def test_no_path_into_a_closed_month(assistant: Staff, finance: Staff) -> None:
    """X100: the database refuses it too, whoever asks; void and money back included."""
    place, who, bill = october(assistant)
    draft = ledger.bill(place, 1, who, "2026-12", 10_00)
    paid = ledger.payment(place, who, 50_00, LAST, assistant.id)
    ledger.reduce(bill, 5_00, LAST, assistant.id)
    closed(finance)
    steps = (
        lambda: ledger.settle(paid, bill, 50_00, LAST),
        lambda: ledger.settle(paid, bill, -50_00, LAST),
        lambda: ledger.prepay(place, who, paid, 50_00, LAST),
        lambda: ledger.reduce(bill, 1, LAST, assistant.id),
        lambda: ledger.void(draft, LAST),
        lambda: database.db.execute_sql(
            "UPDATE bill SET issued_on = '2026-10-31', stage = 'issued' WHERE id = ?", (draft,)
        ),
        lambda: ledger.bill(place, 1, who, "2027-01", 10_00, issued=LAST),
        lambda: database.db.execute_sql(
            "UPDATE bill SET issued_on = '2026-11-02' WHERE id = ?", (bill,)
        ),
        lambda: database.db.execute_sql("UPDATE reduction SET stage = 'refused'"),
        lambda: database.db.execute_sql("DELETE FROM month_close"),
        lambda: database.db.execute_sql("UPDATE month_close SET due = 0"),
    )
    for step in steps:
        with pytest.raises(peewee.IntegrityError, match="closed"):
            step()
    ledger.settle(paid, bill, 45_00, date(2026, 11, 1))


def test_months_are_closed_in_turn_once_and_by_finance_alone(
    finance: Staff, manager: Staff
) -> None:
    with pytest.raises(Forbidden):
        closed(manager)
    with pytest.raises(Refused, match="not over"):
        closed(finance, "2026-11")
    closed(finance, "2026-08")
    for month, told in (
        ("2026-08", "was closed by"),
        ("2026-07", "was closed by"),
        (OCT, "2026-09"),
    ):
        with pytest.raises(Refused, match=told) as error:
            closed(finance, month)
        assert error.value.field == "month"
    closed(finance, "2026-09")
    newest = rates.newest_closed()
    assert newest is not None and newest.month == "2026-09"
    assert journal.verify().right


def test_a_month_before_the_first_close_is_closed_with_it(finance: Staff) -> None:
    closed(finance, "2026-09")
    found = rates.closed_with("2019-01")
    assert found is not None and found.month == "2026-09"
