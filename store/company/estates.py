"""The estates that head office hears from, and reading one with the store's own functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from store import clock, estate
from store.company.connecting import Connection
from store.engine import database
from store.engine.postgres import ReadingDatabase
from store.errors import NotFound, Refused
from store.journal import sealing
from store.opened import Opened

_IDENTITY = re.compile(r"[0-9a-f]{32}")
_SELECT = (
    "SELECT id, identity, name, branch, number, seal, at, zone, schema, heard, checked"
    " FROM company.estate "
)


@dataclass(frozen=True)
class Estate:
    """An estate as head office has it: how far its newest branch has come, and when it was heard.

    ``schema`` is that of the program it last spoke with, ``checked`` when it last verified itself.
    """

    id: int
    identity: str
    name: str
    branch: int
    number: int
    seal: bytes
    at: int
    zone: str
    schema: int
    heard: datetime | None
    checked: datetime | None


def _of(row: tuple[Any, ...]) -> Estate:
    *plain, heard, checked = row
    moments = (None if ms is None else clock.from_ms(ms) for ms in (heard, checked))
    return Estate(*plain, *moments)


def everyone(db: Connection) -> list[Estate]:
    """All estates, by name."""
    return [_of(row) for row in db.execute(f"{_SELECT} ORDER BY name, id").fetchall()]


def known(db: Connection, identity: str, *, locked: bool = False) -> Estate:
    """An estate by its identity; ``locked`` keeps others from writing of it in this transaction.

    Raises ``NotFound``.
    """
    lock = " FOR UPDATE" if locked else ""
    row = db.execute(f"{_SELECT} WHERE identity = %s{lock}", (identity,)).fetchone()
    if row is None:
        raise NotFound("Head office has not heard of the estate {identity}.", identity=identity)
    return _of(row)


def greeted(db: Connection, identity: str, name: str = "") -> Estate:
    """The estate of this identity, made known if it is not yet; raises ``Refused`` for no identity.

    ``name`` is what head office calls it, kept if one is given.
    """
    if not _IDENTITY.fullmatch(identity):
        raise Refused(
            "An estate's identity is 32 hexadecimal digits; frontdesk ship --who says it."
        )
    db.execute(
        "INSERT INTO company.estate (identity, name, seal) VALUES (%s, %s, %s)"
        " ON CONFLICT (identity) DO NOTHING",
        (identity, name or identity[:8], sealing.GENESIS),
    )
    if name:
        db.execute(
            "UPDATE company.estate SET name = %s WHERE identity = %s AND name <> %s",
            (name, identity, name),
        )
    return known(db, identity)


@contextmanager
def read(db: Connection, one: Estate, branch: int | None = None) -> Iterator[None]:
    """Let the calls of a block read an estate as head office has it, its newest branch or another.

    Of another branch only the chain can be read.
    """
    shown = one.branch if branch is None else branch
    for name, value in (
        ("frontdesk.estate", str(one.id)),
        ("frontdesk.branch", str(shown)),
        ("search_path", "reads, pg_catalog"),
    ):
        db.execute("SELECT set_config(%s, %s, false)", (name, value))
    now = clock.now()  # one moment for all that is read, whichever estate's calls say so
    with Opened().meant(), clock.told_by(lambda: now):
        database.read_through(ReadingDatabase(db))
        clock.set_zone(one.zone)
        if branch is None:
            estate.settings()
        yield
