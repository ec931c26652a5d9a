"""The files themselves: a home, who lives in it, what they drive (F1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from store.engine import database
from store.errors import NotFound
from store.residents import code as codes
from store.residents import masking, plates
from store.residents.inputs import HomeKind, Role, Sex
from store.residents.rows import HomeRow, VehicleRow


@dataclass(frozen=True)
class Home:
    """A home; ``area`` in whole 0.01 m²."""

    id: int
    code: str
    building: str
    unit: str
    room: str
    kind: HomeKind
    area: int | None
    note: str


@dataclass(frozen=True)
class Person:
    """A person as shown: ``phone`` and ``id_number`` are masked, empty when unknown (F6)."""

    id: int
    name: str
    sex: Sex
    phone: str
    id_number: str
    note: str


@dataclass(frozen=True)
class Resident:
    """A person in a home."""

    person: Person
    role: Role
    relation: str
    since: date | None


@dataclass(frozen=True)
class Vehicle:
    """A vehicle of a home."""

    id: int
    plate: str
    model: str
    space: str

    @property
    def plate_shown(self) -> str:
        """The plate as it is read."""
        return plates.shown(self.plate)


@dataclass(frozen=True)
class HomePage:
    """What a home's page shows of its household; owners come first."""

    home: Home
    residents: tuple[Resident, ...]
    vehicles: tuple[Vehicle, ...]

    @property
    def owner(self) -> Resident | None:
        """The first owner, if the file knows one."""
        return next((r for r in self.residents if r.role is Role.OWNER), None)

    def meant(self, person_id: int | None) -> Resident | None:
        """The person of this number, else the owner: for whom something of the home begins."""
        return next((r for r in self.residents if r.person.id == person_id), self.owner)


@dataclass(frozen=True)
class Contact:
    """Whom to call back: ``phone`` is whole, to be stored with a ticket; show ``shown``."""

    person_id: int
    name: str
    role: Role
    phone: str = field(repr=False)
    shown: str


# Owners first, then the household in the order in which it came.
BY_ROLE = "CASE r.role WHEN 'owner' THEN 0 WHEN 'family' THEN 1 WHEN 'tenant' THEN 2 ELSE 3 END"
RESIDENTS = (
    "SELECT p.id, p.name, p.sex, p.phone, p.id_number, p.note, r.role, r.relation, r.since"
    " FROM residency r JOIN person p ON p.id = r.person_id"
    f" WHERE r.home_id = ? AND r.until IS NULL ORDER BY {BY_ROLE}, r.id"
)


def get(home_id: int) -> Home:
    """One home; raises ``NotFound``."""
    row = HomeRow.get_or_none(HomeRow.id == home_id)
    if row is None:
        raise NotFound("There is no such home.")
    return of_row(row)


def by_code(text: str) -> Home:
    """The home of a number, typed in any way; raises ``NotFound``."""
    row = HomeRow.get_or_none(HomeRow.code == str(codes.read(text)))
    if row is None:
        raise NotFound("There is no home {code}.", code=text)
    return of_row(row)


def home(home_id: int) -> HomePage:
    """A home's page, confidential figures masked; raises ``NotFound`` (F1, F6)."""
    rows = database.db.execute_sql(RESIDENTS, (home_id,)).fetchall()
    vehicles = VehicleRow.select().where(VehicleRow.home_id == home_id).order_by(VehicleRow.id)
    return HomePage(
        get(home_id),
        tuple(resident(row) for row in rows),
        tuple(Vehicle(v.id, v.plate, v.model, v.space) for v in vehicles),
    )


def people_of(home_id: int) -> list[Contact]:
    """Who lives in a home, owners first, for the forms that call somebody back (W1)."""
    rows = database.db.execute_sql(RESIDENTS, (home_id,)).fetchall()
    return [Contact(row[0], row[1], Role(row[6]), row[3], masking.phone(row[3])) for row in rows]


def owner_of(home_id: int) -> Contact | None:
    """The first owner of a home, None when the file knows none."""
    return next((c for c in people_of(home_id) if c.role is Role.OWNER), None)


def browse(limit: int = 100, after: int = 0) -> list[Home]:
    """Homes in the order in which they were added, ``limit`` of them after the id ``after``."""
    rows = HomeRow.select().where(HomeRow.id > after).order_by(HomeRow.id).limit(limit)
    return [of_row(row) for row in rows]


def count() -> int:
    """How many homes there are."""
    return int(HomeRow.select().count())


def of_row(row: HomeRow) -> Home:
    """A row as the plain thing that leaves the store."""
    kind = HomeKind(row.kind)
    return Home(row.id, row.code, row.building, row.unit, row.room, kind, row.area, row.note)


def resident(row: tuple[Any, ...], *, masked: bool = True) -> Resident:
    """A row of ``RESIDENTS`` as the plain thing that leaves the store."""
    id_, name, sex, phone, id_number, note, role, relation, since = row
    if masked:
        phone, id_number = masking.phone(phone), masking.id_number(id_number)
    person = Person(id_, name, Sex(sex), phone, id_number, note)
    return Resident(person, Role(role), relation, date.fromisoformat(since) if since else None)
