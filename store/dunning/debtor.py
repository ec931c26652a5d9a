"""Who owes, and at which step each stands: read from the ledger and the cases each time ($65)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from store import clock
from store.dunning.case import CASES, Case, promise_kept
from store.dunning.inputs import Hold, Rung, Stage, State
from store.dunning.limitation import SHOWN
from store.dunning.owed import OWED, dying
from store.dunning.plan import Plan, running
from store.dunning.settings import settings
from store.engine import database
from store.errors import NotFound

_FEW = 50  # so many are asked for by their ids, more by reading all


@dataclass(frozen=True)
class Debtor:
    """A payer who owes, under the payer's id; amounts are whole fen.

    ``overdue`` is what may be asked for now, ``disputed`` what is past its day and disputed.
    ``rung`` is the highest step taken about a bill that is still owed, ``oldest`` the first due day
    among what is asked for, or else of all; ``case`` is None where nothing was done yet, ``dying``
    says that one of the claims dies soon, or is dead ($67).
    """

    id: int
    home_id: int
    home: str
    name: str
    standing: str
    until: date | None
    owed: int
    overdue: int
    disputed: int
    bills: int
    oldest: date
    rung: Rung | None
    rung_on: date | None
    case: Case | None
    plan: Plan | None
    kept: bool
    dying: bool

    @property
    def subject(self) -> str:
        """The case as the journal names it."""
        return f"dunning:{self.id}"

    @property
    def number(self) -> str:
        """The case's number, empty before anything was done."""
        return self.case.number if self.case else ""

    @property
    def stage(self) -> Stage:
        """How far the case has come; a plan that is paid rests nothing."""
        if self.case is None or (self.case.stage is Stage.PLANNED and self.plan is None):
            return Stage.OPEN
        return self.case.stage

    @property
    def hold(self) -> Hold | None:
        """Why it rests; what is disputed on the bills themselves rests too."""
        if self.case is not None and self.case.hold is not None:
            return self.case.hold
        return Hold.DISPUTE if self.disputed and not self.overdue else None

    @property
    def next_on(self) -> date:
        """When the next step is due: as it was set, or for a new debt by the settings."""
        if self.rung is not None and self.case is not None and self.case.next_on is not None:
            return self.case.next_on
        return self.oldest + timedelta(days=settings().remind)

    def state(self, on: date) -> State:
        """How it stands on a day."""
        if self.stage is Stage.PLANNED and self.plan is not None and not self.plan.fulfilled:
            return State.MISSED if self.plan.missed(on) else State.PLANNED
        case = self.case
        if self.stage is Stage.HELD and case is not None and case.hold_until is not None:
            return State.HELD if case.rests(on) else State.HOLD_OVER
        if not self.overdue:
            return State.HELD if self.disputed else State.AHEAD
        if case is not None and case.promised_on is not None and not self.kept:
            return State.PROMISED if on <= case.promised_on else State.BROKEN
        return State.DUE if self.next_on <= on else State.WAITING


def debtors(on: date | None = None) -> list[Debtor]:
    """Everybody who owes, by home; who has paid in full is on no list at once (X22, X90)."""
    return _read(on or clock.today(), "")


def pursued() -> list[Debtor]:
    """Those who owe and about whom something was done already, by home."""
    return _read(clock.today(), "AND b.payer_id IN (SELECT id FROM dunning)")


def of_home(home_id: int) -> list[Debtor]:
    """Who owes for a home: who pays for it now first, then who paid before."""
    found = _read(clock.today(), "AND b.home_id = ?", home_id)
    return sorted(found, key=lambda one: (one.until is not None, -one.overdue))


def get(payer_id: int) -> Debtor:
    """A payer who owes; raises ``NotFound`` for one who owes nothing."""
    for one in _read(clock.today(), "AND b.payer_id = ?", payer_id):
        return one
    raise NotFound("Nothing is owed here any more.")


def _read(on: date, where: str, *params: object) -> list[Debtor]:
    day = on.isoformat()
    past = f"b.due < '{day}' AND b.disputed IS NULL"
    rows = database.db.execute_sql(
        "SELECT p.id, p.home_id, h.code, p.name, p.standing, p.until,"
        " sum(b.amount - b.settled - b.reduced),"
        f" sum(CASE WHEN {past} THEN b.amount - b.settled - b.reduced ELSE 0 END),"
        f" sum(CASE WHEN b.due < '{day}' AND b.disputed IS NOT NULL"
        " THEN b.amount - b.settled - b.reduced ELSE 0 END),"
        f" count(*), min(CASE WHEN {past} THEN b.due END), min(b.due)"
        " FROM bill b JOIN payer p ON p.id = b.payer_id JOIN home h ON h.id = p.home_id"
        f" WHERE {OWED} {where}"
        " GROUP BY p.id, p.home_id, h.code, p.name, p.standing, p.until ORDER BY h.code, p.id",
        params,
    ).fetchall()
    ids = [row[0] for row in rows]
    cases, rungs, few = _cases(ids), _rungs(ids), ids if len(ids) <= _FEW else None
    soon = {payer for _bill, _clock, payer in dying(on, SHOWN[0], few)}
    return [_debtor(row, cases.get(row[0]), rungs.get(row[0], []), row[0] in soon) for row in rows]


def _cases(ids: Sequence[int]) -> dict[int, Case]:
    if len(ids) > _FEW:
        return {one.id: one for one in CASES.table.read()}
    marks = ", ".join("?" * len(ids)) or "NULL"
    return {one.id: one for one in CASES.table.read(f"WHERE dunning.id IN ({marks})", *ids)}


def _rungs(ids: Sequence[int]) -> dict[int, list[tuple[Rung, date]]]:
    """By payer, each step taken about a bill that is still owed, with its last day."""
    few = len(ids) <= _FEW
    mine = f" AND s.dunning_id IN ({', '.join('?' * len(ids)) or 'NULL'})" if few else ""
    rows = database.db.execute_sql(
        "SELECT s.dunning_id, s.rung, max(s.on_day) FROM dunning_step s"
        " JOIN dunning_bill x ON x.step_id = s.id JOIN bill b ON b.id = x.bill_id"
        f" WHERE s.struck = 0 AND s.rung <> ? AND {OWED}{mine} GROUP BY s.dunning_id, s.rung",
        (Rung.ACKNOWLEDGED.value, *(ids if few else ())),
    )
    found: dict[int, list[tuple[Rung, date]]] = {}
    for payer, rung, on in rows.fetchall():
        found.setdefault(payer, []).append((Rung(rung), date.fromisoformat(on)))
    return found


def _debtor(row: Any, case: Case | None, steps: Iterable[tuple[Rung, date]], dying: bool) -> Debtor:
    id_, home_id, home, name, standing, until, owed, overdue, disputed, count, asked, due = row
    rung, rung_on = max(steps, key=lambda one: one[0].place, default=(None, None))
    planned = case is not None and case.stage is Stage.PLANNED
    return Debtor(
        *(id_, home_id, home, name, standing),
        until=date.fromisoformat(until) if until else None,
        owed=owed,
        overdue=overdue,
        disputed=disputed,
        bills=count,
        oldest=date.fromisoformat(asked or due),
        rung=rung,
        rung_on=rung_on,
        case=case,
        plan=running(id_) if planned else None,
        kept=case is not None and promise_kept(case),
        dying=dying,
    )
