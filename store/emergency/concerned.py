"""Whom an emergency concerns: the homes, who is registered there, who needs help (D27, D28)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from store import answers, journal, residents
from store.desk.staff import require
from store.emergency.emergency import OPEN, Emergency, get, under_way
from store.errors import Refused
from store.journal.operation import operation
from store.residents import Home, Instruction, Mind, Resident
from store.rights import WORK_THE_DESK, Staff
from store.waiting import Inside

_HELP = (Mind.ILL, Mind.ALONE)


@dataclass(frozen=True)
class There:
    """A home that is concerned, who is registered there, and what is to be minded of it."""

    home: Home
    residents: tuple[Resident, ...]
    minded: tuple[Instruction, ...]

    @property
    def needs_help(self) -> bool:
        """Whether somebody there cannot get out alone, as far as the file tells."""
        return any(one.mind in _HELP for one in self.minded)


def there(one: Emergency, whole: Collection[int] = ()) -> list[There]:
    """The homes with somebody on file, those first where somebody needs help.

    Phones are masked but for those of people in ``whole``.
    """
    homes = residents.within(one.area) if one.area else []
    found = [
        There(home, residents.residents(home.id, whole), tuple(residents.to_mind(home.id)))
        for home in homes
    ]
    filed = (place for place in found if place.residents or place.minded)
    return sorted(filed, key=lambda place: not place.needs_help)


def guests(one: Emergency) -> list[Inside]:
    """Who is here and lives nowhere here: at the homes that it concerns, and at no home (D31)."""
    found = answers.inside() if one.stage in OPEN else []
    homes = {home.id for home in residents.within(one.area)} if one.area else set()
    return [guest for guest in found if guest.home is None or guest.home in homes]


@operation
def open_people(emergency_id: int, *, by: Staff) -> Emergency:
    """Open the list of who is there, on record before anything shows (D27, F6).

    Raises ``Refused`` while nobody has said which homes are concerned, and nobody else is here.
    """
    require(by, WORK_THE_DESK)
    one = get(emergency_id)
    others = guests(one)
    if not one.area and not others:
        raise Refused("Say first which homes are concerned.")
    homes = [place.home for place in there(one)]
    journal.append(
        "file.opened",
        one.subject,
        by=by,
        payload={"home": one.area, "rows": len(homes) + len(others)},
        touches=[*(f"home:{home.id}" for home in homes), *(each.subject for each in others)],
    )
    return one


def of_home(home_id: int) -> Iterator[Emergency]:
    """Those under way that concern a home."""
    running = [one for one in under_way() if one.area]
    home = residents.get(home_id) if running else None
    return (one for one in running if home and residents.lies_in(home, one.area))
