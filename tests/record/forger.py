"""Somebody with the database file, an SQL shell and the knowledge of how entries are sealed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from peewee import sqlite3  # type: ignore[attr-defined]

from store.journal import sealing

COLUMNS = ("number", "at", "shift", "staff", "kind", "subject", "payload", "text_digest")
_FIELDS = ", ".join(COLUMNS)

_NUMBERED = ("dated", "touched", "journal", "journal_text", "log_entry", "handover_signature")


class Forger:
    """Hands on the file: no guard holds, and every trigger is put back word for word."""

    def __init__(self, file: Path, rng: Random) -> None:
        self.rng = rng
        self._file = file
        self._open()

    def _open(self) -> None:
        self._db = sqlite3.connect(str(self._file), isolation_level=None)
        self.run("PRAGMA ignore_check_constraints = on")
        self.run("PRAGMA synchronous = off")

    def close(self) -> None:
        self._db.close()

    def run(self, sql: str, *params: object) -> list[tuple[Any, ...]]:
        return list(self._db.execute(sql, params).fetchall())

    def value(self, sql: str, *params: object) -> Any:
        return self.run(sql, *params)[0][0]

    @contextmanager
    def unguarded(self) -> Iterator[None]:
        """Every trigger off, and back on exactly as it was."""
        triggers = self.run("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for name, _ in triggers:
            self.run(f"DROP TRIGGER {name}")
        self.run("BEGIN")
        yield
        self.run("COMMIT")
        for _, sql in triggers:
            self.run(sql)

    def rewrite_schema(self, name: str, old: str, new: str) -> None:
        """Change the definition of a thing without touching what it holds."""
        self.run("PRAGMA writable_schema = on")
        self.run("UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = ?", old, new, name)
        self.run("PRAGMA writable_schema = reset")
        self.close()
        self._open()

    @property
    def last(self) -> int:
        return int(self.value("SELECT max(number) FROM journal"))

    def entry(self, where: str = "1") -> int:
        """Any entry but the last for which a condition holds."""
        rows = self.run(f"SELECT number FROM journal j WHERE ({where}) AND number < ?", self.last)
        return int(self.rng.choice(rows)[0])

    def worded(self) -> int:
        """Any entry but the last that has its words."""
        return self.entry("EXISTS (SELECT 1 FROM journal_text t WHERE t.number = j.number)")

    def fields(self, number: int) -> list[Any]:
        return list(self.run(f"SELECT {_FIELDS} FROM journal WHERE number = ?", number)[0])

    def set(self, number: int, column: str, value: object) -> None:
        with self.unguarded():
            self.run(f"UPDATE journal SET {column} = ? WHERE number = ?", value, number)

    def append(self, *entries: list[Any]) -> int:
        """Append entries after the last, linked and sealed as they should be; the last's number."""
        with self.unguarded():
            for fields in entries:
                previous = self.value("SELECT hash FROM journal ORDER BY number DESC LIMIT 1")
                self.insert(fields, previous, sealing.entry_hash(previous, *fields))
        return int(entries[-1][0])

    def insert(self, fields: list[Any], previous: bytes, sealed: bytes) -> None:
        """Insert a row of the journal as it is given."""
        marks = ", ".join("?" * (len(COLUMNS) + 2))
        self.run(f"INSERT INTO journal VALUES ({marks})", *fields, previous, sealed)

    def reseal(self, start: int, through: int | None = None) -> None:
        """Link and seal anew every entry from one on."""
        with self.unguarded():
            through = through or self.last
            # Hashes are unique; the old ones must be out of the way first.
            self.run("UPDATE journal SET hash = randomblob(32) WHERE number >= ?", start)
            previous = self.value("SELECT hash FROM journal WHERE number = ?", start - 1)
            for number in range(start, through + 1):
                sealed = sealing.entry_hash(previous, *self.fields(number))
                self.run(
                    "UPDATE journal SET previous = ?, hash = ? WHERE number = ?",
                    *(previous, sealed, number),
                )
                previous = sealed

    def move_up(self, start: int, by: int) -> None:
        """Renumber every entry from one on, with its words and its page."""
        tables = ("journal", "journal_text", "log_entry")
        for table in tables:
            self.run(f"UPDATE {table} SET number = -number WHERE number >= ?", start)
            self.run(f"UPDATE {table} SET number = -number + ? WHERE number < 0", by)

    def cut(self, after: int) -> int | None:
        """Take away the newest entries and all that follows from them.

        Returns the first entry whose erasure was recorded there, for its words cannot come back.
        """
        with self.unguarded():
            for table in _NUMBERED:
                self.run(f"DELETE FROM {table} WHERE number > ?", after)
            self.run("DELETE FROM book WHERE since > max(?, 1)", after)
            self.run(
                "UPDATE log_day SET signed = coalesce((SELECT max(payload ->> 'through')"
                " FROM journal WHERE subject = 'day:' || day AND kind = 'day.signed'), 0)"
            )
            self._put_back_staff()
            self._put_back_settings()
            self._put_back_keys()
        bare: int | None = self.value(
            "SELECT min(number) FROM journal j WHERE text_digest IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM journal_text t WHERE t.number = j.number)"
            " AND NOT EXISTS (SELECT 1 FROM journal e WHERE e.kind = 'words.erased'"
            " AND e.subject = 'entry:' || j.number)"
        )
        return bare

    def _put_back_keys(self) -> None:
        lent = "FROM journal WHERE kind = 'key.lent' AND payload ->> 'loan' = key_loan.id"
        self.run(f"DELETE FROM key_loan WHERE NOT EXISTS (SELECT 1 {lent})")
        held = "FROM journal WHERE subject = 'key:' || held_key.id"
        self.run(f"DELETE FROM held_key WHERE NOT EXISTS (SELECT 1 {held})")

    def _put_back_staff(self) -> None:
        of = "FROM journal WHERE subject = 'staff:' || staff.id AND kind"
        self.run(f"DELETE FROM staff WHERE NOT EXISTS (SELECT 1 {of} = 'staff.added')")
        self.run(
            f"UPDATE staff SET active = NOT EXISTS (SELECT 1 {of} = 'staff.retired'),"
            f" role = (SELECT payload ->> 'role' {of} IN ('staff.added', 'staff.changed')"
            " ORDER BY number DESC LIMIT 1)"
        )

    def _put_back_settings(self) -> None:
        self.run("DELETE FROM site")
        for payload, text in self.run(
            "SELECT j.payload, t.text FROM journal j LEFT JOIN journal_text t"
            " ON t.number = j.number WHERE j.subject = 'site' ORDER BY j.number"
        ):
            said, words = json.loads(payload), json.loads(text or "{}")
            kept = {key: json.dumps(value) for key, value in said.get("values", {}).items()}
            kept |= {k: v if k != "name" else json.dumps(v) for k, v in words.items()}
            if "of" in said:
                kept[f"of {said['of']}"] = json.dumps(said["settings"])
            for key, value in kept.items():
                self.run("INSERT OR REPLACE INTO site (key, value) VALUES (?, ?)", key, value)

    def words(self, number: int) -> dict[str, str]:
        text = self.value("SELECT text FROM journal_text WHERE number = ?", number)
        found: dict[str, str] = json.loads(text)
        return found
