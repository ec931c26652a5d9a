"""Where head office keeps the pages of an estate's book: gathered over a run, then written at once.

The book itself, which entries are read and on which page they stand, is the journal's own
(``store/journal/pages.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from store.company.connecting import Connection
from store.journal import Entry

_COLUMNS = ("day", "category", "home_id", "corrects", "follows", "follow_up_due")
_PLACED = ("estate", "number", *_COLUMNS, "done")


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

    def look_ahead(self, entries: Iterable[Entry]) -> None:
        """Look up at once which homes the things are of whose entries name none."""
        wanted = list({one.subject for one in entries if "home" not in one.payload})
        rows = self._db.execute(
            "SELECT DISTINCT ON (j.subject) j.subject, e.home_id FROM company.journal j"
            " JOIN company.log_entry e ON e.estate = j.estate AND e.number = j.number"
            " WHERE j.estate = %s AND j.branch = %s AND j.subject = ANY(%s)"
            " ORDER BY j.subject, j.number",
            (self._estate, self._branch, wanted),
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
        estate = self._estate
        with self._db.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO company.book (estate, kind, since) VALUES (%s, %s, %s)",
                [(estate, kind, since) for kind, since in self._let_in.items()],
            )
            if self._placed:
                into = f"COPY company.log_entry ({', '.join(_PLACED)}) FROM STDIN"
                with cursor.copy(into.encode()) as copy:
                    for number, one in self._placed.items():
                        copy.write_row((estate, number, *(one[c] for c in _PLACED[2:])))
            for text, params in self._changed:
                cursor.execute(text.encode(), params)
            cursor.executemany(
                "INSERT INTO company.log_day (estate, day, newest) VALUES (%s, %s, %s)"
                " ON CONFLICT (estate, day) DO UPDATE SET newest = excluded.newest",
                [(estate, day, number) for day, number in self._newest.items()],
            )
            cursor.executemany(
                "UPDATE company.log_day SET signed = %s"
                " WHERE estate = %s AND day = %s AND signed < %s",
                [(n, estate, day, n) for day, n in self._signed.items()],
            )

    def _later(self, changes: str, where: str, number: int, *params: object) -> None:
        text = f"UPDATE company.log_entry SET {changes} WHERE {where} AND estate = %s"
        self._changed.append((f"{text} AND number = %s", (*params, self._estate, number)))
