"""What one row says of a home, its people and its vehicles."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from store.inputs import mark
from store.residents import code as codes
from store.residents.importing import values
from store.residents.importing.columns import Field
from store.residents.importing.datarows import Row
from store.residents.importing.remarks import Remark, of_error
from store.residents.importing.tables import Table
from store.residents.inputs import HomeKind, NewVehicle, Role

Model = TypeVar("Model", bound=BaseModel)


class Wrong(Exception):
    """Why a row is rejected; never leaves the import."""

    def __init__(self, *reasons: Remark) -> None:
        super().__init__()
        self.reasons = reasons


def checked(model: type[Model], /, **typed: Any) -> Model:
    """What a form makes of these figures; raises ``Wrong``."""
    try:
        return model.model_validate(typed)
    except ValidationError as error:
        raise Wrong(*of_error(model, error)) from error


def code(table: Table, row: Row) -> str:
    """A row's home number from its parts, or from the one column that holds the whole."""
    room = row[Field.ROOM] or (row[Field.CODE] if not table.has(Field.ROOM) else "")
    if not room:
        raise Wrong(Remark(mark("The room is missing.")))
    building, unit = place(row, Field.BUILDING), place(row, Field.UNIT)
    if table.has(Field.BUILDING) and not building:
        raise Wrong(Remark(mark("The building is missing.")))
    given = [part for part in (building, unit) if part]
    home = codes.read(room)
    if home and given:
        # The room's column may repeat the building, the unit or both.
        front = [part for part in (home.building, home.unit) if part]
        if front in (given, given[:1], given[-1:]):
            room = home.room
    return "-".join([*given, room])


def place(row: Row, field: Field) -> str:
    """A building or a unit without its counter: ``3栋`` and ``3`` are the same."""
    return _bare(row[field])


@lru_cache(1024)
def _bare(text: str) -> str:
    return codes.fold(text + ("栋" if text.isalnum() and text.isascii() else "")).strip("-")


def home_facts(table: Table, row: Row) -> dict[str, Any]:
    """A row's figures of its home, for ``NewHome``."""
    kind = values.kind(row[Field.KIND], row[Field.ROOM], table.title(Field.ROOM))
    note = row[Field.NOTE] if not table.has(Field.NAME) else ""
    return {"area": values.area(row[Field.AREA]), "kind": kind or HomeKind.HOME, "note": note}


def person_facts(table: Table, row: Row) -> dict[str, Any]:
    """A row's particulars of its people, for ``NewPerson``; raises ``Wrong``."""
    return {
        "role": _role(table, row),
        "relation": _relation(row),
        "sex": values.sex(row[Field.SEX]),
        "since": values.day(row[Field.SINCE]),
        "note": row[Field.NOTE],
    }


def _role(table: Table, row: Row) -> Role:
    said = row[Field.ROLE] or row[Field.RELATION]
    if not said:
        return Role.TENANT if "租" in table.title(Field.NAME) else Role.OWNER
    role = values.role(said)
    if role is None and row[Field.ROLE]:
        raise Wrong(Remark(mark("Nobody knows the role {role}."), {"role": said}))
    return role or Role.OTHER


def _relation(row: Row) -> str:
    said = row[Field.RELATION] or row[Field.ROLE]
    return said if values.is_kin(said) or values.role(said) is None else ""


def vehicles(row: Row) -> list[NewVehicle]:
    """The vehicles a row names; raises ``Wrong``."""
    make = " ".join(part for part in (row[Field.MODEL], row[Field.COLOUR]) if part)
    return [
        checked(NewVehicle, plate=plate, model=make, space=row[Field.SPACE])
        for plate in values.apart(row[Field.PLATE])
    ]
