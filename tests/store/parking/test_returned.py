"""A permit that is given up or replaced before its month was billed ($19, X78, X79, P8, P9)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import bills, clock, journal, permits
from store.bills import NewRun, Why
from store.engine import database
from store.errors import Refused
from store.parking import Ahead, bill_ahead
from store.permits import Permit, Replacement
from store.rights import Staff
from tests.conftest import Clock
from tests.store.bills.billed import home, pays
from tests.store.parking.test_parking import GONE, account, billed, paid, parked, permit, refused

__all__ = ["parked"]


def at(time: Clock, day: date) -> None:
    time.at = clock.bounds(day)[0] + timedelta(hours=9)


def run(month: str, by: Staff) -> list[tuple[date, date, int]]:
    try:
        made = bills.draft(NewRun(item="CWF", month=month), by=by)
    except Refused:
        return []
    return [(one.first, one.last, one.amount) for one in bills.of_run(made.id)]


def test_the_month_of_return_is_billed_by_days_to_that_day(
    parked: Permit, time: Clock, assistant: Staff
) -> None:
    """$19, X79: 20/31 of May by the run of May, nothing after it; what is open is said before."""
    billed(assistant, parked, 2)
    at(time, date(2026, 5, 20))
    permits.cancel(parked.id, GONE, by=assistant)
    assert account(parked).unbilled == (date(2026, 5, 1), date(2026, 5, 20))
    assert run("2026-05", assistant) == [(date(2026, 5, 1), date(2026, 5, 20), 193_55)]
    assert account(parked).unbilled is None and account(parked).left == ()
    dry = bills.dry(NewRun(item="CWF", month="2026-06"), by=assistant)
    assert (dry.bills, dry.left_out) == ((), ())
    assert journal.verify().right


def test_a_permit_never_billed_is_billed_up_to_its_return_at_the_desk(
    parked: Permit, time: Clock, assistant: Staff
) -> None:
    """X78: first and last month by days, at once, so that its holder can pay and go."""
    at(time, date(2026, 5, 20))
    permits.cancel(parked.id, GONE, by=assistant)
    assert account(parked).unbilled == (date(2026, 3, 11), date(2026, 5, 20))
    made = bill_ahead(parked.id, Ahead(item="CWF", months=12), by=assistant)
    assert [one.amount for one in made] == [203_23, 300_00, 193_55]
    assert account(parked).unbilled is None
    told = refused(bill_ahead, parked.id, Ahead(item="CWF"), by=assistant)
    assert "Nothing more of it" in told
    paid(assistant, made)
    assert account(parked).paid_to == date(2026, 5, 20)


def test_returned_on_the_day_it_began_it_costs_that_day(parked: Permit, assistant: Staff) -> None:
    """X77: both end days count."""
    permits.cancel(parked.id, GONE, by=assistant)
    assert run("2026-03", assistant) == [(date(2026, 3, 11), date(2026, 3, 11), 9_68)]


def test_a_permit_that_replaces_one_is_billed_for_its_days_too(
    parked: Permit, time: Clock, assistant: Staff
) -> None:
    """P9, X101: another plate loses no day of the old one, and the first month is by its begin."""
    at(time, date(2026, 4, 20))
    why = Replacement(why=permits.Why.PLATE, plate="粤B99999", licence=True, back=True)
    new = permits.replace(parked.id, why, by=assistant)
    assert run("2026-03", assistant) == [(date(2026, 3, 11), date(2026, 3, 31), 203_23)]
    assert run("2026-04", assistant) == [(date(2026, 4, 1), date(2026, 4, 30), 300_00)]
    at(time, date(2026, 5, 2))
    permits.cancel(new.id, GONE, by=assistant)
    assert run("2026-05", assistant) == [(date(2026, 5, 1), date(2026, 5, 2), 19_35)]
    assert {one.permit_id for one in bills.of_home(new.home_id or 0)} == {new.id}


def test_what_is_no_home_s_or_free_is_not_billed(
    parked: Permit, time: Clock, assistant: Staff, supervisor: Staff
) -> None:
    """$23: a permit that costs nothing by the month has nothing left to bill."""
    asked = {"kind": "free", "plate": "粤B77777", "space": "B1-007", "reason": "物业巡逻车"}
    new = permits.NewPermit.model_validate({"home": parked.home_id, "holder": "王芳"} | asked)
    free = permits.ask(new, by=assistant)
    permits.approve(free.id, permits.Approval(), by=supervisor)
    seen = permits.Issue(licence=True, identity=True, deed=True)
    permits.issue(free.id, seen, by=assistant)
    permits.cancel(free.id, GONE, by=assistant)
    assert account(free).unbilled is None
    dry = bills.dry(NewRun(item="CWF", month="2026-03"), by=assistant)
    assert len(dry.bills) == 1 and Why.EXISTS not in {one.why for one in dry.left_out}


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    after=st.lists(st.integers(0, 40), max_size=3),
    gone=st.integers(0, 60),
    ran=st.sets(st.integers(3, 9)),
)
def test_whatever_is_replaced_and_returned_each_day_is_billed_once_and_none_after(
    time: Clock, manager: Staff, parked: Permit, after: list[int], gone: int, ran: set[int]
) -> None:
    """X79, X101 by brute force: the days of all bills are those from the first to the last one."""
    count = database.db.execute_sql("SELECT count(*) FROM home").fetchone()[0]
    time.at = datetime(2026, 3, 11, 1, 0, tzinfo=UTC)
    of = home(manager, f"9-1-{101 + count}")
    pays(manager, of)
    one = permit(manager, of.id, plate=f"粤C{count:05}", space=f"C{count}")
    day = date(2026, 3, 11)
    for n, days in enumerate(after):
        day += timedelta(days=days)
        at(time, day)
        given_ = {"why": "plate", "plate": f"粤D{count:03}{n:02}", "licence": True, "back": True}
        one = permits.replace(one.id, Replacement.model_validate(given_), by=manager)
        for month in sorted(ran):
            if month <= day.month:
                run(f"2026-{month:02}", manager)
    last = day + timedelta(days=gone)
    at(time, last)
    permits.cancel(one.id, GONE, by=manager)
    whole = [bill.last for bill in bills.of_home(of.id) if bill.last > last]
    for month in range(3, 10):
        run(f"2026-{month:02}", manager)
    found = sorted(
        bill.first + timedelta(days=n)
        for bill in bills.of_home(of.id)
        for n in range((bill.last - bill.first).days + 1)
    )
    until = max([last, *whole])
    assert found == [date(2026, 3, 11) + timedelta(days=n) for n in range(len(found))]
    assert found[-1] == until
