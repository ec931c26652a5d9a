"""What a clerk fills in to keep resident files up to date (F1, F6)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from store.inputs import (
    Filled,
    FilledLine,
    FilledProse,
    Input,
    Line,
    Phone,
    Prose,
    halfwidth,
    mark,
    wrong,
)
from store.money import Area
from store.residents import plates
from store.residents.code import Code
from store.residents.identity import RULES, IdKind, IdNumber
from store.text import Named


class HomeKind(Named):
    """What is behind the door."""

    HOME = "home", mark("Dwelling")
    SHOP = "shop", mark("Shop")


class HomeState(Named):
    """How a home stands; not recorded until somebody says."""

    UNKNOWN = "", mark("not recorded")
    UNSOLD = "unsold", mark("Unsold")
    NOT_HANDED_OVER = "not_handed_over", mark("Not handed over")
    VACANT = "vacant", mark("Vacant")
    OCCUPIED = "occupied", mark("Lived in")
    LET = "let", mark("Let")
    RENOVATION = "renovation", mark("Under renovation")
    TRUSTEESHIP = "trusteeship", mark("In trusteeship")


class Role(Named):
    """What a person is to a home."""

    OWNER = "owner", mark("Owner")
    FAMILY = "family", mark("Family")
    TENANT = "tenant", mark("Tenant")
    OTHER = "other", mark("Other")


class Sex(Named):
    """As the resident register asks; unknown where it was not given."""

    UNKNOWN = "", mark("unknown")
    MALE = "male", mark("male")
    FEMALE = "female", mark("female")


class PartyKind(Named):
    """What a party of the files is."""

    PERSON = "person", mark("Person")
    COMPANY = "company", mark("Company")


class Acting(Named):
    """How somebody acts for a party."""

    CONTACT = "contact", mark("Contact")
    PROXY = "proxy", mark("By proxy")


class PaperForm(Named):
    """Whether a paper is the original or a copy of it."""

    ORIGINAL = "original", mark("Original")
    COPY = "copy", mark("Copy")


class Purpose(Named):
    """What a phone is for; the usual one where nobody said."""

    USUAL = "", mark("Usual phone")
    MOBILE = "mobile", mark("Mobile")
    DWELLING = "dwelling", mark("At home")
    WORK = "work", mark("At work")
    EMERGENCY = "emergency", mark("In an emergency")
    OTHER = "other", mark("Other")


class Confidential(StrEnum):
    """The figures of a person that are masked until they are revealed (F6)."""

    PHONE = "phone"
    ID_NUMBER = "id_number"
    CONTACT_PHONE = "contact_phone"


def _plate_text(text: object) -> object:
    return plates.normal(text) if isinstance(text, str) else text


def _plate(text: str) -> str:
    # Embassy, military and temporary plates have forms of their own: only the alphabet is checked.
    if text and not plates.may_be(text):
        raise wrong("A plate is 4 to 12 letters and digits, for example 粤B12345.")
    return text


Plate = Annotated[str, BeforeValidator(_plate_text), AfterValidator(_plate)]
FilledPlate = Annotated[Plate, Filled]
FilledPhone = Annotated[Phone, Filled]


def _credit_code(typed: str) -> str:
    text = halfwidth(typed).upper().replace(" ", "")
    rule = RULES[IdKind.COMPANY]
    if text and not rule.fits(text):
        raise wrong(rule.wrong)
    return text


CreditCode = Annotated[Line, AfterValidator(_credit_code)]


class NewHome(Input):
    """A home or a shop; ``area`` is typed in m² and kept in whole 0.01 m²."""

    code: Code = Field(title=mark("Home number"))
    kind: HomeKind = Field(HomeKind.HOME, title=mark("Kind"))
    area: Area | None = Field(None, title=mark("Area in m²"))
    note: Prose = Field("", title=mark("Note"))


class NewPerson(Input):
    """Somebody who moves in."""

    name: FilledLine = Field(title=mark("Name"))
    role: Role = Field(Role.OWNER, title=mark("Resident's role"))
    relation: Line = Field("", title=mark("Relation to the owner"))
    phone: Phone = Field("", title=mark("Phone"))
    id_number: IdNumber = Field("", title=mark("ID number"))
    sex: Sex = Field(Sex.UNKNOWN, title=mark("Sex"))
    since: date | None = Field(None, title=mark("Moved in on"))
    note: Prose = Field("", title=mark("Note"))


class MoveOut(Input):
    """The last day of a residency, and why it ends."""

    on: date = Field(title=mark("Moved out on"))
    reason: FilledProse = Field(title=mark("Reason"))


class ResidentChange(Input):
    """What is new about a resident; a field left out, or a phone or ID left None, stays."""

    name: FilledLine | None = Field(None, title=mark("Name"))
    role: Role | None = Field(None, title=mark("Resident's role"))
    relation: Line | None = Field(None, title=mark("Relation to the owner"))
    phone: Phone | None = Field(None, title=mark("New phone"))
    id_number: IdNumber | None = Field(None, title=mark("New ID number"))
    sex: Sex | None = Field(None, title=mark("Sex"))
    employer: Line | None = Field(None, title=mark("Employer"))
    address: Line | None = Field(None, title=mark("Postal address"))
    note: Prose | None = Field(None, title=mark("Note"))


class NewPhone(Input):
    """A phone of somebody on file, and what it is for."""

    phone: FilledPhone = Field(title=mark("Phone"))
    purpose: Purpose = Field(Purpose.MOBILE, title=mark("Use of the phone"))


class NewVehicle(Input):
    """A vehicle of a home."""

    plate: FilledPlate = Field(title=mark("Plate"))
    model: Line = Field("", title=mark("Make and colour"))
    space: Line = Field("", title=mark("Parking space"))
