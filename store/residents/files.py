"""The files themselves: a home, who lives in it, what they drive (F1)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from store.engine import database
from store.errors import NotFound
from store.residents import acting, contacts, documents, masking, needs, party, pets, plates
from store.residents import code as codes
from store.residents.acting import Representative
from store.residents.contacts import EmergencyContact
from store.residents.documents import Document
from store.residents.inputs import HomeKind, HomeState, Role
from store.residents.needs import Need
from store.residents.party import Person
from store.residents.pets import Pet
from store.residents.rows import HomeRow, VehicleRow


@dataclass(frozen=True)
class Home:
    """A home; ``area`` in whole 0.01 m², ``state`` as it stands since ``state_since``."""

    id: int
    code: str
    building: str
    unit: str
    room: str
    kind: HomeKind
    area: int | None
    note: str
    state: HomeState = HomeState.UNKNOWN
    state_since: date | None = None


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
    representatives: tuple[Representative, ...] = ()
    documents: tuple[Document, ...] = ()
    contacts: tuple[EmergencyContact, ...] = ()
    pets: tuple[Pet, ...] = ()
    needs: tuple[Need, ...] = ()

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
LIVING_THERE = f"WHERE r.home_id = ? AND r.until IS NULL ORDER BY {BY_ROLE}, r.id"


def get(home_id: int) -> Home:
    """One home; raises ``NotFound``."""
    row = HomeRow.get_or_none(HomeRow.id == home_id)
    if row is None:
        raise NotFound("There is no such home.")
    return of_row(row)


def code_told(value: int | str, _telling: object) -> str:
    """The number of a home, for a sentence whose figure is the home's own (``Answers.shown``)."""
    return get(int(value)).code


def by_code(text: str) -> Home:
    """The home of a number, typed in any way; raises ``NotFound``."""
    row = HomeRow.get_or_none(HomeRow.code == str(codes.read(text)))
    if row is None:
        raise NotFound("There is no home {code}.", code=text)
    return of_row(row)


def home(home_id: int, whole: Collection[int] = ()) -> HomePage:
    """A home's page, figures masked but for those of people in ``whole``; raises ``NotFound``."""
    living = residents(home_id, whole)
    people = [one.person.id for one in living]
    vehicles = VehicleRow.select().where(VehicleRow.home_id == home_id).order_by(VehicleRow.id)
    return HomePage(
        get(home_id),
        living,
        tuple(Vehicle(v.id, v.plate, v.model, v.space) for v in vehicles),
        tuple(chain(*acting.read(people, whole).values())),
        tuple(documents.of_home(home_id)),
        contacts=tuple(contacts.read(people, whole)),
        pets=tuple(pets.read(people)),
        needs=tuple(needs.read(people)),
    )


def residents(home_id: int, whole: Collection[int] = ()) -> tuple[Resident, ...]:
    """Who lives in a home, owners first; figures masked but for those of people in ``whole``."""
    rows = database.db.execute_sql(
        f"SELECT r.person_id, r.role, r.relation, r.since FROM residency r {LIVING_THERE}",
        (home_id,),
    ).fetchall()
    people = party.read([row[0] for row in rows], whole)
    return tuple(
        Resident(people[id_], Role(role), relation, date.fromisoformat(since) if since else None)
        for id_, role, relation, since in rows
    )


def people_of(home_id: int) -> list[Contact]:
    """Who lives in a home, owners first, then who acts for them, to be called back (W1)."""
    rows = database.db.execute_sql(
        "SELECT p.id, p.name, r.role, p.phone FROM residency r"
        f" JOIN person p ON p.id = r.person_id {LIVING_THERE}",
        (home_id,),
    ).fetchall()
    rows += [
        (id_, name, Role.OTHER, phone) for _home, id_, name, phone in acting.of_homes([home_id])
    ]
    return [
        Contact(id_, name, Role(role), phone, masking.phone(phone))
        for id_, name, role, phone in rows
    ]


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
    return Home(
        *(row.id, row.code, row.building, row.unit, row.room),
        kind=HomeKind(row.kind),
        area=row.area,
        note=row.note,
        state=HomeState(row.state),
        state_since=date.fromisoformat(row.state_since) if row.state_since else None,
    )
