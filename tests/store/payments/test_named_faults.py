"""Published faults that were guarded but had no test of their name (money.md §10)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import bills, clock, journal, meters, payments, pricelist
from store.bills import Line, State
from store.desk import staff
from store.desk.staff import NewStaff
from store.engine import database
from store.errors import Forbidden, Refused
from store.meters import Correction, Exchange, NewReading, Removal
from store.payments import Approval
from store.pricelist.reckoning import by_days
from store.residents import Home
from store.rights import Role, Staff
from tests.conftest import PIN
from tests.store.bills.billed import fee, home, issued, pays
from tests.store.meters.test_meters import day, meter
from tests.store.meters.test_meters import read as read_meter
from tests.store.payments.test_payments import owed, owing, paid, payer
from tests.store.payments.test_refunds import ask, paid_out
from tests.store.pricelist import listing

_ = owing


def test_a_rate_is_saved_once(manager: Staff) -> None:
    """X30: a second save of the same form makes neither a second rate nor a second item."""
    item = listing.item(manager)
    pricelist.price(item.id, listing.rate(), by=manager)
    before = journal.last_number()
    with pytest.raises(Refused):
        pricelist.price(item.id, listing.rate(), by=manager)
    with pytest.raises(Refused) as error:
        listing.item(manager)
    assert error.value.field == "number"
    assert len(pricelist.rates(item.id)) == 1 and journal.last_number() == before


def test_a_refund_needs_its_right_and_every_step_of_it_is_on_record(
    owing: Home, assistant: Staff, supervisor: Staff
) -> None:
    """X41: neither who fits pipes nor who reads figures gives money back; all is on record."""
    payment = paid(owing, assistant, "250.66")
    (bill,) = payments.settled_by(payment.id)
    number = bills.get(bill).number
    for at, role in enumerate((Role.ENGINEERING, Role.FINANCE)):
        other = NewStaff(name=f"他人{at}", number=f"500{at}", role=role, pin=PIN)
        stranger = staff.add(other, by=None)
        with pytest.raises(Forbidden):
            ask(payment, stranger, "250.66", number)
    one = ask(payment, assistant, "250.66", number)
    with pytest.raises(Forbidden):
        payments.approve_refund(one.id, Approval(), by=assistant)
    payments.approve_refund(one.id, Approval(), by=supervisor)
    paid_out(one, assistant)
    told = [entry.kind for entry in journal.of_subject(f"refund:{one.id}")]
    assert told == ["refund.asked", "refund.approved", "refund.paid"]
    assert len([e for e in journal.touching(payment.subject) if e.kind == "refund.paid"]) == 1
    taken = [e for e in journal.of_subject(payment.subject) if e.kind == "payment.taken"]
    assert [entry.payload["amount"] for entry in taken] == [250_66]
    tried = journal.between(clock.now() - timedelta(days=1), clock.now() + timedelta(days=1))
    assert sum(entry.kind == "attempt.refused" for entry in tried) == 3


@given(parts=st.lists(st.integers(1, 250_65), min_size=1, max_size=4))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_part_payment_leaves_a_remainder_and_moves_no_day(
    manager: Staff, assistant: Staff, parts: list[int]
) -> None:
    """X47: whatever part is paid, its days and amount stand; what is left is left."""
    count = database.db.execute_sql("SELECT count(*) FROM home").fetchone()[0]
    if not count:
        fee(manager)
    of = home(manager, f"7-1-{101 + count}")
    pays(manager, of)
    single = bills.Single(item="WYF", month="2026-10", home=of.id)
    bill = bills.issue_one(bills.draft_single(single, by=manager).id, bills.Issue(), by=manager)
    days, left = (bill.first, bill.last, bill.due), bill.amount
    for n, wanted in enumerate(parts):
        part = min(wanted, left)
        if not part:
            break
        paid(of, assistant, f"{part / 100:.2f}", f"{count}-{n}")
        left -= part
        now = bills.get(bill.id)
        assert (now.owed, now.amount, (now.first, now.last, now.due)) == (left, bill.amount, days)
        assert now.state is (State.PART if left else State.PAID)
        assert payments.prepaid_of(of.id, payer(of)) == 0


LOWER: dict[str, Any] = {
    "read": lambda one, by: meters.read(
        one, NewReading.model_validate({"value": "40", "on": day(60), "sure": True}), by=by
    ),
    "estimated": lambda one, by: meters.read(
        one,
        NewReading.model_validate({"value": "40", "on": day(60), "why": "estimated", "sure": True}),
        by=by,
    ),
    "exchanged": lambda one, by: meters.exchange(
        one,
        Exchange.model_validate({"on": day(60), "final": "40", "new_number": "S9", "base": "0"}),
        by=by,
    ),
    "removed": lambda one, by: meters.remove(
        one, Removal.model_validate({"on": day(60), "final": "40", "reason": "拆"}), by=by
    ),
    "corrected": lambda one, by: meters.correct(
        one, Correction.model_validate({"on": day(30), "value": "5", "reason": "看错"}), by=by
    ),
}


@pytest.mark.parametrize("way", LOWER)
def test_by_whatever_way_it_comes_a_reading_obeys_the_form(way: str, manager: Staff) -> None:
    """X57: one below what was seen is refused by every way that a reading enters by."""
    one = meter(manager, "10")
    read_meter(one, 30, "50", manager)
    before = [(each.on, each.value) for each in meters.chain(one.id)]
    with pytest.raises(Refused) as error:
        LOWER[way](one.id, manager)
    assert error.value.field in ("value", "final")
    assert [(each.on, each.value) for each in meters.chain(one.id)] == before


@given(
    st.dates(date(2024, 1, 1), date(2032, 12, 31)),
    st.lists(st.integers(0, 40), max_size=5),
)
@settings(max_examples=100)
def test_anchored_periods_are_split_by_the_days_of_each_month(
    since: date, steps: list[int]
) -> None:
    """X64: from whatever day, the parts of a month are its days over its own number of days."""
    following = (since.replace(day=28) + timedelta(days=4)).replace(day=1)
    last = following - timedelta(days=1)
    changes = sorted({min(since + timedelta(days=n), last) for n in steps})
    parts = by_days(since, last, changes)
    assert parts[0][0] == since and parts[-1][1] == last
    of_month = last.day
    for first, end, share in parts:
        assert share.months * of_month == (end - first).days + 1
    assert sum(share.months for *_days, share in parts) * of_month == of_month - since.day + 1


def test_periods_that_begin_on_the_11th_are_billed_by_their_own_months(manager: Staff) -> None:
    """X64, X78: an owner until 10 May and the next from the 11th: 21/31, whole, 10/31 and 21/31."""
    fee(manager)
    of = home(manager, "3-1-101")
    pays(manager, of, date(2026, 3, 11))
    pays(manager, of, date(2026, 5, 11), standing="tenant", name="租客")
    found = {m: bills.of_run(issued(manager, f"2026-0{m}").id) for m in (3, 4, 5)}

    def told(of_month: int) -> list[tuple[int, int, str]]:
        lines: list[Line] = [line for bill in found[of_month] for line in bills.lines_of(bill.id)]
        return [(line.first.day, line.last.day, line.share) for line in lines]

    assert told(3) == [(11, 31, "21/31")] and told(4) == [(1, 30, "")]
    assert told(5) == [(1, 10, "10/31"), (11, 31, "21/31")]
    assert [bill.amount for bill in found[5]] == [80_86, 169_80]
    assert owed(of) == [169_80, 250_66, 80_86, 169_80]
