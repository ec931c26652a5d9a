"""Shared costs: split once, to the fen, and undone only whole ($8, E14, X5)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import peewee
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import bills, journal, payments, sharing
from store.bills import Issue, Reason, Stage
from store.engine import database
from store.errors import Refused
from store.payments import NewPayment
from store.receipts import Voiding
from store.rights import Staff
from store.sharing import Home, NewShare, Paying, Share, Undo, shares
from tests.store.bills.billed import home, pays
from tests.store.pricelist import listing

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
DAY = timedelta(days=1)


@pytest.fixture
def lift(manager: Staff) -> str:
    """Three homes of building 1, one of building 2, and what the lift's power is charged as."""
    item = listing.item(
        manager, number="DTF", name="电梯电费分摊", kind="shared", way="agreed", rated=False
    )
    for code, area in (("1-1-101", "100"), ("1-1-201", "50"), ("1-1-301", "50"), ("2-1-1", "10")):
        pays(manager, home(manager, code, area), date(2026, 1, 1))
    return item.number


def new(**told: Any) -> NewShare:
    given = {"item": "DTF", "total": "100", "first": FIRST, "last": LAST, "building": "1"}
    return NewShare.model_validate(given | {"basis": "供电局发票 0912"} | told)


def amounts(one: Share) -> dict[str, int]:
    return {bill.home: bill.amount for bill in bills.of_run(one.run_id)}


def test_three_equal_homes_share_a_hundred_to_the_fen(lift: str, manager: Staff) -> None:
    """E14: 33.34, 33.33, 33.33; by area half and two quarters, where nothing else is agreed."""
    equal = sharing.share(new(way="homes"), by=manager)
    assert amounts(equal) == {"1-1-101": 33_34, "1-1-201": 33_33, "1-1-301": 33_33}
    assert (equal.number, equal.homes) == ("FT-2026-0001", 3)
    later = {"first": date(2026, 9, 1), "last": date(2026, 9, 30)}
    by_area = sharing.share(new(**later), by=manager)
    assert amounts(by_area) == {"1-1-101": 50_00, "1-1-201": 25_00, "1-1-301": 25_00}
    assert journal.verify().right


def test_a_pool_is_split_once_and_undone_whole(lift: str, manager: Staff, assistant: Staff) -> None:
    """X5 ``shared_pool_is_split_once``: no share of 300 becomes one of 360 with a new home."""
    one = sharing.share(new(), by=assistant)
    pays(manager, home(manager, "1-1-401", "80"), date(2026, 1, 1))
    for again in (new(), new(total="360"), new(first=date(2026, 10, 5))):
        with pytest.raises(Refused, match="It is split already"):
            sharing.share(again, by=manager)
    with pytest.raises(Refused, match=r"Bill .* is for these days"):
        sharing.share(new(building=""), by=manager)
    bill = bills.of_run(one.run_id)[0]
    for alone in (
        lambda: bills.void(bill.id, Reason(reason="错"), by=manager),
        lambda: bills.drop(one.run_id, Reason(reason="错"), by=manager),
    ):
        with pytest.raises(Refused, match="undo the whole split"):
            alone()
    sharing.undo(one.id, Undo(reason="漏了一户"), by=manager)
    assert {b.stage for b in bills.of_run(one.run_id)} == {Stage.VOID}
    assert len(amounts(sharing.share(new(), by=assistant))) == 4
    with pytest.raises(peewee.IntegrityError), database.write():
        database.db.execute_sql("UPDATE shared_cost SET stage = 'split' WHERE id = 1")


def test_it_is_not_undone_once_a_share_was_paid(
    lift: str, manager: Staff, assistant: Staff
) -> None:
    """$8: refused, with the bill that stands in the way; given back, it can be."""
    one = sharing.share(new(), by=assistant)
    bills.issue(one.run_id, Issue(), by=manager)
    bill = bills.of_run(one.run_id)[1]
    paid = NewPayment.model_validate({"amount": "5"})
    made = payments.take("k", bill.payer_id, [bill.id], paid, by=assistant)
    before = journal.last_number()
    with pytest.raises(Refused) as error:
        sharing.undo(one.id, Undo(reason="错"), by=manager)
    assert error.value.values["number"] == bill.number
    assert journal.last_number() == before and bills.get(bill.id).stage is Stage.ISSUED
    payments.void(made.id, Voiding(reason="错", plies_back=True), by=manager)
    sharing.undo(one.id, Undo(reason="错"), by=manager)
    assert bills.get(bill.id).stage is Stage.VOID
    assert journal.verify().right


def test_whoever_cannot_share_is_named(lift: str, manager: Staff) -> None:
    """$10: a home without area or payer is named, never left out silently; by agreement it is."""
    home(manager, "1-1-501", "")
    with pytest.raises(Refused, match=r"No area on file: 1-1-501\."):
        sharing.share(new(), by=manager)
    with pytest.raises(Refused, match=r"Nobody pays on all of these days: 1-1-501\."):
        sharing.share(new(way="homes"), by=manager)
    one = sharing.share(new(without="1栋1单元501 1-1-101"), by=manager)
    assert amounts(one) == {"1-1-201": 50_00, "1-1-301": 50_00}
    with pytest.raises(Refused) as error:
        sharing.share(
            new(without="9-9-9", first=date(2026, 9, 1), last=date(2026, 9, 2)), by=manager
        )
    assert error.value.field == "without"


def test_two_payers_of_a_home_share_its_part_by_their_days(lift: str, manager: Staff) -> None:
    there = bills.listed("")  # none yet
    assert there == []
    flat = home(manager, "1-1-601", "200")
    pays(manager, flat, date(2026, 1, 1))
    pays(manager, flat, date(2026, 10, 11), standing="tenant", name="租客")
    one = sharing.share(new(total="62"), by=manager)
    made = [b for b in bills.of_run(one.run_id) if b.home_id == flat.id]
    assert [(b.payer, b.first.day, b.last.day, b.amount) for b in made] == [
        ("王芳", 1, 10, 10_00), ("租客", 11, 31, 21_00),
    ]  # fmt: skip


@given(
    pool=st.integers(1, 10**9),
    areas=st.lists(st.integers(1, 10**6), min_size=1, max_size=40),
    by_area=st.booleans(),
    cut=st.integers(1, 30),
)
def test_shares_add_up_and_none_is_a_fen_from_its_fraction(
    pool: int, areas: list[int], by_area: bool, cut: int
) -> None:
    """The sum is the pool whatever the areas; each home is within a fen of its exact part."""
    middle = FIRST + timedelta(days=cut)
    homes = [
        Home(
            n, str(n), area, (Paying(1, FIRST, middle - timedelta(days=1)), Paying(2, middle, LAST))
        )
        if n % 3 == 0
        else Home(n, str(n), area, (Paying(1, FIRST, LAST),))
        for n, area in enumerate(areas)
    ]
    made = shares(pool, homes, by_area=by_area)
    assert sum(one.amount for one in made) == pool
    of_home: dict[int, int] = defaultdict(int)
    for one in made:
        of_home[one.home_id] += one.amount
        (line,) = one.lines
        exact = Fraction(line.price, 10**4) * Fraction(line.measure, 10**line.decimals)
        exact *= Fraction(line.numerator, line.denominator) * 100
        assert abs(one.amount - exact) < 2, "what the line says is what is charged"
    whole = sum(areas) if by_area else len(areas)
    for n, area in enumerate(areas):
        exact = Fraction(pool * (area if by_area else 1), whole)
        assert abs(of_home[n] - exact) < 1
