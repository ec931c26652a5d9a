"""What the cells of a roster must say, for the entries do (O7)."""

from __future__ import annotations

import json
from collections.abc import Iterator

import peewee

from store.text import mark

_KINDS = "('roster.filled', 'roster.changed', 'roster.swapped')"


def folded(db: peewee.Database) -> dict[tuple[str, str], tuple[str, int, int]]:
    """The cells as their newest entries have them: code, exempt, and the entry's number."""
    found: dict[tuple[str, str], tuple[str, int, int]] = {}
    sql = (
        "SELECT number, payload FROM journal WHERE subject >= 'roster' AND subject < 'roster~'"
        f" AND kind IN {_KINDS} ORDER BY +number"
    )
    for number, payload in db.execute_sql(sql).fetchall():
        for who, day, code, exempt in json.loads(payload)["cells"]:
            found[who, day] = (code, exempt, number)
    return found


def differing(db: peewee.Database) -> Iterator[int | str]:
    """The entries whose cells stand otherwise, and cells that none speaks for (``verify``)."""
    said = folded(db)
    rows = db.execute_sql("SELECT who, day, code, exempt, number FROM roster_cell").fetchall()
    there = {(who, day): tuple(rest) for who, day, *rest in rows}
    for key, cell in said.items():
        if there.get(key) != cell:
            yield cell[2]
    yield from (f"{who} {day}" for who, day in sorted(set(there) - set(said)))


PROOFS = {mark("The roster has a cell otherwise than it was recorded: {what}"): differing}
