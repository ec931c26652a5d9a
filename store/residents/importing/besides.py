"""What a row says of somebody besides who they are: employer, postal address, emergency contact."""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError

from store.inputs import mark
from store.residents.contacts import NewEmergencyContact
from store.residents.importing.columns import TITLES, Field
from store.residents.importing.datarows import Row
from store.residents.importing.remarks import Remark, of_error

FIELDS = (Field.EMPLOYER, Field.ADDRESS, Field.CONTACT, Field.CONTACT_PHONE)
LONGEST = 200
_PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)")
_EDGES = " ()（）,，;；:：/"


def of_row(row: Row, people: int, told: list[Remark]) -> dict[str, Any]:
    """What ``Member`` keeps of it; it is one person's, beside several it is left out and told."""
    if people != 1:
        for field in FIELDS:
            if row[field]:
                text = mark("Nobody can tell whose of several people it is; it is left out.")
                told.append(Remark(text, title=TITLES[field]))
        return {}
    return {
        "employer": _line(row, Field.EMPLOYER, told),
        "address": _line(row, Field.ADDRESS, told),
        "contact": _contact(row, told),
    }


def _line(row: Row, field: Field, told: list[Remark]) -> str:
    said = " ".join(row[field].split())
    if len(said) > LONGEST:
        told.append(Remark("string_too_long", {"max_length": LONGEST}, TITLES[field]))
        return ""
    return said


def _contact(row: Row, told: list[Remark]) -> NewEmergencyContact | None:
    """Whom to ring for somebody; a phone in the name's cell is the contact's."""
    name, phone = row[Field.CONTACT], row[Field.CONTACT_PHONE]
    if not phone and (within := _PHONE.search(name)):
        phone, name = within[0], f"{name[: within.start()]} {name[within.end() :]}"
    name = name.strip(_EDGES)
    if not name and not phone:
        return None
    if not name or not phone:
        text = mark("A contact needs a name and a phone; it is left out.")
        told.append(Remark(text, title=TITLES[Field.CONTACT]))
        return None
    try:
        return NewEmergencyContact(name=name, phone=phone)
    except ValidationError as error:
        told += of_error(NewEmergencyContact, error)
        return None
