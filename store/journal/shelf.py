"""Where the pages of the book are kept: the desk's own tables; head office has others (D7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from store.engine import database
from store.engine.fulltext import Index
from store.journal.entry import Entry

WORDS = Index("journal_words")


class Shelf(Protocol):
    """What the book asks of the place that keeps its pages."""

    def kinds(self) -> set[str]:
        """The kinds of entry that stand in it."""

    def let_in(self, kind: str, since: int) -> None:
        """Let a kind stand in it from an entry on."""

    def home_of(self, subject: str) -> int | None:
        """The home of the first entry about a thing."""

    def page_of(self, number: int) -> str:
        """The day on whose page an entry stands."""

    def place(self, entry: Entry, columns: Mapping[str, Any]) -> None:
        """Keep where an entry stands."""

    def before(self, subject: str) -> dict[int, int | None]:
        """The entries about a thing, each with the one that it corrects or follows."""

    def pass_on(self, number: int) -> None:
        """Let an entry not wait any more to be followed up."""

    def follow(self, number: int, due: str | None, done: int) -> None:
        """Note what following an entry up came to."""

    def turn(self, day: str, newest: int) -> None:
        """Keep the newest entry of a page."""

    def find_by(self, number: int, words: str, terms: str) -> None:
        """Let an entry be found by its words and by what else it has."""

    def sign(self, day: str, through: int) -> None:
        """Keep up to which entry a page is signed."""


class Own:
    """The desk's own tables."""

    def kinds(self) -> set[str]:
        """The kinds of entry that stand in the book."""
        return {kind for (kind,) in database.db.execute_sql("SELECT kind FROM book").fetchall()}

    def let_in(self, kind: str, since: int) -> None:
        """Let a kind stand in it from an entry on."""
        _execute("INSERT INTO book (kind, since) VALUES (?, ?)", kind, since)

    def home_of(self, subject: str) -> int | None:
        """The home of the first entry about a thing."""
        found = _value(
            "SELECT e.home_id FROM journal j JOIN log_entry e ON e.number = j.number"
            " WHERE j.subject = ? ORDER BY j.number LIMIT 1",
            subject,
        )
        return int(found) if found is not None else None

    def page_of(self, number: int) -> str:
        """The day on whose page an entry stands."""
        return str(_value("SELECT day FROM log_entry WHERE number = ?", number))

    def place(self, entry: Entry, columns: Mapping[str, Any]) -> None:
        """Keep where an entry stands."""
        names, marks = ", ".join(columns), ", ?" * len(columns)
        sql = f"INSERT INTO log_entry (number, {names}) VALUES (?{marks})"
        _execute(sql, entry.number, *columns.values())

    def before(self, subject: str) -> dict[int, int | None]:
        """The entries about a thing, each with the one that it corrects or follows."""
        return dict(
            _execute(
                "SELECT e.number, coalesce(e.corrects, e.follows) FROM log_entry e"
                " JOIN journal j ON j.number = e.number WHERE j.subject = ?",
                subject,
            ).fetchall()
        )

    def pass_on(self, number: int) -> None:
        """Let an entry not wait any more to be followed up."""
        _execute(
            "UPDATE log_entry SET done = 1"
            " WHERE follow_up_due IS NOT NULL AND done = 0 AND number = ?",
            number,
        )

    def follow(self, number: int, due: str | None, done: int) -> None:
        """Note what following an entry up came to."""
        _execute(
            "UPDATE log_entry SET follow_up_due = coalesce(?, follow_up_due), done = ?"
            " WHERE number = ?",
            *(due, done, number),
        )

    def turn(self, day: str, newest: int) -> None:
        """Keep the newest entry of a page."""
        _execute(
            "INSERT INTO log_day (day, newest) VALUES (?, ?)"
            " ON CONFLICT (day) DO UPDATE SET newest = excluded.newest",
            *(day, newest),
        )

    def find_by(self, number: int, words: str, terms: str) -> None:
        """Let an entry be found by its words and by what else it has."""
        WORDS.put(number, words=words, facets=terms)

    def sign(self, day: str, through: int) -> None:
        """Keep up to which entry a page is signed."""
        sql = "UPDATE log_day SET signed = ? WHERE day = ? AND signed < ?"
        _execute(sql, through, day, through)


def facts_of(number: int) -> tuple[str | None, int | None, int | None] | None:
    """Category, home and author of an entry of the book, by which it is found without words."""
    found: tuple[str | None, int | None, int | None] | None = _execute(
        "SELECT e.category, e.home_id, j.staff FROM log_entry e JOIN journal j"
        " ON j.number = e.number WHERE e.number = ?",
        number,
    ).fetchone()
    return found


def _execute(sql: str, *params: object) -> Any:
    return database.db.write(sql, *params)


def _value(sql: str, *params: object) -> Any:
    row = _execute(sql, *params).fetchone()
    return row[0] if row else None
