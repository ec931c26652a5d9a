"""The keys that the desk holds, and who has those that are out (K1, K2)."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from store import clock
from store.engine import database
from store.errors import NotFound
from store.inputs import halfwidth
from store.keys.inputs import KeyKind, Signed
from store.keys.loan import COLUMNS, Loan, of_row


@dataclass(frozen=True)
class HeldKey:
    """A key of the list (K1); ``home`` is its code, empty for a public key; ``loan`` while out.

    ``count`` are all that belong here, ``missing`` those of them that are lost. ``held`` is False
    and ``handed_to`` says who got it, ``signed`` how both signed for that, once it was taken off
    the list (K4).
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
    authorisation: str = ""
    missing: int = 0
    signed: Signed | None = None

    @property
    def hanging(self) -> int:
        """How many hang on the hook."""
        if not self.held:
            return 0
        return self.count - self.missing - (self.loan.out if self.loan else 0)


_KEY = 14  # columns of the key, before those of its lending
_SELECT = (
    "SELECT k.id, k.hook, k.home_id, coalesce(h.code, ''), k.doors, k.count, k.kind, k.reason,"
    f" k.since, k.held, k.handed_to, k.authorisation, k.missing, k.signed, {COLUMNS}"
    " FROM held_key k LEFT JOIN home h ON h.id = k.home_id"
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
    found = [key for key in _read("WHERE k.held = 1") if _fits(key, text)]
    return sorted(found, key=lambda key: (_natural(key.hook), _natural(key.home)))


def handed_over(text: str = "", limit: int = 50) -> list[HeldKey]:
    """Keys that have left the list for good, those last taken onto it first (K4)."""
    found = _read("WHERE k.held = 0 ORDER BY k.id DESC LIMIT ?", limit)
    return [key for key in found if _fits(key, text)]


def _fits(key: HeldKey, text: str) -> bool:
    told = f"{key.hook} {key.home} {key.doors} {key.reason}"
    return halfwidth(text).casefold() in told.casefold()


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


def missing() -> list[HeldKey]:
    """Keys of which some are lost and nothing has come of it yet, by hook (K4)."""
    found = _read("WHERE k.missing > 0 AND k.held = 1")
    return sorted(found, key=lambda key: _natural(key.hook))


def taken(hook: str) -> HeldKey | None:
    """The key held on a hook, whose name may be written in either case; None where it is free."""
    typed = hook.casefold()
    return next((key for key in _read("WHERE k.held = 1") if key.hook.casefold() == typed), None)


def free_hook() -> str:
    """The next free hook: the lowest number that is free, named as most hooks here are (K1)."""
    rows = database.db.execute_sql(
        "SELECT hook FROM held_key WHERE held = 1 ORDER BY id"
    ).fetchall()
    named = [found for (hook,) in rows if (found := re.fullmatch(r"(.*?)(\d{1,6})", hook))]
    often = Counter(found[1].casefold() for found in named).most_common(1)
    ours = [found for found in named if often and found[1].casefold() == often[0][0]]
    used = {int(found[2]) for found in ours}
    free = next(number for number in itertools.count(1) if number not in used)
    wide = max((len(found[2]) for found in ours if found[2].startswith("0")), default=1)
    return f"{ours[0][1] if ours else ''}{free:0{wide}}"


def _natural(text: str) -> list[tuple[bool, int, str]]:
    """Sort key by which 9 stands before 10, A-2 before A-10, and figures before letters."""
    parts = re.findall(r"\d+|\D+", text)
    return [(False, int(p), "") if p.isdecimal() else (True, 0, p) for p in parts]


def _read(where: str, *params: object) -> list[HeldKey]:
    return [_key(row) for row in database.db.execute_sql(_SELECT + where, params).fetchall()]


def _key(row: Sequence[Any]) -> HeldKey:
    id_, hook, home_id, home, doors, count, kind, reason, since, held, handed_to = row[:11]
    authorisation, missing, signed = row[11:_KEY]
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
        loan=of_row(row[_KEY:]) if row[_KEY] is not None else None,
        authorisation=authorisation,
        missing=missing,
        signed=Signed(signed) if signed else None,
    )
