"""All that the files hold of one person, for the person who asks for it (个人信息保护法 45)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.engine import database
from store.errors import NotFound
from store.residents import contacts, needs, party, pets
from store.residents.contacts import EmergencyContact
from store.residents.inputs import Role
from store.residents.needs import Need
from store.residents.party import Person
from store.residents.pets import Pet


@dataclass(frozen=True)
class Stay:
    """A home that the person has or had; ``until`` is None while they have it."""

    home: str
    role: Role
    relation: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class OwnData:
    """A person, figures masked or whole, their homes of now and before, and those homes' plates."""

    person: Person
    stays: tuple[Stay, ...]
    plates: tuple[str, ...]
    contacts: tuple[EmergencyContact, ...] = ()
    pets: tuple[Pet, ...] = ()
    needs: tuple[Need, ...] = ()


def own_data(person_id: int, *, whole: bool = False) -> OwnData:
    """What the files hold of a person; whole only once its printing is on record (F6).

    Raises ``NotFound``.
    """
    revealed = (person_id,) if whole else ()
    known = party.read([person_id], whole=revealed).get(person_id)
    if known is None:
        raise NotFound("There is no such person.")
    stays = database.db.execute_sql(
        "SELECT h.code, r.role, r.relation, r.since, r.until FROM residency r"
        " JOIN home h ON h.id = r.home_id WHERE r.person_id = ? ORDER BY r.id",
        (person_id,),
    ).fetchall()
    plates = database.db.execute_sql(
        "SELECT DISTINCT v.plate FROM vehicle v JOIN residency r ON r.home_id = v.home_id"
        " WHERE r.person_id = ? AND r.until IS NULL ORDER BY v.plate",
        (person_id,),
    ).fetchall()
    return OwnData(
        known,
        tuple(
            Stay(code, Role(role), relation, _day(since), _day(until))
            for code, role, relation, since, until in stays
        ),
        tuple(plate for (plate,) in plates),
        contacts=tuple(contacts.read([person_id], whole=revealed)),
        pets=tuple(pets.read([person_id])),
        needs=tuple(needs.read([person_id])),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
