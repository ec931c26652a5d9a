"""Instructions that come up in time, households that leave, and moving out undone (F1, N2, M30)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import ValidationError

from store import clock, erasure, journal, residents
from store.errors import NotFound, Refused
from store.journal.verifying import verify
from store.residents import (
    Ending,
    HomePage,
    HouseholdLeaves,
    Mind,
    MoveOut,
    MovingBack,
    NewInstruction,
    NewPerson,
)
from store.rights import Staff
from tests.conftest import Clock


def test_an_instruction_is_to_be_minded_from_its_first_day_to_its_last(
    household: HomePage, assistant: Staff, time: Clock
) -> None:
    home, today = household.home.id, clock.today()
    away = NewInstruction(
        mind=Mind.AWAY,
        since=today + timedelta(days=1),
        until=today + timedelta(days=3),
        note="女儿电话在前台",
    )
    residents.instruct(home, away, by=assistant)
    residents.instruct(home, NewInstruction(mind=Mind.SILENT), by=assistant)
    minded = []
    for _day in range(6):
        minded.append([one.mind for one in residents.to_mind(home)])
        time.pass_(days=1)
    both = [Mind.AWAY, Mind.SILENT]
    assert minded == [[Mind.SILENT], both, both, both, [Mind.SILENT], [Mind.SILENT]]
    assert [one.mind for one in residents.instructions_of(home)] == [Mind.SILENT]
    assert verify().right


def test_an_instruction_taken_off_stays_on_record(household: HomePage, assistant: Staff) -> None:
    home = household.home.id
    number = residents.instruct(home, NewInstruction(mind=Mind.DOG, note="金毛"), by=assistant)
    residents.end_instruction(number, Ending(on=clock.today(), reason="送人了"), by=assistant)
    assert residents.to_mind(home) == []
    entry = journal.last()
    assert entry is not None and entry.words == {"reason": "送人了"}
    assert entry.payload["mind"] == "dog"
    with pytest.raises(NotFound):
        residents.end_instruction(number, Ending(on=clock.today(), reason="又"), by=assistant)


def test_an_instruction_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValidationError, match="must not lie before"):
        NewInstruction(mind=Mind.DOG, until=clock.today() - timedelta(days=1))


def test_its_words_are_in_no_entry_and_go_with_who_they_are_about_F6(
    household: HomePage, assistant: Staff, manager: Staff
) -> None:
    home = household.home.id
    residents.instruct(home, NewInstruction(mind=Mind.ALONE, note="曾小单夜间勿扰"), by=assistant)
    entry = journal.last()
    assert entry is not None and "曾小单" not in f"{entry.payload} {entry.words}"
    person = household.residents[1].person.id
    erasure.erase_person(person, erasure.Erasure(reason="本人要求"), by=manager)
    assert [one.note for one in residents.to_mind(home)] == [""]


# Leaving


def test_a_household_leaves_at_once_each_on_record(household: HomePage, assistant: Staff) -> None:
    home = household.home.id
    residents.move_in(home, NewPerson(name="曾母", role="family"), by=assistant)
    leaving = HouseholdLeaves(on=clock.today(), reason="租期届满")
    page = residents.move_household_out(home, leaving, by=assistant)
    assert [one.person.name for one in page.residents] == ["张惠文"]
    assert {one.name for one in residents.former_of(home)} == {"曾小单", "曾母"}
    with pytest.raises(Refused) as refused:
        residents.move_household_out(home, leaving, by=assistant)
    assert refused.value.field == "owners"
    all_of_them = leaving.model_copy(update={"owners": True})
    assert residents.move_household_out(home, all_of_them, by=assistant).residents == ()
    kinds = [one.kind for one in journal.of_subject(f"person:{page.residents[0].person.id}")]
    assert kinds.count("person.moved_out") == 1


def test_of_a_household_all_leave_or_none(household: HomePage, assistant: Staff) -> None:
    home, today = household.home.id, clock.today()
    residents.move_in(home, NewPerson(name="曾母", role="family", since=today), by=assistant)
    early = HouseholdLeaves(on=today - timedelta(days=1), reason="搬走")
    with pytest.raises(Refused) as refused:
        residents.move_household_out(home, early, by=assistant)
    assert refused.value.field == "on"
    assert len(residents.home(home).residents) == 3


def test_nobody_leaves_before_they_came_and_both_days_are_said(
    household: HomePage, assistant: Staff
) -> None:
    today, home = clock.today(), household.home.id
    page = residents.move_in(home, NewPerson(name="曾母", since=today), by=assistant)
    mother = next(one for one in page.residents if one.person.name == "曾母")
    out = MoveOut(on=today - timedelta(days=1), reason="搬走")
    with pytest.raises(Refused) as refused:
        residents.move_out(home, mother.person.id, out, by=assistant)
    assert refused.value.field == "on"
    days = {"on": out.on.isoformat(), "since": today.isoformat(), "name": "曾母"}
    assert refused.value.values == days
    same_day = MoveOut(on=today, reason="搬走")
    residents.move_out(home, mother.person.id, same_day, by=assistant)


def test_a_moving_out_is_undone_and_the_residency_goes_on_as_it_was(
    household: HomePage, assistant: Staff
) -> None:
    home, tenant = household.home.id, household.residents[1]
    out = MoveOut(on=clock.today(), reason="点错")
    residents.move_out(home, tenant.person.id, out, by=assistant)
    assert residents.find("曾小单")[0].former
    (left,) = residents.former_of(home)
    assert (left.name, left.until) == ("曾小单", clock.today())
    page = residents.move_back(home, tenant.person.id, MovingBack(reason="点错人"), by=assistant)
    assert page.residents[1] == tenant
    assert residents.former_of(home) == [] and not residents.find("曾小单")[0].former
    entry = journal.last()
    assert entry is not None
    assert (entry.kind, entry.words) == ("person.moved_back", {"reason": "点错人"})
    with pytest.raises(NotFound):
        residents.move_back(home, tenant.person.id, MovingBack(reason="又"), by=assistant)
    assert verify().right
