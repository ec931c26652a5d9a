"""Names, phones and words about keys, emptied for the law's sake (F6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from store.answers import Person
from store.engine import database
from store.journal import Entry


def erase(person: Person) -> Mapping[str, int]:
    """Empty what the person borrowed, brought back, asked or said about the keys of their homes."""
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    keys = f"SELECT id FROM held_key WHERE home_id IN ({homes})"
    loans = f"SELECT id FROM key_loan WHERE key_id IN ({keys})"
    changed = 0
    for table, emptied, column, of in (
        ("key_loan", "borrower = '', phone = ''", "borrower", f"key_id IN ({keys})"),
        ("key_loan", "returned_by = ''", "returned_by", f"key_id IN ({keys})"),
        ("held_key", "handed_to = ''", "handed_to", f"id IN ({keys})"),
        ("key_extension", "asked_by = ''", "asked_by", f"loan_id IN ({loans})"),
        ("key_instruction", "given_by = ''", "given_by", f"key_id IN ({keys})"),
    ):
        changed += _run(
            f"UPDATE {table} SET {emptied} WHERE {column} = ? AND {of}",
            (person.name, *person.homes),
        )
    for phone in person.phones:
        changed += _run("UPDATE key_loan SET borrower = '', phone = '' WHERE phone = ?", (phone,))
    return {"loans": changed}


def forget(entry: Entry) -> None:
    """Empty what the tables still repeat of an entry's words."""
    for table, of, columns in _repeats(entry):
        for column in columns:
            repeated = f"UPDATE {table} SET {column} = '' WHERE id = ? AND {column} = ?"
            _run(repeated, (of, entry.words.get(column, "")))
    if entry.kind in ("key.held", "key.corrected"):
        counted = "UPDATE key_count_line SET doors = '' WHERE key_id = ? AND doors = ?"
        _run(counted, (entry.subject_id, entry.words.get("doors", "")))


def _repeats(entry: Entry) -> Iterator[tuple[str, object, tuple[str, ...]]]:
    match entry.kind:
        case "key.held" | "key.corrected":
            yield "held_key", entry.subject_id, ("doors", "reason", "authorisation")
        case "key.lent":
            yield "key_loan", entry.payload["loan"], ("reason",)
        case "key.extended":
            yield "key_extension", entry.payload["extension"], ("reason",)
        case "key.instructed":
            yield "key_instruction", entry.payload["instruction"], ("words",)


def _run(sql: str, params: tuple[object, ...]) -> int:
    return int(database.db.execute_sql(sql, params).rowcount)
