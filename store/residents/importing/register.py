"""Who and what the files hold already, and what a plan would add to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from store import money
from store.engine import database
from store.inputs import mark
from store.residents.importing.additions import Additions, Known
from store.residents.importing.columns import TITLES, Field
from store.residents.importing.households import Household
from store.residents.importing.members import Member
from store.residents.importing.remarks import Remark, called
from store.residents.inputs import HomeKind, NewHome, NewPerson, NewVehicle, Role
from store.residents.searchkeys import AT_ONCE, Heard, unheard


class Register:
    """All people, homes and vehicles on file, read once; grows with each household compared.

    ``leave_out`` leaves out people who would come where somebody was erased, ``leave_owners``
    owners of homes that have others on the desk; both with a warning.
    """

    def __init__(self, *, leave_out: bool = False, leave_owners: bool = False) -> None:
        self.additions = Additions()
        self._leave_out, self._leave_owners = leave_out, leave_owners
        self._with_erased: set[int] = set()
        self._with_owners: set[int] = set()
        self._homes: dict[str, tuple[int, int | None, HomeKind]] = {
            code: (id_, area, HomeKind(kind))
            for id_, code, area, kind in _rows("SELECT id, code, area, kind FROM home")
        }
        self._vehicles: dict[tuple[int, str], tuple[str, str]] = {
            (home, plate): (model, space)
            for home, plate, model, space in _rows(
                "SELECT home_id, plate, model, space FROM vehicle"
            )
        }
        self._people: dict[int, Known] = {}
        self._by: dict[tuple[object, ...], int] = {}
        self._living: set[tuple[int, int]] = set()
        self._lives: dict[tuple[int, int], tuple[str, str | None]] = {}  # as what, since when
        self._moved_out: set[tuple[int, int]] = set()
        sql = "SELECT id, name, phone, id_number, sex, employer, address FROM person"
        for row in _rows(sql):
            self._learn(Known(*row))
        self._contacts: set[tuple[int, str]] = set(
            _rows("SELECT person_id, phone FROM emergency_contact")
        )
        for person_id, number in _rows("SELECT person_id, number FROM phone"):
            self._rung(self._people[person_id], number)
        # Past residents first, so that those who live there now are met before them.
        for home_id, person_id, until, role, since in _rows(
            "SELECT home_id, person_id, until, role, since FROM residency"
            " ORDER BY until IS NULL, id DESC"
        ):
            (self._moved_out if until else self._living).add((home_id, person_id))
            self._lives[home_id, person_id] = role, since
            if not self._people[person_id].name:
                self._with_erased.add(home_id)
            elif role == Role.OWNER and not until:
                self._with_owners.add(home_id)
            self._by["home", home_id, self._people[person_id].name] = person_id
        self._next_home = _next("home")
        self._next_person = _next("person")
        self._seen: set[tuple[object, ...]] = set()

    def compare(self, households: Collection[Household], heard: Heard = unheard) -> Additions:
        """What importing these households would add; ``heard`` may put an end to it."""
        for at, household in enumerate(households):
            if at % AT_ONCE == 0:
                heard(0, len(households))
            home_id = self._home(household.home)
            for member in household.members:
                if not self._left_out(home_id, household.home.code, member):
                    self._member(home_id, member)
            for vehicle in household.vehicles:
                self._vehicle(home_id, vehicle)
        return self.additions

    def _home(self, new: NewHome) -> int:
        known = self._homes.get(new.code)
        if known is None:
            id_, self._next_home = self._next_home, self._next_home + 1
            self._homes[new.code] = (id_, new.area, new.kind)
            self.additions.homes.append((id_, new))
            self.additions.touched.add(id_)
            return id_
        id_, area, kind = known
        if "kind" in new.model_fields_set and new.kind is not kind:
            self._tell_difference(called(kind), called(new.kind), TITLES[Field.KIND], new.code)
        if new.area and not area:
            self.additions.areas[id_] = new.area
        else:
            self.additions.unchanged += 1
            told = money.area_text(new.area) if new.area else None
            self._tell_difference(
                money.area_text(area) if area else None, told, mark("Area in m²"), new.code
            )
        return id_

    def _left_out(self, home_id: int, code: str, member: Member) -> bool:
        """Whether somebody is left out: who may have been erased here, or a further owner."""
        beside_erased = home_id in self._with_erased
        beside_owners = member.person.role is Role.OWNER and home_id in self._with_owners
        if not (beside_erased or beside_owners) or self._is_known(home_id, member):
            return False
        said = {"name": member.person.name, "code": code}
        if beside_erased:
            self.additions.beside_erased.append(code)
            if self._leave_out:
                text = mark("{name} is left out: somebody of {code} was erased.")
                self.additions.warnings.append(Remark(text, said))
                return True
        if beside_owners:
            self.additions.beside_owners.append(code)
            if self._leave_owners:
                text = mark("{name} is left out: {code} has another owner.")
                self.additions.warnings.append(Remark(text, said))
        return beside_owners and self._leave_owners

    def _is_known(self, home_id: int, member: Member) -> bool:
        """Whether somebody lives in the home already, or did."""
        residency = (home_id, self._match(home_id, member))
        return residency in self._living or residency in self._moved_out

    def _member(self, home_id: int, member: Member) -> None:
        new = member.person
        person_id = self._match(home_id, member)
        news = person_id is None or self._fill(self._people[person_id], new)
        if person_id is None:
            person_id = self._add(new)
        news |= self._add_phones(self._people[person_id], member.further)
        if self._add_besides(self._people[person_id], member):
            self.additions.touched.add(home_id)
            news = True
        self._by["home", home_id, new.name] = person_id
        if member.number:
            self._by["number", member.number, new.name] = person_id
        news |= self._settle(home_id, person_id, new)
        if not news and ("person", person_id) not in self._seen:
            self.additions.unchanged += 1
        self._seen.add(("person", person_id))

    def _add(self, new: NewPerson) -> int:
        id_, self._next_person = self._next_person, self._next_person + 1
        self.additions.people.append((id_, new))
        self._learn(Known(id_, new.name, new.phone, new.id_number, new.sex.value))
        return id_

    def _add_phones(self, known: Known, further: Iterable[str]) -> bool:
        """Add the phones that somebody's file lacks beside the first one."""
        missing = [one for one in further if one != known.phone and one not in known.further]
        for number in missing:
            self._rung(known, number)
            self.additions.phones.append((known.id, number))
        return bool(missing)

    def _add_besides(self, known: Known, member: Member) -> bool:
        """Fill in employer and address where the file has none, and a contact that it lacks."""
        news = False
        for name in ("employer", "address"):
            said, kept = getattr(member, name), getattr(known, name)
            if said and not kept:
                setattr(known, name, said)
                self.additions.besides[known.id] = known
                news = True
            elif said and said != kept:
                self._differs(known.name, Field(name))
        contact = member.contact
        if contact is not None and (known.id, contact.phone) not in self._contacts:
            self._contacts.add((known.id, contact.phone))
            self.additions.contacts.append((known.id, contact))
            news = True
        return news

    def _rung(self, known: Known, number: str) -> None:
        known.further.add(number)
        self._by.setdefault(("phone", number, known.name), known.id)

    def _settle(self, home_id: int, person_id: int, new: NewPerson) -> bool:
        """Let a person live in a home, unless they do, or did and have moved out."""
        residency = (home_id, person_id)
        if residency in self._living:
            self._tell_otherwise(residency, new)
            return False
        if residency in self._moved_out:
            text = mark("{name} has moved out and isn't moved in again.")
            self.additions.warnings.append(Remark(text, {"name": new.name}))
            return False
        self._living.add(residency)
        since = new.since.isoformat() if new.since else None
        self._lives[residency] = new.role.value, since
        self.additions.residencies.append((home_id, person_id, new))
        self.additions.touched.add(home_id)
        return True

    def _match(self, home_id: int, member: Member) -> int | None:
        """The same person: by name with ID, phone, owner's number or home, unless IDs differ."""
        new = member.person
        keys: list[tuple[object, ...]] = [
            ("id", new.id_number, new.name),
            ("phone", new.phone, new.name),
            ("number", member.number, new.name),
            ("home", home_id, new.name),
        ]
        for key in keys:
            person_id = self._by.get(key) if key[1] else None
            if person_id is not None:
                other = self._people[person_id].id_number
                if not new.id_number or not other or other == new.id_number:
                    return person_id
        return None

    def _learn(self, known: Known) -> None:
        self._people[known.id] = known
        if known.id_number:
            self._by.setdefault(("id", known.id_number, known.name), known.id)
        if known.phone:
            self._by.setdefault(("phone", known.phone, known.name), known.id)

    def _fill(self, known: Known, new: NewPerson) -> bool:
        """Fill in what the file of a known person lacks; what it has stays, and is said."""
        missing = {
            name: value
            for name in ("phone", "id_number", "sex")
            if (value := str(getattr(new, name))) and not getattr(known, name)
        }
        if new.phone and known.phone and new.phone not in (known.phone, *known.further):
            text = mark("{name}'s phone differs from the one on file, which stays.")
            self.additions.warnings.append(Remark(text, {"name": new.name}))
        if new.sex and known.sex and new.sex.value != known.sex:
            self._differs(new.name, Field.SEX)
        for name, value in missing.items():
            setattr(known, name, value)
        if missing:
            self._learn(known)
            self.additions.filled[known.id] = known
        return bool(missing)

    def _vehicle(self, home_id: int, vehicle: NewVehicle) -> None:
        if (kept := self._vehicles.get((home_id, vehicle.plate))) is not None:
            for old, new, field in zip(
                kept, (vehicle.model, vehicle.space), (Field.MODEL, Field.SPACE), strict=True
            ):
                if new and old != new:
                    self._differs(vehicle.plate, field)
            if ("vehicle", home_id, vehicle.plate) not in self._seen:
                self.additions.unchanged += 1
        else:
            self._vehicles[home_id, vehicle.plate] = vehicle.model, vehicle.space
            self.additions.vehicles.append((home_id, vehicle))
            self.additions.touched.add(home_id)
        self._seen.add(("vehicle", home_id, vehicle.plate))

    def _tell_otherwise(self, residency: tuple[int, int], new: NewPerson) -> None:
        """Say where a person lives there already as somebody else, or since another day."""
        role, since = self._lives[residency]
        said = new.since and new.since.isoformat()
        if new.role.value != role:
            self._differs(new.name, Field.ROLE)
        if said and since and said != since:
            self._differs(new.name, Field.SINCE)

    def _differs(self, name: str, field: Field) -> None:
        text = mark("{name}: it differs from what is on file, which stays.")
        self.additions.warnings.append(Remark(text, {"name": name}, TITLES[field]))

    def _tell_difference(self, old: object, new: object, title: str, code: str) -> None:
        if new and old != new:
            text = mark("{code}: {new} differs from {old} on file, which stays.")
            figures = {"code": code, "new": new, "old": old}
            self.additions.warnings.append(Remark(text, figures, title))


def _rows(sql: str) -> list[Any]:
    return list(database.db.execute_sql(sql).fetchall())


def _next(table: str) -> int:
    return int(_rows(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")[0][0])
