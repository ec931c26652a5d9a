"""The keys that the desk holds, and who has those that are out (K1, K2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from store import clock
from store.engine import database
from store.errors import NotFound
from store.inputs import halfwidth
from store.keys.inputs import Identity, KeyKind


@dataclass(frozen=True)
class Loan:
    """One lending; ``returned_at`` is None while the key is out, staff are ids, times UTC."""

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

    def late(self, now: datetime) -> bool:
        """Whether it came back, or is still out, after it was due (K2)."""
        return (self.returned_at or now) > self.due_at


@dataclass(frozen=True)
class HeldKey:
    """A key of the list (K1); ``home`` is its code, empty for a public key; ``loan`` while out.

    ``held`` is False and ``handed_to`` says who got it once it was taken off the list (K4).
    """

    id: int
    hook: str
    home_id: int | None
    home: str
    doors: str
    count: int
    kind: KeyKind
    reason: str
    since: date
    held: bool
    handed_to: str
    loan: Loan | None


_LOAN = (
    "l.id, l.key_id, l.borrower, l.identity, l.reason, l.lent_at, l.due_at, l.lent_by,"
    " l.returned_at, l.returned_by, l.returned_to"
)
_SELECT = (
    "SELECT k.id, k.hook, k.home_id, coalesce(h.code, ''), k.doors, k.count, k.kind, k.reason,"
    f" k.since, k.held, k.handed_to, {_LOAN} FROM held_key k LEFT JOIN home h ON h.id = k.home_id"
    " LEFT JOIN key_loan l ON l.key_id = k.id AND l.returned_at IS NULL "
)


def get(key_id: int) -> HeldKey:
    """One key, also one that was handed over; raises ``NotFound``."""
    found = _read("WHERE k.id = ?", key_id)
    if not found:
        raise NotFound("There is no such key.")
    return found[0]


def inventory(text: str = "") -> list[HeldKey]:
    """All keys held, by hook; ``text`` narrows to hooks, homes, doors and reasons that have it."""
    typed = halfwidth(text).casefold()
    found = [
        key
        for key in _read("WHERE k.held = 1")
        if typed in f"{key.hook} {key.home} {key.doors} {key.reason}".casefold()
    ]
    return sorted(found, key=lambda key: (_natural(key.hook), _natural(key.home)))


def hung_on(text: str) -> list[int]:
    """The ids of keys held on hooks that begin with a text, in either case, by hook."""
    typed = halfwidth(text).casefold()
    rows = database.db.execute_sql("SELECT hook, id FROM held_key WHERE held = 1").fetchall()
    found = [(_natural(hook), id_) for hook, id_ in rows if hook.casefold().startswith(typed)]
    return [id_ for _hook, id_ in sorted(found)]


def out() -> list[HeldKey]:
    """Keys that are lent now, the first due first (H7)."""
    return _read("WHERE l.id IS NOT NULL ORDER BY l.due_at, k.id")


def overdue(now: datetime) -> list[HeldKey]:
    """Keys that should have been back before ``now``, the longest due first (K2)."""
    return _read("WHERE l.due_at < ? ORDER BY l.due_at, k.id", clock.to_ms(now))


def of_home(home_id: int) -> list[HeldKey]:
    """The keys held of a home, by hook (F1)."""
    found = _read("WHERE k.home_id = ? AND k.held = 1", home_id)
    return sorted(found, key=lambda key: _natural(key.hook))


def loans(key_id: int, limit: int = 50) -> list[Loan]:
    """The lendings of a key, newest first (K2)."""
    sql = f"SELECT {_LOAN} FROM key_loan l WHERE l.key_id = ? ORDER BY l.id DESC LIMIT ?"
    return [_loan(row) for row in database.db.execute_sql(sql, (key_id, limit)).fetchall()]


def _natural(text: str) -> list[tuple[bool, int, str]]:
    """Sort key by which 9 stands before 10, A-2 before A-10, and figures before letters."""
    parts = re.findall(r"\d+|\D+", text)
    return [(False, int(p), "") if p.isdecimal() else (True, 0, p) for p in parts]


def _read(where: str, *params: object) -> list[HeldKey]:
    return [_key(row) for row in database.db.execute_sql(_SELECT + where, params).fetchall()]


def _key(row: Sequence[Any]) -> HeldKey:
    id_, hook, home_id, home, doors, count, kind, reason, since, held, handed_to = row[:11]
    return HeldKey(
        id=id_,
        hook=hook,
        home_id=home_id,
        home=home,
        doors=doors,
        count=count,
        kind=KeyKind(kind),
        reason=reason,
        since=date.fromisoformat(since),
        held=bool(held),
        handed_to=handed_to,
        loan=_loan(row[11:]) if row[11] is not None else None,
    )


def _loan(row: Sequence[Any]) -> Loan:
    id_, key_id, borrower, identity, reason, lent_at, due_at, lent_by, returned_at, *back = row
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
        returned_by=back[0],
        returned_to=back[1],
    )
