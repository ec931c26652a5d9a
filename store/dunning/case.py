"""A case: a payer that is asked to pay, and the register of such cases ($64, $66)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from store import clock
from store.dunning.inputs import (
    Acknowledgement,
    Delivery,
    Ending,
    Hold,
    NewPlan,
    NewStep,
    Promise,
    Resting,
    Stage,
    StepAtHome,
    Struck,
)
from store.dunning.owed import OWED
from store.dunning.plan import missed
from store.dunning.rights import DECIDE
from store.engine import database
from store.engine.table import Table
from store.register import Register, Step
from store.waiting import Place, Waiting

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Case:
    """A payer that was asked, under the payer's id; what is owed stands in the ledger alone.

    ``repairing`` says that the ticket of a promised repair is still open.
    """

    id: int
    number: str
    home_id: int
    home: str
    next_on: date | None
    promised_on: date | None
    promised: int | None
    promise_made: date | None
    hold: Hold | None
    hold_since: date | None
    hold_until: date | None
    ticket_id: int | None
    repairing: bool
    stage: Stage

    def rests(self, on: date) -> bool:
        """Whether its rest still runs: until its day, or until what was promised is repaired."""
        if self.stage is not Stage.HELD or self.hold_until is None:
            return False
        repaired = self.hold is Hold.REPAIR and not self.repairing
        return on <= self.hold_until and not repaired


def owes(payer_id: int) -> bool:
    """Whether a payer owes anything."""
    sql = f"SELECT 1 FROM bill b WHERE b.payer_id = ? AND {OWED} LIMIT 1"
    return database.db.execute_sql(sql, (payer_id,)).fetchone() is not None


def paid_since(payer_id: int, day: date) -> int:
    """What was settled of a payer's bills by payments since a day, what was undone taken off."""
    ((paid,),) = database.db.execute_sql(
        "SELECT coalesce(sum(s.amount), 0) FROM settlement s JOIN payment p ON p.id = s.payment_id"
        " JOIN bill b ON b.id = s.bill_id WHERE b.payer_id = ? AND p.received_on >= ?",
        (payer_id, day.isoformat()),
    ).fetchall()
    return int(paid)


def promise_kept(case: Case) -> bool:
    """Whether as much as was promised has been paid since."""
    if case.promise_made is None or case.promised is None:
        return False
    return paid_since(case.id, case.promise_made) >= case.promised


def _waits(case: Case) -> Iterator[Waiting]:
    """What a case waits for: a promise's day, a rest's end, an instalment missed, the next step."""
    if not owes(case.id):
        return
    subject, figures = f"dunning:{case.id}", {"number": case.number, "home": case.home}
    if case.stage is Stage.PLANNED:
        plan_missed = missed(case.id, clock.today())
        if plan_missed is not None:
            yield Waiting("dunning.missed", subject, place=Place.FOLLOWING, figures=figures)
        return
    if case.stage is Stage.HELD and case.hold_until is not None:
        runs = case.rests(clock.today())
        over = clock.moment(case.hold_until + DAY, time()) if runs else None
        told = figures | {"hold": case.hold.value if case.hold else ""}
        yield Waiting("dunning.over", subject, place=Place.FOLLOWING, figures=told, shows=over)
        return
    if case.promised_on is not None and not promise_kept(case):
        told = figures | {"until": case.promised_on.isoformat()}
        yield Waiting(
            "dunning.promised_today",
            subject,
            due=clock.moment(case.promised_on + DAY, time()),
            figures=told,
            shows=clock.moment(case.promised_on, time()),
        )
    elif case.next_on is not None:
        shows = clock.moment(case.next_on, time())
        yield Waiting("dunning.next", subject, place=Place.FOLLOWING, figures=figures, shows=shows)


_ASKED = (Stage.OPEN, Stage.HELD, Stage.PLANNED)
CASES = Register(
    "dunning",
    Table(
        "dunning",
        Case,
        "SELECT dunning.id, dunning.number, dunning.home_id, h.code, dunning.next_on,"
        " dunning.promised_on, dunning.promised, dunning.promise_made, dunning.hold,"
        " dunning.hold_since, dunning.hold_until, dunning.ticket_id, coalesce(t.open, 0),"
        " dunning.stage FROM dunning JOIN home h ON h.id = dunning.home_id"
        " LEFT JOIN ticket t ON t.id = dunning.ticket_id",
    ),
    Step("opened", StepAtHome, to=Stage.OPEN),
    Step("stepped", NewStep, _ASKED, Stage.OPEN),
    Step("delivered", Delivery, _ASKED),
    Step("promised", Promise, _ASKED),
    Step("held", Resting, (Stage.OPEN, Stage.HELD), Stage.HELD),
    Step("resumed", Ending, (Stage.HELD, Stage.PLANNED), Stage.OPEN),
    Step("planned", NewPlan, (Stage.OPEN, Stage.HELD), Stage.PLANNED, DECIDE),
    Step("acknowledged", Acknowledgement, _ASKED),
    Step("struck", Struck, _ASKED),
    figures=lambda case: {"number": case.number, "home": case.home_id},
    waits=_waits,
    private=("whom",),
    columns=(
        *("number", "home_id", "next_on", "promised_on", "promised", "promise_made"),
        *("hold", "hold_since", "hold_until", "ticket_id", "stage"),
    ),
    moments=("next_on", "promise_made", "hold_since"),
)
