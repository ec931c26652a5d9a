"""What an import would add to the files, as rows to write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from store.residents.contacts import NewEmergencyContact
from store.residents.importing.remarks import Remark
from store.residents.inputs import NewHome, NewPerson, NewVehicle


@dataclass
class Known:
    """A person as the files or an earlier row know them."""

    id: int
    name: str
    phone: str
    id_number: str
    sex: str
    employer: str = ""
    address: str = ""
    further: set[str] = field(default_factory=set)


@dataclass
class Additions:
    """Rows to write, with the ids they will have; ``touched`` homes need new keys.

    ``beside_erased`` is the home's number of each person added where somebody was erased,
    ``beside_owners`` of each owner added where the desk knew others.
    """

    homes: list[tuple[int, NewHome]] = field(default_factory=list)
    people: list[tuple[int, NewPerson]] = field(default_factory=list)
    residencies: list[tuple[int, int, NewPerson]] = field(default_factory=list)
    vehicles: list[tuple[int, NewVehicle]] = field(default_factory=list)
    areas: dict[int, int] = field(default_factory=dict)
    filled: dict[int, Known] = field(default_factory=dict)
    besides: dict[int, Known] = field(default_factory=dict)
    contacts: list[tuple[int, NewEmergencyContact]] = field(default_factory=list)
    phones: list[tuple[int, str]] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    unchanged: int = 0
    warnings: list[Remark] = field(default_factory=list)
    beside_erased: list[str] = field(default_factory=list)
    beside_owners: list[str] = field(default_factory=list)

    def made(self) -> Mapping[str, list[tuple[object, ...]]]:
        """What an entry keeps of each row, never whose it is: the files follow from it (F6)."""
        return {
            "homes": [(id_, new.code, new.kind.value, new.area) for id_, new in self.homes],
            "residencies": [
                (home, person, new.role.value, new.since and new.since.isoformat())
                for home, person, new in self.residencies
            ],
            "vehicles": [(home,) for home, _ in self.vehicles],
            "areas": list(self.areas.items()),
        }

    def __bool__(self) -> bool:
        of_homes = self.homes or self.residencies or self.vehicles or self.areas
        of_people = self.filled or self.phones or self.besides or self.contacts
        return bool(of_homes or of_people)
