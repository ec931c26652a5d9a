"""Very many random lives of accounts, each step against a ledger of its own: not a fen apart.

``python -m tests.store.payments.lives [LIVES] [SEED]`` says how many it lived in how long, and
stops at the first that differs. The ledger here knows nothing of the store: which bills a sum
settles is counted by fractions (民法典 560: due before not due, then by the due day, of one day in
proportion by largest remainder), what waits and what goes back by plain sums.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

from store import bills, clock, estate, payments, rates, residents
from store.bills import Approved, Issue, NewReduction, Reason
from store.desk import opening, settings, staff
from store.desk.staff import NewStaff
from store.engine import database
from store.errors import Refused
from store.payments import Approval, NewPayment, NewRefund, PaidOut
from store.receipts import Reddening, Voiding
from store.rights import Role
from tests.store.bills.billed import fee, home, pays

BEGAN = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
_STEPS, _TOGETHER = 14, 40  # of a life; lives in one transaction
_MONTHS = 12
_AREA, _AMOUNT = "61.37", 171_84  # 61.37 m² × 2.80 = 171.836


@dataclass
class Owed:
    """A bill in the independent ledger, in fen."""

    amount: int
    due: date
    reduced: int = 0
    ended: bool = False


@dataclass
class Paid:
    """A payment there: what of it settles which bill, what of it waits (below 0: was used)."""

    settles: dict[int, int]
    waits: int
    at: datetime
    refunded: bool = False
    gone: bool = False


@dataclass
class Life:
    """An account: its home, payer, bills and payments."""

    home: int
    payer: int
    bills: dict[int, Owed] = field(default_factory=dict)
    paid: dict[int, Paid] = field(default_factory=dict)
    month: int = 0
    keys: int = 0

    def settled(self, bill: int) -> int:
        """What is settled of a bill."""
        return sum(one.settles.get(bill, 0) for one in self.paid.values())

    def owed(self, bill: int) -> int:
        """What is owed of it."""
        one = self.bills[bill]
        return 0 if one.ended else one.amount - one.reduced - self.settled(bill)

    @property
    def waits(self) -> int:
        """What is prepaid."""
        return sum(one.waits for one in self.paid.values())

    def expected(self, amount: int, today: date, chosen: list[int] | None) -> dict[int, int]:
        """What a sum settles, by fractions."""
        left, found = Fraction(amount), dict[int, int]()
        open_ = [n for n in self.bills if self.owed(n) and (chosen is None or n in chosen)]
        groups: dict[tuple[bool, date], list[int]] = {}
        for n in open_:
            groups.setdefault((self.bills[n].due > today, self.bills[n].due), []).append(n)
        for key in sorted(groups):
            same = sorted(groups[key])
            whole = sum(map(self.owed, same))
            taken = min(left, Fraction(whole))
            exact = {n: taken * self.owed(n) / whole for n in same}
            floor = {n: int(exact[n]) for n in same}
            rest = int(taken) - sum(floor.values())
            for n in sorted(same, key=lambda n: (-(exact[n] - floor[n]), n))[:rest]:
                floor[n] += 1
            found |= {n: part for n, part in floor.items() if part}
            left -= taken
        return found


class Lives:
    """The estate in which they are lived, and the steps of a life."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.at = BEGAN
        self.steps = self.refused = 0

    def found(self) -> None:
        """People, a fee, and the list."""
        settings.found(estate.Settings(name="金色家园"))
        hired = (("陈经理", "3001", Role.MANAGER), ("王主管", "2001", Role.SUPERVISOR),
                 ("李芳", "1001", Role.ASSISTANT))  # fmt: skip
        self.manager, self.supervisor, self.assistant = (
            staff.add(NewStaff(name=name, number=number, role=role, pin="314159"), by=None)
            for name, number, role in hired
        )
        fee(self.manager)

    def live(self, number: int) -> Life:
        """One life, from its home on; what is owed is counted anew after every step."""
        made = home(self.manager, f"{number}-1-101", _AREA, owner="王芳")
        payer = pays(self.manager, made, date(2026, 1, 1))
        life = Life(made.id, payer.id)
        self._bill(life)
        steps = (self._bill, self._pay, self._pay, self._pay, self._prepaid, self._back,
                 self._reduce, self._void, self._refund, self._write_off)  # fmt: skip
        for _ in range(_STEPS):
            step = self.rng.choice(steps)
            self.steps += 1
            self.at += timedelta(minutes=self.rng.choice((0, 1, 2)))
            if self.rng.random() < 0.03:
                self.at += timedelta(hours=9)  # another shift: what is void then is red
            step(life)
            self._agree(life)
        return life

    def _try(self, does: Callable[[], object]) -> Refused | None:
        """Do it as an operation of its own: what is refused leaves nothing."""
        try:
            with database.db.atomic():
                does()
        except Refused as refused:
            self.refused += 1
            return refused
        return None

    def _bill(self, life: Life) -> None:
        if life.month >= _MONTHS:
            return
        life.month += 1
        month = f"2026-{life.month:02}"
        single = bills.Single(item="WYF", month=month, home=life.home)
        made = bills.draft_single(single, by=self.manager)
        bills.issue_one(made.id, Issue(), by=self.manager)
        life.bills[made.id] = Owed(_AMOUNT, bills.get(made.id).due)

    def _pay(self, life: Life) -> None:
        amount = self.rng.choice((self.rng.randrange(1, 700_00), _AMOUNT, 2 * _AMOUNT, 1))
        named = [n for n in life.bills if life.owed(n) and self.rng.random() < 0.6]
        chosen = named if named and self.rng.random() < 0.4 else None
        self._take(life, amount, chosen, rest=self.rng.random() < 0.6)

    def _prepaid(self, life: Life) -> None:
        self._take(life, self.rng.randrange(1, 400_00), None, method="prepaid")

    def _take(
        self, life: Life, amount: int, chosen: list[int] | None, *, rest: bool = False,
        method: str = "",
    ) -> None:  # fmt: skip
        life.keys += 1
        way = method or self.rng.choice(("cash", "wechat", "transfer"))
        told: dict[str, object] = {"amount": f"{amount / 100:.2f}", "method": way, "rest": rest}
        if way in ("wechat", "transfer"):
            told["reference"] = f"{life.home}-{life.keys}"
        new, key = NewPayment.model_validate(told), f"{life.home}-{life.keys}"
        expected = life.expected(amount, clock.today(), chosen)
        over = amount - sum(expected.values())
        made: list[payments.Payment] = []
        no = self._try(
            lambda: made.append(payments.take(key, life.payer, chosen, new, by=self.assistant))
        )
        if no is not None:
            assert (over and (method or not rest)) or (method and amount > life.waits), (no, amount)
            return
        assert not method or (not over and amount <= life.waits)
        assert not over or rest
        settles = dict(payments.settled_by(made[0].id))
        assert settles == expected, (settles, expected)
        life.paid[made[0].id] = Paid(settles, -amount if method else over, clock.now())

    def _back(self, life: Life) -> None:
        if not life.paid:
            return
        number = self.rng.choice(sorted(life.paid))
        one, red = life.paid[number], self.rng.random() < 0.5
        used = one.waits > 0 and life.waits < one.waits
        give: Callable[[], object] = lambda: (  # noqa: E731
            payments.redden(number, Reddening(reason="错", ply_back=True), by=self.supervisor)
            if red
            else payments.void(number, Voiding(reason="错", plies_back=True), by=self.supervisor)
        )
        no = self._try(give)
        if no is not None:
            late = not red and clock.now() > one.at
            assert one.gone or used or one.refunded or late, no
            return
        assert not (one.gone or used or one.refunded)
        life.paid[number] = Paid({}, 0, one.at, gone=True)

    def _reduce(self, life: Life) -> None:
        bill, amount = self.rng.choice(sorted(life.bills)), self.rng.randrange(1, 200_00)
        told = {"amount": f"{amount / 100:.2f}", "reason": "减免", "paper": "函"}
        new = NewReduction.model_validate(told)
        no = self._try(lambda: bills.ask_reduction(bill, new, by=self.assistant))
        if no is not None:
            assert amount > life.owed(bill), no
            return
        (asked,) = bills.reductions_asked(bill)
        bills.approve_reduction(asked.id, Approved(), by=self.manager)
        life.bills[bill].reduced += amount

    def _void(self, life: Life) -> None:
        bill = self.rng.choice(sorted(life.bills))
        no = self._try(lambda: bills.void(bill, Reason(reason="错"), by=self.manager))
        if no is not None:
            assert life.settled(bill) or life.bills[bill].ended, no
            return
        life.bills[bill].ended = True

    def _write_off(self, life: Life) -> None:
        bill = self.rng.choice(sorted(life.bills))
        if self.rng.random() < 0.7:
            return
        owed = life.owed(bill)
        no = self._try(lambda: bills.write_off(bill, Reason(reason="收不回"), by=self.manager))
        if no is not None:
            assert not owed, no
            return
        life.bills[bill].ended = True

    def _refund(self, life: Life) -> None:
        if not life.paid:
            return
        number = self.rng.choice(sorted(life.paid))
        one = life.paid[number]
        bill = self.rng.choice([None, *one.settles])
        left = one.settles[bill] if bill is not None else max(min(one.waits, life.waits), 0)
        amount = self.rng.choice((max(left, 1), self.rng.randrange(1, 200_00)))
        told = {"amount": f"{amount / 100:.2f}", "reason": "多交"}
        if bill is not None:
            told["bill"] = bills.get(bill).number
        new = NewRefund.model_validate(told)
        asked: list[payments.Refund] = []
        no = self._try(lambda: asked.append(payments.ask_refund(number, new, by=self.assistant)))
        if no is not None:
            assert amount > left or one.gone, no
            return
        assert amount <= left and not one.gone
        payments.approve_refund(asked[0].id, Approval(), by=self.manager)
        out = PaidOut.model_validate({"payee": "王芳"})
        payments.pay_refund(asked[0].id, out, by=self.assistant)
        one.refunded = True
        if bill is None:
            one.waits -= amount
        elif one.settles[bill] == amount:
            del one.settles[bill]
        else:
            one.settles[bill] -= amount

    def _agree(self, life: Life) -> None:
        kept = {one.id: one.owed for one in bills.of_home(life.home)}
        assert kept == {bill: life.owed(bill) for bill in life.bills}
        assert payments.prepaid_of(life.home, life.payer) == life.waits >= 0

    def statement_agrees(self, life: Life) -> None:
        """$70: the statement closes at what is owed, and what is prepaid."""
        first, last = date(2026, 1, 1), clock.today()
        (one,) = rates.statements(life.home, first, last)
        owed = sum(map(life.owed, life.bills))
        left, put_by = one.closing
        assert (left - one.written_off, put_by) == (owed, life.waits)


def wrong() -> Iterator[str]:
    """What ``verify`` finds of payments and bills."""
    for checks in (payments.ANSWERS.checks, bills.ANSWERS.checks):
        for why, sql in checks.items():
            if (found := database.db.execute_sql(sql).fetchone()[0]) is not None:
                yield f"{why} {found}"


def run(count: int, seed: int) -> str:
    """Live so many lives; what there is to say."""
    lives, began = Lives(seed), time.monotonic()
    with tempfile.TemporaryDirectory() as made, clock.told_by(lambda: lives.at):
        opening.open_folder(Path(made) / "desk", create=True)
        try:
            lives.found()
            for start in range(0, count, _TOGETHER):
                lived = []
                with database.write():
                    for number in range(start, min(start + _TOGETHER, count)):
                        lived.append(lives.live(number + 1))
                for life in lived:
                    lives.statement_agrees(life)
            found = list(wrong())
            assert not found, found
            assert residents.count() == count
        finally:
            database.close()
    took = time.monotonic() - began
    return f"{count:,} lives, {lives.steps:,} steps, {lives.refused:,} refused, {took:,.0f} s"


def main() -> None:
    """Live them and say so."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    print(run(count, seed))  # noqa: T201


if __name__ == "__main__":
    main()
