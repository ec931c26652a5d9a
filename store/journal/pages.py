"""The pages of the full book (D7): which entries of the journal people read, and where they stand.

Everything here follows from the journal and could be made again from it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from store import clock, subjects
from store.journal import shelf
from store.journal.entry import Entry
from store.journal.shelf import Own, Shelf

JOINED = "book.joined"
WORDS = shelf.WORDS
_SHEET = "sheet"

# The tokeniser takes a run of Han or kana for one word; apart, each character can be found.
_EACH_ALONE = re.compile(
    "([\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U000323af])"
)
TOKEN = re.compile(r"[^\W_]+")


def still_to_join() -> list[str]:
    """The kinds that the directory wants in the book, and that are not in it yet."""
    there = Own().kinds()
    return [kind for each in subjects.SUBJECTS for kind in each.booked if kind not in there]


class Book:
    """The book, open for the entries of one operation; ``close`` it behind the last.

    ``kept`` is where its pages are kept: the desk's own tables, or head office's.
    """

    def __init__(self, kept: Shelf | None = None) -> None:
        self._shelf = kept or Own()
        self._kinds = self._shelf.kinds()
        self._newest: dict[str, int] = {}
        self._found_by: list[tuple[int, str, str]] = []

    def enter(self, entry: Entry, worded: bool | None = None) -> None:
        """Give a new entry its place; the journal alone calls this, for the newest one.

        ``worded`` says whether anything was typed for it, where its words are not at hand.

        Of any payload ``home`` is read, which later entries of the same subject share, and
        ``book``, the kinds that stand in it from this entry on; of what people wrote themselves
        also ``category``, ``corrects``, ``follows``, ``due`` and ``done``; of a signature ``day``
        and ``through``.
        """
        for kind in entry.payload.get("book", ()):
            self._shelf.let_in(kind, entry.number)
            self._kinds.add(kind)
        if not self.is_read(entry, bool(entry.words) if worded is None else worded):
            return
        day, terms = self._enter(entry)
        self._found_by.append((entry.number, _typed(entry), " ".join(terms)))
        if entry.kind == subjects.SIGNS:
            self.close()
            self._shelf.sign(entry.payload["day"], entry.payload["through"])
        else:
            self._newest[day] = entry.number

    def close(self) -> None:
        """Turn the pages to the newest entries on them, and let all of them be found.

        All together: between two of the index's rows a statement on a table with guards would have
        it write each to the file apart, and join them again and again.
        """
        for day, number in self._newest.items():
            self._shelf.turn(day, number)
        self._newest.clear()
        for number, words, terms in self._found_by:
            self._shelf.find_by(number, words, terms)
        self._found_by.clear()

    def is_read(self, entry: Entry, worded: bool) -> bool:
        """Whether it stands in the book: desk events do, sign-ins and opened files do not."""
        if entry.kind in subjects.WORDED and not worded:
            return False
        return not self._kinds.isdisjoint((entry.kind, subjects.thing_of(entry.kind)))

    def _enter(self, entry: Entry) -> tuple[str, list[str]]:
        """Put an entry on its page; the page's day, and by what else than words it is found."""
        log = entry.payload if subjects.thing_of(entry.kind) == subjects.WRITTEN else {}
        category, corrects, follows = (log.get(key) for key in ("category", "corrects", "follows"))
        kept, told = self._shelf, entry.payload
        home = told["home"] if "home" in told else kept.home_of(entry.subject)
        day = self._page(corrects, clock.day(entry.happened))
        due = None if follows else log.get("due")
        if corrects and due:
            self._pass_on(int(corrects), entry.subject)
        kept.place(
            entry,
            {
                **{"day": day, "category": category, "home_id": home, "corrects": corrects},
                **{"follows": follows, "follow_up_due": due},
            },
        )
        if follows:
            kept.follow(follows, log["due"], int(log["done"]))
        return day, facets(category, home, entry.staff_id)

    def _page(self, corrects: int | None, written: date) -> str:
        """A correction stands on the page of what it corrects, else on that of its day."""
        return written.isoformat() if corrects is None else self._shelf.page_of(corrects)

    def _pass_on(self, corrected: int, subject: str) -> None:
        """The corrected entry's follow-up goes over to the correction, which has its own date.

        What else was recorded of the same ticket or key keeps its own.
        """
        before = self._shelf.before(subject)
        root = _root(before, corrected)
        for number in [one for one in before if _root(before, one) == root]:
            self._shelf.pass_on(number)


def forget_words(number: int) -> None:
    """Let an entry be found by its facets alone: its words were erased."""
    row = shelf.facts_of(number)
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


def _root(before: Mapping[int, int | None], number: int) -> int:
    """The entry that all corrections and follow-ups of this one go back to."""
    while (earlier := before.get(number)) is not None:
        number = earlier
    return number


def _typed(entry: Entry) -> str:
    return spaced(" \n ".join(text for name, text in entry.words.items() if name != _SHEET))
