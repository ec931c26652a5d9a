"""What stays behind at a home when people leave it (F1, M30)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from store import answers
from store.journal.reading import subjects_of_home
from store.residents import files
from store.subjects import SUBJECTS
from store.waiting import Staying

LIVES_ON, VEHICLE = "person.stays", "home.vehicle_stays"


def staying(home_id: int, leaving: Collection[int] = ()) -> list[Staying]:
    """What is still there once the people in ``leaving`` have left: people, vehicles, the rest.

    Each subject tells its own part, in the directory's order; those that every session has loaded
    and those that have something of the home are asked. Raises ``NotFound``.
    """
    return [*_household(home_id, leaving), *_of_subjects(home_id)]


def _household(home_id: int, leaving: Collection[int]) -> Iterator[Staying]:
    page = files.home(home_id)
    for one in page.residents:
        if one.person.id not in leaving:
            figures = {"name": one.person.name, "role": one.role.value, "relation": one.relation}
            yield Staying(LIVES_ON, f"person:{one.person.id}", figures)
    for vehicle in page.vehicles:
        figures = {"plate": vehicle.plate_shown, "model": vehicle.model, "space": vehicle.space}
        yield Staying(VEHICLE, f"home:{home_id}", figures)


def _of_subjects(home_id: int) -> Iterator[Staying]:
    there = subjects_of_home(home_id)
    for subject in SUBJECTS:
        if subject.daily or subject.name in there:
            stays = answers.of(subject.name).stays
            yield from stays(home_id) if stays else ()
