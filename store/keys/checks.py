"""What the tables of keys must say, for their entries do (K1, K2, K4)."""

from __future__ import annotations

from functools import partial

from store.engine import dialect
from store.inputs import mark
from store.keys.recording import KEY, PARTS
from store.register import as_recorded

_said = partial(dialect.value_in, "j.payload")
_KINDS = (
    *("held", "corrected", "released", "lent", "returned", "extended", "lost", "settled"),
    *("lock_changed", "signed", "instructed", "instruction_ended"),
)


def _otherwise(name: str) -> str:
    """Finds an entry whose newest word on a part of a key is not what its row says."""
    table, columns = PARTS[name]
    row = f"{name}_row"
    differs = " OR ".join(f"t.{c} IS DISTINCT FROM {_said(row, c)}" for c in columns)
    return (
        "SELECT min(j.number) FROM (SELECT max(j.number) n FROM journal j"
        " WHERE j.subject >= 'key:' AND j.subject < 'key;'"
        f" AND {dialect.holds('j.payload', row)} GROUP BY {_said(name)}) newest"
        f" JOIN journal j ON j.number = newest.n LEFT JOIN {table} t ON t.id = {_said(name)}"
        f" WHERE t.id IS NULL OR {differs}"
    )


def _unsaid(name: str) -> str:
    """Finds a part of a key that no entry speaks for."""
    table, _columns = PARTS[name]
    return (
        f"SELECT min('{table}:' || t.id) FROM {table} t WHERE NOT EXISTS (SELECT 1 FROM journal j"
        " WHERE j.subject >= 'key:' AND j.subject < 'key;'"
        f" AND {_said(name)} = t.id)"
    )


_KEY_OTHERWISE, _KEY_UNSAID = as_recorded("key", "held_key", _KINDS, KEY).values()
CHECKS = {
    mark("its key stands otherwise than it was recorded"): _KEY_OTHERWISE,
    mark("A key is none that was recorded: {what}"): _KEY_UNSAID,
    mark("its lending stands otherwise than it was recorded"): _otherwise("loan"),
    mark("A lending is none that was recorded: {what}"): _unsaid("loan"),
    mark("its extension stands otherwise than it was recorded"): _otherwise("extension"),
    mark("An extension is none that was recorded: {what}"): _unsaid("extension"),
    mark("its instruction stands otherwise than it was recorded"): _otherwise("instruction"),
    mark("An instruction is none that was recorded: {what}"): _unsaid("instruction"),
}
