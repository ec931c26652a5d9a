"""A second verifier of the journal: one file, the standard library alone, no code of frontdesk.

    python independent_verifier.py COPY-OF-desk.db [HEAD]

It shares nothing with ``frontdesk verify`` but the description below, so that the two can only
agree when both are right. Give it a copy made by ``frontdesk backup``, or of a closed desk.

The record. Table ``journal`` holds entries ``number`` 1, 2, 3 … without a gap. ``hash`` of an entry
is SHA-256 over

    "frontdesk journal 1" NUL, then the fields
    hash of the entry before (32 zero bytes at the first), number, at, shift, staff, kind, subject,
    payload, text_digest

each field as one letter for its type, its length as 8 bytes with the highest first, and the bytes:
``i`` an integer (8 bytes, two's complement), ``s`` text (UTF-8), ``b`` bytes, ``n`` nothing.
``previous`` repeats the hash of the entry before; ``at`` (milliseconds since 1970, UTC) never
falls. The words that were typed stand in ``journal_text``: ``text_digest`` is SHA-256 over
"frontdesk words 1" NUL, 16 bytes of ``salt``, and ``text`` in UTF-8. Words may be missing only when
a later entry of the kind ``words.erased`` has the subject ``entry:NUMBER``.

A head, as sheets print it, is the number, a dash, and the first 160 bits of the hash in base32.
"""

from __future__ import annotations

import base64
import hashlib
import sqlite3
import struct
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

NOTHING_BEFORE = b"\x00" * 32
COLUMNS = (
    "number", "at", "shift", "staff", "kind", "subject", "payload", "text_digest",
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """What was found: ``bad`` is the first bad entry, None when all are right."""

    count: int
    head: str
    bad: int | None
    why: str


class Wrong(Exception):
    """The entry being looked at is not as it was recorded."""


def verify(path: Path, head: str = "") -> Finding:
    """Check a closed database file from its first entry to its last, and against a head."""
    connection = sqlite3.connect(f"file:{quote(str(path.resolve()))}?immutable=1", uri=True)
    try:
        return _Reader(connection).read(head)
    finally:
        connection.close()


def sealed(previous: bytes, fields: tuple[object, ...]) -> bytes:
    """The hash of an entry."""
    parts = b"".join(_typed(field) for field in (previous, *fields))
    return hashlib.sha256(b"frontdesk journal 1\x00" + parts).digest()


def _typed(value: object) -> bytes:
    if value is None:
        letter, raw = b"n", b""
    elif type(value) is int:
        letter, raw = b"i", struct.pack(">q", value)
    elif type(value) is str:
        letter, raw = b"s", value.encode("utf-8")
    elif type(value) is bytes:
        letter, raw = b"b", value
    else:
        raise Wrong(f"a value of the type {type(value).__name__}")
    return letter + struct.pack(">Q", len(raw)) + raw


def printed(number: int, digest: bytes) -> str:
    """An entry's number and hash as a sheet prints them."""
    letters = base64.b32encode(digest[:20]).decode("ascii")
    return "-".join([str(number), *(letters[n : n + 4] for n in range(0, 32, 4))])


class _Reader:
    """Goes through the entries one by one and remembers the last that was right."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.count = 0
        self.hash = NOTHING_BEFORE
        self.at: int | None = None

    def read(self, head: str) -> Finding:
        wanted, _, letters = head.partition("-")
        found = printed(0, self.hash) if wanted == "0" else ""
        try:
            erased = self._erased()
            for entry in self._entries():
                self._check(entry, erased)
                if str(self.count) == wanted:
                    found = printed(self.count, self.hash)
        except (Wrong, sqlite3.Error, UnicodeDecodeError) as error:
            return self._found(self.count + 1, str(error))
        stray = self._stray_words()
        if stray is not None:
            return self._found(stray, "words without an entry")
        if head and found != f"{wanted}-{letters}":
            why = "another head than the printed one" if found else "the printed entry is missing"
            return self._found(int(wanted), why)
        return self._found(None, "")

    def _found(self, bad: int | None, why: str) -> Finding:
        return Finding(self.count, printed(self.count, self.hash), bad, why)

    def _entries(self) -> list[tuple[object, ...]] | sqlite3.Cursor:
        return self.connection.execute(
            f"SELECT {', '.join(COLUMNS)}, previous, hash FROM journal NOT INDEXED ORDER BY number"
        )

    def _erased(self) -> dict[object, int]:
        try:
            return dict(
                self.connection.execute(
                    "SELECT subject, max(number) FROM journal NOT INDEXED"
                    " WHERE kind = 'words.erased' GROUP BY subject"
                )
            )
        except (sqlite3.Error, UnicodeDecodeError):
            return {}  # reading the entries in their order will say where the damage is

    def _check(self, entry: tuple[object, ...], erased: dict[object, int]) -> None:
        *fields, previous, digest = entry
        number, at, text_digest = fields[0], fields[1], fields[7]
        if number != self.count + 1:
            raise Wrong("an entry is missing here")
        if previous != self.hash:
            raise Wrong("not linked to the entry before")
        right = sealed(self.hash, tuple(fields))
        if right != digest:
            raise Wrong("not what was sealed")
        if not isinstance(at, int) or (self.at is not None and at < self.at):
            raise Wrong("dated before the entry before")
        self._check_words(self.count + 1, text_digest, erased)
        self.count, self.hash, self.at = self.count + 1, right, at

    def _check_words(self, number: int, digest: object, erased: dict[object, int]) -> None:
        row = self.connection.execute(
            "SELECT salt, text FROM journal_text WHERE number = ?", (number,)
        ).fetchone()
        if row is None:
            if digest is not None and erased.get(f"entry:{number}", 0) <= number:
                raise Wrong("the words are gone and nobody recorded their erasure")
            return
        salt, text = row
        if digest is None or type(salt) is not bytes or type(text) is not str:
            raise Wrong("words that do not belong here")
        if hashlib.sha256(b"frontdesk words 1\x00" + salt + text.encode()).digest() != digest:
            raise Wrong("not the words that were sealed")

    def _stray_words(self) -> int | None:
        try:
            (number,) = self.connection.execute(
                "SELECT min(number) FROM journal_text WHERE number NOT IN"
                " (SELECT number FROM journal)"
            ).fetchone()
        except (sqlite3.Error, UnicodeDecodeError):
            return self.count + 1
        return None if number is None else int(number)


def main() -> int:
    """Print the finding; the exit code is 0 when all is right, 1 when not, 2 for wrong use."""
    if len(sys.argv) not in (2, 3):
        sys.stderr.write((__doc__ or "").split("\n\n")[1] + "\n")
        return 2
    finding = verify(Path(sys.argv[1]), *sys.argv[2:])
    if finding.bad is not None:
        sys.stderr.write(f"Entry {finding.bad} is bad: {finding.why}.\n")
        return 1
    sys.stdout.write(f"{finding.count} entries, all as they were recorded.\n{finding.head}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
