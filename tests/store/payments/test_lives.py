"""Random lives of accounts against an independent ledger: not a fen apart ($29–$41)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from store import bills, payments
from store.bills import Approved, NewReduction, Reason
from store.engine import database
from store.errors import Refused
from store.payments import NewPayment, Payment, Stage
from store.receipts import Reddening, Voiding
from store.rights import Staff
from tests.store.bills.billed import fee, home, pays

AMOUNTS = st.integers(1, 600_00)


class Lives(RuleBasedStateMachine):
    """Bills, payments, parts, voids, reds, reductions; what is owed is counted anew each time."""

    manager: Staff
    supervisor: Staff
    assistant: Staff

    @initialize()
    def begin(self) -> None:
        self.month, self.key = 0, 0
        self.amounts: dict[int, int] = {}
        self.reduced: dict[int, int] = defaultdict(int)
        self.paid: dict[int, dict[int, int]] = {}  # by payment, by bill
        self.waits: dict[int, int] = {}  # by payment
        self.home = home(self.manager, f"{Lives.number()}-1-101", "61.37")
        pays(self.manager, self.home, date(2026, 1, 1))
        self.payer = bills.payers_of(self.home.id)[0].id

    _numbers: Iterator[int] = iter(range(1, 10_000))

    @classmethod
    def number(cls) -> int:
        return next(cls._numbers)

    def _owed(self, bill: int) -> int:
        settled = sum(each.get(bill, 0) for each in self.paid.values())
        return self.amounts[bill] - self.reduced[bill] - settled

    def _take(self, new: NewPayment) -> Payment:
        key = f"{self.home.id}-{self.key}"
        return payments.take(key, self.payer, None, new, by=self.assistant)

    @precondition(lambda self: self.month < 8)
    @rule()
    def bill(self) -> None:
        self.month += 1
        single = bills.Single(item="WYF", month=f"2026-{self.month:02}", home=self.home.id)
        made = bills.draft_single(single, by=self.manager)
        bills.issue_one(made.id, bills.Issue(), by=self.manager)
        self.amounts[made.id] = 171_84  # 61.37 m² × 2.80 = 171.836

    @rule(amount=AMOUNTS, rest=st.booleans())
    def pay(self, amount: int, rest: bool) -> None:
        self.key += 1
        new = NewPayment.model_validate({"amount": f"{amount / 100:.2f}", "rest": rest})
        due = sorted(self.amounts)  # all are made on one day, so all fall due on it
        owed = sum(map(self._owed, due))
        try:
            made = payments.take(
                f"{self.home.id}-{self.key}", self.payer, None, new, by=self.assistant
            )
        except Refused:
            assert amount > owed
            assert not rest
            return
        taken = payments.settled_by(made.id)
        assert sum(taken.values()) == min(amount, owed)
        for bill, part in taken.items():
            assert part <= self._owed(bill)
        self.paid[made.id] = dict(taken)
        self.waits[made.id] = amount - sum(taken.values())

    @rule(amount=AMOUNTS)
    def pay_from_what_waits(self, amount: int) -> None:
        self.key += 1
        told = {"amount": f"{amount / 100:.2f}", "method": "prepaid"}
        new = NewPayment.model_validate(told)
        try:
            made = payments.take(
                f"{self.home.id}-{self.key}", self.payer, None, new, by=self.assistant
            )
        except Refused:
            assert amount > min(sum(self.waits.values()), sum(map(self._owed, self.amounts)))
            return
        self.paid[made.id] = dict(payments.settled_by(made.id))
        self.waits[made.id] = -amount

    @precondition(lambda self: self.paid)
    @rule(data=st.data(), red=st.booleans())
    def give_back(self, data: st.DataObject, red: bool) -> None:
        payment = data.draw(st.sampled_from(sorted(self.paid)))
        stands = payments.get(payment).stage is Stage.TAKEN
        used = self.waits[payment] > sum(self.waits.values())
        try:
            if red:
                payments.redden(payment, Reddening(reason="错", ply_back=True), by=self.supervisor)
            else:
                payments.void(payment, Voiding(reason="错", plies_back=True), by=self.supervisor)
        except Refused:
            assert not stands or used
            return
        assert stands
        self.paid[payment], self.waits[payment] = {}, 0

    @precondition(lambda self: self.amounts)
    @rule(data=st.data(), amount=st.integers(1, 200_00))
    def reduce(self, data: st.DataObject, amount: int) -> None:
        bill = data.draw(st.sampled_from(sorted(self.amounts)))
        told = {"amount": f"{amount / 100:.2f}", "reason": "减免", "paper": "函"}
        try:
            bills.ask_reduction(bill, NewReduction.model_validate(told), by=self.assistant)
        except Refused:
            assert amount > self._owed(bill)
            return
        (asked,) = bills.reductions_asked(bill)
        bills.approve_reduction(asked.id, Approved(), by=self.manager)
        self.reduced[bill] += amount

    @precondition(lambda self: self.amounts)
    @rule(data=st.data())
    def void_bill(self, data: st.DataObject) -> None:
        bill = data.draw(st.sampled_from(sorted(self.amounts)))
        settled = sum(each.get(bill, 0) for each in self.paid.values())
        try:
            bills.void(bill, Reason(reason="错"), by=self.manager)
        except Refused:
            assert settled
            return
        assert not settled
        del self.amounts[bill]
        for each in self.paid.values():
            each.pop(bill, None)

    @invariant()
    def all_agree(self) -> None:
        if not hasattr(self, "payer"):
            return
        kept = {one.id: one.owed for one in bills.of_home(self.home.id) if one.id in self.amounts}
        assert kept == {bill: self._owed(bill) for bill in self.amounts}
        assert payments.prepaid_of(self.home.id, self.payer) == sum(self.waits.values())
        assert sum(self.waits.values()) >= 0


def test_random_lives_of_an_account_agree_with_a_ledger_of_their_own(
    desk: Path, manager: Staff, supervisor: Staff, assistant: Staff
) -> None:
    fee(manager)
    Lives.manager, Lives.supervisor, Lives.assistant = manager, supervisor, assistant
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    wrong = [why for why, sql in payments.ANSWERS.checks.items() if _found(sql) is not None]
    assert wrong == []
    numbers = [row[0] for row in database.db.execute_sql(
        "SELECT number FROM receipt WHERE kind = 'income' ORDER BY id")]  # fmt: skip
    assert numbers == [f"SJ-2026-{number:06}" for number in range(1, len(numbers) + 1)]


def _found(sql: str) -> object:
    return database.db.execute_sql(sql).fetchone()[0]
