"""Which homes an emergency concerns, what their callers are told, who is there (D27, D28)."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import agenda, clock, emergency, journal, residents
from store.emergency import Concerned, Controlled, Ended, FalseAlarm, Kind
from store.errors import Refused
from store.residents import Mind, NewHome, NewPerson, Role, accesses
from store.residents.instructions import NewInstruction
from store.rights import Staff
from tests.store.emergency.test_course import begun, decided

PHONE = "13912345678"


def built(by: Staff, *codes: str) -> dict[str, int]:
    return {code: residents.add_home(NewHome(code=code), by=by).id for code in codes}


def lives(home: int, name: str, by: Staff, phone: str = PHONE) -> int:
    new = NewPerson(name=name, role=Role.OWNER, phone=phone, since=clock.today())
    residents.move_in(home, new, by=by)
    return residents.people_of(home)[-1].person_id


def concerns(one: emergency.Emergency, homes: str, by: Staff, notice: str = "停电") -> None:
    emergency.concern(one.id, Concerned(homes=homes, notice=notice), by=by)


def told(home: int) -> list[str]:
    return [str(one.figures["notice"]) for one in agenda.notices(home)]


def test_a_notice_stands_on_the_homes_concerned_while_it_lasts(
    assistant: Staff, supervisor: Staff
) -> None:
    """D28."""
    homes = built(supervisor, "3-1-101", "3-2-101", "5-1-101")
    one = begun(assistant, kind=Kind.POWER)
    concerns(one, "3栋", assistant, "停电，已报修，预计 20:30")
    assert told(homes["3-1-101"]) == told(homes["3-2-101"]) == ["停电，已报修，预计 20:30"]
    assert told(homes["5-1-101"]) == []
    concerns(one, "3-2 5-1-101", assistant, "预计 21:00")
    assert [told(home) for home in homes.values()] == [[], ["预计 21:00"], ["预计 21:00"]]
    emergency.control(one.id, Controlled(said_by="赵工"), by=assistant)
    assert told(homes["5-1-101"]) == ["预计 21:00"], "it still lasts"
    decided(one, assistant)
    emergency.end(one.id, Ended(), by=assistant)
    assert told(homes["5-1-101"]) == []
    touched = journal.touching(f"home:{homes['5-1-101']}")
    assert touched[-1].kind == "emergency.ended", "or a page that is open would keep it"


def test_a_false_alarm_takes_it_off_and_a_drill_says_that_it_is_one(
    assistant: Staff, supervisor: Staff
) -> None:
    """D30."""
    homes = built(supervisor, "3-1-101")
    one = begun(assistant, kind=Kind.GAS, drill=True)
    concerns(one, "3", assistant)
    (line,) = agenda.notices(homes["3-1-101"])
    assert line.figures["drill"] == 1
    emergency.call_false(one.id, FalseAlarm(cause="误报", confirmed="赵工"), by=assistant)
    assert told(homes["3-1-101"]) == []


def test_a_part_in_which_there_is_no_home_is_refused_at_its_field(
    assistant: Staff, supervisor: Staff
) -> None:
    built(supervisor, "3-1-101")
    one = begun(assistant)
    with pytest.raises(Refused) as refused:
        concerns(one, "3-1 8", assistant)
    assert (refused.value.field, refused.value.values["code"]) == ("homes", "8")
    assert emergency.get(one.id).area == ""


def test_who_needs_help_is_first_and_whoever_is_on_file_is_there(
    assistant: Staff, supervisor: Staff
) -> None:
    """D27."""
    homes = built(supervisor, "3-1-101", "3-1-102", "3-1-201", "5-1-101")
    lives(homes["3-1-101"], "周雅", supervisor)
    lives(homes["3-1-201"], "钱老先生", supervisor)
    lives(homes["5-1-101"], "孙莉", supervisor)
    alone = NewInstruction(mind=Mind.ALONE, note="用轮椅")
    residents.instruct(homes["3-1-201"], alone, by=supervisor)
    residents.instruct(homes["3-1-101"], NewInstruction(mind=Mind.DOG), by=supervisor)
    one = begun(assistant)
    concerns(one, "3", assistant)
    found = emergency.there(emergency.get(one.id))
    assert [(p.home.code, p.needs_help) for p in found] == [("3-1-201", True), ("3-1-101", False)]
    phones = [who.person.phones[0].number for place in found for who in place.residents]
    assert phones == ["139****5678"] * 2, "masked until its printing is on record"


def test_its_opening_is_on_record_for_each_who_stands_on_it(
    assistant: Staff, supervisor: Staff
) -> None:
    """D27, F6: in the month's list, and in what was done with a person's data."""
    homes = built(supervisor, "3-1-101", "5-1-101")
    there = lives(homes["3-1-101"], "周雅", supervisor)
    elsewhere = lives(homes["5-1-101"], "孙莉", supervisor)
    one = begun(assistant)
    with pytest.raises(Refused):
        emergency.open_people(one.id, by=assistant)
    concerns(one, "3", assistant)
    emergency.open_people(one.id, by=assistant)
    newest = next(accesses())
    assert (newest.what, newest.home, newest.staff_id) == ("File opened", "3", assistant.id)
    assert next(a.number for a in accesses(person_id=there)) == newest.number
    assert newest.number not in [a.number for a in accesses(person_id=elsewhere)]
    assert "周雅" not in str(journal.get(newest.number))


CODES = st.sampled_from([f"{b}-{u}-{r}" for b in (1, 2, 12) for u in (1, 2) for r in (101, 201)])
PARTS = st.sampled_from(["1", "2", "12", "1-1", "2-2", "12-1", "1-1-101", "2-1-201", "12-2-101"])


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(st.lists(PARTS, min_size=1, max_size=3))
def test_a_part_has_just_the_homes_whose_numbers_begin_with_it(
    supervisor: Staff, parts: list[str]
) -> None:
    codes = [f"{b}-{u}-{r}" for b in (1, 2, 12) for u in (1, 2) for r in (101, 201)]
    if residents.count() == 0:
        built(supervisor, *codes)
    text = "，".join(parts)
    expected = {code for code in codes if any(f"{code}-".startswith(f"{p}-") for p in parts)}
    found = residents.within(text)
    assert {home.code for home in found} == expected and len(found) == len(expected)
    assert all(residents.lies_in(home, text) == (home.code in expected)
               for home in residents.browse())  # fmt: skip
