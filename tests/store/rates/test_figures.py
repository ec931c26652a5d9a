"""Collection rates to the digit (money.md $55–$61, E21–E23), and the published faults in them."""

from __future__ import annotations

from datetime import date

import pytest

from store import rates
from store.figure import NOTHING
from store.rates import Share
from store.rights import Staff
from tests.store.rates import ledger

NOV, DAY = "2026-11", date(2026, 11, 23)
FIRST = date(2026, 11, 1)


def a_home(code: str, amount: int, paid: int, by: Staff, month: str = NOV, item: int = 1) -> int:
    """A home with one issued bill, some of it paid on the 5th; the bill's number."""
    place = ledger.home(code)
    who = ledger.payer(place)
    bill = ledger.bill(place, item, who, month, amount, issued=FIRST)
    if paid:
        ledger.paid(place, who, bill, paid, date(2026, 11, 5), by.id)
    return bill


def test_e21_amount_and_households(assistant: Staff) -> None:
    """E21: due 726.12, paid 350.66; a home without a bill counts nowhere."""
    ledger.item()
    a_home("1-1", 250_66, 250_66, assistant)
    a_home("1-2", 175_46, 100_00, assistant)
    ledger.home("1-3")
    a_home("2-1", 300_00, 0, assistant)
    found = rates.figures(NOV, DAY)
    assert (found.due, found.received, found.homes, found.paid) == (726_12, 350_66, 3, 1)
    assert (found.amount_rate.text, found.household_rate.text) == ("48.2", "33.3")
    assert (rates.due(NOV, DAY), rates.received(NOV, DAY)) == (726_12, 350_66)


def test_e22_arrears_recovered_of_the_opening(assistant: Staff) -> None:
    """E22, this year's and earlier years' apart ($59)."""
    ledger.item()
    place = ledger.home("1-1")
    who = ledger.payer(place)
    old = ledger.bill(place, 1, who, "2025-12", 300_00, issued=date(2025, 12, 1))
    new = ledger.bill(place, 1, who, "2026-03", 200_00, issued=date(2026, 3, 1))
    ledger.paid(place, who, old, 100_00, date(2026, 11, 2), assistant.id)
    ledger.paid(place, who, new, 20_00, date(2026, 11, 3), assistant.id)
    found = rates.figures(NOV, DAY)
    assert found.arrears_rate == Share(120_00, 500_00) and found.arrears_rate.text == "24.0"
    assert (found.recent_rate.text, found.older_rate.text) == ("10.0", "33.3")
    assert rates.figures("2026-01", DAY).recent_rate.text == NOTHING


def test_arrears_are_those_of_the_opening_whatever_became_of_them(assistant: Staff) -> None:
    """$59: paid off since they still stood; what was paid then and given back since did not."""
    ledger.item()
    place = ledger.home("1-1")
    who = ledger.payer(place)
    off = ledger.bill(place, 1, who, "2026-09", 80_00, issued=date(2026, 9, 1))
    back = ledger.bill(place, 1, who, "2026-10", 50_00, issued=date(2026, 10, 1))
    paid = ledger.paid(place, who, back, 50_00, date(2026, 10, 5), assistant.id)
    ledger.paid(place, who, off, 80_00, date(2026, 11, 5), assistant.id)
    ledger.settle(paid, back, -50_00, date(2026, 11, 6))
    assert rates.figures(NOV, DAY).recent_rate == Share(80_00, 80_00)
    assert sum(one.amount for one in rates.ages(date(2026, 10, 31))) == 80_00


def test_e23_a_rate_is_cut_off_and_held_against_the_target_exactly() -> None:
    """E23: 94.96 % shows 94.9 and does not reach 95 %."""
    assert Share(94_96, 100_00).text == "94.9"
    assert not Share(94_96, 100_00).reaches(95_00)
    assert Share(94_99_99, 100_00_00).text == "94.9" and Share(95, 100).reaches(95_00)
    assert Share(94_96, 100_00).missing(95_00) == 4
    assert Share(1, 3).missing(95_00) == 2 and Share(3, 3).missing(95_00) == 0
    assert Share(0, 0).text == NOTHING and not Share(0, 0).reaches(1)


def test_drafts_are_not_owed(assistant: Staff) -> None:
    """X10."""
    ledger.item()
    place = ledger.home("1-1")
    ledger.bill(place, 1, ledger.payer(place), NOV, 250_66)
    found = rates.figures(NOV, DAY)
    assert (found.due, found.homes) == (0, 0)
    assert (found.amount_rate.text, found.household_rate.text) == (NOTHING, NOTHING)
    assert rates.ages(DAY) == []


def test_parts_sum_to_total_with_unassigned(assistant: Staff) -> None:
    """X15: homes without a building and the developer's stand on lines of their own."""
    ledger.item()
    a_home("1-1", 100_00, 100_00, assistant)
    a_home("2-1", 50_00, 0, assistant)
    lost = ledger.home("地下室", building="")
    ledger.bill(lost, 1, ledger.payer(lost), NOV, 30_00, issued=FIRST)
    unsold = ledger.home("1-2")
    ledger.bill(unsold, 1, ledger.payer(unsold, "developer"), NOV, 70_00, issued=FIRST)
    found = rates.parts(NOV, DAY)
    told = [(one.building, one.developer, one.due, one.homes) for one in found]
    assert told == [
        ("1", False, 100_00, 1),
        ("2", False, 50_00, 1),
        ("", False, 30_00, 1),
        ("", True, 70_00, 1),
    ]
    assert sum(one.due for one in found) == rates.due(NOV, DAY) == 250_00


def test_a_home_handed_over_within_the_month_counts_once(assistant: Staff) -> None:
    """X15: money by who owes it, the home where its owner is."""
    ledger.item()
    place = ledger.home("1-1")
    built = ledger.payer(place, "developer", until=date(2026, 11, 10))
    owner = ledger.payer(place, since=date(2026, 11, 11))
    ledger.bill(place, 1, built, NOV, 80_00, issued=FIRST, first=date(2026, 11, 1))
    ledger.bill(place, 1, owner, NOV, 160_00, issued=FIRST, first=date(2026, 11, 11))
    mine, dev = rates.parts(NOV, DAY)
    assert (mine.due, mine.homes, dev.due, dev.homes) == (160_00, 1, 80_00, 0)


def test_one_rate_one_text(assistant: Staff) -> None:
    """X20: whoever asks for the month is told by the same function."""
    ledger.item()
    a_home("1-1", 3_00, 2_00, assistant)
    shown = rates.shown(NOV)
    assert shown.figures == rates.figures(NOV, DAY)
    assert shown.figures.amount_rate == rates.standings(NOV)[-1].rate
    (part,) = rates.parts(NOV, DAY)
    assert part.rate.text == shown.figures.amount_rate.text == "66.6"


def test_totals_ignore_paging(assistant: Staff) -> None:
    """X21: every row counts, however few are shown."""
    ledger.item()
    for number in range(30):
        a_home(f"1-{number}", 10_00, 0, assistant, "2026-10")
    assert sum(one.amount for one in rates.ages(DAY)) == 300_00
    assert len(rates.closing_the_gap("2026-10", DAY)) == 10
    assert rates.due("2026-10", DAY) == 300_00


def test_household_rate_needs_all_paid(assistant: Staff) -> None:
    """X53: one bill paid and one owed is not paid."""
    first, second = ledger.item(), ledger.item("WYF-2")
    place = ledger.home("1-1")
    who = ledger.payer(place)
    for item in (first, second):
        bill = ledger.bill(place, item, who, NOV, 100_00, issued=FIRST)
    ledger.paid(place, who, bill, 100_00, DAY, assistant.id)
    found = rates.figures(NOV, DAY)
    assert (found.homes, found.paid, found.amount_rate.text) == (1, 0, "50.0")


def test_not_due_is_never_called_overdue(assistant: Staff) -> None:
    """X22: what is due today is no arrears; tomorrow it is."""
    ledger.item()
    place = ledger.home("1-1")
    ledger.bill(place, 1, ledger.payer(place), NOV, 100_00, issued=FIRST, due=DAY)
    assert rates.ages(DAY) == []
    assert [one.amount for one in rates.ages(date(2026, 11, 24))] == [100_00]


def test_reductions_count_off_and_voids_leave(assistant: Staff) -> None:
    """$55; as of the day before either, they have not happened."""
    ledger.item()
    cut, gone = a_home("1-1", 100_00, 0, assistant), a_home("1-2", 50_00, 0, assistant)
    ledger.reduce(cut, 30_00, date(2026, 11, 10), assistant.id)
    ledger.void(gone, date(2026, 11, 12))
    assert [rates.due(NOV, date(2026, 11, day)) for day in (9, 10, 12)] == [150_00, 120_00, 70_00]


def test_reduced_to_nought_is_no_home_that_has_to_pay(assistant: Staff) -> None:
    ledger.item()
    ledger.reduce(a_home("1-1", 100_00, 0, assistant), 100_00, FIRST, assistant.id)
    assert rates.figures(NOV, DAY).household_rate.text == NOTHING


def test_money_back_makes_it_owed_again(assistant: Staff) -> None:
    """$56: received net of void, red and refund, each on its day (X14, X61)."""
    ledger.item()
    place = ledger.home("1-1")
    who = ledger.payer(place)
    bill = ledger.bill(place, 1, who, NOV, 100_00, issued=FIRST)
    paid = ledger.paid(place, who, bill, 100_00, date(2026, 11, 5), assistant.id)
    ledger.settle(paid, bill, -40_00, date(2026, 11, 20))
    assert rates.received(NOV, date(2026, 11, 19)) == 100_00
    assert rates.received(NOV, DAY) == 60_00
    assert rates.figures(NOV, date(2026, 11, 19)).paid == 1 and rates.figures(NOV, DAY).paid == 0


def test_money_of_the_month_is_never_the_numerator(assistant: Staff) -> None:
    """$60: current, arrears, ahead and prepaid, apart from items without a rate."""
    ledger.item()
    other = ledger.item("CWF", rated=0)
    place = ledger.home("1-1")
    who = ledger.payer(place)
    bills = {
        month: ledger.bill(place, 1, who, month, 100_00, issued=date(2026, 10, 1))
        for month in ("2026-10", NOV, "2026-12")
    }
    parking = ledger.bill(place, other, who, NOV, 300_00, issued=FIRST)
    paid = ledger.payment(place, who, 700_00, DAY, assistant.id)
    for bill in (*bills.values(), parking):
        ledger.settle(paid, bill, 100_00, DAY)
    ledger.prepay(place, who, paid, 300_00, DAY)
    found = rates.figures(NOV, DAY)
    assert (found.current, found.arrears, found.ahead, found.prepaid, found.other) == (
        *(100_00, 100_00, 100_00, 300_00, 100_00),
    )
    assert found.taken == 600_00 and found.received == 100_00
    assert rates.received("2026-12", DAY) == 100_00  # whenever the money came


def test_deposits_stand_apart(assistant: Staff) -> None:
    """$60, $76: no part of any rate, nor of the money received; a red one takes it back."""
    place = ledger.home("1-1")
    first = ledger.receipt(place, 2000_00, DAY, assistant.id, kind="deposit")
    ledger.receipt(place, 500_00, DAY, assistant.id, kind="deposit")
    ledger.receipt(place, -2000_00, DAY, assistant.id, kind="red", refers_to=first)
    ledger.receipt(place, 70_00, DAY, assistant.id)
    assert rates.deposits(NOV, DAY) == 500_00 and rates.deposits("2026-10", DAY) == 0
    assert rates.figures(NOV, DAY).taken == 0


@pytest.mark.parametrize(
    ("due", "at", "age"),
    [
        (date(2026, 8, 23), DAY, "3"),  # on the day itself the third month ends
        (date(2026, 8, 22), DAY, "12"),
        (date(2025, 11, 23), DAY, "12"),
        (date(2024, 11, 22), DAY, "36"),
        (date(2023, 11, 22), DAY, ""),
        (date(2025, 11, 30), date(2026, 2, 28), "3"),  # and at the month's last, 民法典 203
        (date(2026, 2, 28), date(2026, 5, 31), "12"),
    ],
)
def test_arrears_by_age_in_months_of_the_calendar(
    due: date, at: date, age: str, assistant: Staff
) -> None:
    ledger.item()
    place = ledger.home("1-1")
    month = f"{due:%Y-%m}"
    ledger.bill(place, 1, ledger.payer(place), month, 100_00, issued=due.replace(day=1), due=due)
    assert {one.age.value: one.amount for one in rates.ages(at)} == {age: 100_00}


def test_the_homes_that_would_close_the_gap(assistant: Staff) -> None:
    """CT6: the largest first, and what the rate would be then."""
    ledger.item()
    a_home("1-1", 900_00, 900_00, assistant)
    a_home("1-2", 40_00, 0, assistant)
    a_home("1-3", 60_00, 0, assistant)
    found = rates.closing_the_gap(NOV, DAY)
    assert [(one.code, one.owed, one.then.text) for one in found] == [
        ("1-3", 60_00, "96.0"),
        ("1-2", 40_00, "100.0"),
    ]
    assert rates.figures(NOV, DAY).amount_rate.missing(rates.target()) == 50_00
