"""Rates of random ledgers, held against one that is kept in lists and reckoned in fractions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import rates
from store.engine import database
from store.figure import NOTHING
from store.rates import Share
from store.rights import Staff
from tests.store.rates import ledger

MONTHS = ("2025-11", "2025-12", "2026-01", "2026-02", "2026-03")
BEGIN = date(2025, 11, 1)
DAYS = st.integers(0, 180).map(lambda n: BEGIN + timedelta(days=n))
Dated = list[tuple[date, int]]


@dataclass
class Bill:
    """A bill with all that happened to it."""

    home: int
    building: str
    developer: bool
    rated: bool
    month: str
    amount: int
    issued: date | None
    due: date
    voided: date | None = None
    reduced: Dated = field(default_factory=list)
    settled: Dated = field(default_factory=list)
    happened: list[tuple[str, date, int]] = field(default_factory=list)

    def happens(self, what: str, day: date, amount: int) -> None:
        """Something is settled, given back or reduced."""
        getattr(self, what).append((day, amount))
        self.happened.append((what, day, amount))

    def counts(self, at: date) -> bool:
        """Whether it is in the rates at the end of a day."""
        gone = self.voided is not None and self.voided <= at
        return self.rated and self.issued is not None and self.issued <= at and not gone

    def owes(self, at: date) -> int:
        """What it is for, reductions off."""
        return self.amount - _till(self.reduced, at)

    def had(self, at: date) -> int:
        """What was received of it."""
        return _till(self.settled, at)


def _till(rows: Dated, at: date) -> int:
    return sum(amount for day, amount in rows if day <= at)


@st.composite
def bills(draw: st.DrawFn) -> list[Bill]:
    """Homes with a bill a month at most of each item, and what happened to each in turn."""
    made = []
    for home in range(draw(st.integers(1, 4))):
        building, developer = draw(st.sampled_from(["1", "2", ""])), draw(st.booleans())
        for rated in (True, False):
            for month in draw(st.sets(st.sampled_from(MONTHS))):
                issued = draw(st.none() | DAYS)
                bill = Bill(
                    *(home, building, developer, rated, month, draw(st.integers(1, 400)), issued),
                    draw(DAYS),
                )
                if issued is not None:
                    _live(draw, bill, issued)
                made.append(bill)
    return made


def _live(draw: st.DrawFn, bill: Bill, issued: date) -> None:
    day = issued
    for what in draw(st.lists(st.sampled_from(["pay", "back", "reduce", "void"]), max_size=5)):
        day += timedelta(days=draw(st.integers(0, 40)))
        owed, had = bill.owes(day) - bill.had(day), bill.had(day)
        if what == "pay" and owed:
            bill.happens("settled", day, draw(st.integers(1, owed)))
        elif what == "back" and had:
            bill.happens("settled", day, -draw(st.integers(1, had)))
        elif what == "reduce" and owed:
            bill.happens("reduced", day, draw(st.integers(1, owed)))
        elif what == "void":
            if had:
                bill.happens("settled", day, -had)
            bill.voided = day
            return


def entered(made: list[Bill], by: Staff) -> None:
    """The same in the tables."""
    items = {rated: ledger.item(f"I{int(rated)}", int(rated)) for rated in (True, False)}
    homes: dict[int, tuple[int, int]] = {}
    for one in made:
        if one.home not in homes:
            place = ledger.home(f"H{one.home}", building=one.building)
            standing = "developer" if one.developer else "owner"
            homes[one.home] = place, ledger.payer(place, standing)
        place, who = homes[one.home]
        bill = ledger.bill(place, items[one.rated], who, one.month, one.amount, one.issued, one.due)
        paying = ledger.payment(place, who, 1, BEGIN, by.id)
        for what, day, amount in one.happened:
            if what == "settled":
                ledger.settle(paying, bill, amount, day)
            else:
                ledger.reduce(bill, amount, day, by.id)
        if one.voided:
            ledger.void(bill, one.voided)


def told(part: int, whole: int) -> str:
    """A rate by fractions alone, one decimal cut off."""
    if not whole:
        return NOTHING
    tenths = floor(Fraction(part, whole) * 1000)
    return f"{tenths // 10}.{tenths % 10}"


def owed(made: Iterable[Bill], at: date) -> list[Bill]:
    return [one for one in made if one.counts(at) and one.owes(at) > one.had(at)]


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(bills(), st.sampled_from(MONTHS), st.data())
def test_rates_are_those_of_a_brute_force(
    supervisor: Staff, made: list[Bill], month: str, data: st.DataObject
) -> None:
    """$55–$61; X15, X53: whatever the day, as if nothing later had happened."""
    at = data.draw(st.sampled_from([*_eventful(made), BEGIN + timedelta(days=365)]), "as of")
    with database.db.atomic() as tried:
        entered(made, supervisor)
        _same_month(made, month, at)
        _same_arrears(made, month, at)
        _same_ages(made, at)
        tried.rollback()


def _eventful(made: list[Bill]) -> list[date]:
    """The days on which something happened, and those before them."""
    days = {one.due for one in made} | {one.voided for one in made if one.voided}
    days |= {day for one in made for _what, day, _amount in one.happened}
    return sorted(days | {day - timedelta(days=1) for day in days})


def _same_month(made: list[Bill], month: str, at: date) -> None:
    mine = [one for one in made if one.month == month and one.counts(at)]
    due, had = sum(one.owes(at) for one in mine), sum(one.had(at) for one in mine)
    homes = {one.home for one in mine if one.owes(at)}
    paid = homes - {one.home for one in owed(mine, at)}
    found = rates.figures(month, at)
    assert (found.due, found.received) == (due, had)
    assert (found.homes, found.paid) == (len(homes), len(paid))
    assert found.amount_rate.text == told(had, due)
    assert found.household_rate.text == told(len(paid), len(homes))
    assert found.amount_rate.reaches(95_00) == (due > 0 and Fraction(had, due) >= Fraction(95, 100))
    year = [one for one in made if one.month[:4] == month[:4] and one.month <= month]
    counted = [one for one in year if one.counts(at)]
    assert found.year_due == sum(one.owes(at) for one in counted)
    assert found.year_received == sum(one.had(at) for one in counted)
    parts = {
        (one.building, one.developer): (one.due, one.received) for one in rates.parts(month, at)
    }
    assert (sum(d for d, _ in parts.values()), sum(r for _, r in parts.values())) == (due, had)
    for (building, developer), (part, got) in parts.items():
        of_it = [
            one
            for one in mine
            if one.developer == developer and (developer or one.building == building)
        ]
        assert part == sum(one.owes(at) for one in of_it)
        assert got == sum(one.had(at) for one in of_it)


def _same_arrears(made: list[Bill], month: str, at: date) -> None:
    opening = date.fromisoformat(f"{month}-01") - timedelta(days=1)
    standing = [one for one in owed(made, opening) if one.month < month]
    end = min(
        at, (date.fromisoformat(f"{month}-28") + timedelta(days=4)).replace(day=1) - timedelta(1)
    )
    found = rates.figures(month, at)
    for recent in (True, False):
        of_it = [one for one in standing if (one.month[:4] == month[:4]) is recent]
        whole = sum(one.owes(opening) - one.had(opening) for one in of_it)
        back = sum(one.had(max(end, opening)) - one.had(opening) for one in of_it)
        kind = (
            (found.recent, found.recent_recovered)
            if recent
            else (found.older, found.older_recovered)
        )
        assert kind == (whole, back)
    assert found.arrears_rate == Share(
        found.recent_recovered + found.older_recovered, found.recent + found.older
    )


def _same_ages(made: list[Bill], at: date) -> None:
    late = [one for one in owed(made, at) if one.due < at]
    assert sum(one.amount for one in rates.ages(at)) == sum(
        one.owes(at) - one.had(at) for one in late
    )
