"""Whom to ring when something has happened to somebody on file: name, relation, phone (F1, F4).

The phone is masked as those of the person are; nothing of a contact stands in an entry.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pydantic import Field

from store import journal
from store.desk.staff import require
from store.engine import database
from store.engine.table import Table
from store.errors import NotFound, Refused
from store.inputs import FilledLine, Input, Line, mark
from store.journal.operation import operation
from store.residents import masking
from store.residents.inputs import FilledPhone
from store.residents.party import must_be_on_file
from store.residents.rights import KEEP_FILES
from store.rights import Staff

_CHANGED = ("emergency_contacts",)  # of a person, for whoever has the same before them


class NewEmergencyContact(Input):
    """Whom to ring when something has happened to a person."""

    name: FilledLine = Field(title=mark("Name"))
    relation: Line = Field("", title=mark("Relation to the person"))
    phone: FilledPhone = Field(title=mark("Phone"))


@dataclass(frozen=True)
class EmergencyContact:
    """Whom to ring for a person; the phone is masked, or whole where that is on record."""

    id: int
    person_id: int
    name: str
    relation: str
    phone: str


TABLE = Table(
    "emergency_contact",
    EmergencyContact,
    "SELECT emergency_contact.id, emergency_contact.person_id, emergency_contact.name,"
    " emergency_contact.relation, emergency_contact.phone FROM emergency_contact",
)


def read(ids: Sequence[int], whole: Collection[int] = ()) -> list[EmergencyContact]:
    """Those of people by their ids, as they came; phones masked but for the people in ``whole``."""
    marks = ", ".join("?" * len(ids))
    where = f"WHERE emergency_contact.person_id IN ({marks}) ORDER BY emergency_contact.id"
    return [one if one.person_id in whole else _masked(one) for one in TABLE.read(where, *ids)]


def _masked(one: EmergencyContact) -> EmergencyContact:
    return EmergencyContact(one.id, one.person_id, one.name, one.relation, masking.phone(one.phone))


@operation
def add_emergency_contact(
    person_id: int, new: NewEmergencyContact, *, by: Staff
) -> EmergencyContact:
    """Add whom to ring for somebody on file, masked as it shows.

    Raises ``Refused`` for a phone that the person's contacts have, ``NotFound`` without a file.
    """
    require(by, KEEP_FILES)
    must_be_on_file(person_id)
    if any(one.phone == new.phone for one in read([person_id], whole=(person_id,))):
        raise Refused("This phone is on file already.", field="phone")
    id_ = TABLE.insert(person_id=person_id, **new.model_dump())
    _record("added", person_id, id_, by)
    return _masked(TABLE.one(id_))


@operation
def remove_emergency_contact(contact_id: int, *, by: Staff) -> None:
    """Take an emergency contact off the file; raises ``NotFound`` for one that is not there."""
    require(by, KEEP_FILES)
    one = TABLE.one(contact_id)
    database.db.execute_sql("DELETE FROM emergency_contact WHERE id = ?", (contact_id,))
    _record("removed", one.person_id, contact_id, by)


def phone_of(person_id: int, contact_id: int | None) -> str:
    """The whole phone of a person's contact, once its reveal is on record; or ``NotFound``."""
    for one in read([person_id], whole=(person_id,)):
        if one.id == contact_id:
            return one.phone
    raise NotFound("There is no such figure on file.")


def _record(what: str, person_id: int, contact_id: int, by: Staff) -> None:
    payload = {"fields": _CHANGED, "contact": contact_id}
    journal.append(f"person.contact_{what}", f"person:{person_id}", by=by, payload=payload)
