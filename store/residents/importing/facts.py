"""What one row says of a home, its people and its vehicles."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from store.inputs import mark
from store.residents.importing import besides, days, mistaken, names, phones, roles, values
from store.residents.importing.columns import TITLES, Field
from store.residents.importing.datarows import Row
from store.residents.importing.layout import Person
from store.residents.importing.members import Member
from store.residents.importing.remarks import Remark, Wrong, of_error
from store.residents.importing.tables import Table
from store.residents.inputs import HomeKind, NewPerson, NewPhone, NewVehicle, Role, Sex

Model = TypeVar("Model", bound=BaseModel)
_OF_SOMEBODY = (
    Field.PHONE, Field.ID_NUMBER, Field.SINCE, Field.SEX, Field.ROLE, Field.RELATION,
    *besides.FIELDS,
)  # fmt: skip
_MUST = frozenset({"code", "name", "plate"})


def checked(model: type[Model], told: list[Remark], /, **typed: Any) -> Model:
    """What a form makes of these figures; a wrong one is told and left out.

    Raises ``Wrong`` for one without which there is nothing to keep.
    """
    try:
        return model.model_validate(typed)
    except ValidationError as error:
        reasons = of_error(model, error)
        wrong = {str(one["loc"][0]) for one in error.errors(include_url=False) if one["loc"]}
        if not wrong or wrong & _MUST:
            raise Wrong(*reasons) from error
        told += reasons
        rest = {name: value for name, value in typed.items() if name not in wrong}
        return model.model_validate(rest)


def without_errors(table: Table, row: Row, told: list[Remark]) -> Row:
    """The row without the cells in which a formula failed or that are garbled, each told."""
    wrong = set()
    for at, cell in enumerate(row.cells):
        said: dict[str, object] = {"column": table.name(at), "text": cell}
        if cell and names.is_error(cell):
            told.append(Remark(mark("Column {column} shows {text}; it is left out."), said))
            wrong.add(at)
        elif garbled := mistaken.misread(cell):
            text = mark(
                "{text} in column {column} was read in a wrong character set before, it should be"
                " {meant}; it is left out."
            )
            told.append(Remark(text, {**said, "meant": garbled}))
            wrong.add(at)
    if not wrong:
        return row
    cells = ("" if at in wrong else cell for at, cell in enumerate(row.cells))
    return replace(row, cells=tuple(cells))


def home_facts(table: Table, row: Row, told: list[Remark]) -> dict[str, Any]:
    """A row's figures of its home, for ``NewHome``; without a kind where it says none."""
    found: dict[str, Any] = {"area": values.area(row[Field.AREA])}
    if (kind := _kind(table, row, told)) is not None:
        found["kind"] = kind
    return found


def _kind(table: Table, row: Row, told: list[Remark]) -> HomeKind | None:
    """What the columns of kinds say, a shop before a dwelling; else what the room is called."""
    words = values.apart(row[Field.KIND])
    said = [kind for kind in map(values.kind, words) if kind is not None]
    if len(set(said)) > 1:
        text = mark("{kinds} contradict each other; it is taken for a shop.")
        told.append(Remark(text, {"kinds": ", ".join(words)}, TITLES[Field.KIND]))
    if not said:
        named = (row[Field.ROOM], table.title(Field.ROOM))
        said = [HomeKind.SHOP] if HomeKind.SHOP in map(values.kind, named) else []
    return HomeKind.SHOP if HomeKind.SHOP in said else next(iter(said), None)


def people(table: Table, row: Row, told: list[Remark]) -> list[Member]:
    """The people a row names, in all of its columns."""
    side_by_side = table.layout.people
    found = []
    for person in side_by_side:
        seen = row.of(person.columns) if len(side_by_side) > 1 else row
        found += _people(person, seen, told)
    return found


def _people(person: Person, row: Row, told: list[Remark]) -> list[Member]:
    """The people of one name's column; those who share a cell share out the phones and IDs.

    All phones beside one name are that person's.
    """
    numbers = _phones(row, told)
    found = _names(row, len(numbers), told)
    if not found:
        return []
    ids = _ids(row, told)
    further: tuple[str, ...] = ()
    if len(found) == 1:
        numbers, further = numbers[:1], _further(numbers[1:], told)
    _tell_other_count(numbers, len(found), Field.PHONE, told)
    _tell_other_count(ids, len(found), Field.ID_NUMBER, told)
    particulars = _person_facts(person, row, told)
    more = besides.of_row(row, len(found), told)
    each = zip_longest(found, numbers[: len(found)], ids[: len(found)], fillvalue="")
    return [
        Member(
            checked(NewPerson, told, name=name, phone=phone, id_number=number, **particulars),
            further,
            **more,
        )
        for name, phone, number in each
    ]


def _names(row: Row, phones_beside: int, told: list[Remark]) -> list[str]:
    """The names of a cell, none where it is empty; raises ``Wrong`` where nobody can tell."""
    said = {"name": row[Field.NAME]}
    found = names.apart(row[Field.NAME], phones_beside)
    if found is None:
        text = mark(
            "Nobody can tell whether {name} is one name or several; write \u3001 between them."
        )
        raise Wrong(Remark(text, said))
    if any(map(names.is_nobody, found)):
        if len(found) > 1:
            raise Wrong(Remark(mark("Not every one of these is a name: {name}."), said))
        told.append(Remark(mark("{name} is nobody's name; it is left out."), said))
        found = []
    if not found:
        _tell_nameless(row, told)
    if any(map(names.is_spoiled, found)):
        told.append(Remark(mark("Characters of this name seem to be lost: {name}."), said))
    return found


def _phones(row: Row, told: list[Remark]) -> list[str]:
    numbers = phones.apart(row[Field.PHONE])
    if any(map(phones.is_cut, numbers)):
        text = mark("A mobile number has 11 digits.")
        told.append(Remark(text, title=TITLES[Field.PHONE]))
    for number in filter(mistaken.phone, numbers):
        text = mark("{text} is a day or an ID number, no phone; it is left out.")
        told.append(Remark(text, {"text": number}, TITLES[Field.PHONE]))
    return ["" if phones.is_cut(one) or mistaken.phone(one) else one for one in numbers]


def _further(numbers: list[str], told: list[Remark]) -> tuple[str, ...]:
    """Phones beyond somebody's first, each as the files keep it; a wrong one is told."""
    found = []
    for number in filter(None, numbers):
        try:
            found.append(NewPhone(phone=number).phone)
        except ValidationError as error:
            told += of_error(NewPhone, error)
    return tuple(dict.fromkeys(found))


def _ids(row: Row, told: list[Remark]) -> list[str]:
    cell = row[Field.ID_NUMBER]
    if values.is_rounded(cell):
        text = mark("A number cell keeps 15 digits only; write this number as text.")
        told.append(Remark(text, title=TITLES[Field.ID_NUMBER]))
        return []
    return list(filter(None, map(values.id_number, values.apart(cell))))


def _tell_nameless(row: Row, told: list[Remark]) -> None:
    for field in _OF_SOMEBODY:
        if row[field]:
            text = mark("Nobody's name stands beside it; it is left out.")
            told.append(Remark(text, title=TITLES[field]))


def _tell_other_count(figures: list[str], people: int, field: Field, told: list[Remark]) -> None:
    if 0 < len(figures) < people:
        text = mark("Fewer of these than people stand here; the first people have them.")
        told.append(Remark(text, title=TITLES[field]))
    if len(figures) > people:
        text = mark("More of these than people stand here; the first ones are taken, {n} left out.")
        told.append(Remark(text, {"n": len(figures) - people}, TITLES[field]))


def _person_facts(person: Person, row: Row, told: list[Remark]) -> dict[str, Any]:
    role, relation = _role(person, row, told)
    return {
        "role": role,
        "relation": relation,
        "sex": _sex(row, told),
        "since": _since(row, told),
        "note": row[Field.NOTE],
    }


def _role(person: Person, row: Row, told: list[Remark]) -> tuple[Role, str]:
    """Somebody's role, and how they are related; an unknown word is kept and told."""
    said, related = row[Field.ROLE], row[Field.RELATION] or person.relation
    if not said and (person.who or not related):
        return person.who or Role.OWNER, related
    role = roles.role(said or related)
    if role is None:
        text = mark("Nobody knows the role {role}; it is kept as the relation, the role is Other.")
        told.append(Remark(text, {"role": said or related}))
    relation = related or (said if role is None or roles.is_kin(said) else "")
    is_a_role = roles.role(relation) is not None and not roles.is_kin(relation)
    return role or Role.OTHER, "" if is_a_role else relation


def _sex(row: Row, told: list[Remark]) -> Sex:
    sex = roles.sex(row[Field.SEX])
    if sex is None:
        told.append(Remark(mark("Nobody knows the sex {sex}."), {"sex": row[Field.SEX]}))
    return sex or Sex.UNKNOWN


def _since(row: Row, told: list[Remark]) -> object:
    day = days.day(row[Field.SINCE])
    if isinstance(day, str):
        text = mark("{text} is no whole, certain day; write it like 2017-04-20.")
        told.append(Remark(text, {"text": day}, TITLES[Field.SINCE]))
        return None
    return day


def vehicles(table: Table, row: Row, told: list[Remark]) -> list[NewVehicle]:
    """The vehicles a row names; as many parking spaces as plates are shared out."""
    return [vehicle for car in table.layout.cars for vehicle in _vehicles(row.of(car), told)]


def _vehicles(row: Row, told: list[Remark]) -> list[NewVehicle]:
    make = " ".join(part for part in (row[Field.MODEL], row[Field.COLOUR]) if part)
    plates, spaces = values.apart(row[Field.PLATE]), values.apart(row[Field.SPACE])
    shared = spaces if len(spaces) == len(plates) else [row[Field.SPACE]] * len(plates)
    found = []
    for plate, space in zip(plates, shared, strict=True):
        if mistaken.plate(plate):
            text = mark("{text} is a day or a number, no plate; it is left out.")
            told.append(Remark(text, {"text": plate}, TITLES[Field.PLATE]))
            continue
        try:
            found.append(checked(NewVehicle, told, plate=plate, model=make, space=space))
        except Wrong as wrong:
            told += wrong.reasons
    if make and not plates:
        told.append(
            Remark(
                mark("No plate stands beside the vehicle {make}; it is left out."), {"make": make}
            )
        )
    return found


def note(table: Table, row: Row, *, people: bool) -> str:
    """What a row says of the home itself: its note, and a parking space without a vehicle.

    The note is its one person's where it has one.
    """
    said = [] if people and len(table.layout.people) == 1 else [row[Field.NOTE]]
    for car in map(row.of, table.layout.cars):
        if car[Field.SPACE] and not values.apart(car[Field.PLATE]):
            said.append(f"{table.title(Field.SPACE)}：{car[Field.SPACE]}")
    return "\n".join(filter(None, said))
