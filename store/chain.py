"""The hash chain over the journal: how an entry is sealed, and how the whole is verified (D2)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import peewee

from store.words import mark

GENESIS = bytes(32)
_PAGE = 5000


def entry_hash(previous: bytes, *fields: int | str | bytes | None) -> bytes:
    """SHA-256 over the previous hash and the entry's fields, each tagged by type and length."""
    digest = hashlib.sha256(b"frontdesk journal 1\0")
    for value in (previous, *fields):
        tag, raw = _encode(value)
        digest.update(tag + len(raw).to_bytes(8, "big") + raw)
    return digest.digest()


def words_digest(salt: bytes, text: str) -> bytes:
    """Salted SHA-256 of an entry's words."""
    return hashlib.sha256(b"frontdesk words 1\0" + salt + text.encode()).digest()


def _encode(value: int | str | bytes | None) -> tuple[bytes, bytes]:
    if value is None:
        return b"n", b""
    if isinstance(value, int):
        return b"i", value.to_bytes(8, "big", signed=True)
    if isinstance(value, str):
        return b"s", value.encode()
    return b"b", bytes(value)


def code(number: int, sealed: bytes) -> str:
    """A number and a hash as a printed code: ``NUMBER-XXXX-XXXX-…``, 160 bits in base32."""
    text = base64.b32encode(sealed[:20]).decode()
    return f"{number}-" + "-".join(text[i : i + 4] for i in range(0, len(text), 4))


@dataclass(frozen=True)
class Verdict:
    """What verifying found; ``bad`` is the first bad entry's number and ``why`` a source string."""

    count: int
    head: str
    bad: int | None = None
    why: str = ""


@dataclass
class _Walk:
    """How far verifying has come."""

    number: int = 0
    hash: bytes = GENESIS
    at: int = 0

    def verdict(self, bad: int | None = None, why: str = "") -> Verdict:
        return Verdict(self.number, code(self.number, self.hash), bad, why)


def verify(db: peewee.Database, head: str | None = None) -> Verdict:
    """Check every entry, its words and its link, and a printed head if one is given (D2).

    Damage that keeps an entry from being read counts as that entry being bad.
    """
    walk = _Walk()
    wanted = (head or "").strip().upper()
    printed = ""
    try:
        for row in _rows(db):
            if why := _wrong(row, walk):
                return walk.verdict(walk.number + 1, why)
            walk.number, walk.hash, walk.at = row[0], bytes(row[9]), row[1]
            if wanted.startswith(f"{walk.number}-"):
                printed = code(walk.number, walk.hash)
        orphan = _orphan_words(db)
    except peewee.DatabaseError:
        return walk.verdict(walk.number + 1, mark("the file is damaged here"))
    if orphan is not None:
        return walk.verdict(orphan, mark("it has words that were never recorded"))
    return walk.verdict() if wanted == printed else _other_head(walk, wanted, printed)


def _other_head(walk: _Walk, wanted: str, printed: str) -> Verdict:
    number = wanted.partition("-")[0]
    why = (
        mark("the entry is not the one that was printed")
        if printed
        else mark("the printed entry is not in the journal")
    )
    return walk.verdict(int(number) if number.isdecimal() else 0, why)


def _rows(db: peewee.Database) -> Iterator[tuple[Any, ...]]:
    sql = (
        "SELECT j.number, j.at, j.shift, j.staff, j.kind, j.subject, j.payload, j.text_digest,"
        " j.previous, j.hash, t.salt, t.text FROM journal j"
        " LEFT JOIN journal_text t ON t.number = j.number"
        f" WHERE j.number > ? ORDER BY j.number LIMIT {_PAGE}"
    )
    after = -(1 << 62)
    while rows := db.execute_sql(sql, (after,)).fetchall():
        yield from rows
        after = rows[-1][0]


def _wrong(row: tuple[Any, ...], walk: _Walk) -> str:
    number, at, *_, text_digest, link, sealed, salt, text = row
    if number != walk.number + 1:
        return mark("the entry is missing")
    if bytes(link) != walk.hash:
        return mark("the link to the entry before it is broken")
    if entry_hash(walk.hash, *row[:8]) != bytes(sealed):
        return mark("its content is not what was recorded")
    if at < walk.at:
        return mark("it is dated before the entry before it")
    return _wrong_words(text_digest, salt, text)


def _wrong_words(text_digest: bytes | None, salt: bytes | None, text: str | None) -> str:
    if text_digest is None:
        return mark("it has words that were never recorded") if text is not None else ""
    if text is None or salt is None:
        return mark("its words are missing")
    if words_digest(bytes(salt), text) != bytes(text_digest):
        return mark("its words are not what was recorded")
    return ""


def _orphan_words(db: peewee.Database) -> int | None:
    row = db.execute_sql(
        "SELECT min(t.number) FROM journal_text t LEFT JOIN journal j ON j.number = t.number"
        " WHERE j.number IS NULL"
    ).fetchone()
    return int(row[0]) if row[0] is not None else None
