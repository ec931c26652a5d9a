"""A bill with its lines, the run that it came by, and the registers of both ($12, $24–$28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store import answers
from store.bills.charging import Line
from store.bills.inputs import (
    ByHand,
    Dispute,
    Issue,
    NewReduction,
    NewRun,
    Origin,
    Reason,
    RunStage,
    Stage,
    Standing,
    State,
)
from store.bills.rights import DRAFT_BILLS, ISSUE_BILLS, REDUCE_BILLS
from store.engine import database
from store.engine.table import Table, beginning
from store.register import Register, Step
from store.rights import WORK_THE_DESK
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Run:
    """The bills of an item and a month that were made together; ``total`` in fen."""

    id: int
    number: str
    item_id: int
    item: str
    month: str
    origin: Origin
    count: int
    total: int
    digest: str
    made_on: date
    stage: RunStage


@dataclass(frozen=True)
class Bill:
    """What a payer owes for an item and a time; amounts in fen.

    ``payer`` is the name, ``disputed`` the day since which it is objected to, ``replaces`` the void
    bill in whose place it stands; ``about`` is what it is for as the journal names it, empty for
    what is billed by month or by hand.
    """

    id: int
    number: str
    run_id: int
    home_id: int
    home: str
    permit_id: int | None
    item_id: int
    item: str
    payer_id: int
    payer: str
    standing: Standing
    month: str
    first: date
    last: date
    due: date
    amount: int
    settled: int
    reduced: int
    issued_on: date | None
    voided_on: date | None
    disputed: date | None
    replaces: int | None
    about: str
    stage: Stage

    @property
    def subject(self) -> str:
        """The bill as the journal names it."""
        return f"bill:{self.id}"

    @property
    def owed(self) -> int:
        """What is still to be paid of it: nothing of drafts, void and written-off ones ($26)."""
        return self.amount - self.settled - self.reduced if self.stage is Stage.ISSUED else 0

    @property
    def state(self) -> State:
        """How it reads."""
        if self.stage is not Stage.ISSUED:
            return State(self.stage.value)
        if not self.owed:
            return State.PAID
        return State.PART if self.settled else State.ISSUED

    def overdue(self, on: date) -> bool:
        """Whether it is owed and its day has passed ($65)."""
        return self.owed > 0 and self.due < on


def _waits(run: Run) -> list[Waiting]:
    if run.stage is not RunStage.DRAFTED:
        return []
    figures = {"number": run.number, "count": run.count, "total": run.total}
    kind, subject, roles = "bill_run.to_issue", f"bill_run:{run.id}", ISSUE_BILLS.roles
    return [Waiting(kind, subject, place=Place.SIGNING, figures=figures, roles=roles)]


RUNS = Register(
    "bill_run",
    Table(
        "bill_run",
        Run,
        "SELECT bill_run.id, bill_run.number, bill_run.item_id, i.name, bill_run.month,"
        " bill_run.origin, bill_run.count, bill_run.total, bill_run.digest, bill_run.made_on,"
        " bill_run.stage FROM bill_run JOIN price_item i ON i.id = bill_run.item_id",
    ),
    Step("drafted", NewRun, to=RunStage.DRAFTED, right=DRAFT_BILLS),
    Step("issued", Issue, (RunStage.DRAFTED,), RunStage.ISSUED, ISSUE_BILLS),
    Step("dropped", Reason, (RunStage.DRAFTED,), RunStage.DROPPED, ISSUE_BILLS),
    figures=lambda one: {
        "number": one.number,
        "item": one.item_id,
        "count": one.count,
        "total": one.total,
        "digest": one.digest,
    },
    waits=_waits,
    columns=(
        *("number", "item_id", "month", "origin", "count", "total", "digest", "made_on", "stage"),
    ),
    moments=("made_on",),
)
BILLS = Register(
    "bill",
    Table(
        "bill",
        Bill,
        "SELECT bill.id, bill.number, bill.run_id, bill.home_id, h.code, bill.permit_id,"
        " bill.item_id, i.name, bill.payer_id, p.name, p.standing, bill.month, bill.first,"
        " bill.last, bill.due, bill.amount, bill.settled, bill.reduced, bill.issued_on,"
        " bill.voided_on, bill.disputed, bill.replaces, bill.about, bill.stage FROM bill"
        " JOIN home h ON h.id = bill.home_id JOIN price_item i ON i.id = bill.item_id"
        " JOIN payer p ON p.id = bill.payer_id",
    ),
    Step("charged", ByHand, to=Stage.DRAFT, right=DRAFT_BILLS),
    Step("issued", Issue, (Stage.DRAFT,), Stage.ISSUED, ISSUE_BILLS),
    Step("voided", Reason, (Stage.DRAFT, Stage.ISSUED), Stage.VOID, ISSUE_BILLS),
    Step("disputed", Dispute, (Stage.ISSUED,)),
    Step("agreed", Reason, (Stage.ISSUED,)),
    Step("reduction_asked", NewReduction, (Stage.ISSUED,), right=WORK_THE_DESK),
    Step("written_off", Reason, (Stage.ISSUED,), Stage.WRITTEN_OFF, REDUCE_BILLS),
    figures=lambda one: {"number": one.number, "home": one.home_id},
    columns=("stage", "disputed", "voided_on"),
    moments=("voided_on",),
    named=("disputed",),
)

get = BILLS.table.one
MOST_LISTED = 500


def numbered(number: str) -> Bill:
    """The bill with this number; raises ``NotFound``."""
    return BILLS.numbered(number)


def of_home(home_id: int) -> list[Bill]:
    """A home's bills, void and drafted ones too, the newest first."""
    return BILLS.table.read(
        "WHERE bill.home_id = ? ORDER BY bill.first DESC, bill.id DESC", home_id
    )


def owed_by(home_id: int) -> list[Bill]:
    """A home's bills that are owed, the oldest due first ($30)."""
    where = (
        "WHERE bill.home_id = ? AND bill.stage = 'issued'"
        " AND bill.settled + bill.reduced < bill.amount ORDER BY bill.due, bill.first, bill.id"
    )
    return BILLS.table.read(where, home_id)


def about(thing: str) -> Bill | None:
    """The live bill that is about a thing, as the journal names it; there is one at most (W13)."""
    # In the words of the index that lets one stand: it is found by no other.
    where = "WHERE bill.about = ? AND bill.about <> '' AND bill.stage <> 'void'"
    return next(iter(BILLS.table.read(where, thing)), None)


def tell(bill_id: int) -> None:
    """Tell the subject of what a bill is about that it stands otherwise by now."""
    thing = BILLS.table.one(bill_id).about
    about_whom = answers.of_thing_of(thing) if thing else None
    if about_whom and about_whom.billed:
        about_whom.billed(int(thing.rpartition(":")[2]))


def listed(typed: str, most: int = MOST_LISTED) -> list[Bill]:
    """The newest bills whose number, home or item begins with what is typed; at most so many."""
    fits, texts = beginning(typed.strip().upper(), "bill.number", "h.code", "bill.month")
    return BILLS.table.read(f"WHERE {fits} ORDER BY bill.id DESC LIMIT ?", *texts, most)


def of_run(run_id: int) -> list[Bill]:
    """A run's bills in their order."""
    return BILLS.table.read("WHERE bill.run_id = ? ORDER BY bill.id", run_id)


def has_any(run_id: int, stage: Stage) -> bool:
    """Whether a bill of a run is at a stage."""
    sql = "SELECT EXISTS (SELECT 1 FROM bill WHERE run_id = ? AND stage = ?)"
    return bool(database.db.execute_sql(sql, (run_id, stage.value)).fetchone()[0])


def month_billed_last(home_id: int, item_id: int) -> str:
    """The last month that a home is billed an item for by the month, ``2026-11``; empty without."""
    row = database.db.execute_sql(
        "SELECT max(b.month) FROM bill b JOIN bill_run r ON r.id = b.run_id"
        " WHERE b.home_id = ? AND b.item_id = ? AND b.stage <> 'void' AND b.about = ''"
        " AND r.origin <> 'hand'",
        (home_id, item_id),
    ).fetchone()
    return row[0] or ""


def lines_of(bill_id: int) -> list[Line]:
    """A bill's lines as they were made."""
    rows = database.db.execute_sql(
        "SELECT first, last, price, measure, decimals, numerator, denominator, rate, words, amount"
        " FROM bill_line WHERE bill_id = ? ORDER BY place",
        (bill_id,),
    ).fetchall()
    return [
        Line(date.fromisoformat(first), date.fromisoformat(last), *rest)
        for first, last, *rest in rows
    ]
