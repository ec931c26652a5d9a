"""The hash chain over the journal, verified from its first entry to its last (D2)."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import peewee

from store.engine import dialect, driver
from store.inputs import halfwidth, mark
from store.journal.sealing import GENESIS, all_sealed, entry_hash, words_digest

ERASED = "words.erased"
_PAGE = 5000
_FIRST = -(1 << 63)


def erasure_of(number: int) -> str:
    """The subject under which the erasure of an entry's words is recorded."""
    return f"entry:{number}"


def code(number: int, sealed: bytes) -> str:
    """A number and a hash as a printed code: ``NUMBER-XXXX-XXXX-…``, 160 bits in base32."""
    text = base64.b32encode(sealed[:20]).decode()
    return f"{number}-" + "-".join(text[i : i + 4] for i in range(0, len(text), 4))


def _read_code(typed: str) -> tuple[int, str] | None:
    """The number and the letters of a head as somebody copied it from paper."""
    found = re.fullmatch(r"(\d{1,18})([A-Z2-7]{32})", _digits_apart(typed))
    return (int(found[1]), found[2]) if found else None


def _digits_apart(typed: str) -> str:
    number, _, letters = halfwidth(typed).upper().partition("-")
    # Base32 has no 0, 1, 8 and 9: on paper they can only be misread letters.
    return number + re.sub(r"[\s-]", "", letters).translate(str.maketrans("018", "OIB"))


@dataclass(frozen=True)
class Verdict:
    """What verifying found.

    ``why`` is empty when all is as it was recorded, otherwise a source string that may name
    ``{what}``; ``bad`` is the first bad entry's number, None when it is not an entry that is bad.
    """

    count: int
    head: str
    bad: int | None = None
    why: str = ""
    what: str = ""

    @property
    def right(self) -> bool:
        """Whether everything is as it was recorded."""
        return not self.why


NOTHING_WRONG = Verdict(0, code(0, GENESIS))


@dataclass
class _Walk:
    """How far verifying has come, and which erased words were met on the way."""

    db: peewee.Database
    number: int = 0
    hash: bytes = GENESIS
    at: int = 0
    with_words: int = 0
    erased: dict[str, int] = field(default_factory=dict)
    partly: bool = False

    def verdict(self, bad: int | None = None, why: str = "") -> Verdict:
        return Verdict(self.number, code(self.number, self.hash), bad, why)

    def past(self, rows: Sequence[Any]) -> str:
        """Go past the entries that follow; what is wrong with the first of them that is bad."""
        worded = all_sealed(rows, self.number, self.at, self.hash)
        if worded is not None:
            self.with_words += worded
            self._stand_behind(rows[-1])
            return ""
        for row in rows:
            if why := _wrong(row, self):
                return why
            self._stand_behind(row)
        return ""

    def _stand_behind(self, row: Sequence[Any]) -> None:
        self.number, self.at, self.hash = row[0], row[1], row[9]

    def were_erased(self, number: int) -> bool:
        """Whether a later entry records that the words of this one were erased, or some lack."""
        if self.partly:
            return True
        subject = erasure_of(number)
        if subject not in self.erased:
            self.erased = _erasures(self.db)
        return self.erased.get(subject, 0) > number


def verify(db: peewee.Database, head: str | None = None, *, partly: bool = False) -> Verdict:
    """Check every entry, its words and its link, and a printed head if one is given (D2).

    ``partly`` says that words may lack, as at head office, where hardly any ever came.
    Damage that keeps an entry from being read counts as that entry being bad; a driver's error that
    is no damage is passed on.
    """
    walk, wanted, printed = _Walk(db, partly=partly), None, None
    if head is not None:
        wanted = _read_code(head)
        if wanted is None:
            return walk.verdict(why=mark("This is not the code of a head"))
        printed = code(0, GENESIS) if wanted[0] == 0 else None
    try:
        for rows in _pages(db):
            before = walk.number
            if why := walk.past(rows):
                return walk.verdict(walk.number + 1, why)
            if wanted and before < wanted[0] <= walk.number:
                printed = code(wanted[0], rows[wanted[0] - before - 1][9])
        orphan = _orphan_words(walk)
    except driver.errors() as error:
        if driver.is_passing(error):
            raise
        return walk.verdict(walk.number + 1, mark("the file is damaged here"))
    if orphan is not None:
        return walk.verdict(orphan, mark("it has words that were never recorded"))
    return _against(wanted, printed, walk) if wanted else walk.verdict()


def _against(wanted: tuple[int, str], printed: str | None, walk: _Walk) -> Verdict:
    if printed is None:
        return walk.verdict(wanted[0], mark("the printed entry is not in the journal"))
    if _read_code(printed) != wanted:
        return walk.verdict(wanted[0], mark("the entry is not the one that was printed"))
    return walk.verdict()


_SELECT = (
    "SELECT j.number, j.at, j.shift, j.staff, j.kind, j.subject, j.payload, j.text_digest,"
    f" j.previous, j.hash, t.salt, t.text FROM {dialect.row_by_row('journal j')}"
    " LEFT JOIN journal_text t ON t.number = j.number"
    " WHERE j.number >= ? ORDER BY j.number LIMIT ?"
)


def _pages(db: peewee.Database) -> Iterator[Sequence[Any]]:
    """All entries with their words, page by page: a long read would keep the log from shrinking.

    Where a page cannot be read, its entries are read one by one up to the damaged one.
    """
    start, size = _FIRST, _PAGE
    while True:
        try:
            rows = db.execute_sql(_SELECT, (start, size)).fetchall()
        except driver.errors():
            if size == 1:
                raise
            size = 1
            continue
        if not rows:
            return
        yield rows
        start = rows[-1][0] + 1


def _wrong(row: Sequence[Any], walk: _Walk) -> str:
    number, at, *_, text_digest, link, sealed, salt, text = row
    if number != walk.number + 1:
        return mark("the entry is missing")
    if link != walk.hash:
        return mark("the link to the entry before it is broken")
    try:
        as_recorded = entry_hash(walk.hash, *row[:8]) == sealed
    except (KeyError, ValueError):
        as_recorded = False
    if not as_recorded or not isinstance(at, int):
        return mark("its content is not what was recorded")
    if at < walk.at:
        return mark("it is dated before the entry before it")
    if text is None and text_digest is None:
        return ""
    return _wrong_words(number, text_digest, salt, text, walk)


def _wrong_words(number: int, text_digest: Any, salt: Any, text: Any, walk: _Walk) -> str:
    if text_digest is None:
        return mark("it has words that were never recorded")
    if text is None:
        return "" if walk.were_erased(number) else mark("its words are missing")
    walk.with_words += 1
    try:
        as_recorded = words_digest(salt, text) == text_digest
    except (TypeError, AttributeError, ValueError):
        as_recorded = False
    return "" if as_recorded else mark("its words are not what was recorded")


def _erasures(db: peewee.Database) -> dict[str, int]:
    """By subject, the last entry that records an erasure of words; read past every index."""
    rows = db.execute_sql(
        f"SELECT subject, number FROM {dialect.row_by_row('journal')} WHERE kind = ?"
        " ORDER BY number",
        (ERASED,),
    ).fetchall()
    return dict(rows)


def _orphan_words(walk: _Walk) -> int | None:
    whole = dialect.row_by_row("journal_text")
    (kept,) = walk.db.execute_sql(f"SELECT count(*) FROM {whole}").fetchone()
    if kept == walk.with_words:
        return None
    row = walk.db.execute_sql(
        "SELECT min(t.number) FROM journal_text t LEFT JOIN journal j ON j.number = t.number"
        " WHERE j.number IS NULL"
    ).fetchone()
    return int(row[0]) if row[0] is not None else None
