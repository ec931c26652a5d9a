"""The pets of somebody on file, and the licences that are kept for them (F1, G12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pydantic import Field, ValidationInfo, field_validator

from store import clock, journal
from store.desk.staff import require
from store.engine import database
from store.engine.table import Table, kept
from store.expiring import Expiring
from store.inputs import Input, Line, mark, wrong
from store.journal.operation import operation
from store.residents.party import must_be_on_file
from store.residents.rights import KEEP_FILES
from store.rights import Staff
from store.text import Named
from store.waiting import Place, Waiting

_LICENCE = mark("Pet licence")
AHEAD = timedelta(days=30)  # so long before it ends a licence stands on Today
_CHANGED = ("pets",)  # of a person, for whoever has the same before them


class PetKind(Named):
    """What a pet is."""

    DOG = "dog", mark("A dog")
    CAT = "cat", mark("A cat")
    OTHER = "other", mark("Other")


class NewPet(Input):
    """A pet, and its licence where it needs one."""

    kind: PetKind = Field(PetKind.DOG, title=mark("Kind of pet"))
    name: Line = Field("", title=mark("Name or breed"))
    licence: Line = Field("", title=mark("Licence number"))
    expires: date | None = Field(None, title=mark("Licence valid until"))

    @field_validator("expires")
    @classmethod
    def _is_of_a_licence(cls, expires: date | None, info: ValidationInfo) -> date | None:
        if expires is not None and not info.data.get("licence"):
            raise wrong("Fill in the licence's number too.")
        return expires


@dataclass(frozen=True)
class Pet:
    """A person's pet; ``expires`` is the last day of its licence, None where nobody said."""

    id: int
    person_id: int
    kind: PetKind
    name: str
    licence: str
    noted_on: date
    expires: date | None

    def is_over(self, on: date) -> bool:
        """Whether its licence has expired; it holds through its last day (G12)."""
        return self.expires is not None and on > self.expires


TABLE = Table(
    "pet",
    Pet,
    "SELECT pet.id, pet.person_id, pet.kind, pet.name, pet.licence, pet.noted_on, pet.expires"
    " FROM pet",
)


def read(ids: Sequence[int]) -> list[Pet]:
    """The pets of people by their ids, as they came."""
    marks = ", ".join("?" * len(ids))
    return TABLE.read(f"WHERE pet.person_id IN ({marks}) ORDER BY pet.id", *ids)


def expiring(until: date) -> Iterator[Expiring]:
    """The licences of pets that live here and end by a day, or have ended (G12)."""
    rows = database.db.execute_sql(
        "SELECT t.id, r.home_id, h.code FROM pet t"
        " JOIN residency r ON r.person_id = t.person_id AND r.until IS NULL"
        " JOIN home h ON h.id = r.home_id WHERE t.expires <= ?"
        " ORDER BY t.expires, t.id, r.id DESC",
        (until.isoformat(),),
    ).fetchall()
    homes = {pet_id: (f"home:{home_id}", code) for pet_id, home_id, code in rows}
    for pet_id, (subject, code) in homes.items():
        one = TABLE.one(pet_id)
        if one.expires is not None:
            holder = f"{code} {one.name}".strip()
            yield Expiring(subject, _LICENCE, one.licence, holder, one.noted_on, one.expires)


def waiting(now: datetime) -> Iterator[Waiting]:
    """One line a home for the first of its pets' licences that ends, some weeks ahead (G12)."""
    rows = database.db.execute_sql(
        "SELECT r.home_id, h.code, min(t.expires) FROM pet t"
        " JOIN residency r ON r.person_id = t.person_id AND r.until IS NULL"
        " JOIN home h ON h.id = r.home_id WHERE t.expires <= ? GROUP BY r.home_id, h.code",
        (clock.day(now + AHEAD).isoformat(),),
    )
    for home_id, code, expires in rows.fetchall():
        begins, ends = clock.bounds(date.fromisoformat(expires))
        yield Waiting(
            "home.pet_licence",
            f"home:{home_id}",
            due=ends,
            shows=begins - AHEAD,
            place=Place.FOLLOWING,
            figures={"home": code, "until": expires},
        )


@operation
def add_pet(person_id: int, new: NewPet, *, by: Staff) -> Pet:
    """Add a pet to somebody's file; raises ``NotFound`` without a file."""
    require(by, KEEP_FILES)
    must_be_on_file(person_id)
    told = {"kind": new.kind, "noted_on": clock.today(), "expires": new.expires}
    id_ = TABLE.insert(person_id=person_id, name=new.name, licence=new.licence, **told)
    _record("added", person_id, id_, by, {name: kept(value) for name, value in told.items()})
    return TABLE.one(id_)


@operation
def remove_pet(pet_id: int, *, by: Staff) -> None:
    """Take a pet off the file; raises ``NotFound`` for one that is not there."""
    require(by, KEEP_FILES)
    one = TABLE.one(pet_id)
    database.db.execute_sql("DELETE FROM pet WHERE id = ?", (pet_id,))
    _record("removed", one.person_id, pet_id, by, {})


def _record(what: str, person_id: int, pet_id: int, by: Staff, told: dict[str, object]) -> None:
    payload = {"fields": _CHANGED, "pet": pet_id, **told}
    journal.append(f"person.pet_{what}", f"person:{person_id}", by=by, payload=payload)
