"""Bills by the month: the first and the last by days, one for a home, item and day ($16–$28)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import peewee
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import agenda, bills, clock, journal, pricelist
from store.bills import (
    Approved,
    ByHand,
    Dispute,
    FromFiles,
    Issue,
    NewRate,
    NewReduction,
    NewRun,
    Part,
    Reason,
    RunStage,
    Single,
    Span,
    Stage,
    Standing,
    State,
    Why,
)
from store.engine import database
from store.errors import Forbidden, Refused
from store.pricelist import Convention, Pricing, Rate, Where
from store.rights import Staff
from store.sentences import sentence
from tests.store.bills.billed import fee, home, issued, only, pays
from tests.store.escalations.test_about import Reader
from tests.store.pricelist import listing

WHY = Reason(reason="录错")


def refused(what: Any, *args: Any, by: Staff) -> tuple[str | None, str]:
    with pytest.raises(Refused) as error:
        what(*args, by=by)
    return error.value.field, str(error.value)


def amounts(run: bills.Run) -> list[int]:
    return [bill.amount for bill in bills.of_run(run.id)]


def test_a_month_is_area_times_price_rounded_once(manager: Staff) -> None:
    """E1."""
    fee(manager)
    pays(manager, home(manager, "3-1-101"))
    bill = only(issued(manager, "2026-11"))
    assert (bill.amount, bill.owed, bill.state) == (250_66, 250_66, State.ISSUED)
    assert (bill.first, bill.last, bill.month) == (date(2026, 11, 1), date(2026, 11, 30), "2026-11")
    (line,) = bills.lines_of(bill.id)
    assert (line.price, line.measure, line.decimals, line.rate) == (28_000, 89_52, 2, 100_00)
    assert (line.numerator, line.denominator, line.words) == (1, 1, "")


@pytest.mark.parametrize(
    ("convention", "owed"),
    [("actual", 169_80), ("thirty", 167_10), ("year", 173_06), ("half", 125_33)],
)
def test_the_first_month_is_by_the_items_convention(
    manager: Staff, convention: str, owed: int
) -> None:
    """E2: charged from 2026-03-11, the day itself counted ($17, $18)."""
    fee(manager, convention=convention)
    pays(manager, home(manager, "3-1-101"), date(2026, 3, 11))
    assert only(issued(manager, "2026-03")).amount == owed


def test_a_first_month_that_comes_to_nothing_is_left_out_by_name(manager: Staff) -> None:
    """E2, from the next month on."""
    fee(manager, convention="next")
    pays(manager, home(manager, "3-1-101"), date(2026, 3, 11))
    (left,) = bills.dry(NewRun(item="WYF", month="2026-03"), by=manager).left_out
    assert (left.home, left.why) == ("3-1-101", Why.NOTHING)
    assert only(issued(manager, "2026-04")).amount == 250_66


def test_who_comes_to_the_desk_later_owes_all_months_since_the_notice(manager: Staff) -> None:
    """E4: bills made late fall due on the day on which they are made ($17)."""
    fee(manager)
    pays(manager, home(manager, "3-1-101"), date(2026, 3, 11))
    made = [only(issued(manager, month)) for month in ("2026-03", "2026-04", "2026-05")]
    assert [bill.amount for bill in made] == [169_80, 250_66, 250_66]
    assert sum(bill.amount for bill in made) == 671_12
    assert {bill.due for bill in made} == {date(2026, 11, 23)}


def test_a_bill_falls_due_on_the_25th_or_the_working_day_after(manager: Staff) -> None:
    """$28: 2026-12-25 is a Friday, 2027-04-25 a Sunday."""
    fee(manager)
    pays(manager, home(manager, "3-1-101"))
    assert only(issued(manager, "2026-12")).due == date(2026, 12, 25)
    assert only(issued(manager, "2027-04")).due == date(2027, 4, 26)


def test_a_months_days_are_shared_between_payers_each_with_a_bill(manager: Staff) -> None:
    """$21: the bill goes to who pays on its days."""
    fee(manager)
    one = home(manager, "3-1-101")
    pays(manager, one, standing="developer", name="万和置业")
    pays(manager, one, date(2026, 11, 11))
    first, second = bills.of_run(issued(manager, "2026-11").id)
    assert (first.payer, first.standing, first.last) == (
        *("万和置业", Standing.DEVELOPER),
        date(2026, 11, 10),
    )
    assert (second.payer, second.standing) == ("王芳", Standing.OWNER)
    assert (first.amount, second.amount) == (83_55, 167_10)
    (line,) = bills.lines_of(second.id)
    assert line.words == "20/30"


def test_a_part_of_the_price_from_the_middle_of_a_month_is_a_line_of_its_own(
    manager: Staff,
) -> None:
    """E15: trusteeship from the 16th of a month of 31 days at 70 %; lines win over the sum ($7)."""
    fee(manager)
    one = home(manager, "3-1-101")
    pays(manager, one)
    agreed = {"home": one.id, "item": "WYF", "rate": "70", "since": "2026-03-16", "reason": "托管"}
    bills.agree_part(NewRate.model_validate(agreed), by=manager)
    bill = only(issued(manager, "2026-03"))
    assert [line.amount for line in bills.lines_of(bill.id)] == [121_29, 90_56]
    assert bill.amount == 211_85
    again = refused(bills.agree_part, NewRate.model_validate(agreed), by=manager)
    assert again == ("since", "From 2026-03-16 it is charged at 70 % already.")


def test_a_car_space_is_billed_by_its_permit(manager: Staff) -> None:
    """E19: 300.00 from 2026-03-11 is 203.23; a home with two permits has two bills."""
    item = listing.item(manager, number="CWF", name="车位费", kind="parking", way="fixed")
    pricelist.price(item.id, listing.rate(price="300", unit="元/个·月"), by=manager)
    one = home(manager, "3-1-101")
    pays(manager, one)
    for number, plate in ((1, "粤B12345"), (2, "粤B12346")):
        database.db.execute_sql(
            "INSERT INTO permit (number, kind, home_id, holder, standing, plate, space, shared,"
            " land, asked_on, asked_by, since, until, reminded, stage) VALUES"
            " (?, 'monthly', ?, '', 'owner', ?, '', 0, 'company', '2026-03-11', ?, '2026-03-11',"
            " '2027-03-10', 0, 'issued')",
            (f"CW-2026-000{number}", one.id, plate, manager.id),
        )
    assert amounts(issued(manager, "2026-03", "CWF")) == [203_23, 203_23]
    assert amounts(issued(manager, "2026-04", "CWF")) == [300_00, 300_00]


def test_a_dry_run_names_every_home_that_is_left_out_and_why(manager: Staff) -> None:
    """$23: all homes = billed + left out, and nothing is written (X19)."""
    fee(manager, since=date(2026, 2, 1))
    for number, (area, told, since) in enumerate(
        (("89.52", {}, date(2026, 1, 1)), ("", {}, date(2026, 1, 1)), ("89.52", {}, None),
         ("80", {"kind": "shop"}, date(2026, 1, 1)), ("80", {}, date(2027, 1, 1)))
    ):  # fmt: skip
        made = home(manager, f"3-1-10{number}", area, **told)
        if since:
            pays(manager, made, since)
    before = journal.last_number()
    found = bills.dry(NewRun(item="WYF", month="2026-11"), by=manager)
    assert [one.home for one in found.bills] == ["3-1-100", "3-1-103"]
    assert [(one.home, one.why) for one in found.left_out] == [
        ("3-1-101", Why.NO_AREA),
        ("3-1-102", Why.NO_PAYER),
        ("3-1-104", Why.NOT_THEN),
    ]
    assert found.units == len(found.bills) + len(found.left_out)
    january = bills.dry(NewRun(item="WYF", month="2026-01"), by=manager)
    assert january.left_out[0].why is Why.NO_RATE
    assert journal.last_number() == before


def test_running_again_adds_what_is_missing_and_changes_nothing(manager: Staff) -> None:
    """$25, X17, X24."""
    fee(manager)
    pays(manager, home(manager, "3-1-101"))
    first = issued(manager, "2026-11")
    pays(manager, home(manager, "3-1-102"))
    second = issued(manager, "2026-11")
    assert [bill.home for bill in bills.of_run(second.id)] == ["3-1-102"]
    assert amounts(first) == [250_66]
    told = refused(bills.draft, NewRun(item="WYF", month="2026-11"), by=manager)
    assert told == ("month", "Nothing is left to bill; 2 are left out.")


def test_one_home_is_billed_alone_and_the_run_leaves_it_out_then(manager: Staff) -> None:
    """$25, X18."""
    fee(manager)
    one, _other = home(manager, "3-1-101"), home(manager, "3-1-102")
    pays(manager, one)
    single = Single(item="WYF", month="2026-11", home=one.id)
    assert bills.draft_single(single, by=manager).home == "3-1-101"
    assert refused(bills.draft_single, single, by=manager)[0] == "home"


def test_the_database_refuses_a_second_live_bill_whatever_its_origin(manager: Staff) -> None:
    """$24, X3, X27: an overlap of one day is enough, and no permit is as good as one."""
    fee(manager)
    pays(manager, home(manager, "3-1-101"))
    bill = only(issued(manager, "2026-11"))
    for first, last in (("2026-11-01", "2026-11-30"), ("2026-11-30", "2026-12-30")):
        with pytest.raises(peewee.IntegrityError):
            database.db.execute_sql(
                "INSERT INTO bill (number, run_id, home_id, item_id, payer_id, month, first, last,"
                " due, amount, stage) SELECT 'X', run_id, home_id, item_id, payer_id, month, ?, ?,"
                " due, amount, 'draft' FROM bill WHERE id = ?",
                (first, last, bill.id),
            )


def test_drafts_are_owed_by_nobody_until_they_are_issued(manager: Staff, assistant: Staff) -> None:
    """$26, X10; whoever drafts need not be who issues."""
    fee(manager)
    one = home(manager, "3-1-101")
    pays(manager, one)
    run = bills.draft(NewRun(item="WYF", month="2026-11"), by=assistant)
    assert (only(run).state, only(run).owed, bills.owed_by(one.id)) == (State.DRAFT, 0, [])
    with pytest.raises(Forbidden):
        bills.issue(run.id, Issue(), by=assistant)
    assert bills.issue(run.id, Issue(), by=manager).stage is RunStage.ISSUED
    assert [bill.owed for bill in bills.owed_by(one.id)] == [250_66]


def test_a_void_bill_stays_and_the_new_one_says_whose_place_it_takes(manager: Staff) -> None:
    """$27, X4: never two alive; a dropped run can be made anew."""
    fee(manager)
    one = home(manager, "3-1-101")
    pays(manager, one)
    old = only(issued(manager, "2026-11"))
    assert bills.void(old.id, WHY, by=manager).state is State.VOID
    new = only(issued(manager, "2026-11"))
    assert (new.replaces, bills.get(old.id).stage) == (old.id, Stage.VOID)
    run = bills.draft(NewRun(item="WYF", month="2026-12"), by=manager)
    assert bills.drop(run.id, WHY, by=manager).stage is RunStage.DROPPED
    assert only(run).state is State.VOID
    assert refused(bills.void, only(run).id, WHY, by=manager)[1].startswith("This is not possible")


def test_a_later_price_area_or_owner_changes_no_bill(manager: Staff) -> None:
    """$12: a bill keeps what counted; the row itself cannot be changed."""
    fee(manager)
    pays(manager, home(manager, "3-1-101"))
    bill = only(issued(manager, "2026-11"))
    dearer = listing.rate(price="3.1", since=date(2027, 1, 1), posted=date(2026, 11, 20))
    pricelist.price(pricelist.listed()[0].id, dearer, by=manager)
    assert only(issued(manager, "2027-01")).amount == 277_51
    assert bills.get(bill.id).amount == 250_66
    for column in ("amount", "due", "payer_id", "last"):
        with pytest.raises(peewee.IntegrityError):
            database.db.execute_sql(f"UPDATE bill SET {column} = {column} WHERE id = {bill.id}")


def test_a_payer_ends_where_the_next_begins_and_never_within_what_was_billed(
    manager: Staff,
) -> None:
    """$21."""
    fee(manager)
    one = home(manager, "3-1-101")
    pays(manager, one)
    issued(manager, "2026-11")
    with pytest.raises(Refused, match="charges 王芳 for days after that: void it first"):
        pays(manager, one, date(2026, 11, 11), name="李雷")
    new = pays(manager, one, date(2026, 12, 1), name="李雷")
    old, now = bills.payers_of(one.id)
    assert (old.until, now.name, now.until) == (date(2026, 11, 30), "李雷", None)
    bills.strike(new.id, bills.Struck(reason="录错"), by=manager)
    assert [(payer.name, payer.until) for payer in bills.payers_of(one.id)] == [("王芳", None)]


def test_owners_on_file_are_named_for_all_homes_that_have_nobody(manager: Staff) -> None:
    for number in (1, 2):
        home(manager, f"3-1-10{number}")
    taken, other = home(manager, "3-1-103"), home(manager, "4-1-101")
    nobody = home(manager, "3-1-104", owner="")
    pays(manager, taken, name="张三")
    told = FromFiles(building="3", since=date(2026, 1, 1), reason="交接名册")
    assert bills.name_owners(told, by=manager) == 2
    assert [p.name for p in bills.payers_of(taken.id)] == ["张三"]
    assert bills.payers_of(other.id) == bills.payers_of(nobody.id) == []


def test_a_reduction_is_asked_by_one_and_approved_by_another(
    manager: Staff, supervisor: Staff, assistant: Staff
) -> None:
    """$27, SET2: never more than is owed; the part that stays is owed on."""
    fee(manager)
    pays(manager, home(manager, "3-1-101"))
    bill = only(issued(manager, "2026-11"))
    given = {"amount": "50", "reason": "停水三日", "paper": "业委会函 2026-11-20"}
    asked = NewReduction.model_validate(given)
    bills.ask_reduction(bill.id, asked, by=manager)
    (one,) = bills.REDUCTIONS.table.read()
    with pytest.raises(Forbidden):
        bills.approve_reduction(one.id, Approved(), by=manager)
    with pytest.raises(Forbidden):
        bills.approve_reduction(one.id, Approved(), by=supervisor)
    assert refused(bills.void, bill.id, WHY, by=manager)[1] == (
        "A reduction of it waits to be decided."
    )
    bills.refuse_reduction(one.id, WHY, by=manager)
    assert bills.get(bill.id).owed == 250_66
    bills.ask_reduction(bill.id, asked, by=assistant)
    bills.approve_reduction(bills.REDUCTIONS.table.read()[-1].id, Approved(), by=manager)
    assert bills.get(bill.id).owed == 200_66
    much = NewReduction.model_validate(given | {"amount": "200.67"})
    assert refused(bills.ask_reduction, bill.id, much, by=assistant) == (
        *("amount", "Only 200.66 is owed of it."),
    )


def test_a_disputed_bill_is_owed_and_one_written_off_no_more(manager: Staff) -> None:
    """$27."""
    fee(manager)
    pays(manager, home(manager, "3-1-101"))
    bill = only(issued(manager, "2026-11"))
    given = Dispute(since=date(2026, 11, 20), reason="称电梯停用")
    disputed = bills.dispute(bill.id, given, by=manager)
    assert (disputed.disputed, disputed.owed) == (date(2026, 11, 20), 250_66)
    assert bills.agree(bill.id, WHY, by=manager).disputed is None
    off = bills.write_off(bill.id, WHY, by=manager)
    assert (off.state, off.owed) == (State.WRITTEN_OFF, 0)


def test_nothing_outside_the_list_is_charged(manager: Staff) -> None:
    """$15: what is charged once has the list's price; how much of it is said, never guessed."""
    item = listing.item(manager, number="LJ", name="垃圾清运", kind="waste", way="once")
    pricelist.price(item.id, listing.rate(price="4", unit="元/㎡"), by=manager)
    one = home(manager, "3-1-101")
    pays(manager, one)
    by_hand = {"home": one.id, "item": "LJ", "first": "2026-11-20", "quantity": "89.52"}
    bill = bills.charge(ByHand.model_validate(by_hand), by=manager)
    assert bill.amount == 358_08
    for told, field in (
        ({"item": "XX"}, "item"),
        ({"agreed": "3"}, "agreed"),
        ({"last": "2026-11-19"}, "last"),
        ({"first": "2025-11-20"}, "home"),
        ({}, "first"),
    ):
        wrong = ByHand.model_validate(by_hand | told)
        assert refused(bills.charge, wrong, by=manager)[0] == field


def test_a_run_whose_drafts_are_seen_to_one_by_one_waits_for_nobody(manager: Staff) -> None:
    """Issued with its last draft, or dropped where all of them are void."""
    fee(manager)
    homes = [home(manager, f"3-1-10{number}") for number in (1, 2)]
    for one in homes:
        pays(manager, one)
    run = bills.draft(NewRun(item="WYF", month="2026-11"), by=manager)
    first, second = bills.of_run(run.id)
    bills.issue_one(first.id, Issue(), by=manager)
    assert bills.RUNS.table.one(run.id).stage is RunStage.DRAFTED
    bills.void(second.id, WHY, by=manager)
    assert bills.RUNS.table.one(run.id).stage is RunStage.ISSUED
    alone = bills.draft_single(Single(item="WYF", month="2026-12", home=homes[0].id), by=manager)
    bills.void(alone.id, WHY, by=manager)
    assert bills.RUNS.table.one(alone.run_id).stage is RunStage.DROPPED
    assert not [one for one in agenda.everything(clock.now()) if one.kind.startswith("bill_run")]
    assert journal.verify().right


def test_each_item_is_billed_ahead_from_its_own_last_month(manager: Staff) -> None:
    """$33: no month of another item is left out."""
    fee(manager)
    other = listing.item(manager, number="ZF", name="杂费", kind="other")
    pricelist.price(other.id, listing.rate(price="0.1"), by=manager)
    one = home(manager, "3-1-101")
    pays(manager, one)
    issued(manager, "2026-11")
    issued(manager, "2026-12")
    issued(manager, "2026-11", "ZF")
    made = {bill.item: bill.month for bill in bills.bill_ahead(one.id, by=manager)}
    assert made == {"物业服务费": "2027-01", "杂费": "2026-12"}
    for _month in range(10):
        bills.bill_ahead(one.id, by=manager)
    bills.bill_ahead(one.id, by=manager)
    with pytest.raises(Refused, match="at most 12 months"):
        bills.bill_ahead(one.id, by=manager)


def test_a_home_that_is_billed_is_left_out_for_that_and_not_for_who_paid_before(
    manager: Staff,
) -> None:
    """X19: the reason is of those who pay in the month."""
    fee(manager)
    one = home(manager, "3-1-101")
    pays(manager, one, name="甲")
    pays(manager, one, date(2026, 9, 1), name="乙")
    issued(manager, "2026-11")
    (left,) = bills.dry(NewRun(item="WYF", month="2026-11"), by=manager).left_out
    assert left.why is Why.EXISTS


def test_who_paid_before_reads_until_when(manager: Staff) -> None:
    one = home(manager, "3-1-101")
    first = pays(manager, one)
    pays(manager, one, date(2026, 12, 1), name="李雷")
    entry = journal.of_subject(f"payer:{first.id}")[-1]
    told = sentence(entry.kind, Reader("en"), entry.payload, entry.words)
    assert told == "3-1-101: who paid before does so until 2026-11-30"


def test_verify_names_a_run_whose_bills_were_touched(manager: Staff) -> None:
    fee(manager)
    pays(manager, home(manager, "3-1-101"))
    bill = only(issued(manager, "2026-11"))
    assert journal.verify().right
    database.db.execute_sql("DROP TRIGGER bill_line_stands")
    database.db.execute_sql("UPDATE bill_line SET measure = 8000 WHERE bill_id = ?", (bill.id,))
    database.db.execute_sql(
        "CREATE TRIGGER bill_line_stands BEFORE UPDATE ON bill_line\n"
        "BEGIN SELECT RAISE(ABORT, 'a line of a bill stands as it was made'); END"
    )
    verdict = journal.verify()
    assert (verdict.right, verdict.what) == (False, f"bill_run:{bill.run_id}")


def _rate(price: int, since: date) -> Rate:
    return Rate(0, 0, price, "", Where.ALL, "", since, since, Pricing.MARKET, None, None, None,
                "", False)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_lines_come_to_what_each_day_costs(data: st.DataObject) -> None:
    """Against a day-by-day count with fractions; every line is rounded once ($6, $20)."""
    year, month = data.draw(st.integers(2024, 2028)), data.draw(st.integers(1, 12))
    first, end = bills.month_of(f"{year}-{month:02}")
    of_month = (end - first).days + 1
    days = data.draw(st.lists(st.integers(1, of_month), min_size=2, max_size=2).map(sorted))
    span = first.replace(day=days[0]), first.replace(day=days[1])
    changes = data.draw(st.lists(st.integers(1, of_month), max_size=2, unique=True))
    prices = [
        _rate(data.draw(st.integers(1000, 99_999)), first.replace(day=day)) for day in changes
    ]
    prices = sorted([*prices, _rate(28_000, date(2020, 1, 1))], key=lambda one: one.since)[::-1]
    part = data.draw(st.none() | st.just(0) | st.integers(10_00, 100_00))
    begins = first.replace(day=data.draw(st.integers(1, of_month)))
    parts = [] if part is None else [Part(Span(begins, None), part)]
    area = data.draw(st.integers(50_00, 500_00))
    lines = bills.lines(span, prices, parts, (area, 2), Convention.ACTUAL)
    for line in lines:
        exact = Fraction(0)
        for number in range(line.first.day, line.last.day + 1):
            day = first.replace(day=number)
            price = next(one.price for one in prices if one.since <= day)
            rate = part if part is not None and day >= begins else 100_00
            exact += Fraction(price * area * rate, 10**4 * 10**2 * 10**4 * of_month)
        assert line.amount == int(exact * 100 + Fraction(1, 2))
    covered = [n for line in lines for n in range(line.first.day, line.last.day + 1)]
    assert covered == sorted(set(covered))
    free = set(range(days[0], days[1] + 1)) - set(covered)
    assert free == {n for n in range(days[0], days[1] + 1)
                    if part == 0 and first.replace(day=n) >= begins}  # fmt: skip
