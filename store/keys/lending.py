"""A key is lent, asked for longer, called for, brought back whole or in part (K2)."""

from __future__ import annotations

from datetime import datetime, timedelta

from store import clock
from store.desk.staff import require
from store.errors import Refused
from store.inputs import printable
from store.journal.operation import operation
from store.keys.inputs import Signed
from store.keys.instructions import heeded
from store.keys.inventory import HeldKey
from store.keys.loan import Loan
from store.keys.loaninputs import (
    HeededLoan,
    KeyChase,
    KeyExtension,
    KeyLoan,
    KeyReturn,
    KeyReveal,
)
from store.keys.recording import as_begun, held, record
from store.keys.rows import ExtensionRow, LoanRow
from store.keys.settings import settings
from store.keys.steps import is_out
from store.rights import WORK_THE_DESK, Staff


@operation
def lend(key_id: int, loan: KeyLoan, *, by: Staff) -> HeldKey:
    """Lend a key, or some of a bunch (K2); raises ``Refused`` with who has it if it is out.

    Its instructions come first: ``Forbidden`` where it is not to be lent, ``Refused`` where one was
    not heeded. It is due back within the days of the settings.
    """
    require(by, WORK_THE_DESK)
    key, now = held(key_id), clock.now()
    if key.loan:
        raise is_out(key, key.loan)
    heeds = heeded(key, loan)
    many = _some_of(key, loan.count)
    _within_bounds(loan.due, now)
    row = LoanRow.create(
        key_id=key_id,
        borrower=loan.borrower,
        phone=loan.phone,
        firm=loan.firm,
        identity=loan.identity.value,
        reason=loan.reason,
        lent_at=clock.to_ms(now),
        due_at=clock.to_ms(loan.due),
        first_due=clock.to_ms(loan.due),
        lent_by=by.id,
        count=many,
        signed=as_begun(loan.signed).value,
    )
    figures = {
        "loan": row.id,
        "hook": key.hook,
        "identity": loan.identity.value,
        "due": clock.to_ms(loan.due),
        "lent_at": clock.to_ms(now),
        "count": many,
        "of": key.count if many != key.count else None,
        "signed": as_begun(loan.signed).value,
        "heeded": heeds,
    }
    called = loan.called if isinstance(loan, HeededLoan) else ""
    words = {"reason": loan.reason} | ({"called": called} if called else {})
    return record("lent", key_id, by, figures, words)


def _some_of(key: HeldKey, asked: int | None) -> int:
    if not key.hanging:
        raise Refused("Nothing hangs on hook {hook}: its keys are missing.", hook=key.hook)
    if asked is not None and asked > key.hanging:
        raise Refused("Only {count} hang there.", field="count", count=key.hanging)
    return asked or key.hanging


def _within_bounds(due: datetime, now: datetime) -> None:
    if due <= now:
        raise Refused("The time it is expected back must lie ahead.", field="due")
    days = settings().longest_days
    if due > now + timedelta(days=days):
        raise Refused(
            "At most {days} days: ask for more time before it is due.", field="due", days=days
        )


@operation
def take_back(key_id: int, back: KeyReturn, *, by: Staff) -> HeldKey:
    """Take a lent key back (K2); of a bunch as many as came, the rest stays out.

    Raises ``Refused`` when it is not out, when it is not said how many of several came, and for
    somebody else than the borrower whose identity nobody checked.
    """
    require(by, WORK_THE_DESK)
    key, now = held(key_id), clock.now()
    loan = out(key)
    came = _came_back(loan, back.count)
    bringer = back.returned_by or loan.borrower
    if bringer != loan.borrower and back.identity is None:
        raise Refused("Somebody else brings it: which identity was checked?", field="identity")
    left = loan.out - came
    # One that was not signed for waits on, with what comes after it.
    signed = Signed.OWED if loan.back_signed is Signed.OWED else as_begun(back.signed)
    LoanRow.update(
        back=loan.back + came,
        returned_at=None if left else clock.to_ms(now),
        returned_by=bringer,
        returned_to=by.id,
        back_identity=back.identity.value if back.identity else None,
        back_signed=signed.value,
        back_signed_with=None,
    ).where(LoanRow.id == loan.id).execute()
    figures = {
        "loan": loan.id,
        "hook": key.hook,
        "late": not left and loan.late(now),
        "left": left,
        "returned_at": clock.to_ms(now),
        "count": came,
        "signed": as_begun(back.signed).value,
        "identity": back.identity.value if back.identity else None,
    }
    return record("returned", key_id, by, figures, {"words": back.words})


def out(key: HeldKey) -> Loan:
    """The lending by which a key is out; raises ``Refused`` when it is not."""
    if key.loan is None:
        raise Refused("Key {hook} is not out.", hook=key.hook)
    return key.loan


def _came_back(loan: Loan, said: int | None) -> int:
    if said is None and loan.out > 1:
        raise Refused("{count} are out: how many came back?", field="count", count=loan.out)
    if said is not None and said > loan.out:
        raise Refused("Only {count} are out.", field="count", count=loan.out)
    return said or 1


@operation
def extend(key_id: int, more: KeyExtension, *, by: Staff) -> HeldKey:
    """Let a key be out for longer, as somebody asked (K2); the first time it was due is kept."""
    require(by, WORK_THE_DESK)
    key, now = held(key_id), clock.now()
    loan = out(key)
    if more.due <= loan.due_at:
        raise Refused("It is due at that time already: longer means later.", field="due")
    _within_bounds(more.due, now)
    row = ExtensionRow.create(
        loan_id=loan.id,
        at=clock.to_ms(now),
        due_before=clock.to_ms(loan.due_at),
        due_at=clock.to_ms(more.due),
        asked_by=more.asked_by,
        reason=more.reason,
        staff=by.id,
    )
    LoanRow.update(due_at=clock.to_ms(more.due)).where(LoanRow.id == loan.id).execute()
    figures = {
        "loan": loan.id,
        "extension": row.id,
        "hook": key.hook,
        "due": clock.to_ms(more.due),
        "was_due": clock.to_ms(loan.due_at),
    }
    return record("extended", key_id, by, figures, {"reason": more.reason})


@operation
def chase(key_id: int, call: KeyChase, *, by: Staff) -> HeldKey:
    """Record a call for a key that is out: reached or not, and what was said (K2)."""
    require(by, WORK_THE_DESK)
    key = held(key_id)
    figures = {"loan": out(key).id, "hook": key.hook, "reached": call.reached, "fields": ["chase"]}
    return record("chased", key_id, by, figures, {"words": call.words})


@operation
def reveal(key_id: int, why: KeyReveal, *, by: Staff) -> str:
    """The whole phone of who has a key, once that and its reason are on record (F6, K2)."""
    require(by, WORK_THE_DESK)
    key = held(key_id)
    loan = out(key)
    if not loan.phone:
        raise Refused("No phone was left for key {hook}.", hook=key.hook)
    figures = {"loan": loan.id, "hook": key.hook, "fields": ["phone"]}
    record("phone_shown", key_id, by, figures, {"reason": printable(why.reason)})
    return loan.phone
