"""A pet's licence that ends stands on Today, once a home, until there is a new one (G12)."""

from __future__ import annotations

from datetime import date, timedelta

from store import agenda, clock, residents
from store.residents import HomePage, MoveOut, NewPet
from store.residents.pets import AHEAD
from store.rights import Staff
from tests.conftest import Clock


def today() -> list[tuple[str, object]]:
    waits = agenda.everything(clock.now())
    return [(one.subject, one.figures["until"]) for one in waits if one.kind == "home.pet_licence"]


def test_it_stands_there_some_weeks_ahead_and_is_late_behind_its_last_day(
    household: HomePage, assistant: Staff, time: Clock
) -> None:
    person = household.residents[0].person.id
    ends = date(2027, 3, 31)
    pet = residents.add_pet(person, NewPet(licence="0077", expires=ends), by=assistant)
    residents.add_pet(person, NewPet(licence="0078", expires=ends + AHEAD), by=assistant)
    line = (f"home:{household.home.id}", ends.isoformat())
    time.at = clock.bounds(ends - AHEAD)[0] - timedelta(seconds=1)
    assert today() == []
    time.pass_(seconds=1)
    assert today() == [line]
    (one,) = [w for w in agenda.everything(time.at) if w.kind == "home.pet_licence"]
    assert not one.late(clock.bounds(ends)[1] - timedelta(seconds=1))
    assert one.late(clock.bounds(ends)[1])
    residents.remove_pet(pet.id, by=assistant)
    assert today() == []
    time.at = clock.bounds(ends)[1]
    assert [until for _, until in today()] == [(ends + AHEAD).isoformat()]


def test_of_who_has_left_nothing_is_asked(
    household: HomePage, assistant: Staff, time: Clock
) -> None:
    person = household.residents[0].person.id
    expires = clock.today() + timedelta(days=5)
    residents.add_pet(person, NewPet(licence="0077", expires=expires), by=assistant)
    assert len(today()) == 1
    leaving = MoveOut(on=clock.today(), reason="搬走")
    residents.move_out(household.home.id, person, leaving, by=assistant)
    assert today() == []
