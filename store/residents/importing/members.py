"""The people of a home as a file names them."""

from __future__ import annotations

from dataclasses import dataclass

from store.residents.contacts import NewEmergencyContact
from store.residents.inputs import NewPerson


@dataclass(frozen=True)
class Member:
    """A person of a home, and their phones beyond the first.

    ``number`` is the owner's number that joined them to it, empty if none did.
    """

    person: NewPerson
    further: tuple[str, ...] = ()
    number: str = ""
    employer: str = ""
    address: str = ""
    contact: NewEmergencyContact | None = None
