"""Several phones and papers of identity each, one of each coming first (F1, F2, F6, F7)."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from store import erasure, journal, residents
from store.engine import database
from store.erasure import Erasure
from store.errors import NotFound, Refused
from store.residents import Confidential, HomePage, NewPhone, Phone, Purpose
from store.rights import Staff

WORK = NewPhone(phone="0755-26001234", purpose=Purpose.WORK)
SISTER = NewPhone(phone="139 0000 2222", purpose=Purpose.EMERGENCY)


@pytest.fixture
def owner(household: HomePage, assistant: Staff) -> int:
    """The owner, with a phone at work and one for an emergency beside the usual one."""
    person = household.residents[0].person.id
    for new in (WORK, SISTER):
        residents.add_phone(person, new, by=assistant)
    return person


def phones_of(household: HomePage) -> list[tuple[str, Purpose]]:
    who = residents.home(household.home.id).residents[0].person
    return [(one.number, one.purpose) for one in who.phones]


def test_a_resident_has_several_phones_each_for_something_all_masked(
    household: HomePage, owner: int
) -> None:
    """F1, F6"""
    assert phones_of(household) == [
        ("138****1234", Purpose.USUAL),
        ("075*****1234", Purpose.WORK),
        ("139****2222", Purpose.EMERGENCY),
    ]
    assert residents.home(household.home.id).residents[0].person.phone == "138****1234"


@pytest.mark.parametrize("typed", ["07552600", "2600", "13900002222", "2222"])
def test_every_phone_finds_its_home_and_whose_it_is(
    household: HomePage, owner: int, typed: str
) -> None:
    """F7"""
    (found,) = residents.find(typed)
    assert (found.home_id, found.person_id) == (household.home.id, owner if found.why else None)


def test_a_phone_taken_off_finds_nobody(household: HomePage, owner: int, assistant: Staff) -> None:
    """F7"""
    (_, work, _) = residents.home(household.home.id).residents[0].person.phones
    residents.remove_phone(owner, work.id, by=assistant)
    assert residents.find("26001234") == []
    assert residents.find("13900002222")
    with pytest.raises(NotFound):
        residents.remove_phone(owner, work.id, by=assistant)


def test_the_next_one_is_rung_first_when_the_first_is_taken_off(
    household: HomePage, owner: int, assistant: Staff
) -> None:
    """F1: nobody with a phone on file is left without one to ring."""
    residents.remove_phone(owner, None, by=assistant)
    first = residents.owner_of(household.home.id)
    assert first is not None and first.phone == "075526001234"
    assert phones_of(household)[0] == ("075*****1234", Purpose.WORK)
    residents.remove_phone(owner, None, by=assistant)
    residents.remove_phone(owner, None, by=assistant)
    assert phones_of(household) == []
    added = residents.add_phone(owner, SISTER, by=assistant)
    assert added == Phone(None, "139****2222", Purpose.EMERGENCY)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(st.integers(-1, 4), max_size=12))
def test_however_phones_come_and_go_they_are_those_that_came_and_did_not_go(
    household: HomePage, assistant: Staff, steps: list[int]
) -> None:
    """Against a plain list: the next is rung first, the others keep their order."""
    person = household.residents[1].person.id
    while residents.home(household.home.id).residents[1].person.phones:
        residents.remove_phone(person, None, by=assistant)
    expected: list[str] = []
    for place, step in enumerate(steps):
        on_file = residents.home(household.home.id).residents[1].person.phones
        if step < 0 or not expected:
            expected.append(f"1370000{place:04}")
            residents.add_phone(person, NewPhone(phone=expected[-1]), by=assistant)
        else:
            gone = step % len(expected)
            residents.remove_phone(person, on_file[gone].id, by=assistant)
            del expected[gone]
        shown = residents.home(household.home.id).residents[1].person.phones
        assert [one.number[-4:] for one in shown] == [one[-4:] for one in expected]
        assert [one.id is None for one in shown] == [at == 0 for at in range(len(expected))]


@pytest.mark.parametrize("typed", ["", "12", "字", "1" * 30])
def test_what_is_no_phone_is_refused_at_the_field(typed: str) -> None:
    with pytest.raises(ValidationError):
        NewPhone(phone=typed)


def test_the_same_phone_twice_is_refused_at_the_field(
    household: HomePage, owner: int, assistant: Staff
) -> None:
    for again in ("13812341234", "0755-26001234"):
        with pytest.raises(Refused) as refused:
            residents.add_phone(owner, NewPhone(phone=again), by=assistant)
        assert refused.value.field == "phone"
    assert len(phones_of(household)) == 3


def test_each_phone_is_revealed_by_itself_on_record(owner: int, assistant: Staff) -> None:
    """F6"""
    assert residents.reveal(owner, Confidential.PHONE, "回电", by=assistant) == "13812341234"
    shown = residents.reveal(owner, Confidential.PHONE, "回电", further=2, by=assistant)
    head = journal.last()
    assert head is not None
    assert (shown, head.payload) == ("13900002222", {"field": "phone", "further": 2})
    with pytest.raises(NotFound):
        residents.reveal(owner + 1, Confidential.PHONE, "回电", further=2, by=assistant)


def test_no_phone_stands_in_the_journal(owner: int, assistant: Staff) -> None:
    """F6"""
    residents.remove_phone(owner, 1, by=assistant)
    told = str(database.db.execute_sql("SELECT payload FROM journal").fetchall())
    assert "person.phone_removed" in str([e.kind for e in journal.of_subject(f"person:{owner}")])
    assert not [one for one in ("26001234", "2222", "13812341234") if one in told]


def test_erasing_somebody_empties_all_their_phones(
    household: HomePage, owner: int, manager: Staff
) -> None:
    """F6: those that tickets took from any of them too."""
    from store import tickets

    report = {"home": household.home.id, "caller": "妹妹", "phone": "13900002222", "what": "漏水"}
    ticket = tickets.take(tickets.NewTicket.model_validate(report), by=manager)
    record = erasure.erase_person(owner, Erasure(reason="本人要求"), by=manager)
    assert phones_of(household) == []
    assert database.db.execute_sql("SELECT count(*) FROM phone").fetchone() == (0,)
    assert (tickets.get(ticket.id).caller, tickets.get(ticket.id).phone) == ("", "")
    assert residents.find("13900002222") == []
    assert json.dumps(dict(journal.get(record.number).payload)).count("2222") == 0
