"""Lendings of keys: who has how many of what, until when, and how both signed (K2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from store import clock
from store.engine import database
from store.keys.inputs import Identity, Signed


@dataclass(frozen=True)
class Loan:
    """One lending; ``returned_at`` is None while a key of it is out, staff are ids, times UTC.

    ``count`` went, ``back`` of them came back and ``lost`` were lost. ``first_due`` is when it was
    due before anybody asked for more time. ``signed`` and ``back_signed`` say how both signed for
    the lending and the last return, None where that was not kept; ``signed_with`` is the borrower's
    or the bringer's staff id where they signed by PIN.
    """

    id: int
    key_id: int
    borrower: str
    identity: Identity
    reason: str
    lent_at: datetime
    due_at: datetime
    lent_by: int
    returned_at: datetime | None
    returned_by: str
    returned_to: int | None
    phone: str = ""
    firm: str = ""
    first_due: datetime | None = None
    count: int = 1
    back: int = 0
    lost: int = 0
    signed: Signed | None = None
    signed_with: int | None = None
    back_identity: Identity | None = None
    back_signed: Signed | None = None
    back_signed_with: int | None = None

    def late(self, now: datetime) -> bool:
        """Whether it came back, or is still out, after it was due (K2)."""
        return (self.returned_at or now) > self.due_at

    @property
    def out(self) -> int:
        """How many of it are out."""
        return 0 if self.returned_at else self.count - self.back - self.lost

    @property
    def extended(self) -> bool:
        """Whether it is due later than it was at first."""
        return self.first_due is not None and self.first_due != self.due_at

    @property
    def owed(self) -> bool:
        """Whether a signature of it is still missing."""
        return Signed.OWED in (self.signed, self.back_signed)


@dataclass(frozen=True)
class Extension:
    """More time for a lending: who asked for it, and who granted it."""

    id: int
    at: datetime
    due_before: datetime
    due_at: datetime
    asked_by: str
    reason: str
    staff: int


COLUMNS = (
    "l.id, l.key_id, l.borrower, l.identity, l.reason, l.lent_at, l.due_at, l.lent_by,"
    " l.returned_at, l.returned_by, l.returned_to, l.phone, l.firm, l.first_due, l.count, l.back,"
    " l.lost, l.signed, l.signed_with, l.back_identity, l.back_signed, l.back_signed_with"
)


def loans(key_id: int, limit: int = 50) -> list[Loan]:
    """The lendings of a key, newest first (K2)."""
    return _read("WHERE l.key_id = ? ORDER BY l.id DESC LIMIT ?", key_id, limit)


def unsigned() -> list[Loan]:
    """The lendings that somebody still has to sign for, the oldest first."""
    owed = Signed.OWED.value
    return _read("WHERE l.signed = ? OR l.back_signed = ? ORDER BY l.id", owed, owed)


def extensions(loan_id: int) -> list[Extension]:
    """How often a lending was extended, the oldest first."""
    rows = database.db.execute_sql(
        "SELECT id, at, due_before, due_at, asked_by, reason, staff FROM key_extension"
        " WHERE loan_id = ? ORDER BY id",
        (loan_id,),
    ).fetchall()
    return [
        Extension(
            id=id_,
            at=clock.from_ms(at),
            due_before=clock.from_ms(before),
            due_at=clock.from_ms(due),
            asked_by=asked,
            reason=reason,
            staff=by,
        )
        for id_, at, before, due, asked, reason, by in rows
    ]


def _read(where: str, *params: object) -> list[Loan]:
    sql = f"SELECT {COLUMNS} FROM key_loan l {where}"
    return [of_row(row) for row in database.db.execute_sql(sql, params).fetchall()]


def of_row(row: Sequence[Any]) -> Loan:
    """A lending from a row of ``COLUMNS``."""
    id_, key_id, borrower, identity, reason, lent_at, due_at, lent_by, *rest = row
    returned_at, returned_by, returned_to, phone, firm, first_due, count, back, lost, *how = rest
    signed, signed_with, back_identity, back_signed, back_signed_with = how
    return Loan(
        id=id_,
        key_id=key_id,
        borrower=borrower,
        identity=Identity(identity),
        reason=reason,
        lent_at=clock.from_ms(lent_at),
        due_at=clock.from_ms(due_at),
        lent_by=lent_by,
        returned_at=clock.from_ms(returned_at) if returned_at is not None else None,
        returned_by=returned_by,
        returned_to=returned_to,
        phone=phone,
        firm=firm,
        first_due=clock.from_ms(first_due),
        count=count,
        back=back,
        lost=lost,
        signed=Signed(signed) if signed else None,
        signed_with=signed_with,
        back_identity=Identity(back_identity) if back_identity else None,
        back_signed=Signed(back_signed) if back_signed else None,
        back_signed_with=back_signed_with,
    )
