"""Both sign for a lending, a return, a key handed over: by PIN or on paper, said which (K2, K4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.desk import staff
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.journal.operation import attempt, operation
from store.keys.inputs import Signed
from store.keys.inventory import HeldKey, get
from store.keys.loan import Loan, unsigned
from store.keys.loaninputs import KeySigning
from store.keys.recording import record
from store.keys.rows import KeyRow, LoanRow
from store.rights import WORK_THE_DESK, Staff
from store.text import Named, mark


class Act(Named):
    """What is signed for."""

    LENT = "lent", mark("the lending")
    RETURNED = "returned", mark("the return")
    RELEASED = "released", mark("the handing over")


@dataclass(frozen=True)
class Owed:
    """A signature that is missing: what for, of whom beside the desk, and of which lending."""

    act: Act
    who: str
    loan: Loan | None = None


def owed(key: HeldKey) -> Owed | None:
    """The oldest signature that is still missing of a key."""
    for loan in unsigned():
        if loan.key_id == key.id and loan.signed is Signed.OWED:
            return Owed(Act.LENT, loan.borrower, loan)
        if loan.key_id == key.id:
            return Owed(Act.RETURNED, loan.returned_by, loan)
    return Owed(Act.RELEASED, key.handed_to) if key.signed is Signed.OWED else None


@attempt
def sign(key_id: int, given: KeySigning, *, by: Staff) -> HeldKey:
    """Record how both signed for what is not signed yet.

    On paper the slip is the signature; by PIN both type their own, the other one being of the staff
    and the one who took or brought the key. Raises ``Refused`` otherwise.
    """
    require(by, WORK_THE_DESK)
    waits = owed(get(key_id))
    if waits is None:
        raise Refused("Nothing of this key waits for a signature.")
    if given.how is Signed.OWED:
        raise Refused("It is not signed yet: on paper, or by PIN?", field="how")
    other = _by_pin(waits, given, by) if given.how is Signed.PIN else None
    return _sign(key_id, waits, given.how, other, by=by)


def _by_pin(waits: Owed, given: KeySigning, by: Staff) -> Staff:
    if not given.number:
        raise Refused("By PIN: which staff number signs beside yours?", field="number")
    other = next((one for one in staff.everyone() if one.number == given.number), None)
    if other is None or not other.active or other.id == by.id or other.name != waits.who:
        raise Refused(
            "{name} has to sign: with another number, have the slip signed.",
            field="number",
            name=waits.who,
        )
    for who, pin, field in ((other, given.their_pin, "their_pin"), (by, given.pin, "pin")):
        if not pin:
            raise Refused("Please fill this in.", field=field)
        try:
            staff.check_pin(who, pin)
        except Refused as refusal:
            raise Refused(refusal.message, field=field, **refusal.values) from refusal
    return other


@operation
def _sign(key_id: int, waits: Owed, how: Signed, other: Staff | None, *, by: Staff) -> HeldKey:
    key = get(key_id)
    if owed(key) != waits:
        raise Refused("It has been signed for meanwhile.")
    who = other.id if other else None
    figures: dict[str, object] = {"hook": key.hook, "act": waits.act.value, "how": how.value}
    match waits.act:
        case Act.RELEASED:
            changed = KeyRow.update(signed=how.value, signed_with=who)
            changed.where(KeyRow.id == key_id).execute()
        case _:
            assert waits.loan is not None
            lent = {"signed": how.value, "signed_with": who}
            back = {"back_signed": how.value, "back_signed_with": who}
            LoanRow.update(**(lent if waits.act is Act.LENT else back)).where(
                LoanRow.id == waits.loan.id
            ).execute()
            figures |= {"loan": waits.loan.id}
    return record("signed", key_id, by, figures | {"with": who}, {})


def waiting_for_signatures() -> Iterator[tuple[int, str]]:
    """The keys that something waits for a signature of, and who has to sign beside the desk."""
    rows = database.db.execute_sql(
        "SELECT key_id FROM key_loan WHERE signed = ? OR back_signed = ?"
        " UNION SELECT id FROM held_key WHERE signed = ? ORDER BY 1",
        (Signed.OWED.value,) * 3,
    ).fetchall()
    for (key_id,) in rows:
        if (waits := owed(get(key_id))) is not None:
            yield key_id, waits.who
