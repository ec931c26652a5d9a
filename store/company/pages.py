"""Where head office keeps the pages of an estate's book: gathered over a run, then written at once.

The book itself, which entries are read and on which page they stand, is the journal's own
(``store/journal/pages.py``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from store.company.connecting import Connection
from store.journal import Entry

_COLUMNS = ("day", "category", "home_id", "corrects", "follows", "follow_up_due")
_PLACED = ("estate", "number", *_COLUMNS, "done")


def put(
    db: Connection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    key: str = "",
) -> None:
    """Write rows of a table in one statement; over those of the same ``key``, if one is given."""
    if not rows:
        return
    named = ", ".join(columns)
    changes = ", ".join(f"{one} = excluded.{one}" for one in columns if one not in key.split(", "))
    over = f" ON CONFLICT ({key}) DO UPDATE SET {changes}" if key else ""
    text = (
        f"INSERT INTO company.{table} ({named}) SELECT {named}"
        f" FROM json_populate_recordset(NULL::company.{table}, %s::json){over}"
    )
    db.execute(text.encode(), (json.dumps(rows, ensure_ascii=False),))


class Gathered:
    """The book of one estate, as a run of entries changes it; ``write`` it at the end."""

    def __init__(self, db: Connection, estate: int, branch: int) -> None:
        self._db, self._estate, self._branch = db, estate, branch
        self._placed: dict[int, dict[str, Any]] = {}
        self._of_subject: dict[str, list[int]] = {}
        self._homes: dict[str, int | None] = {}
        self._newest: dict[str, int] = {}
        self._signed: dict[str, int] = {}
        self._let_in: dict[str, int] = {}
        self._changed: list[tuple[str, tuple[object, ...]]] = []

    def look_ahead(self, subjects: Iterable[str]) -> None:
        """Look up at once which homes these things are of, by their first entry in the book."""
        rows = self._db.execute(
            "SELECT s.subject, f.home_id FROM unnest(%s::text[]) AS s (subject)"
            " CROSS JOIN LATERAL (SELECT e.home_id FROM company.journal j"
            " JOIN company.log_entry e ON e.estate = j.estate AND e.number = j.number"
            " WHERE j.estate = %s AND j.branch = %s AND j.subject = s.subject"
            " ORDER BY j.number LIMIT 1) AS f",
            (list(subjects), self._estate, self._branch),
        )
        self._homes.update(rows.fetchall())

    def kinds(self) -> set[str]:
        """The kinds of entry that stand in the book."""
        rows = self._db.execute(
            "SELECT kind FROM company.book WHERE estate = %s", (self._estate,)
        ).fetchall()
        return {kind for (kind,) in rows}

    def let_in(self, kind: str, since: int) -> None:
        """Let a kind stand in it from an entry on."""
        self._let_in[kind] = since

    def home_of(self, subject: str) -> int | None:
        """The home of the first entry about a thing; only of what was looked up ahead."""
        return self._homes.get(subject)

    def page_of(self, number: int) -> str:
        """The day on whose page an entry stands."""
        if number in self._placed:
            return str(self._placed[number]["day"])
        row = self._db.execute(
            "SELECT day FROM company.log_entry WHERE estate = %s AND number = %s",
            (self._estate, number),
        ).fetchone()
        return str(row[0]) if row else "None"

    def place(self, entry: Entry, columns: Mapping[str, Any]) -> None:
        """Keep where an entry stands."""
        self._placed[entry.number] = {**columns, "done": 0}
        self._of_subject.setdefault(entry.subject, []).append(entry.number)
        self._homes.setdefault(entry.subject, columns["home_id"])

    def before(self, subject: str) -> dict[int, int | None]:
        """The entries about a thing, each with the one that it corrects or follows."""
        rows = self._db.execute(
            "SELECT e.number, coalesce(e.corrects, e.follows) FROM company.log_entry e"
            " JOIN company.journal j ON j.estate = e.estate AND j.number = e.number"
            " WHERE j.estate = %s AND j.branch = %s AND j.subject = %s",
            (self._estate, self._branch, subject),
        ).fetchall()
        found: dict[int, int | None] = dict(rows)
        for number in self._of_subject.get(subject, ()):
            one = self._placed[number]
            found[number] = one["follows"] if one["corrects"] is None else one["corrects"]
        return found

    def pass_on(self, number: int) -> None:
        """Let an entry not wait any more to be followed up."""
        if number in self._placed:
            one = self._placed[number]
            one["done"] = 1 if one["follow_up_due"] is not None else one["done"]
            return
        self._later("done = 1", "follow_up_due IS NOT NULL AND done = 0", number)

    def follow(self, number: int, due: str | None, done: int) -> None:
        """Note what following an entry up came to."""
        if number in self._placed:
            one = self._placed[number]
            one["follow_up_due"] = due if due is not None else one["follow_up_due"]
            one["done"] = done
            return
        changes = "follow_up_due = coalesce(%s, follow_up_due), done = %s"
        self._later(changes, "0 = 0", number, due, done)

    def turn(self, day: str, newest: int) -> None:
        """Keep the newest entry of a page."""
        self._newest[day] = newest

    def find_by(self, number: int, words: str, terms: str) -> None:
        """Head office has no index: hardly any words come to it."""

    def sign(self, day: str, through: int) -> None:
        """Keep up to which entry a page is signed: of none that has nothing on it."""
        self._signed[day] = max(through, self._signed.get(day, 0))

    def write(self) -> None:
        """Write all that was gathered."""
        for kind, since in self._let_in.items():
            self._db.execute(
                "INSERT INTO company.book (estate, kind, since) VALUES (%s, %s, %s)",
                (self._estate, kind, since),
            )
        placed = [
            {"estate": self._estate, "number": number, **one}
            for number, one in self._placed.items()
        ]
        put(self._db, "log_entry", _PLACED, placed)
        for text, params in self._changed:
            self._db.execute(text.encode(), params)
        turned = [
            {"estate": self._estate, "day": day, "newest": newest}
            for day, newest in self._newest.items()
        ]
        put(self._db, "log_day", ("estate", "day", "newest"), turned, "estate, day")
        for day, through in self._signed.items():
            self._db.execute(
                "UPDATE company.log_day SET signed = %s"
                " WHERE estate = %s AND day = %s AND signed < %s",
                (through, self._estate, day, through),
            )

    def _later(self, changes: str, where: str, number: int, *params: object) -> None:
        text = f"UPDATE company.log_entry SET {changes} WHERE {where} AND estate = %s"
        self._changed.append((f"{text} AND number = %s", (*params, self._estate, number)))
