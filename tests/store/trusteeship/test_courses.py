"""Any course of an agreement against a plain count of its days: fee and weeks (T7, T9).

X73, X75, X77, X78: a month that is cut uses its own days, both ends counted, first and last by day.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import bills, clock, plans, trusteeship
from store.bills import Single
from store.journal import verify
from store.rights import Staff
from store.trusteeship import Resumption, Suspension, Trust, first_due, is_due, monday_of
from store.trusteeship.named import SpanStage
from store.trusteeship.trust import TrustSpan
from tests.conftest import Clock
from tests.store.bills import billed
from tests.store.trusteeship.entrusted import drafted, ending, signing

DAY = timedelta(days=1)
AREA, PRICE, WHOLE = 8952, Fraction(28, 10), 10_000
_Steps = st.lists(
    st.tuples(st.integers(1, 25), st.sampled_from(["pause", "end"])), min_size=1, max_size=4
)


def months(first: date, last: date) -> Iterator[tuple[int, int]]:
    at = first.replace(day=1)
    while at <= last:
        yield at.year, at.month
        at += timedelta(days=monthrange(at.year, at.month)[1])


def counted(days: set[date], year: int, month: int) -> list[int]:
    """The fen of each stretch of a month, day by day."""
    of = monthrange(year, month)[1]
    each = [7000 if date(year, month, n) in days else WHOLE for n in range(1, of + 1)]
    found = []
    for rate, run in groupby(each):
        share = Fraction(len(list(run)), of)
        exact = Fraction(AREA, 100) * PRICE * share * rate / WHOLE * 100
        found.append(int(exact + Fraction(1, 2)))
    return found


class Course:
    """An agreement that is lived through, and the days on which it was in force."""

    def __init__(self, time: Clock, by: Staff, number: int) -> None:
        self.time, self.by, self.days = time, by, set[date]()
        there = billed.home(by, f"7-1-{number}")
        billed.pays(by, there, since=clock.today().replace(day=1))
        self.begun, self.home = clock.today(), there.id
        one = drafted(self.home, by)
        meters = {"water_no": f"S{number}", "power_no": f"D{number}"}
        self.one: Trust = trusteeship.sign(one.id, signing(**meters), by=by)
        self.on, self.stands = True, 100

    def pass_(self, days: int) -> None:
        for _ in range(days):
            if self.on:
                self.days.add(clock.today())
            self.time.pass_(days=1)

    def step(self, what: str) -> bool:
        self.stands += 1
        stands = {"water": str(self.stands), "power": "2000"}
        if what == "end":
            trusteeship.end(self.one.id, ending(**stands), by=self.by)
            if self.on:
                self.days.add(clock.today())
            return False
        if self.on:
            trusteeship.suspend(self.one.id, Suspension(reason="小住"), by=self.by)
        else:
            trusteeship.resume(self.one.id, Resumption.model_validate(stands), by=self.by)
        self.on = not self.on
        return True


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=_Steps, data=st.data())
def test_the_fee_of_any_course_is_what_its_days_come_to(
    manager: Staff, time: Clock, steps: list[tuple[int, str]], data: st.DataObject
) -> None:
    if not bills_are_priced():
        billed.fee(manager)
    Numbers.last += 1
    course = Course(time, manager, Numbers.last)
    for days, what in steps:
        course.pass_(days)
        if not course.step(what):
            break
    else:
        course.pass_(data.draw(st.integers(0, 40)))
        course.step("end")
    for year, month in months(course.begun, clock.today()):
        single = Single(home=course.home, item="WYF", month=f"{year}-{month:02}")
        bill = bills.draft_single(single, by=manager)
        found = [line.amount for line in bills.lines_of(bill.id)]
        assert found == counted(course.days, year, month)
    plans.make()
    assert verify().right


class Numbers:
    last = 100


def bills_are_priced() -> bool:
    return trusteeship.item() is not None


@given(
    since=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    length=st.none() | st.integers(0, 60),
    week=st.integers(-2, 12),
)
def test_a_week_is_due_where_its_last_two_days_are_in_force(
    since: date, length: int | None, week: int
) -> None:
    """T9, X16: counted day by day, Monday to Sunday; what begins on the Sunday is walked next."""
    until = None if length is None else since + timedelta(days=length)
    span = TrustSpan(1, 1, 1, since, until, None, SpanStage.HELD)
    monday = monday_of(since) + timedelta(weeks=week)
    days = [monday + timedelta(days=n) for n in range(7)]
    inside = [day for day in days if day >= since and (until is None or day <= until)]
    assert is_due([span], monday) is (days[5] in inside and days[6] in inside)
    assert first_due(since) == next(
        day for n in range(3) if is_due([TrustSpan(1, 1, 1, since, None, None, span.stage)],
                                        day := monday_of(since) + timedelta(weeks=n))
    )  # fmt: skip
