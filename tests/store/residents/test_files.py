from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from store import clock, journal, residents
from store.engine import database
from store.errors import NotFound, Refused, Unavailable
from store.residents import (
    Confidential,
    HomePage,
    MoveOut,
    NewHome,
    NewPerson,
    NewVehicle,
    ResidentChange,
)
from store.residents import Role as In
from store.residents import code as codes
from store.rights import Staff
from tests.store.residents.conftest import ZENG_ID


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("3栋2单元1201室", "3-2-1201"), ("３－２－１２０１", "3-2-1201"),
        ("3 - 2 - 1201", "3-2-1201"),
        ("03-02-1201", "3-2-1201"), ("3-0-1201", "3-1201"), ("b2-118", "B2-118"), ("88号", "88"),
        ("3-2--101", "3-2-B101"), ("二期3栋1单元502", "二期3-1-502"),
        ("十二栋一单元301房", "12-1-301"),
        ("3#2单元1201", "3-2-1201"), ("商铺12", "商铺12"), ("3栋商铺12号", "3-商铺12"),
        ("3栋-2单元-1201室", "3-2-1201"), ("1/2/301", "1-2-301"),
    ],
)  # fmt: skip
def test_files_are_numbered_by_building_and_room(typed: str, code: str) -> None:
    """F1"""
    assert NewHome(code=typed).code == code
    assert NewHome(code=code).code == code


@pytest.mark.parametrize("typed", ["", "-", "[/foo]", "3-2-\x1b[31m?", "9" * 100, "。"])
def test_a_number_that_is_none_is_refused(typed: str) -> None:
    """F1"""
    with pytest.raises(ValidationError):
        NewHome(code=typed)


def test_a_homes_page_shows_its_household_masked(household: HomePage) -> None:
    """F1, F6"""
    owner, tenant = household.residents
    assert (owner.person.name, owner.person.phone) == ("张惠文", "138****1234")
    assert owner.person.id_number == "110105********002X"
    assert (tenant.role, tenant.person.id_number) == (In.TENANT, "")
    assert [v.plate for v in household.vehicles] == ["粤B12345"]
    assert residents.by_code("3栋2单元1201") == household.home
    assert household.owner == owner


def test_nothing_personal_stands_in_the_journal(household: HomePage, assistant: Staff) -> None:
    """F6"""
    person = household.residents[0].person
    residents.change_resident(
        household.home.id, person.id, ResidentChange(name="张慧文"), by=assistant
    )
    residents.reveal(person.id, Confidential.PHONE, "回电", by=assistant)
    rows = database.db.execute_sql("SELECT payload FROM journal").fetchall()
    payloads = json.dumps(rows, ensure_ascii=False)
    for secret in ("张", "曾小单", "13812341234", ZENG_ID, "12345"):
        assert secret not in payloads


def test_a_reveal_is_recorded_with_its_reason_before_it_shows(
    household: HomePage, assistant: Staff
) -> None:
    """F6"""
    person = household.residents[0].person
    assert residents.reveal(person.id, Confidential.ID_NUMBER, "核对证件", by=assistant) == ZENG_ID
    head = journal.last()
    assert head is not None
    assert (head.kind, head.subject) == ("file.revealed", f"person:{person.id}")
    assert (head.payload, head.words) == ({"field": "id_number"}, {"reason": "核对证件"})


def test_without_a_reason_or_a_record_nothing_is_revealed(
    household: HomePage, assistant: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F6"""
    person = household.residents[0].person
    with pytest.raises(Refused):
        residents.reveal(person.id, Confidential.PHONE, " \u202e ", by=assistant)

    def full(*_: object, **__: object) -> None:
        raise Unavailable("The disk is full; nothing was written.")

    monkeypatch.setattr(journal, "append", full)
    with pytest.raises(Unavailable):
        residents.reveal(person.id, Confidential.PHONE, "回电", by=assistant)


def test_opening_a_file_is_recorded(household: HomePage, assistant: Staff) -> None:
    """F6"""
    page = residents.open_home(household.home.id, by=assistant)
    head = journal.last()
    assert head is not None
    assert page == residents.home(household.home.id)
    assert (head.kind, head.staff_id, head.payload) == (
        "file.opened",
        assistant.id,
        {"home": "3-2-1201"},
    )


def test_a_caller_can_be_phoned_back_without_showing_the_number(household: HomePage) -> None:
    """W1, F6"""
    owner = residents.owner_of(household.home.id)
    assert owner is not None
    assert (owner.name, owner.phone, owner.shown) == ("张惠文", "13812341234", "138****1234")
    assert "13812341234" not in repr(owner)
    assert [c.name for c in residents.people_of(household.home.id)] == ["张惠文", "曾小单"]


def test_files_are_kept_up_to_date(household: HomePage, assistant: Staff) -> None:
    """F6"""
    home_id, person_id = household.home.id, household.residents[1].person.id
    change = ResidentChange(name="曾小丹", phone="13700002222", role=In.FAMILY, relation="女儿")
    page = residents.change_resident(home_id, person_id, change, by=assistant)
    changed = page.residents[1]
    assert (changed.person.name, changed.role, changed.relation) == ("曾小丹", In.FAMILY, "女儿")
    assert residents.find("13700002222")[0].home_id == home_id
    assert residents.find("曾小单") == []
    head = journal.last()
    assert head is not None
    assert head.payload["fields"] == ["name", "phone", "relation", "role"]


def test_who_has_moved_out_is_found_as_former_and_may_come_back(
    household: HomePage, assistant: Staff
) -> None:
    """F6, F7"""
    home_id, person_id = household.home.id, household.residents[1].person.id
    leaving = MoveOut(on=clock.today(), reason="租期届满")
    page = residents.move_out(home_id, person_id, leaving, by=assistant)
    recorded = journal.last()
    assert recorded is not None
    assert recorded.words == {"reason": "租期届满"}
    assert recorded.payload["until"] == clock.today().isoformat()
    assert len(page.residents) == 1
    (found,) = residents.find("曾小单")
    assert (found.former, found.why, found.place) == (True, "曾小单", f"home:{home_id}")
    back = NewPerson(name="曾小单", role=In.TENANT, phone="13900001111")
    page = residents.move_in(home_id, back, by=assistant)
    assert page.residents[1].person.id == person_id


def test_an_owner_of_two_homes_is_one_person(household: HomePage, assistant: Staff) -> None:
    """F1"""
    other = residents.add_home(NewHome(code="3-2-1202"), by=assistant)
    owner = NewPerson(name="张惠文", id_number=ZENG_ID)
    page = residents.move_in(other.id, owner, by=assistant)
    assert page.residents[0].person.id == household.residents[0].person.id
    with pytest.raises(Refused):
        residents.move_in(other.id, owner, by=assistant)
    residents.change_resident(
        other.id, page.residents[0].person.id, ResidentChange(phone="13600003333"), by=assistant
    )
    assert len(residents.find("13600003333")) == 2


def test_a_vehicle_comes_and_goes(household: HomePage, assistant: Staff) -> None:
    """F1, F7"""
    with pytest.raises(Refused):
        residents.add_vehicle(household.home.id, NewVehicle(plate="粤b12345"), by=assistant)
    assert residents.remove_vehicle(household.vehicles[0].id, by=assistant).vehicles == ()
    assert residents.find("粤B12345") == []


def test_a_home_has_one_file(household: HomePage, assistant: Staff) -> None:
    """F1"""
    with pytest.raises(Refused):
        residents.add_home(NewHome(code="3栋2单元1201"), by=assistant)
    residents.change_home(household.home.id, NewHome(code="3-2-1301"), by=assistant)
    assert residents.find("1301")[0].owner == "张惠文"
    assert all(found.near for found in residents.find("1201"))


def test_what_is_not_there_is_said_plainly(assistant: Staff) -> None:
    with pytest.raises(NotFound):
        residents.home(99)
    with pytest.raises(NotFound):
        residents.by_code("9-9-999")
    with pytest.raises(NotFound):
        residents.reveal(99, Confidential.PHONE, "回电", by=assistant)


@pytest.mark.parametrize(
    ("number", "shown"),
    [("13812341234", "138****1234"), ("", ""), ("84265121", "****5121"), ("12345", "***45")],
)
def test_phones_are_masked(number: str, shown: str) -> None:
    """F6"""
    from store.residents import masking

    assert masking.phone(number) == shown


def test_what_a_known_persons_file_lacks_is_filled_in_by_moving_in(assistant: Staff) -> None:
    """F1: nothing that was typed is dropped."""
    first = residents.add_home(NewHome(code="1-1-101"), by=assistant)
    second = residents.add_home(NewHome(code="1-1-102"), by=assistant)
    residents.move_in(first.id, NewPerson(name="曾小单", phone="13812341234"), by=assistant)
    told = NewPerson(name="曾小单", phone="13812341234", id_number=ZENG_ID, note="腿脚不便")
    (known,) = residents.move_in(second.id, told, by=assistant).residents
    assert known.person.id_number.endswith(ZENG_ID[-4:])
    assert known.person.note == "腿脚不便"
    (moved,) = [e for e in journal.of_subject(f"person:{known.person.id}") if "filled" in e.payload]
    assert moved.payload["filled"] == ["id_number", "note"]


@settings(max_examples=300, deadline=None)
@given(st.text("一二三十123-#号栋楼单元门室户房A ", max_size=12))
def test_any_number_of_a_home_is_read_and_stays_as_it_was_read(text: str) -> None:
    """F1: one home, one number, however it was typed."""
    read = codes.read(text)
    if read is not None:
        assert str(codes.read(str(read))) == str(read)
