"""The homes of a part of the estate: a building, a unit, single homes (D27, D28)."""

from __future__ import annotations

from store.errors import NotFound
from store.residents import code, files
from store.residents.files import Home
from store.residents.rows import HomeRow


def parts(text: str) -> tuple[str, ...]:
    """The parts that were typed, apart by spaces or commas, as homes are numbered: ``3 5-2``."""
    typed = text.replace(",", " ").replace("，", " ").replace("、", " ").split()
    return tuple(dict.fromkeys(code.fold(part).strip("-") for part in typed))


def within(text: str) -> list[Home]:
    """The homes of these parts in the order of their numbers.

    Raises ``NotFound`` for a part in which there is no home.
    """
    found: dict[int, Home] = {}
    for part in parts(text):
        building, _dash, unit = part.rpartition("-")
        of_unit = (HomeRow.building == building) & (HomeRow.unit == unit)
        rows = HomeRow.select().where((HomeRow.building == part) | (HomeRow.code == part) | of_unit)
        homes = [files.of_row(row) for row in rows]
        if not homes:
            raise NotFound("There is no home {code}.", code=part)
        found |= {home.id: home for home in homes}
    return sorted(found.values(), key=lambda home: (home.building, home.unit, home.room))


def lies_in(home: Home, text: str) -> bool:
    """Whether a home is of one of these parts."""
    names = {home.code, home.building, f"{home.building}-{home.unit}"}
    return any(part in names for part in parts(text))


def is_of(number: str, part: str) -> bool:
    """Whether a home lies in a part, all in none: ``3`` has ``3-2-1201``, not ``31-1-101``."""
    return not part or number == part or number.startswith(f"{part}-")
