"""What happens to a key: it is taken in, lent, brought back, handed over for good (K1, K2, K4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from peewee import AutoField, BigIntegerField, IntegerField, TextField

from store import clock, journal
from store.desk.staff import require
from store.engine import database
from store.errors import Forbidden, Refused
from store.journal.operation import operation
from store.keys.inputs import KeyLoan, KeyRelease, KeyReturn, NewKey
from store.keys.inventory import HeldKey, Loan, get
from store.rights import WORK_THE_DESK, Staff


class KeyRow(database.Row):
    """A key of the list, or one that was."""

    id = AutoField()
    hook = TextField()
    home_id = IntegerField(null=True)
    doors = TextField()
    count = IntegerField()
    kind = TextField()
    reason = TextField(default="")
    since = TextField()
    held = IntegerField(default=1)
    handed_to = TextField(default="")

    class Meta:
        table_name = "held_key"


class LoanRow(database.Row):
    """One lending; the names of borrowers stand here and not in the journal."""

    id = AutoField()
    key_id = IntegerField()
    borrower = TextField()
    identity = TextField()
    reason = TextField()
    lent_at = BigIntegerField()
    due_at = BigIntegerField()
    lent_by = IntegerField()
    returned_at = BigIntegerField(null=True)
    returned_by = TextField(default="")
    returned_to = IntegerField(null=True)

    class Meta:
        table_name = "key_loan"


@operation
def hold(new: NewKey, *, by: Staff) -> HeldKey:
    """Take a key onto the list (K1); a hook holds one entry of the list at a time."""
    require(by, WORK_THE_DESK)
    if KeyRow.select().where(KeyRow.hook == new.hook, KeyRow.held == 1).exists():
        raise Refused("Hook {hook} is taken.", field="hook", hook=new.hook)
    since = new.since or clock.today()
    if since > clock.today():
        raise Refused("The date must not lie ahead.", field="since")
    row = KeyRow.create(
        hook=new.hook,
        home_id=new.home,
        doors=new.doors,
        count=new.count,
        kind=new.kind.value,
        reason=new.reason,
        since=since.isoformat(),
    )
    payload = {
        "home": new.home,
        "hook": new.hook,
        "count": new.count,
        "kind": new.kind.value,
        "since": since.isoformat(),
    }
    return _record("held", row.id, by, payload, {"doors": new.doors, "reason": new.reason})


@operation
def lend(key_id: int, loan: KeyLoan, *, by: Staff) -> HeldKey:
    """Lend a key (K2); raises ``Refused`` with who has it since when if it is out."""
    require(by, WORK_THE_DESK)
    key, now = _held(key_id), clock.now()
    if key.loan:
        raise _is_out(key, key.loan)
    if loan.due <= now:
        raise Refused("The time it is expected back must lie ahead.", field="due")
    row = LoanRow.create(
        key_id=key_id,
        borrower=loan.borrower,
        identity=loan.identity.value,
        reason=loan.reason,
        lent_at=clock.to_ms(now),
        due_at=clock.to_ms(loan.due),
        lent_by=by.id,
    )
    payload = {
        "loan": row.id,
        "hook": key.hook,
        "identity": loan.identity.value,
        "due": clock.to_ms(loan.due),
        "lent_at": clock.to_ms(now),
    }
    return _record("lent", key_id, by, payload, {"reason": loan.reason})


@operation
def take_back(key_id: int, returned: KeyReturn | None = None, *, by: Staff) -> HeldKey:
    """Take a lent key back (K2); raises ``Refused`` when it is not out."""
    require(by, WORK_THE_DESK)
    key, back, now = _held(key_id), returned or KeyReturn(), clock.now()
    loan = key.loan
    if loan is None:
        raise Refused("Key {hook} is not out.", hook=key.hook)
    LoanRow.update(
        returned_at=clock.to_ms(now),
        returned_by=back.returned_by or loan.borrower,
        returned_to=by.id,
    ).where(LoanRow.id == loan.id).execute()
    payload = {
        "loan": loan.id,
        "hook": key.hook,
        "late": loan.late(now),
        "returned_at": clock.to_ms(now),
    }
    return _record("returned", key_id, by, payload, {"words": back.words})


@operation
def release(key_id: int, given: KeyRelease, *, by: Staff) -> HeldKey:
    """Hand a key over for good and take it off the list (K4); refused while it is lent."""
    require(by, WORK_THE_DESK)
    key = _held(key_id)
    if key.loan:
        raise _is_out(key, key.loan)
    KeyRow.update(held=0, handed_to=given.handed_to).where(KeyRow.id == key_id).execute()
    payload = {"hook": key.hook, "identity": given.identity.value}
    return _record("released", key_id, by, payload, {"words": given.words})


def _held(key_id: int) -> HeldKey:
    key = get(key_id)
    if not key.held:
        raise Refused("Key {hook} is no longer held here.", hook=key.hook)
    return key


def _is_out(key: HeldKey, loan: Loan) -> Forbidden:
    since = clock.local(loan.lent_at)
    return Forbidden(
        "Key {hook} is out: {borrower} has had it since {since}.",
        hook=key.hook,
        borrower=loan.borrower,
        since=since.strftime("%m-%d %H:%M"),
    )


def _record(
    kind: str, key_id: int, by: Staff, payload: Mapping[str, Any], words: Mapping[str, str]
) -> HeldKey:
    journal.append(f"key.{kind}", f"key:{key_id}", by=by, payload=payload, words=words)
    return get(key_id)
