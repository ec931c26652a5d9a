"""Instalments: what was agreed sums to the debt, and what has come of it ($69)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from store import money
from store.dunning.inputs import NewPlan
from store.dunning.limitation import months_on
from store.engine import database
from store.errors import Refused

_LINE = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})\s*[,，:：\s]\s*(\S+)")


@dataclass(frozen=True)
class Instalment:
    """What is to be paid by a day."""

    due: date
    amount: int


@dataclass(frozen=True)
class Plan:
    """A plan that runs: its instalments, and how much of its bills has been paid since."""

    id: int
    step_id: int
    total: int
    instalments: tuple[Instalment, ...]
    paid: int

    def missed(self, on: date) -> Instalment | None:
        """The first instalment whose day is past and which has not come in full."""
        wanted = 0
        for one in self.instalments:
            wanted += one.amount
            if one.due < on and self.paid < wanted:
                return one
        return None

    @property
    def fulfilled(self) -> bool:
        """Whether all of it has come."""
        return self.paid >= self.total

    def following(self) -> Instalment | None:
        """The first instalment that has not come in full."""
        wanted = 0
        for one in self.instalments:
            wanted += one.amount
            if self.paid < wanted:
                return one
        return None


def running(case_id: int) -> Plan | None:
    """The plan that a case rests upon.

    What has become of each bill counts only up to what the plan has of it, so that paying another
    debt keeps no plan.
    """
    found = database.db.execute_sql(
        "SELECT id, step_id, total FROM dunning_plan WHERE dunning_id = ? AND ended_on IS NULL",
        (case_id,),
    ).fetchone()
    if found is None:
        return None
    id_, step_id, total = found
    rows = database.db.execute_sql(
        "SELECT due, amount FROM dunning_instalment WHERE plan_id = ? ORDER BY place", (id_,)
    ).fetchall()
    owed = database.db.execute_sql(
        "SELECT x.owed, b.stage, b.amount - b.settled - b.reduced"
        " FROM dunning_bill x JOIN bill b ON b.id = x.bill_id WHERE x.step_id = ?",
        (step_id,),
    ).fetchall()
    left = sum(min(then, now) for then, stage, now in owed if stage == "issued")
    instalments = tuple(Instalment(date.fromisoformat(due), amount) for due, amount in rows)
    return Plan(id_, step_id, total, instalments, total - left)


def missed(case_id: int, on: date) -> Instalment | None:
    """The first instalment of the running plan that was missed."""
    plan = running(case_id)
    return plan.missed(on) if plan else None


def agreed(new: NewPlan, debt: int, today: date) -> list[Instalment]:
    """The instalments of a plan, which sum to the debt; raises ``Refused`` at what does not fit."""
    if new.first < today:
        raise Refused("This day is past.", field="first")
    if new.amounts:
        found = [_read(n, line) for n, line in enumerate(new.amounts.split("\n"), 1) if line]
    else:
        found = _alike(new.first, new.count, debt)
    days = [one.due for one in found]
    if days != sorted(set(days)) or days[0] < today:
        raise Refused("The days follow one another, from today on.", field="amounts")
    if (total := sum(one.amount for one in found)) != debt:
        raise Refused(
            "These sum to {total}; owed is {debt}.",
            field="amounts",
            total=money.text(total),
            debt=money.text(debt),
        )
    return found


def _alike(first: date, count: int, debt: int) -> list[Instalment]:
    """As many alike, the first ones a fen more, a month apart from the first day."""
    each, rest = divmod(debt, count)
    if each == 0:
        raise Refused("That is too little for so many instalments.", field="count")
    return [Instalment(months_on(first, n), each + (n < rest)) for n in range(count)]


def _read(number: int, line: str) -> Instalment:
    found = _LINE.fullmatch(line.strip())
    try:
        if found is None:
            raise ValueError(line)
        year, month, day = map(int, found[1].split("-"))
        one = Instalment(date(year, month, day), money.whole(found[2], money.FEN))
    except ValueError:
        one = None
    if one is None or one.amount <= 0:
        raise Refused(
            "Line {n}: write the day and the amount: 2026-12-25 500.00.", field="amounts", n=number
        )
    return one
