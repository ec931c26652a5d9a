"""Asking for what is owed: steps, promises, rests, instalments ($64–$69)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import agenda, clock, dunning, journal, money, permits, tickets
from store.dunning import (
    Acknowledgement,
    Case,
    Delivery,
    Ending,
    NewPlan,
    NewStep,
    Promise,
    Resting,
    Rung,
    Stage,
    State,
    StepAtHome,
    StepForAll,
    Struck,
)
from store.dunning.plan import agreed
from store.engine import database
from store.errors import Forbidden, NotFound, Refused
from store.rights import Staff
from tests.conftest import MONDAY, Clock
from tests.store.dunning.owing import bill, dispute, home, pay, payer, settle

TODAY = clock.day(MONDAY)  # 2026-11-23
OCTOBER, NOVEMBER = "2026-10-25", "2026-11-25"


def step(payer_id: int, by: Staff, rung: str = "reminder", **told: Any) -> Case:
    given = {"rung": rung, "whom": "欧阳", "how": "called"} | told
    return dunning.take(payer_id, NewStep.model_validate(given), by=by)


def refused(payer_id: int, by: Staff, rung: str = "reminder", **told: Any) -> tuple[Any, str]:
    with pytest.raises(Refused) as error:
        step(payer_id, by, rung, **told)
    return error.value.field, str(error.value)


def state(payer_id: int) -> State:
    return dunning.get(payer_id).state(clock.today())


def waiting() -> list[tuple[str, str]]:
    return [
        (one.kind.partition(".")[2], one.subject)
        for one in agenda.everything(clock.now())
        if one.subject.startswith("dunning:") and one.kind != "dunning.lapses"
    ]


@pytest.fixture
def owner(assistant: Staff) -> int:
    return payer(home("3-2-1201", assistant))


def test_not_due_is_never_called_overdue(owner: int, assistant: Staff, time: Clock) -> None:
    """X22, X87: on the day itself until midnight, a bill is not overdue; the day after it is."""
    bill(owner, NOVEMBER)
    time.at = clock.bounds(date(2026, 11, 25))[1] - timedelta(minutes=1)
    assert state(owner) is State.AHEAD and dunning.get(owner).overdue == 0
    assert refused(owner, assistant)[0] == "rung"
    assert step(owner, assistant, "notice").stage is Stage.OPEN
    time.pass_(minutes=1)
    assert dunning.get(owner).overdue == 250_66
    assert step(owner, assistant).next_on == date(2026, 12, 3)


def test_drafts_void_and_written_off_bills_are_not_asked_for(owner: int) -> None:
    """X10."""
    for month, stage in (("08", "draft"), ("09", "void"), ("10", "written-off")):
        bill(owner, f"2026-{month}-25", stage=stage)
    assert dunning.debtors() == []


def test_fully_paid_leaves_every_list_at_once(owner: int, assistant: Staff, time: Clock) -> None:
    """$65, X22, X90: by whatever way the bill is settled, and Today with it; undone it is back."""
    one = bill(owner, OCTOBER)
    step(owner, assistant, promise_on=TODAY)
    assert ("promised_today", f"dunning:{owner}") in waiting()
    payment = pay(one, 250_66, assistant)
    assert dunning.debtors() == [] and dunning.dying(TODAY, 5000) == [] and waiting() == []
    with pytest.raises(NotFound):
        dunning.get(owner)
    assert refused(owner, assistant)[1] == "Nothing is owed here any more."
    settle(payment, one, -250_66)
    assert dunning.get(owner).overdue == 250_66 and dunning.get(owner).rung is Rung.REMINDER


def test_notice_shows_each_remainder(owner: int, assistant: Staff) -> None:
    """X90: of every bill its own remainder, as of the moment of the step, whatever follows."""
    first, second = bill(owner, "2026-09-25"), bill(owner, OCTOBER, 80_00)
    bill(owner, NOVEMBER)
    pay(first, 100_66, assistant)
    step(owner, assistant)
    step(owner, assistant, "first", how="handed", proof="回执")
    pay(second, 30_00, assistant)
    taken = dunning.written(owner)
    assert taken is not None
    noted = [(one.bill_id, one.amount, one.owed) for one in dunning.then(taken.id)]
    assert noted == [(first, 250_66, 150_00), (second, 80_00, 80_00)]
    assert (taken.deadline, taken.proven_on) == (TODAY + timedelta(days=7), TODAY)
    assert dunning.get(owner).owed == 150_00 + 50_00 + 250_66


def test_steps_are_not_skipped_without_a_reason(
    owner: int, assistant: Staff, manager: Staff
) -> None:
    """$64: nor is the term of a notice cut short."""
    bill(owner, OCTOBER)
    assert refused(owner, assistant, "first") == ("reason", "A step is skipped: say why.")
    step(owner, assistant)
    assert refused(owner, assistant, "second")[0] == "reason"
    step(owner, assistant, "first", how="posted", proof="EMS 1")
    assert "2026-11-30" in str(refused(owner, assistant, "second"))
    step(owner, assistant, "second", reason="业主要求")
    assert dunning.get(owner).rung is Rung.SECOND
    with pytest.raises(Forbidden):
        step(owner, assistant, "court", reason="半年")
    assert step(owner, manager, "court", reason="半年").stage is Stage.OPEN


def test_a_new_debt_begins_at_the_first_step(owner: int, assistant: Staff, time: Clock) -> None:
    old = bill(owner, OCTOBER)
    step(owner, assistant)
    step(owner, assistant, "first", how="handed", proof="1")
    pay(old, 250_66, assistant)
    bill(owner, NOVEMBER)
    time.pass_(days=10)
    one = dunning.get(owner)
    assert (one.rung, one.state(clock.today())) == (None, State.DUE)
    assert refused(owner, assistant, "second")[0] == "reason"


def test_a_promise_stands_on_today_on_its_day_and_is_kept_or_broken(
    owner: int, assistant: Staff, time: Clock
) -> None:
    """CT7."""
    one = bill(owner, OCTOBER)
    on = TODAY + timedelta(days=2)
    dunning.promise(owner, Promise(promise_on=on, promise="100", said="后天转"), by=assistant)
    assert (state(owner), waiting()) == (State.PROMISED, [])
    time.pass_(days=2)
    assert waiting() == [("promised_today", f"dunning:{owner}")]
    time.pass_(days=1)
    assert state(owner) is State.BROKEN
    pay(one, 100_00, assistant, on=clock.today().isoformat())
    assert state(owner) is State.DUE
    dunning.look()
    assert ("promised_today", f"dunning:{owner}") not in waiting()
    with pytest.raises(Refused) as error:
        dunning.promise(owner, Promise(promise_on=TODAY), by=assistant)
    assert error.value.field == "promise_on"


def test_a_rest_ends_by_its_day_and_says_so(owner: int, assistant: Staff, time: Clock) -> None:
    """$66: while it runs nothing is asked; two months at most."""
    bill(owner, OCTOBER)
    for until, told in ((TODAY, "past"), (date(2027, 1, 24), "2027-01-23")):
        with pytest.raises(Refused, match=told):
            dunning.rest(owner, Resting(hold="death", until=until), by=assistant)
    dunning.rest(owner, Resting(hold="death", until=date(2026, 12, 5)), by=assistant)
    assert (state(owner), waiting()) == (State.HELD, [])
    assert "2026-12-05" in refused(owner, assistant)[1]
    time.pass_(days=12)
    assert state(owner) is State.HELD
    time.pass_(days=1)
    assert state(owner) is State.HOLD_OVER and waiting() == [("over", f"dunning:{owner}")]
    assert step(owner, assistant).hold is None and state(owner) is State.WAITING


def test_a_promised_repair_rests_with_its_open_ticket(owner: int, assistant: Staff) -> None:
    """$66: 944 presumes that the service was rendered."""
    bill(owner, OCTOBER)
    until = date(2026, 12, 5)
    home_id = dunning.get(owner).home_id
    given = {"kind": "repair", "channel": "phone", "what": "漏水", "caller": "欧阳"}
    other = tickets.take(
        tickets.NewTicket.model_validate(given | {"home": home("1-1-101", assistant)}), by=assistant
    )
    mine = tickets.take(tickets.NewTicket.model_validate(given | {"home": home_id}), by=assistant)
    for ticket in (None, other.id):
        with pytest.raises(Refused) as error:
            rest = Resting(hold="repair", until=until, ticket=ticket)
            dunning.rest(owner, rest, by=assistant)
        assert error.value.field == "ticket"
    rest = Resting(hold="repair", until=until, ticket=mine.id)
    assert dunning.rest(owner, rest, by=assistant).ticket_id == mine.id
    assert state(owner) is State.HELD
    tickets.withdraw(mine.id, tickets.Reason(reason="已自行修好"), by=assistant)
    assert state(owner) is State.HOLD_OVER
    dunning.look()
    assert ("over", f"dunning:{owner}") in waiting()


def test_hardship_is_granted_by_who_is_in_charge(
    owner: int, assistant: Staff, supervisor: Staff
) -> None:
    bill(owner, OCTOBER)
    rest = Resting(hold="hardship", until=date(2026, 12, 5))
    with pytest.raises(Forbidden):
        dunning.rest(owner, rest, by=assistant)
    assert dunning.rest(owner, rest, by=supervisor).stage is Stage.HELD
    back = dunning.resume(owner, Ending(reason="已谈妥"), by=assistant)
    assert (back.stage, back.hold, state(owner)) == (Stage.OPEN, None, State.DUE)


def test_what_is_disputed_halts_asking_and_stays_owed(owner: int, assistant: Staff) -> None:
    """$27."""
    one = bill(owner, OCTOBER)
    dispute(one)
    debtor = dunning.get(owner)
    assert (debtor.owed, debtor.overdue, debtor.disputed) == (250_66, 0, 250_66)
    assert state(owner) is State.HELD and "disputed" in refused(owner, assistant)[1]
    second = bill(owner, "2026-09-25", 80_00)
    step(owner, assistant)
    (taken,) = dunning.steps(owner)
    assert [each.bill_id for each in dunning.then(taken.id)] == [second]


def test_instalments_rest_the_steps_until_one_is_missed(
    owner: int, assistant: Staff, manager: Staff, time: Clock
) -> None:
    """$69: a plan sums to the debt; it is agreed by the manager and starts the clock anew."""
    one = bill(owner, OCTOBER, 300_00)
    plan = NewPlan(first=date(2026, 12, 1), count=3, whom="欧阳", proof="协议 1")
    with pytest.raises(Forbidden):
        dunning.agree(owner, plan, by=assistant)
    short = plan.model_copy(update={"amounts": "2026-12-01 100\n2026-12-31 199.99"})
    with pytest.raises(Refused, match=r"299\.99.*300\.00"):
        dunning.agree(owner, short, by=manager)
    dunning.agree(owner, plan, by=manager)
    assert state(owner) is State.PLANNED and "instalments" in refused(owner, assistant)[1]
    (clock_,) = dunning.clocks(dunning.bills(owner)).values()
    assert clock_.since == TODAY
    time.pass_(days=8)  # 1 December: its day is not past yet
    assert state(owner) is State.PLANNED
    time.pass_(days=1)
    assert state(owner) is State.MISSED
    pay(one, 100_00, assistant, on="2026-12-02")
    assert state(owner) is State.PLANNED
    time.pass_(days=31)
    assert state(owner) is State.MISSED
    dunning.look()
    assert ("missed", f"dunning:{owner}") in waiting()
    step(owner, assistant)
    assert dunning.running(owner) is None and state(owner) is State.WAITING


@settings(deadline=None)
@given(debt=st.integers(100, 10**8), count=st.integers(2, 24), first=st.dates(date(2026, 1, 1)))
def test_equal_instalments_always_sum_to_the_debt(debt: int, count: int, first: date) -> None:
    """X88: not a fen is lost, none differs from another by more than one, days follow on."""
    first = first.replace(year=min(first.year, 9990))
    new = NewPlan(first=first, count=count, whom="x", proof="y")
    found = agreed(new, debt, first)
    amounts = [one.amount for one in found]
    assert len(found) == count and sum(amounts) == debt and max(amounts) - min(amounts) <= 1
    days = [one.due for one in found]
    assert all(a < b for a, b in pairwise(days)) and max(day.day for day in days) <= first.day


def test_what_was_called_proves_nothing_and_what_arrived_does(
    owner: int, assistant: Staff, time: Clock
) -> None:
    """$67: a demand without proof of delivery doesn't move the clock."""
    one = bill(owner, "2026-03-31")

    def since() -> date:
        return dunning.clocks(dunning.bills(owner))[one].since

    step(owner, assistant, proof="说明天")
    step(owner, assistant, "first", how="posted", reason="")
    assert since() == date(2026, 3, 31)
    time.pass_(days=2)
    with pytest.raises(Refused) as error:
        dunning.deliver(owner, Delivery(how="called", proof="x"), by=assistant)
    assert error.value.field == "how"
    dunning.deliver(owner, Delivery(how="posted", proof="EMS 9", on=TODAY), by=assistant)
    assert since() == TODAY
    with pytest.raises(Refused):
        dunning.deliver(owner, Delivery(how="posted", proof="EMS 9"), by=assistant)
    dunning.strike(owner, Struck(reason="寄错人"), by=assistant)
    assert since() == date(2026, 3, 31)
    payment = pay(one, 50_00, assistant, on="2026-11-20")
    assert since() == date(2026, 11, 20)
    settle(payment, one, -50_00)  # the receipt was void: nothing was paid
    assert since() == date(2026, 3, 31)
    dunning.acknowledge(owner, Acknowledgement(whom="欧阳", proof="确认书"), by=assistant)
    assert since() == clock.today()


def test_a_dying_claim_is_shown_at_180_90_and_30_days(owner: int, time: Clock) -> None:
    """$67: also of homes that nobody has asked yet, and not before."""
    one = bill(owner, "2023-11-27")  # dies on 27 November 2026
    shown = []
    for left in (181, 180, 90, 30, 0):
        time.at = clock.bounds(date(2026, 11, 27) - timedelta(days=left))[0]
        dunning.look()
        (found,) = dunning.clocks(dunning.bills(owner)).values()
        today = clock.today()
        listed = [bill_.id for bill_, _clock, _payer in dunning.dying(today, 180)]
        told = [w for w in agenda.everything(clock.now()) if w.kind == "dunning.dying"]
        shown.append((found.left(today), found.shows(today), listed, [w.figures for w in told]))
    assert shown == [
        (181, None, [], []),
        (180, 180, [one], [{"days": 180}]),
        (90, 90, [one], [{"days": 90}]),
        (30, 30, [one], [{"days": 30}]),
        (0, 30, [one], [{"days": 30}]),
    ]


@pytest.mark.parametrize(
    "day", ["2023-11-23", "2024-01-15", "2024-02-29", "2024-05-21", "2024-05-24"]
)
def test_no_dying_claim_is_missed_by_where_it_is_looked_for(owner: int, day: str) -> None:
    """$67: 180 days before 22 May 2027 is TODAY; what is due a day later is not shown yet."""
    one = bill(owner, day)
    (found,) = dunning.clocks(dunning.bills(owner)).values()
    listed = [each.id for each, _clock, _payer in dunning.dying(TODAY, 180)]
    assert listed == ([one] if found.left(TODAY) <= 180 else [])
    assert dunning.get(owner).dying is bool(listed)


def test_the_list_that_is_sent_is_the_list_that_was_seen(assistant: Staff) -> None:
    """X23: the same step for just these, all or none."""
    payers = [payer(home(f"1-1-10{n}", assistant)) for n in range(3)]
    for one in payers:
        bill(one, OCTOBER)
    done = dunning.take_all(payers[:2], StepForAll(text="请缴费"), by=assistant)
    assert [one.id for one in done] == payers[:2]
    assert [one.rung for one in dunning.debtors()] == [Rung.REMINDER, Rung.REMINDER, None]
    dunning.rest(payers[0], Resting(hold="death", until=date(2026, 12, 9)), by=assistant)
    with pytest.raises(Refused, match="1-1-100"):
        dunning.take_all([payers[2], payers[0]], StepForAll(), by=assistant)
    assert dunning.get(payers[2]).rung is None


def test_a_new_owner_is_not_asked_for_the_old_ones_debt(assistant: Staff) -> None:
    """X104, $21: a debt stays with the payer of its time."""
    home_id = home("2-1-301", assistant)
    before = payer(home_id, until="2026-09-30", name="前业主")
    now = payer(home_id, since="2026-10-01", name="新业主")
    old, new = bill(before, "2026-09-25"), bill(now, OCTOBER)
    given = {"home": home_id, "whom": "新业主", "how": "called", "rung": "reminder"}
    case = dunning.begin(StepAtHome.model_validate(given), by=assistant)
    assert case.id == now and [one.id for one in dunning.bills(now)] == [new]
    assert [one.id for one in dunning.bills(before)] == [old]
    assert dunning.get(before).rung is None


def test_no_debt_touches_a_permit_pass_slip_or_key(
    owner: int, assistant: Staff, manager: Staff
) -> None:
    """$68: whatever step is taken, not a row of theirs changes."""
    tables = ("permit", "slip", "visit", "held_key", "worker")

    def rows() -> list[object]:
        return [database.db.execute_sql(f"SELECT * FROM {t}").fetchall() for t in tables]

    bill(owner, "2026-01-25")
    asked = {"home": dunning.get(owner).home_id, "plate": "京A12345", "holder": "欧阳"}
    given = {"kind": "owned", "standing": "owner", "until": date(2027, 6, 30)}
    permits.ask(permits.NewPermit.model_validate(asked | given), by=assistant)
    before, since = rows(), journal.last_number()
    assert before[0]
    step(owner, assistant)
    for rung in ("first", "second", "visit", "decision", "court"):
        step(owner, manager, rung, reason="x")
    dunning.look()
    assert rows() == before
    told = "SELECT DISTINCT subject FROM journal WHERE number > ?"
    assert database.db.execute_sql(told, (since,)).fetchall() == [(f"dunning:{owner}",)]


def test_no_name_stands_in_the_journal(owner: int, assistant: Staff) -> None:
    """F6, SET3."""
    bill(owner, OCTOBER)
    step(owner, assistant, whom="欧阳娜娜")
    for entry in journal.of_subject(f"dunning:{owner}"):
        assert "欧阳" not in f"{entry.payload} {entry.words}"
    assert money.text(dunning.get(owner).owed) == "250.66"
