"""Tampering with which kinds of entry stand in the book, and from which entry on (D7)."""

from __future__ import annotations

from tests.record.forger import Forger

NEVER_JOINED = "visit"


def _joined(by: Forger) -> tuple[str, int]:
    """A kind that an entry let into the book, and that entry's number."""
    kind, since = by.rng.choice(by.run("SELECT kind, since FROM book WHERE since > 1"))
    return str(kind), int(since)


def _always(by: Forger) -> str:
    """A kind that has stood in the book from the first entry on."""
    return str(by.rng.choice(by.run("SELECT kind FROM book WHERE since = 1"))[0])


def _change(by: Forger, sql: str, *params: object) -> None:
    with by.unguarded():
        by.run(sql, *params)


def removed(by: Forger, _: int) -> int:
    kind, since = _joined(by)
    _change(by, "DELETE FROM book WHERE kind = ?", kind)
    return since


def earlier(by: Forger, _: int) -> int:
    kind, since = _joined(by)
    other = by.rng.randrange(1, since)
    _change(by, "UPDATE book SET since = ? WHERE kind = ?", other, kind)
    return other


def later(by: Forger, _: int) -> int:
    kind, since = _joined(by)
    other = by.rng.randrange(since + 1, by.last + 9)
    _change(by, "UPDATE book SET since = ? WHERE kind = ?", other, kind)
    return since


def renamed(by: Forger, _: int) -> int:
    kind, since = _joined(by)
    _change(by, "UPDATE book SET kind = ? WHERE kind = ?", NEVER_JOINED, kind)
    return since


def invented(by: Forger, _: int) -> int:
    since = by.rng.randrange(1, by.last + 9)
    _change(by, "INSERT INTO book (kind, since) VALUES (?, ?)", NEVER_JOINED, since)
    return since


def first_removed(by: Forger, _: int) -> int:
    _change(by, "DELETE FROM book WHERE kind = ?", _always(by))
    return 1


def first_later(by: Forger, _: int) -> int:
    other = by.rng.randrange(2, by.last + 9)
    _change(by, "UPDATE book SET since = ? WHERE kind = ?", other, _always(by))
    return 1
