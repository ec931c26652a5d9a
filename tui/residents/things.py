"""What a line of a home's page is about, and which confidential figures it shows (F6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.residents import (
    Confidential,
    Document,
    EmergencyContact,
    Former,
    Home,
    Instruction,
    Need,
    Paper,
    Person,
    Pet,
    Phone,
    Representative,
    Resident,
    Vehicle,
)
from tui.answers import HomeLine


@dataclass(frozen=True)
class Standing:
    """How the home stands."""

    home: Home


@dataclass(frozen=True)
class Further:
    """A phone or a paper of somebody that is not the first of its kind."""

    person: Person
    figure: Phone | Paper

    @property
    def field(self) -> Confidential:
        """Which of the two it is."""
        return Confidential.PHONE if isinstance(self.figure, Phone) else Confidential.ID_NUMBER


@dataclass(frozen=True)
class Beside:
    """What stands beside a person's name and figures: whom to ring, a pet, a special need."""

    person: Person
    of: EmergencyContact | Pet | Need


Thing = (
    Resident
    | Representative
    | Further
    | Beside
    | Vehicle
    | Document
    | Instruction
    | Former
    | Standing
    | HomeLine
)


@dataclass(frozen=True)
class Figure:
    """A confidential figure: whose, as it stands masked; ``further`` numbers one of several.

    ``name`` is whose phone it is where the person is not rung themselves.
    """

    person: Person
    field: Confidential
    masked: str
    further: int | None = None
    name: str = ""

    @property
    def whose(self) -> str:
        """Who is rung, or whose paper it is."""
        return self.name or self.person.name

    @property
    def key(self) -> tuple[int, Confidential, int | None]:
        """What tells it apart."""
        return self.person.id, self.field, self.further


def person_of(thing: Thing | None) -> Person | None:
    """Whom a line is about."""
    known = Resident | Representative | Further | Beside
    return thing.person if isinstance(thing, known) else None


def figure_of(thing: Thing | None, field: Confidential) -> Figure | None:
    """The figure of this kind that a line shows; a contact's phone is one too."""
    fit = {field, Confidential.CONTACT_PHONE} if field is Confidential.PHONE else {field}
    return next((figure for figure in _figures(thing) if figure.field in fit), None)


def _figures(thing: Thing | None) -> Iterator[Figure]:
    match thing:
        case Resident(person=who) | Representative(person=who):
            if who.phone:
                yield Figure(who, Confidential.PHONE, who.phone)
            if who.id_number:
                yield Figure(who, Confidential.ID_NUMBER, who.id_number)
        case Further(person=who, figure=figure):
            yield Figure(who, thing.field, figure.number, figure.id)
        case Beside(person=who, of=EmergencyContact() as one):
            yield Figure(who, Confidential.CONTACT_PHONE, one.phone, one.id, one.name)
        case _:
            return
