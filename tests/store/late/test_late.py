"""Late charges at the desk: shown, settled, left, waived, given back, never twice ($51–$54)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

import peewee
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from store import bills, clock, journal, late, payments, pricelist, receipts
from store.bills import Approved, Bill, Dispute, Reason
from store.desk.settings import change_own, set_ahead
from store.engine import database
from store.errors import Forbidden, Refused
from store.late import LateSettings, NewWaiver
from store.late.reckoning import Story, Terms
from store.payments import NewPayment, Payment
from store.receipts import Reddening, Voiding
from store.rights import Staff
from tests.conftest import Clock
from tests.store.bills.billed import fee, home, issued, pays
from tests.store.late.brute import counted
from tests.store.pricelist import listing

MARCH = date(2026, 3, 25)
BACK = Voiding(reason="写错金额", plies_back=True)
RED = Reddening(reason="收错房号", ply_back=True)
_keys = count(1)
CLAUSE = "物业服务合同第九条"


@pytest.fixture(autouse=True)
def march(time: Clock, desk: object) -> None:
    """The day on which the bill of March is due, a Wednesday."""
    time.at = clock.bounds(MARCH)[0] + timedelta(hours=9)


def agree(by: Staff, **told: Any) -> None:
    change_own("late", LateSettings.model_validate({"clause": CLAUSE} | told), by=by)


@pytest.fixture
def bill(manager: Staff, march: None) -> Bill:
    """250.66, due on 25 March."""
    fee(manager)
    one = home(manager, "3-1-101")
    pays(manager, one)
    (made,) = bills.of_run(issued(manager, "2026-03").id)
    assert made.due == MARCH
    return made


def on(time: Clock, day: date) -> None:
    time.at = clock.bounds(day)[0] + timedelta(hours=9)


def paid(of: Bill, by: Staff, amount: str, *, late_too: bool = True, **told: Any) -> Payment:
    new = NewPayment.model_validate({"amount": amount} | told)
    return payments.take(f"key {next(_keys)}", of.payer_id, None, new, late=late_too, by=by)


def owed(of: Bill) -> tuple[int, int]:
    """What is owed of a bill, and of its late charge."""
    now = bills.get(of.id)
    found = late.of_bill(now, clock.today())
    return now.owed, found.owed if found else 0


def test_none_is_asked_for_unless_the_contract_agrees_it(
    bill: Bill, manager: Staff, assistant: Staff, time: Clock
) -> None:
    """$51, 民法典 585: off by default; with its clause it is there at once, and gone without."""
    on(time, MARCH + timedelta(days=45))
    assert owed(bill) == (250_66, 0)
    agree(manager)
    assert owed(bill) == (250_66, 5_64)
    change_own("late", LateSettings(), by=manager)
    assert owed(bill) == (250_66, 0)
    paid(bill, assistant, "250.66")
    assert late.of_payer(bill.payer_id, clock.today()) == []


def test_e10_one_payment_settles_both_each_on_a_line_of_the_receipt(
    bill: Bill, manager: Staff, assistant: Staff, time: Clock
) -> None:
    """E10; the entry, the receipt and the bill say the same."""
    agree(manager)
    on(time, MARCH + timedelta(days=45))
    payment = paid(bill, assistant, "256.30")
    receipt = receipts.get(payment.receipt_id)
    assert [(line.words, line.period, line.amount) for line in receipt.lines] == [
        ("物业服务费", "2026-03", 250_66),
        ("逾期违约金", "2026-03", 5_64),
    ]
    assert payments.late_by(payment.id) == {bill.id: 5_64}
    assert owed(bill) == (0, 0)
    time.pass_(days=90)
    assert owed(bill) == (0, 0)
    assert journal.verify().right


def test_e11_a_part_in_the_order_of_the_law(
    bill: Bill, manager: Staff, assistant: Staff, time: Clock
) -> None:
    """E11, 民法典 561: 2.51 and 97.49; 153.17 are left; then 1.91."""
    agree(manager)
    on(time, MARCH + timedelta(days=20))
    first = paid(bill, assistant, "100")
    assert payments.late_by(first.id) == {bill.id: 2_51}
    assert payments.settled_by(first.id) == {bill.id: 97_49}
    on(time, MARCH + timedelta(days=45))
    assert owed(bill) == (153_17, 1_91)


def test_e12_a_part_where_the_contract_puts_the_principal_first(
    bill: Bill, manager: Staff, assistant: Staff, time: Clock
) -> None:
    """E12: 2.51 + 1.88 = 4.39."""
    agree(manager, order="principal")
    on(time, MARCH + timedelta(days=20))
    assert payments.late_by(paid(bill, assistant, "100").id) == {}
    on(time, MARCH + timedelta(days=45))
    assert owed(bill) == (150_66, 4_39)
    with pytest.raises(Refused, match=r"0\.01 more than is owed"):
        paid(bill, assistant, "155.06")
    assert payments.late_by(paid(bill, assistant, "155.05").id) == {bill.id: 4_39}


def test_principal_paid_without_it_leaves_it_owed_and_seen_and_it_grows_no_more(
    bill: Bill, manager: Staff, assistant: Staff, time: Clock
) -> None:
    """$54, X93: lost with the principal elsewhere."""
    agree(manager)
    on(time, MARCH + timedelta(days=45))
    paid(bill, assistant, "250.66", late_too=False)
    assert owed(bill) == (0, 5_64)
    time.pass_(days=200)
    (left,) = late.of_home(bill.home_id, clock.today())
    assert (left.bill.id, left.owed) == (bill.id, 5_64)
    paid(bill, assistant, "5.64")
    assert late.of_home(bill.home_id, clock.today()) == []


def test_void_and_red_give_it_back_and_the_bill_is_late_as_if_never_paid(
    bill: Bill, manager: Staff, supervisor: Staff, assistant: Staff, time: Clock
) -> None:
    """$41, X93."""
    agree(manager)
    on(time, MARCH + timedelta(days=45))
    payments.void(paid(bill, assistant, "256.30").id, BACK, by=supervisor)
    assert owed(bill) == (250_66, 5_64)
    wrong = paid(bill, assistant, "256.30")
    on(time, MARCH + timedelta(days=55))
    payments.redden(wrong.id, RED, by=supervisor)
    assert owed(bill) == (250_66, 6_89)
    assert journal.verify().right


def test_money_brought_late_counts_on_the_day_it_was_received(
    bill: Bill, manager: Staff, assistant: Staff, time: Clock
) -> None:
    """$38, $52: taken down on the 45th day, in the account on the 20th."""
    agree(manager)
    on(time, MARCH + timedelta(days=45))
    came = (MARCH + timedelta(days=20)).isoformat()
    payment = paid(bill, assistant, "253.17", received_on=came)
    assert payments.late_by(payment.id) == {bill.id: 2_51}
    assert owed(bill) == (0, 0)


def test_days_of_a_dispute_do_not_count_unless_the_contract_says_so(
    bill: Bill, manager: Staff, assistant: Staff, time: Clock
) -> None:
    """$52: 45 days less the eleven from the 10th to the 20th of April."""
    agree(manager)
    on(time, date(2026, 4, 20))
    since = Dispute.model_validate({"since": "2026-04-10", "reason": "电梯停运"})
    bills.dispute(bill.id, since, by=assistant)
    bills.agree(bill.id, Reason(reason="已修复"), by=assistant)
    on(time, MARCH + timedelta(days=45))
    assert owed(bill) == (250_66, 4_26)
    agree(manager, halts=False)
    assert owed(bill) == (250_66, 5_64)


def test_a_new_rate_leaves_what_was_due_before_as_it_was_agreed(
    bill: Bill, manager: Staff, time: Clock
) -> None:
    """$51: a clause holds for bills due from its day on, also where it is set ahead."""
    agree(manager)
    on(time, MARCH + timedelta(days=10))
    agree(manager, rate="0.03", since="2026-04-01")
    now = late.settings()
    wanted = now.model_copy(update={"rate": "0.02"})
    set_ahead("late", MARCH + timedelta(days=20), now, wanted, by=manager)
    on(time, MARCH + timedelta(days=45))
    assert late.settings().rate == "0.02"
    assert owed(bill) == (250_66, 5_64)
    agree(manager, rate="0.03")
    assert owed(bill) == (250_66, 3_38), "entered anew for all bills, it is put right"


def test_what_is_no_management_fee_bears_none_unless_its_contract_agrees(
    manager: Staff, assistant: Staff, time: Clock
) -> None:
    fee(manager)
    one = home(manager, "3-1-101")
    payer = pays(manager, one)
    listing.item(manager, number="DB", name="搬运", kind="other", way="once")
    pricelist.price(
        pricelist.ITEMS.numbered("DB").id,
        listing.rate(since=date(2026, 1, 1), posted=date(2025, 11, 20)), by=manager,
    )  # fmt: skip
    by_hand = bills.ByHand.model_validate(
        {"item": "DB", "home": one.id, "first": MARCH, "quantity": "10"}
    )
    made = bills.charge(by_hand, by=manager)
    bills.issue_one(made.id, bills.Issue(), by=manager)
    agree(manager)
    time.pass_(days=60)
    assert late.of_payer(payer.id, clock.today()) == []
    agree(manager, rated=False)
    assert len(late.of_payer(payer.id, clock.today())) == 1


def waiver(of: Bill, by: Staff, amount: str) -> late.Waiver:
    given = {"bill": of.number, "amount": amount, "reason": "老人住院，家属代缴"}
    return late.ask(NewWaiver.model_validate(given), by=by)


def test_it_is_waived_by_name_with_a_reason_and_never_by_who_asked(
    bill: Bill, manager: Staff, supervisor: Staff, assistant: Staff, time: Clock
) -> None:
    """$54: asked at the desk, granted by who is in charge; no more than is owed of it."""
    agree(manager)
    on(time, MARCH + timedelta(days=45))
    paid(bill, assistant, "250.66", late_too=False)
    with pytest.raises(Refused, match=r"only 5\.64 is owed"):
        waiver(bill, assistant, "5.65")
    asked = waiver(bill, supervisor, "5.64")
    with pytest.raises(Refused, match="waits to be decided"):
        waiver(bill, assistant, "1")
    for nobody in (assistant, supervisor):
        with pytest.raises(Forbidden):
            late.approve(asked.id, Approved(), by=nobody)
    assert owed(bill) == (0, 5_64)
    late.approve(asked.id, Approved(), by=manager)
    assert owed(bill) == (0, 0)
    assert journal.verify().right


def test_a_bill_on_which_a_late_charge_was_paid_is_not_made_void(
    bill: Bill, manager: Staff, assistant: Staff, time: Clock
) -> None:
    """$27: nothing may be settled on it, though no principal was."""
    agree(manager)
    on(time, MARCH + timedelta(days=45))
    paid(bill, assistant, "5.64")
    assert owed(bill) == (250_66, 0)
    with pytest.raises(Refused, match="Something was paid on it"):
        bills.void(bill.id, Reason(reason="错"), by=manager)


def test_verify_names_a_payment_whose_late_charge_was_touched(
    bill: Bill, manager: Staff, assistant: Staff, time: Clock
) -> None:
    agree(manager)
    on(time, MARCH + timedelta(days=45))
    payment = paid(bill, assistant, "256.30")
    with pytest.raises(peewee.IntegrityError, match="never changed"):
        database.db.execute_sql("UPDATE late_settled SET amount = 1")
    sql = "SELECT sql FROM sqlite_master WHERE name = 'late_settled_stands'"
    (made,) = database.db.execute_sql(sql).fetchone()
    database.db.execute_sql("DROP TRIGGER late_settled_stands")
    database.db.execute_sql("UPDATE late_settled SET amount = 1")
    database.db.execute_sql(made)
    found = journal.verify()
    assert (found.why, found.what) == (
        "A payment settles a late charge otherwise than it was recorded: {what}",
        f"payment:{payment.id}",
    )


STEPS = st.lists(st.tuples(st.integers(1, 200_00), st.integers(0, 40)), min_size=1, max_size=5)
_codes = count(102)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@drawn(steps=STEPS, order=st.sampled_from(("charge", "principal")))
def test_however_it_is_paid_nothing_is_charged_twice_nor_lost(
    manager: Staff, assistant: Staff, time: Clock, steps: list[tuple[int, int]], order: str
) -> None:
    """X93: what is owed is what a count day by day comes to, less what was paid."""
    agree(manager, order=order)
    if not pricelist.listed():
        fee(manager)
    one = home(manager, f"3-1-{next(_codes)}")
    pays(manager, one)
    single = bills.Single(item="WYF", month="2026-03", home=one.id)
    bill = bills.issue_one(bills.draft_single(single, by=manager).id, bills.Issue(), by=manager)
    moves: list[tuple[date, int]] = []
    settled = 0
    for amount, days in steps:
        time.pass_(days=days)
        today = clock.today()
        principal = 250_66 + sum(by for _day, by in moves)
        cost = counted(Story(250_66, bill.due, moves), Terms(500), today) - settled
        assert owed(bill) == (principal, cost)
        given = min(amount, principal + cost)
        if not given:
            return
        payment = paid(bill, assistant, f"{given / 100:.2f}")
        part = min(given, cost) if order == "charge" else max(given - principal, 0)
        assert payments.late_by(payment.id).get(bill.id, 0) == part
        moves, settled = [*moves, (today, part - given)], settled + part
