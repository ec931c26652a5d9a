"""What a person does with the lines of a bank's file: assign one, set it aside, open it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from store import bills, clock, rates
from store.bills import Payer
from store.desk.staff import require
from store.errors import Refused
from store.inputs import halfwidth
from store.journal.operation import operation
from store.payments.bankfile import (
    FILES,
    LINES,
    Aside,
    Assign,
    BankFile,
    BankLine,
    FileStage,
    LineStage,
    stage_of,
)
from store.payments.inputs import NewPayment, Ways
from store.payments.payment import PAYMENTS, Payment
from store.payments.rights import SET_ASIDE, TAKE_PAYMENTS
from store.payments.steps import take
from store.rights import Staff


def pay(
    line: BankLine, payer_id: int, chosen: Sequence[int] | None, *, rest: bool, by: Staff
) -> Payment:
    """Make a line the payment of a payer, of just its amount; call within an operation.

    A day in a closed month is told on the receipt, and the payment dated today ($38, $50).
    """
    told = [f"{line.file} 第{line.place}行"]
    on = line.on_day
    if _is_closed(on):
        told.append(f"到账日 {on.isoformat()}")
        on = clock.today()
    new = NewPayment.model_construct(
        amount=line.amount, method=cast("Ways", line.method), tendered=None,
        reference=_reference(line), rest=rest, payer=line.payer, received_on=on,
    )  # fmt: skip
    made = take(_key(line), payer_id, chosen, new, by=by, told=told)
    LINES.update(line.id, payment_id=made.id, stage=LineStage.TAKEN, why="")
    return made


@operation
def assign(line_id: int, given: Assign, *, by: Staff) -> Payment:
    """Make a line that waits the payment of a home, once ($37); raises ``Refused`` at the field.

    Its amount, day and number stand as the bank told them.
    """
    require(by, TAKE_PAYMENTS)
    line, file = _waiting(line_id, "assigned", by)
    payer = _payer(given)
    made = pay(line, payer.id, None, rest=given.rest, by=by)
    figures = _figures(line) | {"receipt": made.receipt}
    FILES.move(
        file, "assigned", given, by, also=[made.subject], figures=figures, stage=stage_of(file.id)
    )
    return made


@operation
def set_aside(line_id: int, why: Aside, *, by: Staff) -> BankLine:
    """Note that a line is no payment of a home: double, sent back, somebody else's."""
    require(by, SET_ASIDE)
    line, file = _waiting(line_id, "set_aside", by)
    LINES.update(line.id, stage=LineStage.ASIDE)
    FILES.move(file, "set_aside", why, by, figures=_figures(line), stage=stage_of(file.id))
    return LINES.one(line.id)


@operation
def reopen(line_id: int, why: Aside, *, by: Staff) -> BankLine:
    """Let a line wait after all that was set aside, or was on a receipt."""
    require(by, SET_ASIDE)
    line = LINES.one(line_id)
    file = FILES.admitted(line.file_id, "reopened", by)
    if line.stage not in (LineStage.ASIDE, LineStage.REFUSED):
        raise Refused("This is not possible now: it is {stage}.", stage=line.stage)
    LINES.update(line.id, stage=LineStage.WAITING)
    FILES.move(file, "reopened", why, by, figures=_figures(line), stage=FileStage.OPEN)
    return LINES.one(line.id)


def _waiting(line_id: int, kind: str, by: Staff) -> tuple[BankLine, BankFile]:
    line = LINES.one(line_id)
    if line.stage is LineStage.TAKEN:
        raise Refused(
            "It is assigned to {home} already, receipt {number}.",
            home=line.home,
            number=line.receipt,
        )
    if line.stage is not LineStage.WAITING:
        raise Refused("This is not possible now: it is {stage}.", stage=line.stage)
    return line, FILES.admitted(line.file_id, kind, by)


def _payer(given: Assign) -> Payer:
    """Whose debts it settles: who pays for the home, or the one of several that is named."""
    owing, today = {one.payer_id for one in bills.owed_by(given.home)}, clock.today()
    found = [one for one in bills.payers_of(given.home) if one.id in owing or one.pays_on(today)]
    if not found:
        raise Refused("Nobody is named who pays for this home: see the payers.", field="home")
    wanted = halfwidth(given.payer).casefold()
    named = [one for one in found if halfwidth(one.name).casefold() == wanted]
    if wanted and not named:
        raise Refused("Nobody of this name pays for the home.", field="payer")
    if len(named or found) > 1:
        raise Refused("Several pay for this home: whose debts?", field="payer")
    return (named or found)[0]


def _is_closed(day: date) -> bool:
    try:
        rates.must_be_open(day)
    except Refused:
        return True
    return False


def _reference(line: BankLine) -> str:
    """The bank's number; where a twin of its file has that too, its own place behind it."""
    where = "WHERE bank_line.file_id = ? AND bank_line.reference = ? AND bank_line.id < ?"
    twins = LINES.read(where, line.file_id, line.reference, line.id) if line.reference else []
    twin = any(one.stage is LineStage.TAKEN for one in twins)
    return f"{line.reference} {line.file}/{line.place}" if twin else line.referred


def _key(line: BankLine) -> str:
    """What a line is paid by, once; another time only after that was given back."""
    begins, ends = f"bank:{line.id}:", f"bank:{line.id};"
    before = PAYMENTS.table.read("WHERE payment.key >= ? AND payment.key < ?", begins, ends)
    return f"bank:{line.id}:{len(before)}"


def _figures(line: BankLine) -> dict[str, object]:
    return {"line": line.id, "place": line.place, "amount": line.amount}
