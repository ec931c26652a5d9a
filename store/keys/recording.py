"""How what happens to a key is recorded: the entry, and with it the rows as they stand then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from store import journal
from store.engine import database
from store.errors import Refused
from store.keys.inputs import Signed
from store.keys.inventory import HeldKey, get
from store.rights import Staff

# What entries keep of the rows, and ``verify`` holds against them: no word, no name.
KEY = (
    *("hook", "home_id", "count", "kind", "since", "held", "missing"),
    *("signed", "signed_with"),
)
LOAN = (
    *("key_id", "identity", "lent_at", "due_at", "first_due", "lent_by", "count", "back", "lost"),
    *("returned_at", "returned_to", "signed", "signed_with"),
    *("back_identity", "back_signed", "back_signed_with"),
)
EXTENSION = ("loan_id", "at", "due_before", "due_at", "staff")
INSTRUCTION = ("key_id", "kind", "since", "until", "given_at", "ended_at")

# The things beside the key of which an entry keeps a row: by the figure that has its number.
PARTS = {
    "loan": ("key_loan", LOAN),
    "extension": ("key_extension", EXTENSION),
    "instruction": ("key_instruction", INSTRUCTION),
}


def record(
    kind: str,
    key_id: int,
    by: Staff,
    figures: Mapping[str, Any],
    words: Mapping[str, str] | None = None,
) -> HeldKey:
    """Record what happened to a key; call within an operation, once the rows are changed."""
    payload = dict(figures) | {"row": _row("held_key", key_id, KEY)}
    for name, (table, columns) in PARTS.items():
        if name in figures:
            payload[f"{name}_row"] = _row(table, figures[name], columns)
    journal.append(f"key.{kind}", f"key:{key_id}", by=by, payload=payload, words=words)
    return get(key_id)


def as_begun(signed: Signed) -> Signed:
    """How something is signed for at first: by PIN only once both have typed theirs."""
    return Signed.OWED if signed is Signed.PIN else signed


def held(key_id: int) -> HeldKey:
    """A key that hangs here; raises ``NotFound``, and ``Refused`` for one that was handed over."""
    key = get(key_id)
    if not key.held:
        raise Refused("Key {hook} is no longer held here.", hook=key.hook)
    return key


def _row(table: str, id_: object, columns: tuple[str, ...]) -> dict[str, object]:
    sql = f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?"
    row = database.db.execute_sql(sql, (id_,)).fetchone()
    return dict(zip(columns, row, strict=True))
