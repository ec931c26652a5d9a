"""Keeping the resident files up to date (F1, F6): each change one entry, by ids, never by names."""

from __future__ import annotations

from datetime import date
from typing import Any

from store import answers, journal
from store.desk.staff import require
from store.errors import NotFound, Refused
from store.journal.operation import operation
from store.residents import code as codes
from store.residents import files, people, searchkeys
from store.residents.files import Home, HomePage
from store.residents.filled import NewCompany
from store.residents.inputs import MoveOut, NewHome, NewPerson, NewVehicle, ResidentChange
from store.residents.rights import KEEP_FILES
from store.residents.rows import HomeRow, PersonRow, ResidencyRow, VehicleRow
from store.rights import Staff

_OF_RESIDENCY = ("role", "relation")


@operation
def add_home(new: NewHome, *, by: Staff) -> Home:
    """Begin the file of a home; raises ``Refused`` when its number has one (F1)."""
    require(by, KEEP_FILES)
    _refuse_second(new.code)
    row = HomeRow.create(**_columns(new))
    searchkeys.write(row.id)
    payload = {"code": new.code, "kind": new.kind.value, "area_hundredths": new.area}
    journal.append("home.added", f"home:{row.id}", by=by, payload=payload)
    return files.of_row(row)


@operation
def change_home(home_id: int, changed: NewHome, *, by: Staff) -> Home:
    """Put a home's number, kind, area and note right; nothing is recorded when nothing changed."""
    require(by, KEEP_FILES)
    before = files.get(home_id)
    columns = _columns(changed)
    fields = [name for name, value in columns.items() if getattr(before, name) != value]
    if not fields:
        return before
    if before.code != changed.code:
        _refuse_second(changed.code)
    HomeRow.update(**columns).where(HomeRow.id == home_id).execute()
    searchkeys.write(home_id)
    payload = {
        "fields": fields,
        "code": changed.code,
        "kind": changed.kind.value,
        "area_hundredths": changed.area,
    }
    journal.append("home.changed", f"home:{home_id}", by=by, payload=payload)
    return files.get(home_id)


@operation
def move_in(home_id: int, new: NewPerson, *, by: Staff) -> HomePage:
    """Add a person to a home; one the files know by ID, or name and phone, stays one person.

    What their file lacks is filled in; what it has stays.
    """
    require(by, KEEP_FILES)
    home = files.get(home_id)
    person_id, filled = people.settled(new)
    return settle(home, person_id, new, by, filled=filled)


@operation
def change_resident(home_id: int, person_id: int, change: ResidentChange, *, by: Staff) -> HomePage:
    """Put a resident's particulars right, in every home they have; None leaves a field alone."""
    require(by, KEEP_FILES)
    residency, person = _residency(home_id, person_id), PersonRow.get_or_none(id=person_id)
    if residency is None or person is None:
        raise NotFound("This person is not in this home's file.")
    wanted = {k: v for k, v in change.model_dump(mode="json").items() if v is not None}
    of_home = _differing(residency, {k: v for k, v in wanted.items() if k in _OF_RESIDENCY})
    of_person = _differing(person, {k: v for k, v in wanted.items() if k not in _OF_RESIDENCY})
    if "id_number" in of_person:  # another paper, of which nobody has said more
        of_person |= {"id_kind": "", "id_until": None}
    if of_home:
        ResidencyRow.update(**of_home).where(ResidencyRow.id == residency.id).execute()
    if of_person:
        PersonRow.update(**of_person).where(PersonRow.id == person_id).execute()
    if of_home or of_person:
        searchkeys.write_of(person_id)
        payload = {"home_id": home_id, "fields": sorted({*of_home, *of_person} & set(wanted))}
        payload |= {name: value for name, value in of_home.items() if name == "role"}
        journal.append("person.changed", f"person:{person_id}", by=by, payload=payload)
    return files.home(home_id)


@operation
def move_out(home_id: int, person_id: int, leaving: MoveOut, *, by: Staff) -> HomePage:
    """End a person's residency, with the reason as words; the file keeps it as past (F1)."""
    require(by, KEEP_FILES)
    residency = _residency(home_id, person_id)
    if residency is None:
        raise NotFound("This person is not in this home's file.")
    if residency.since and leaving.on < date.fromisoformat(residency.since):
        raise Refused(
            "Moved out on {on}, which lies before {name} moved in, on {since}.",
            field="on",
            on=leaving.on.isoformat(),
            name=PersonRow.get_by_id(person_id).name,
            since=residency.since,
        )
    until = leaving.on.isoformat()
    ResidencyRow.update(until=until).where(ResidencyRow.id == residency.id).execute()
    searchkeys.write(home_id)
    payload = {"home": files.get(home_id).code, "home_id": home_id, "until": until}
    words = {"reason": leaving.reason}
    touched = [
        subject
        for _name, each in answers.everyone()
        for subject in (each.moved_out(home_id, person_id) if each.moved_out else ())
    ]
    journal.append(
        "person.moved_out",
        f"person:{person_id}",
        by=by,
        payload=payload,
        words=words,
        touches=touched,
    )
    return files.home(home_id)


@operation
def add_vehicle(home_id: int, new: NewVehicle, *, by: Staff) -> HomePage:
    """Add a vehicle to a home; raises ``Refused`` when the home has it already."""
    require(by, KEEP_FILES)
    home = files.get(home_id)
    same = (VehicleRow.home_id == home_id) & (VehicleRow.plate == new.plate)
    if VehicleRow.select().where(same).exists():
        raise Refused("This home has {plate} already.", field="plate", plate=new.plate)
    row = VehicleRow.create(home_id=home_id, **new.model_dump())
    searchkeys.write(home_id)
    payload = {"fields": ["vehicles"], "vehicle": row.id, "home": home.code}
    journal.append("vehicle.added", f"home:{home_id}", by=by, payload=payload)
    return files.home(home_id)


@operation
def remove_vehicle(vehicle_id: int, *, by: Staff) -> HomePage:
    """Take a vehicle off a home's file."""
    require(by, KEEP_FILES)
    row = VehicleRow.get_or_none(VehicleRow.id == vehicle_id)
    if row is None:
        raise NotFound("There is no such vehicle.")
    VehicleRow.delete().where(VehicleRow.id == vehicle_id).execute()
    searchkeys.write(row.home_id)
    home = files.get(row.home_id).code
    payload = {"fields": ["vehicles"], "vehicle": vehicle_id, "home": home}
    journal.append("vehicle.removed", f"home:{row.home_id}", by=by, payload=payload)
    return files.home(row.home_id)


def _refuse_second(code: str) -> None:
    if HomeRow.select().where(HomeRow.code == code).exists():
        raise Refused("Home {code} has a file already.", field="code", code=code)


def _columns(new: NewHome) -> dict[str, Any]:
    parts = codes.parse(new.code)
    place = {"building": parts.building, "unit": parts.unit, "room": parts.room}
    return new.model_dump(mode="json") | place


def settle(
    home: Home, person_id: int, new: NewPerson | NewCompany, by: Staff, **known: object
) -> HomePage:
    """Let a party on file have a home, with what is known of it; call within an operation.

    Raises ``Refused`` where the home has it already.
    """
    if _residency(home.id, person_id):
        raise Refused("{name} is in this home's file already.", field="name", name=new.name)
    role, since = new.role.value, new.since and new.since.isoformat()
    relation = new.relation if isinstance(new, NewPerson) else ""
    ResidencyRow.create(
        home_id=home.id, person_id=person_id, role=role, relation=relation, since=since
    )
    searchkeys.write_of(person_id)
    payload: dict[str, Any] = {"home": home.code, "home_id": home.id, "role": role, "since": since}
    payload |= {name: value for name, value in known.items() if value}
    journal.append("person.moved_in", f"person:{person_id}", by=by, payload=payload)
    return files.home(home.id)


def _residency(home_id: int, person_id: int) -> ResidencyRow | None:
    return ResidencyRow.get_or_none(
        (ResidencyRow.home_id == home_id)
        & (ResidencyRow.person_id == person_id)
        & ResidencyRow.until.is_null()
    )


def _differing(row: PersonRow | ResidencyRow, wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in wanted.items() if getattr(row, name) != value}
