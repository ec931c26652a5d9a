"""What was found wrong with an estate's journal, kept for good: the same again only counts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from store import clock
from store.company.connecting import Connection
from store.company.estates import Estate
from store.errors import StoreError
from store.text import mark

WENT_BACK = mark(
    "The estate does not have entry {had} as it had sent it: an older copy, a cut or a rewrite;"
    " the last common entry is {common}"
)
ITS_OWN = mark("The estate finds its own record wrong: {why}")
ITS_ENTRY = mark("The estate finds its own entry {number} bad: {why}")


@dataclass(frozen=True)
class Incident:
    """Something wrong: a source string and what fills it in, and how often it came.

    ``common`` is the last entry that both had, ``had`` the newest that head office had then, and
    ``branch`` the one that is kept of that.
    """

    id: int
    estate: int
    at: datetime
    what: str
    values: Mapping[str, Any]
    common: int | None
    had: int | None
    branch: int
    times: int


def raise_(
    db: Connection,
    one: Estate,
    what: str,
    values: Mapping[str, Any] | None = None,
    common: int | None = None,
) -> None:
    """Keep that something is wrong, as of an estate's newest branch."""
    told = json.dumps(values or {}, ensure_ascii=False, sort_keys=True, default=str)
    db.execute(
        "INSERT INTO company.incident (estate, at, what, told, common, had, branch)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)"
        " ON CONFLICT (estate, branch, what, told) DO UPDATE SET times = incident.times + 1",
        (one.id, clock.to_ms(clock.now()), what, told, common, one.number, one.branch),
    )


def of_refusal(db: Connection, one: Estate, error: StoreError) -> None:
    """Keep that something was refused of what an estate sent."""
    raise_(db, one, error.message, error.values)


def of(db: Connection, one: Estate) -> list[Incident]:
    """What was found wrong with an estate, oldest first."""
    rows = db.execute(
        "SELECT id, estate, at, what, told, common, had, branch, times FROM company.incident"
        " WHERE estate = %s ORDER BY id",
        (one.id,),
    ).fetchall()
    return [
        Incident(id_, estate, clock.from_ms(at), what, json.loads(told), *rest)
        for id_, estate, at, what, told, *rest in rows
    ]
