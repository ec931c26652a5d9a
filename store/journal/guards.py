"""What stands around the chain: the schema's guards, and the pages that follow from it (D2, D4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial

import peewee
from peewee import sqlite3  # type: ignore[attr-defined]

from store import answers, subjects
from store.engine import dialect, driver, schema
from store.inputs import mark
from store.journal import past, standing
from store.journal.chain import Verdict
from store.journal.entry import HAPPENED

_DAMAGED = mark("The file is damaged outside of the entries")

_BOOKED = (
    "EXISTS (SELECT 1 FROM book b WHERE j.number >= b.since"
    f" AND b.kind IN (j.kind, {dialect.before('j.kind', '.')}))"
)
# Most kinds have stood in it from the start: those are looked up once and not for every entry.
_ALWAYS_BOOKED = (
    "j.kind IN (SELECT k.kind FROM (SELECT DISTINCT kind"
    f" FROM {dialect.row_by_row('journal')}) k WHERE EXISTS (SELECT 1 FROM book b WHERE b.since = 1"
    f" AND b.kind IN (k.kind, {dialect.before('k.kind', '.')})))"
)
_WORDED = ", ".join(f"'{kind}'" for kind in sorted(subjects.WORDED))
_text, _number = partial(dialect.text_in, "j.payload"), partial(dialect.number_in, "j.payload")
_WRITTEN = f"j.kind LIKE '{subjects.WRITTEN}.%'"
# By what is wrong, the first entry of which it is true. A page's day depends on the estate's time
# zone, which may have been another when the entry was made, so a day is left for either side.
_PAGES = {
    mark("it is missing from the book"): (
        "SELECT min(j.number) FROM journal j LEFT JOIN log_entry e ON e.number = j.number"
        f" WHERE e.number IS NULL AND {_BOOKED}"
        f" AND (j.kind NOT IN ({_WORDED}) OR j.text_digest IS NOT NULL)"
    ),
    mark("it stands in the book and is of no kind that does"): (
        "SELECT min(j.number) FROM log_entry e JOIN journal j ON j.number = e.number"
        f" WHERE NOT ({_ALWAYS_BOOKED} OR {_BOOKED})"
    ),
    mark("it stands in the book otherwise than it was recorded"): (
        "SELECT min(e.number) FROM log_entry e LEFT JOIN journal j ON j.number = e.number"
        " WHERE j.number IS NULL"
        f" OR ({_WRITTEN} AND (e.category IS DISTINCT FROM {_text('category')}"
        f" OR e.corrects IS DISTINCT FROM {_number('corrects')}"
        f" OR e.follows IS DISTINCT FROM {_number('follows')}))"
        " OR (e.corrects IS NOT NULL"
        " AND e.day IS DISTINCT FROM (SELECT c.day FROM log_entry c WHERE c.number = e.corrects))"
        " OR (e.corrects IS NULL"
        f" AND abs({dialect.day_number('e.day')} + 0.5 - j.at / 86400000.0) > 1.1"
        f" AND abs({dialect.day_number('e.day')} + 0.5"
        f" - {HAPPENED} / 86400000.0) > 1.1)"
    ),
    mark("it is not known to touch just what it says"): (
        "WITH said AS (SELECT j.number, t.value subject"
        f" FROM journal j, {dialect.each_in('j.payload', 'touches', 't')}"
        f" WHERE {dialect.mentions('j.payload', 'touches')})"
        " SELECT min(number) FROM (SELECT * FROM (SELECT number, subject FROM said EXCEPT"
        " SELECT number, subject FROM touched) UNION ALL SELECT * FROM"
        " (SELECT number, subject FROM touched EXCEPT SELECT number, subject FROM said))"
    ),
    mark("its page is not signed as it says"): (
        "SELECT min(d.newest) FROM log_day d WHERE d.signed <> coalesce("
        f"(SELECT max({dialect.number_in('payload', 'through')}) FROM journal"
        f" WHERE subject = '{subjects.PAGE}:' || d.day AND kind = '{subjects.SIGNS}'), 0)"
    ),
}

# Of the kinds in the book: those that an entry let in and that stand there otherwise or not at all,
# those that no entry let in, and those that the schema itself put there.
_KINDS = mark("the kinds in the book are not those that were recorded")
_LET_IN = (
    "SELECT j.number, k.value kind FROM journal j,"
    f" {dialect.each_in('j.payload', 'book', 'k')}"
    " WHERE j.subject IN ('site', 'book') AND j.kind IN ('site.founded', 'book.joined')"
)
_KINDS_SQL = (
    f"WITH let_in AS ({_LET_IN}), always (kind) AS (VALUES %s)"
    " SELECT min(number) FROM ("
    "SELECT number FROM let_in l WHERE NOT EXISTS"
    " (SELECT 1 FROM book b WHERE b.kind = l.kind AND b.since = l.number)"
    " UNION ALL SELECT since FROM book b WHERE kind NOT IN (SELECT kind FROM always)"
    " AND NOT EXISTS (SELECT 1 FROM let_in l WHERE l.kind = b.kind AND l.number = b.since)"
    " UNION ALL SELECT 1 FROM always a"
    " WHERE NOT EXISTS (SELECT 1 FROM book b WHERE b.kind = a.kind AND b.since = 1))"
)

_Proof = Callable[[peewee.Database], Iterator[int | str]]
_STANDING: Mapping[str, _Proof] = {
    mark("The staff list is not what was recorded: {what}"): standing.differing_staff,
    mark("The settings are not what was recorded: {what}"): standing.differing_settings,
    mark("What was set from when is not what was recorded: {what}"): past.differing,
}


def check(db: peewee.Database, verdict: Verdict) -> Verdict:
    """The verdict, or the first guard or page that is not as the program made it, or damage.

    A guard that was taken off and put back leaves no trace here; what was done meanwhile the chain
    and a printed head show. A driver's error that is no damage is passed on.
    """
    try:
        why, what = _differing(dialect.declared(db.execute_sql), _made())
        if why:
            return replace(verdict, why=why, what=what)
        for why, sql in _checks():
            if (found := db.execute_sql(sql).fetchone()[0]) is not None:
                return _found(verdict, why, found)
        for why, differing in _proofs():
            if (found := next(differing(db), None)) is not None:
                return _found(verdict, why, found)
        whole = not dialect.damage(db, indexes=True)
    except driver.errors() as error:
        if driver.is_passing(error):
            raise
        whole = False
    except (ValueError, KeyError, TypeError):  # an entry says what no version of this program says
        whole = False
    return verdict if whole else damaged(verdict)


def _found(verdict: Verdict, why: str, found: int | str) -> Verdict:
    """The verdict with an entry that is wrong, or with a thing that no entry speaks for."""
    if isinstance(found, str):
        return replace(verdict, why=why, what=found)
    return replace(verdict, bad=found, why=why)


def damaged(verdict: Verdict) -> Verdict:
    """The verdict on a file that cannot be read outside of its entries."""
    return replace(verdict, why=_DAMAGED)


def _checks() -> Iterator[tuple[str, str]]:
    """What the book and every subject check, by what is wrong where something is found."""
    yield _KINDS, _KINDS_SQL % ", ".join(f"('{kind}')" for kind in always())
    yield from _PAGES.items()
    for _name, each in answers.everyone():
        yield from each.checks.items()


def _proofs() -> Iterator[tuple[str, _Proof]]:
    """What no query checks, of the estate and of every subject."""
    yield from _STANDING.items()
    for _name, each in answers.everyone():
        yield from each.proofs.items()


def _differing(have: Mapping[str, str], wanted: Mapping[str, str]) -> tuple[str, str]:
    for name, sql in wanted.items():
        if name not in have:
            return mark("A guard of the record is missing: {what}"), name
        if have[name] != sql:
            return mark("A guard of the record was changed: {what}"), name
    for name in have:
        if name not in wanted:
            return mark("This does not belong in the database: {what}"), name
    return "", ""


@cache
def _made() -> Mapping[str, str]:
    """The schema as it comes out of the migrations."""
    with _fresh() as execute:
        return dialect.declared(execute)


@cache
def always() -> tuple[str, ...]:
    """The kinds that stand in the book since the first entry, whatever an entry says."""
    with _fresh() as execute:
        return tuple(kind for (kind,) in execute("SELECT kind FROM book ORDER BY kind").fetchall())


@contextmanager
def _fresh() -> Iterator[dialect.Execute]:
    fresh = sqlite3.connect(":memory:")
    try:
        schema.build(fresh.execute)
        yield fresh.execute
    finally:
        fresh.close()
