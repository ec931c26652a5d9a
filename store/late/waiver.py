"""A late charge that is waived: asked by one with the reason, granted by another ($54)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from store import bills, clock, money
from store.bills import Approved, Bill, Reason
from store.desk.staff import require
from store.engine.table import Table
from store.errors import NotFound, Refused
from store.inputs import FilledLine, FilledProse, Input, mark
from store.journal.operation import operation
from store.late.charge import of_bill
from store.late.rights import WAIVE_LATE_CHARGES
from store.register import Register, Step
from store.rights import WORK_THE_DESK, Staff
from store.text import Named
from store.waiting import Place, Waiting

Sum = Annotated[int, money.of(money.FEN, least=1)]


class Stage(Named):
    """How far a waiver has come."""

    ASKED = "asked", mark("to be decided")
    APPROVED = "approved", mark("late charge waived")
    REFUSED = "refused", mark("late charge stands")


class NewWaiver(Input):
    """Of which bill how much of the late charge is to be waived, and why."""

    bill: FilledLine = Field(title=mark("Bill no."))
    amount: Sum = Field(title=mark("Late charge waived, yuan"))
    reason: FilledProse = Field(title=mark("Reason"))


@dataclass(frozen=True)
class Waiver:
    """A part of a bill's late charge that is waived, or asked to be; ``amount`` in fen."""

    id: int
    bill_id: int
    bill: str
    home_id: int
    home: str
    amount: int
    asked_by: int
    approved_by: int | None
    on_day: date
    stage: Stage

    @property
    def subject(self) -> str:
        """The waiver as the journal names it."""
        return f"late_charge:{self.id}"


def _waits(one: Waiver) -> list[Waiting]:
    if one.stage is not Stage.ASKED:
        return []
    figures = {"bill": one.bill_id, "home": one.home_id, "amount": one.amount}
    kind, roles = "late_charge.to_decide", WAIVE_LATE_CHARGES.roles
    return [Waiting(kind, one.subject, place=Place.SIGNING, figures=figures, roles=roles)]


WAIVERS = Register(
    "late_charge",
    Table(
        "late_waiver",
        Waiver,
        "SELECT late_waiver.id, late_waiver.bill_id, b.number, b.home_id, h.code,"
        " late_waiver.amount, late_waiver.asked_by, late_waiver.approved_by, late_waiver.on_day,"
        " late_waiver.stage FROM late_waiver JOIN bill b ON b.id = late_waiver.bill_id"
        " JOIN home h ON h.id = b.home_id",
    ),
    Step("waiver_asked", NewWaiver, to=Stage.ASKED, right=WORK_THE_DESK),
    Step("waived", Approved, (Stage.ASKED,), Stage.APPROVED, WAIVE_LATE_CHARGES, "asked_by"),
    Step("not_waived", Reason, (Stage.ASKED,), Stage.REFUSED, WAIVE_LATE_CHARGES),
    figures=lambda one: {"of": one.bill_id, "home": one.home_id, "amount": one.amount},
    waits=_waits,
    columns=("bill_id", "amount", "asked_by", "approved_by", "on_day", "stage"),
    moments=("on_day",),
)

get = WAIVERS.table.one


def listed(typed: str = "") -> list[Waiver]:
    """The waivers whose home or bill begins so, what waits first, then the newest."""
    text = typed.strip().upper()
    found = WAIVERS.table.read("ORDER BY late_waiver.stage <> 'asked', late_waiver.id DESC")
    return [one for one in found if one.home.upper().startswith(text) or one.bill.startswith(text)]


@operation
def ask(new: NewWaiver, *, by: Staff) -> Waiver:
    """Ask that a late charge be waived; raises ``Refused`` beyond what is owed of it by today."""
    require(by, WAIVERS.first.right)
    try:
        bill = bills.numbered(new.bill)
    except NotFound:
        raise Refused("There is no bill {number}.", field="bill", number=new.bill) from None
    if WAIVERS.table.read("WHERE late_waiver.bill_id = ? AND late_waiver.stage = 'asked'", bill.id):
        raise Refused("A waiver for this bill waits to be decided.", field="bill")
    _must_be_owed(bill, new.amount)
    return WAIVERS.begin(
        new,
        by,
        also=(bill.subject,),
        bill_id=bill.id,
        amount=new.amount,
        asked_by=by.id,
        on_day=clock.today(),
    )


@operation
def approve(waiver_id: int, given: Approved, *, by: Staff) -> Waiver:
    """Waive it: who is in charge, never who asked; raises ``Refused`` if less is owed."""
    one = WAIVERS.admitted(waiver_id, "waived", by)
    bill = bills.get(one.bill_id)
    _must_be_owed(bill, one.amount)
    return WAIVERS.move(
        one, "waived", given, by, also=(bill.subject,), approved_by=by.id, on_day=clock.today()
    )


@operation
def refuse(waiver_id: int, why: Reason, *, by: Staff) -> Waiver:
    """Leave the late charge as it is."""
    one = WAIVERS.admitted(waiver_id, "not_waived", by)
    return WAIVERS.move(one, "not_waived", why, by, also=(f"bill:{one.bill_id}",))


def _must_be_owed(bill: Bill, amount: int) -> None:
    late = of_bill(bill, clock.today())
    owed = late.owed if late else 0
    if not owed:
        raise Refused("No late charge is owed of this bill.", field="bill")
    if amount > owed:
        raise Refused(
            "Of its late charge only {amount} is owed.", field="amount", amount=money.text(owed)
        )
