"""Keeping the resident files up to date (F1, F6): each change one entry, by ids, never by names."""

from __future__ import annotations

from typing import Any

from store import answers, journal
from store.desk.staff import require
from store.errors import NotFound, Refused
from store.journal.operation import operation
from store.residents import code as codes
from store.residents import files, searchkeys
from store.residents.files import Home, HomePage
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
    known = _known(new)
    person_id = known or _add_person(new)
    if _residency(home_id, person_id):
        raise Refused("{name} is in this home's file already.", field="name", name=new.name)
    since = new.since and new.since.isoformat()
    ResidencyRow.create(
        home_id=home_id,
        person_id=person_id,
        role=new.role.value,
        relation=new.relation,
        since=since,
    )
    filled = _fill(known, new) if known else []
    _write_keys_of(person_id)
    role = new.role.value
    payload: dict[str, Any] = {"home": home.code, "home_id": home_id, "role": role, "since": since}
    if filled:
        payload["filled"] = filled
    journal.append("person.moved_in", f"person:{person_id}", by=by, payload=payload)
    return files.home(home_id)


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
    if of_home:
        ResidencyRow.update(**of_home).where(ResidencyRow.id == residency.id).execute()
    if of_person:
        PersonRow.update(**of_person).where(PersonRow.id == person_id).execute()
    if of_home or of_person:
        _write_keys_of(person_id)
        payload = {"home_id": home_id, "fields": sorted([*of_home, *of_person])}
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
    payload = {"vehicle": row.id, "home": home.code}
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
    payload = {"vehicle": vehicle_id, "home": files.get(row.home_id).code}
    journal.append("vehicle.removed", f"home:{row.home_id}", by=by, payload=payload)
    return files.home(row.home_id)


def _refuse_second(code: str) -> None:
    if HomeRow.select().where(HomeRow.code == code).exists():
        raise Refused("Home {code} has a file already.", field="code", code=code)


def _columns(new: NewHome) -> dict[str, Any]:
    parts = codes.parse(new.code)
    place = {"building": parts.building, "unit": parts.unit, "room": parts.room}
    return new.model_dump(mode="json") | place


def _known(new: NewPerson) -> int | None:
    """The person this is, when the files hold the same name with the same ID or phone."""
    rows = PersonRow.select().where(PersonRow.name == new.name)
    for row in rows:
        if new.id_number and row.id_number:
            if new.id_number == row.id_number:
                return int(row.id)
        elif new.phone and new.phone == row.phone:
            return int(row.id)
    return None


def _add_person(new: NewPerson) -> int:
    columns = new.model_dump(mode="json", include={"name", "sex", "phone", "id_number", "note"})
    return int(PersonRow.create(**columns).id)


def _fill(person_id: int, new: NewPerson) -> list[str]:
    """Fill in what the file of a known person lacks; the names of what was."""
    row = PersonRow.get_by_id(person_id)
    typed = new.model_dump(mode="json", include={"sex", "phone", "id_number", "note"})
    missing = {name: value for name, value in typed.items() if value and not getattr(row, name)}
    if missing:
        PersonRow.update(**missing).where(PersonRow.id == person_id).execute()
    return sorted(missing)


def _residency(home_id: int, person_id: int) -> ResidencyRow | None:
    return ResidencyRow.get_or_none(
        (ResidencyRow.home_id == home_id)
        & (ResidencyRow.person_id == person_id)
        & ResidencyRow.until.is_null()
    )


def _differing(row: PersonRow | ResidencyRow, wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in wanted.items() if getattr(row, name) != value}


def _write_keys_of(person_id: int) -> None:
    homes = ResidencyRow.select().where(
        (ResidencyRow.person_id == person_id) & ResidencyRow.until.is_null()
    )
    for home_id in {row.home_id for row in homes}:
        searchkeys.write(home_id)
