"""What keys answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from store import clock, journal
from store.answers import Answers, Found, Person
from store.engine import database
from store.journal import Entry
from store.keys.inputs import Identity
from store.keys.inventory import get, hung_on, out, overdue
from store.keys.sentences import CALLED, SENTENCES
from store.keys.sheets import KEY_DEPOSIT, KEY_LIST, KEY_LOAN, KEY_MAP
from store.rights import WORK_THE_DESK
from store.waiting import Handed, Waiting


def waiting(now: datetime) -> Iterator[Waiting]:
    """Keys that should have been back (K2)."""
    for weight, key in enumerate(overdue(now)):
        assert key.loan is not None
        figures = {
            "hook": key.hook,
            "home": key.home,
            "who": key.loan.borrower,
            "due": clock.to_ms(key.loan.due_at),
        }
        yield Waiting("key.late", f"key:{key.id}", key.loan.due_at, weight=weight, figures=figures)


def handed(now: datetime) -> Iterator[Handed]:
    """Keys that are out (H7)."""
    for key in out():
        assert key.loan is not None
        facts = {
            "hook": key.hook,
            "home": key.home,
            "due": clock.to_ms(key.loan.due_at),
            "late": now > key.loan.due_at,
        }
        title, subject = f"{key.hook} {key.home} {key.doors}".replace("  ", " "), f"key:{key.id}"
        yield Handed(subject, title, facts, journal.newest_of(subject))


def find(text: str, most: int) -> Iterator[Found]:
    """Keys whose hook begins with a text, in either case."""
    for key_id in hung_on(text)[:most]:
        key = get(key_id)
        yield Found(f"key:{key_id}", f"{key.home} {key.doors}".strip(), key.hook)


def erase(person: Person) -> Mapping[str, int]:
    """Empty what the person borrowed, brought back or was handed of the keys of their homes."""
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    of_homes = f"IN (SELECT id FROM held_key WHERE home_id IN ({homes}))"
    changed = 0
    for table, column, key in (
        ("key_loan", "borrower", "key_id"),
        ("key_loan", "returned_by", "key_id"),
        ("held_key", "handed_to", "id"),
    ):
        done = database.db.execute_sql(
            f"UPDATE {table} SET {column} = '' WHERE {column} = ? AND {key} {of_homes}",
            (person.name, *person.homes),
        )
        changed += int(done.rowcount)
    return {"loans": changed}


def forget(entry: Entry) -> None:
    """Empty what the list repeats of an entry's words."""
    db = database.db
    if entry.kind == "key.held":
        db.execute_sql(
            "UPDATE held_key SET doors = '', reason = '' WHERE id = ?", (entry.subject_id,)
        )
    if entry.kind == "key.lent":
        db.execute_sql("UPDATE key_loan SET reason = '' WHERE id = ?", (entry.payload["loan"],))


ANSWERS = Answers(
    operations={
        f"keys.steps.{step}": WORK_THE_DESK for step in ("hold", "lend", "release", "take_back")
    },
    sheets=(KEY_LIST, KEY_MAP, KEY_LOAN, KEY_DEPOSIT),
    sentences=SENTENCES,
    called=CALLED,
    shown={"identity": Identity},
    waiting=waiting,
    handed=handed,
    find=find,
    personal={
        "held_key": ("doors", "reason", "handed_to"),
        "key_loan": ("borrower", "reason", "returned_by"),
    },
    erase=erase,
    forget=forget,
)
