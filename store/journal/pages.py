"""The pages of the full book (D7): which entries of the journal people read, and where they stand.

Everything here follows from the journal and could be made again from it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from store import clock, subjects
from store.engine import database
from store.engine.fulltext import Index
from store.journal.entry import Entry

JOINED = "book.joined"
WORDS = Index("journal_words")
_SHEET = "sheet"

# The tokeniser takes a run of Han or kana for one word; apart, each character can be found.
_EACH_ALONE = re.compile(
    "([\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U000323af])"
)
TOKEN = re.compile(r"[^\W_]+")


def still_to_join() -> list[str]:
    """The kinds that the directory wants in the book, and that are not in it yet."""
    there = _kinds()
    return [kind for each in subjects.SUBJECTS for kind in each.booked if kind not in there]


def _kinds() -> set[str]:
    return {kind for (kind,) in database.db.execute_sql("SELECT kind FROM book").fetchall()}


class Book:
    """The book, open for the entries of one operation; ``close`` it behind the last."""

    def __init__(self) -> None:
        self._kinds = _kinds()
        self._newest: dict[str, int] = {}
        self._found_by: list[tuple[int, str, str]] = []

    def enter(self, entry: Entry) -> None:
        """Give a new entry its place; the journal alone calls this, for the newest one.

        Of any payload ``home`` is read, which later entries of the same subject share, and
        ``book``, the kinds that stand in it from this entry on; of what people wrote themselves
        also ``category``, ``corrects``, ``follows``, ``due`` and ``done``; of a signature ``day``
        and ``through``.
        """
        for kind in entry.payload.get("book", ()):
            _execute("INSERT INTO book (kind, since) VALUES (?, ?)", kind, entry.number)
            self._kinds.add(kind)
        if not self._is_read(entry):
            return
        day, terms = _enter(entry)
        self._found_by.append((entry.number, _typed(entry), " ".join(terms)))
        if entry.kind == subjects.SIGNS:
            self.close()
            _sign(entry.payload["day"], entry.payload["through"])
        else:
            self._newest[day] = entry.number

    def close(self) -> None:
        """Turn the pages to the newest entries on them, and let all of them be found.

        All together: between two of the index's rows a statement on a table with guards would have
        it write each to the file apart, and join them again and again.
        """
        for day, number in self._newest.items():
            _execute(
                "INSERT INTO log_day (day, newest) VALUES (?, ?)"
                " ON CONFLICT (day) DO UPDATE SET newest = excluded.newest",
                *(day, number),
            )
        self._newest.clear()
        for number, words, terms in self._found_by:
            WORDS.put(number, words=words, facets=terms)
        self._found_by.clear()

    def _is_read(self, entry: Entry) -> bool:
        """Whether it stands in the book: desk events do, sign-ins and opened files do not."""
        if entry.kind in subjects.WORDED and not entry.words:
            return False
        return not self._kinds.isdisjoint((entry.kind, subjects.thing_of(entry.kind)))


def _enter(entry: Entry) -> tuple[str, list[str]]:
    """Put an entry on its page; the page's day, and by what else than words it is found."""
    log = entry.payload if subjects.thing_of(entry.kind) == subjects.WRITTEN else {}
    category, corrects, follows = (log.get(key) for key in ("category", "corrects", "follows"))
    home = entry.payload["home"] if "home" in entry.payload else _home_of(entry.subject)
    day = _page(corrects, clock.day(entry.happened))
    due = None if follows else log.get("due")
    if corrects and due:
        _pass_on(int(corrects), entry.subject)
    _execute(
        "INSERT INTO log_entry (number, day, category, home_id, corrects, follows, follow_up_due)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        *(entry.number, day, category, home, corrects, follows, due),
    )
    if follows:
        _follow(follows, log)
    return day, facets(category, home, entry.staff_id)


def forget_words(number: int) -> None:
    """Let an entry be found by its facets alone: its words were erased."""
    row = _execute(
        "SELECT e.category, e.home_id, j.staff FROM log_entry e JOIN journal j"
        " ON j.number = e.number WHERE e.number = ?",
        number,
    ).fetchone()
    if row is None:
        return
    WORDS.drop(number)
    WORDS.put(number, words="", facets=" ".join(facets(*row)))
    WORDS.merge()


def facets(category: str | None, home_id: int | None, staff_id: int | None) -> list[str]:
    """The terms by which an entry is found without its words."""
    named = (("c", category), ("h", home_id), ("s", staff_id))
    return [f"{letter}{value}" for letter, value in named if value is not None]


def spaced(text: str) -> str:
    """Text as the index holds it: one width, one case, Han and kana apart."""
    return " ".join(_EACH_ALONE.split(unicodedata.normalize("NFKC", text).casefold()))


def phrase(word: str) -> str:
    """A word as a phrase of the index's query language, empty when it has no letter or digit."""
    bare = spaced(word).replace('"', " ").strip()
    if not TOKEN.search(bare):
        return ""
    return f'"{bare}"*' if may_go_on(bare) else f'"{bare}"'


def may_go_on(bare: str) -> bool:
    """Whether text of the index is found as the beginning of a longer word, too."""
    return bare[-1].isascii()


def _page(corrects: int | None, written: date) -> str:
    """A correction stands on the page of what it corrects, everything else on that of its day."""
    if corrects is None:
        return written.isoformat()
    return str(_value("SELECT day FROM log_entry WHERE number = ?", corrects))


def _home_of(subject: str) -> int | None:
    found = _value(
        "SELECT e.home_id FROM journal j JOIN log_entry e ON e.number = j.number"
        " WHERE j.subject = ? ORDER BY j.number LIMIT 1",
        subject,
    )
    return int(found) if found is not None else None


def _pass_on(corrected: int, subject: str) -> None:
    """The corrected entry's follow-up goes over to the correction, which has a date of its own.

    What else was recorded of the same ticket or key keeps its own.
    """
    before = dict(
        _execute(
            "SELECT e.number, coalesce(e.corrects, e.follows) FROM log_entry e"
            " JOIN journal j ON j.number = e.number WHERE j.subject = ?",
            subject,
        ).fetchall()
    )
    root = _root(before, corrected)
    for number in [one for one in before if _root(before, one) == root]:
        _execute(
            "UPDATE log_entry SET done = 1"
            " WHERE follow_up_due IS NOT NULL AND done = 0 AND number = ?",
            number,
        )


def _root(before: Mapping[int, int | None], number: int) -> int:
    """The entry that all corrections and follow-ups of this one go back to."""
    while (earlier := before.get(number)) is not None:
        number = earlier
    return number


def _follow(follows: int, log: Mapping[str, Any]) -> None:
    _execute(
        "UPDATE log_entry SET follow_up_due = coalesce(?, follow_up_due), done = ?"
        " WHERE number = ?",
        *(log["due"], int(log["done"]), follows),
    )


def _typed(entry: Entry) -> str:
    return spaced(" \n ".join(text for name, text in entry.words.items() if name != _SHEET))


def _sign(day: str, through: int) -> None:
    sql = "UPDATE log_day SET signed = ? WHERE day = ? AND signed < ?"
    _execute(sql, through, day, through)


def _execute(sql: str, *params: object) -> Any:
    return database.db.write(sql, *params)


def _value(sql: str, *params: object) -> Any:
    row = _execute(sql, *params).fetchone()
    return row[0] if row else None
