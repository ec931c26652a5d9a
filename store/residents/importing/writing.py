"""Writing an import's additions, many rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from store.engine import database
from store.residents import code as codes
from store.residents.importing.additions import Additions
from store.residents.inputs import Purpose

AT_ONCE = 1000


def write(additions: Additions) -> None:
    """Write all rows; call inside the transaction in which they were compared."""
    _insert(
        "home",
        "id, code, building, unit, room, kind, area, note",
        (
            (id_, new.code, home.building, home.unit, home.room, new.kind.value, new.area, new.note)
            for id_, new in additions.homes
            for home in (codes.parse(new.code),)
        ),
    )
    _insert(
        "person",
        "id, name, sex, phone, id_number, note",
        (
            (id_, new.name, new.sex.value, new.phone, new.id_number, new.note)
            for id_, new in additions.people
        ),
    )
    _insert(
        "phone",
        "person_id, number, purpose",
        ((person, number, Purpose.USUAL.value) for person, number in additions.phones),
    )
    _insert(
        "emergency_contact",
        "person_id, name, relation, phone",
        ((person, new.name, new.relation, new.phone) for person, new in additions.contacts),
    )
    _insert(
        "residency",
        "home_id, person_id, role, relation, since",
        (
            (home, person, new.role.value, new.relation, new.since and new.since.isoformat())
            for home, person, new in additions.residencies
        ),
    )
    _insert(
        "vehicle",
        "home_id, plate, model, space",
        ((home, new.plate, new.model, new.space) for home, new in additions.vehicles),
    )
    _fill(additions)


def _fill(additions: Additions) -> None:
    for home_id, area in additions.areas.items():
        database.db.execute_sql("UPDATE home SET area = ? WHERE id = ?", (area, home_id))
    for person in additions.besides.values():
        database.db.execute_sql(
            "UPDATE person SET employer = ?, address = ? WHERE id = ?",
            (person.employer, person.address, person.id),
        )
    for person in additions.filled.values():
        database.db.execute_sql(
            "UPDATE person SET phone = ?, id_number = ?, sex = ? WHERE id = ?",
            (person.phone, person.id_number, person.sex, person.id),
        )


def _insert(table: str, columns: str, rows: Iterable[Sequence[object]]) -> None:
    waiting = iter(rows)
    while part := list(islice(waiting, AT_ONCE)):
        marks = ", ".join([f"({', '.join('?' * len(part[0]))})"] * len(part))
        values = [value for row in part for value in row]
        database.db.execute_sql(f"INSERT INTO {table} ({columns}) VALUES {marks}", values)
