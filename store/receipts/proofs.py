"""What ``verify`` asks of the book of receipts: no gap, no double, each as its entry says (X81)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import peewee

from store.engine import dialect
from store.receipts.settings import TERM
from store.receipts.steps import BOOKS, digest
from store.series import BOOK
from store.text import mark

_DAY = 24 * 3600 * 1000
_SELECT = (
    "SELECT r.number, r.payer, r.reference, r.lines, r.remark, r.salt, r.amount, r.kind, o.lines,"
    f" o.stage, {dialect.value_in('j.payload', 'content')}, j.number, r.made_at"
    " FROM receipt r LEFT JOIN receipt o ON o.id = r.refers_to LEFT JOIN journal j"
    " ON j.subject = 'receipt:' || r.id AND j.kind = 'receipt.issued' ORDER BY r.id"
)


def altered(db: peewee.Database) -> Iterator[int | str]:
    """Entries of receipts whose content is not what was recorded, or does not add up.

    A red one is minus the one that it refers to, line by line ($40). Of one whose payer was erased
    when its term was over ($46), the digest tells nothing any more: its figures are its entry's.
    """
    ((newest,),) = db.execute_sql("SELECT coalesce(max(at), 0) FROM journal").fetchall()
    over = newest - TERM * 365 * _DAY
    rows = db.execute_sql(_SELECT).fetchall()
    for *content, amount, kind, original, stage, kept, entry, made in rows:
        lines, erased = json.loads(content[3]), not content[1] and made < over
        whole = (erased or digest(*content) == kept) and sum(line[-1] for line in lines) == amount
        if kind == "red":
            minus = [[*line[:-1], -line[-1]] for line in json.loads(original or "[]")]
            whole = whole and stage == "red" and lines == minus
        if not whole:
            yield content[0] if entry is None else int(entry)


def out_of_series(db: peewee.Database) -> Iterator[int | str]:
    """Numbers that are missing from the book, between two others or at its end (X51)."""
    rows = db.execute_sql("SELECT number FROM receipt").fetchall()
    there: dict[str, set[int]] = defaultdict(set)
    for (number,) in rows:
        there[number[:-6]].add(int(number[-6:]))
    for letters in BOOKS.values():
        sql = "SELECT year, last FROM series WHERE kind = ?"
        for year, last in db.execute_sql(sql, (BOOK + letters,)).fetchall():
            found = there.pop(f"{letters}-{year}-", set())
            for number in sorted(found ^ set(range(1, last + 1))):
                yield f"{letters}-{year}-{number:06}"
    yield from sorted(there)


PROOFS: Mapping[str, Callable[[Any], Iterator[int | str]]] = {
    mark("its receipt does not say what was recorded"): altered,
    mark("The book of receipts has a gap or a number too many: {what}"): out_of_series,
}
