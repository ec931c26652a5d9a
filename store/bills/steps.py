"""What becomes of a bill: disputed, reduced, void, written off ($26, $27)."""

from __future__ import annotations

from dataclasses import dataclass

from store import clock, money
from store.bills.bill import BILLS, RUNS, Bill, Run, has_any, of_run, tell
from store.bills.inputs import (
    Approved,
    Dispute,
    Issue,
    NewReduction,
    Origin,
    Reason,
    ReductionStage,
    RunStage,
    Stage,
)
from store.bills.rights import ISSUE_BILLS, REDUCE_BILLS
from store.desk.staff import require
from store.engine import database
from store.engine.table import Table
from store.errors import Refused
from store.journal.operation import operation
from store.register import Register, Step
from store.rights import WORK_THE_DESK, Staff
from store.waiting import Place, Waiting

SERIES = "ZD"


@dataclass(frozen=True)
class Reduction:
    """A part of a bill that is asked not to be paid; ``amount`` in fen."""

    id: int
    bill_id: int
    bill: str
    home_id: int
    home: str
    amount: int
    asked_by: int
    approved_by: int | None
    stage: ReductionStage


def _waits(one: Reduction) -> list[Waiting]:
    if one.stage is not ReductionStage.ASKED:
        return []
    figures = {"bill": one.bill_id, "home": one.home_id, "amount": one.amount}
    kind, subject, roles = "reduction.asked_for", f"reduction:{one.id}", REDUCE_BILLS.roles
    return [Waiting(kind, subject, place=Place.SIGNING, figures=figures, roles=roles)]


REDUCTIONS = Register(
    "reduction",
    Table(
        "reduction",
        Reduction,
        "SELECT reduction.id, reduction.bill_id, b.number, b.home_id, h.code, reduction.amount,"
        " reduction.asked_by, reduction.approved_by, reduction.stage FROM reduction"
        " JOIN bill b ON b.id = reduction.bill_id JOIN home h ON h.id = b.home_id",
    ),
    Step("asked", NewReduction, to=ReductionStage.ASKED, right=WORK_THE_DESK),
    Step("approved", Approved, (ReductionStage.ASKED,), ReductionStage.APPROVED, REDUCE_BILLS,
         "asked_by"),
    Step("refused", Reason, (ReductionStage.ASKED,), ReductionStage.REFUSED, REDUCE_BILLS),
    figures=lambda one: {"bill": one.bill_id, "amount": one.amount},
    waits=_waits,
    columns=("bill_id", "amount", "asked_by", "approved_by", "on_day", "stage"),
)  # fmt: skip


@operation
def void(bill_id: int, why: Reason, *, by: Staff) -> Bill:
    """Take a bill back: its number stays, its days can be billed anew ($27).

    Raises ``Refused`` while something is settled on it, and for one of which a reduction is asked.
    """
    bill = BILLS.admitted(bill_id, "voided", by)
    must_stand_alone(RUNS.table.one(bill.run_id))
    if bill.settled or late_settled(bill.id):
        raise Refused("Something was paid on it: give that back first.")
    _must_not_wait(bill)
    void = BILLS.move(bill, "voided", why, by, voided_on=clock.today())
    settle_run(bill.run_id, by)
    tell(bill.id)
    return void


@operation
def void_run(run_id: int, why: Reason, *, by: Staff) -> Run:
    """Take all bills of a run back together; refused where something is settled on one of them."""
    require(by, ISSUE_BILLS)
    live = [one for one in of_run(run_id) if one.stage is not Stage.VOID]
    for one in live:
        if one.settled:
            raise Refused(
                "Bill {number} of {home} was paid: give that back first.",
                number=one.number,
                home=one.home,
            )
        _must_not_wait(one)
    for one in live:
        bill = BILLS.admitted(one.id, "voided", by)
        BILLS.move(bill, "voided", why, by, voided_on=clock.today())
    settle_run(run_id, by)
    return RUNS.table.one(run_id)


def must_stand_alone(run: Run) -> None:
    """Refuse a run whose bills are the shares of one cost: their sum is that ($8)."""
    if run.origin is Origin.SHARED:
        raise Refused("It is a share of a cost: undo the whole split, and all its bills are void.")


def settle_run(run_id: int, by: Staff) -> None:
    """Let a run without a draft left wait for nobody: issued, if any bill of it was."""
    run = RUNS.table.one(run_id)
    if run.stage is not RunStage.DRAFTED or has_any(run_id, Stage.DRAFT):
        return
    if has_any(run_id, Stage.ISSUED):
        RUNS.move(run, "issued", Issue(), by)
    else:
        RUNS.move(run, "dropped", Reason.model_construct(reason=""), by)


@operation
def dispute(bill_id: int, given: Dispute, *, by: Staff) -> Bill:
    """Note that the payer objects: it is still owed, and not dunned ($27)."""
    bill = BILLS.admitted(bill_id, "disputed", by)
    if bill.disputed is not None:
        raise Refused("It is disputed since {day}.", day=bill.disputed)
    disputed = BILLS.move(bill, "disputed", given, by, disputed=given.since)
    tell(bill.id)
    return disputed


@operation
def agree(bill_id: int, given: Reason, *, by: Staff) -> Bill:
    """Note that it is disputed no more."""
    bill = BILLS.admitted(bill_id, "agreed", by)
    if bill.disputed is None:
        raise Refused("Nobody objects to it.")
    agreed = BILLS.move(bill, "agreed", given, by, disputed=None)
    tell(bill.id)
    return agreed


@operation
def ask_reduction(bill_id: int, new: NewReduction, *, by: Staff) -> Bill:
    """Ask that a part of it need not be paid; somebody else decides ($27, SET2)."""
    bill = BILLS.admitted(bill_id, "reduction_asked", by)
    _must_fit(bill, new.amount)
    _must_not_wait(bill)
    REDUCTIONS.begin(
        new, by, also=[bill.subject], bill_id=bill.id, amount=new.amount, asked_by=by.id,
        on_day=clock.today(),
    )  # fmt: skip
    return bill


@operation
def approve_reduction(reduction_id: int, given: Approved, *, by: Staff) -> Reduction:
    """Let it be reduced, from today on; raises ``Refused`` if less is owed by now."""
    one = REDUCTIONS.admitted(reduction_id, "approved", by)
    bill = BILLS.table.one(one.bill_id)
    _must_fit(bill, one.amount)
    BILLS.table.update(bill.id, reduced=bill.reduced + one.amount)
    tell(bill.id)
    return REDUCTIONS.move(
        one, "approved", given, by, also=[bill.subject], approved_by=by.id, on_day=clock.today()
    )


@operation
def refuse_reduction(reduction_id: int, why: Reason, *, by: Staff) -> Reduction:
    """Leave the bill as it is."""
    one = REDUCTIONS.admitted(reduction_id, "refused", by)
    return REDUCTIONS.move(one, "refused", why, by, also=[f"bill:{one.bill_id}"])


@operation
def write_off(bill_id: int, why: Reason, *, by: Staff) -> Bill:
    """Give up what is still owed of it; what was paid stays paid ($27)."""
    bill = BILLS.admitted(bill_id, "written_off", by)
    if not bill.owed:
        raise Refused("Nothing is owed of it.")
    _must_not_wait(bill)
    written_off = BILLS.move(bill, "written_off", why, by)
    tell(bill.id)
    return written_off


def late_settled(bill_id: int) -> int:
    """What was paid of a bill's late charge, in fen; the ledger has it whoever reckons it ($54)."""
    sql = "SELECT coalesce(sum(amount), 0) FROM late_settled WHERE bill_id = ?"
    return int(database.db.execute_sql(sql, (bill_id,)).fetchone()[0])


def _must_fit(bill: Bill, amount: int) -> None:
    if amount > bill.owed:
        raise Refused("Only {amount} is owed of it.", field="amount", amount=money.text(bill.owed))


def _must_not_wait(bill: Bill) -> None:
    if reductions_asked(bill.id):
        raise Refused("A reduction of it waits to be decided.")


def reductions_asked(bill_id: int) -> list[Reduction]:
    """The reductions of a bill that wait to be decided."""
    where = "WHERE reduction.bill_id = ? AND reduction.stage = ?"
    return REDUCTIONS.table.read(where, bill_id, ReductionStage.ASKED)
