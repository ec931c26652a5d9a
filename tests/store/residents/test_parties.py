"""Companies, their contacts, and who acts by a power of attorney (F1, M1, M17)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from store import clock, erasure, journal, residents
from store.engine import database
from store.erasure import Erasure
from store.errors import NotFound, Refused
from store.residents import (
    Acting,
    Ending,
    HomePage,
    IdKind,
    NewCompany,
    NewContact,
    NewHome,
    NewPerson,
    NewProxy,
    PaperForm,
    PartyKind,
    Role,
)
from store.rights import Staff
from tests.store.residents.conftest import ZENG_ID

CODE = "91350100M000100Y43"
COMPANY = NewCompany(
    name="鹏程贸易有限公司", id_number=CODE, phone="0755-26001234", role=Role.TENANT
)
CONTACT = NewContact(name="钱立", phone="13900005555", post="行政经理")


def proxy(**given: object) -> NewProxy:
    today = clock.today()
    usual = {
        "name": "孙代",
        "phone": "13900006666",
        "matters": "办理入住",
        "since": today,
        "until": today + timedelta(days=30),
    }
    return NewProxy.model_validate(usual | given)


@pytest.fixture
def company(household: HomePage, assistant: Staff) -> int:
    """The company that rents the home, with a contact."""
    page = residents.move_in_company(household.home.id, COMPANY, by=assistant)
    id_ = page.residents[-1].person.id
    residents.add_contact(id_, CONTACT, by=assistant)
    return id_


def page_of(household: HomePage) -> HomePage:
    return residents.home(household.home.id)


def test_a_company_has_a_home_with_its_credit_code_and_contact(
    household: HomePage, company: int
) -> None:
    """F1, M1: figures masked as a person's."""
    rents = page_of(household).residents[-1]
    assert (rents.person.kind, rents.person.name, rents.role) == (
        *(PartyKind.COMPANY, "鹏程贸易有限公司", Role.TENANT),
    )
    (code,) = rents.person.papers
    assert (code.kind, code.number) == (IdKind.COMPANY, "913501********0Y43")
    (contact,) = page_of(household).representatives
    assert (contact.party_id, contact.kind, contact.matters) == (
        *(company, Acting.CONTACT, "行政经理"),
    )
    assert (contact.person.name, contact.person.phone) == ("钱立", "139****5555")


@pytest.mark.parametrize("typed", ["鹏程", "pengcheng", "pcmy", "26001234", CODE, "0Y43"])
def test_a_company_is_found_as_a_person_is(household: HomePage, company: int, typed: str) -> None:
    """F7"""
    (found,) = residents.find(typed)
    assert found.home_id == household.home.id
    if found.why:
        assert (found.why, found.person_id) == ("鹏程贸易有限公司", company)


@pytest.mark.parametrize("typed", ["钱立", "qianli", "ql", "13900005555", "5555"])
def test_a_contact_is_found_and_named(household: HomePage, company: int, typed: str) -> None:
    """F7"""
    (found,) = residents.find(typed)
    contact = page_of(household).representatives[0].person
    assert (found.why, found.person_id) == ("钱立", contact.id)


def test_a_contact_may_be_called_back(household: HomePage, company: int) -> None:
    """W1: behind those who live there."""
    called = residents.people_of(household.home.id)
    assert [one.name for one in called] == ["张惠文", "曾小单", "鹏程贸易有限公司", "钱立"]
    assert called[-1].phone == "13900005555"


def test_a_company_of_several_homes_is_one_party(
    household: HomePage, company: int, assistant: Staff
) -> None:
    """F1: by its credit code; another code is another company."""
    second = residents.add_home(NewHome(code="3-2-1202"), by=assistant)
    page = residents.move_in_company(second.id, COMPANY, by=assistant)
    assert page.residents[0].person.id == company
    assert page.representatives[0].person.name == "钱立"
    assert {found.code for found in residents.find("钱立")} == {"3-2-1201", "3-2-1202"}
    third = residents.add_home(NewHome(code="3-2-1203"), by=assistant)
    other = COMPANY.model_copy(update={"id_number": "91110000600037341L"})
    page = residents.move_in_company(third.id, other, by=assistant)
    assert page.residents[0].person.id != company
    with pytest.raises(Refused):
        residents.move_in_company(second.id, COMPANY, by=assistant)


@pytest.mark.parametrize("code", [ZENG_ID, "91350100M000100Y4Z", "E12345678"])
def test_what_is_no_credit_code_is_refused_at_the_field(code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        NewCompany(name="公司", id_number=code)
    assert refused.value.errors()[0]["loc"] == ("id_number",)


def test_a_company_is_nobodys_family() -> None:
    with pytest.raises(ValidationError) as refused:
        NewCompany(name="公司", role=Role.FAMILY)
    assert refused.value.errors()[0]["loc"] == ("role",)


def test_a_proxy_acts_with_a_paper_for_some_days(household: HomePage, assistant: Staff) -> None:
    """M1, CC-165, M17: for what, with which paper, from when until when."""
    owner = household.residents[0].person.id
    given = proxy(id_number="E12345678", paper=PaperForm.COPY)
    residents.add_proxy(owner, given, by=assistant)
    (acts,) = page_of(household).representatives
    assert (acts.party_id, acts.kind, acts.matters, acts.paper) == (
        *(owner, Acting.PROXY, "办理入住", PaperForm.COPY),
    )
    assert acts.person.id_number == "*******78"
    assert acts.until is not None
    assert not acts.is_over(acts.until)
    assert acts.is_over(acts.until + timedelta(days=1))


def test_a_power_that_ends_before_it_begins_is_refused_at_the_field() -> None:
    with pytest.raises(ValidationError) as refused:
        proxy(since=date(2026, 12, 1), until=date(2026, 11, 30))
    assert refused.value.errors()[0]["loc"] == ("until",)
    for missing in ("matters", "until", "name"):
        with pytest.raises(ValidationError):
            proxy(**{missing: None})


def test_nobody_acts_for_themselves_or_twice(
    household: HomePage, company: int, assistant: Staff
) -> None:
    owner = household.residents[0].person.id
    with pytest.raises(Refused) as refused:
        residents.add_proxy(owner, proxy(name="张惠文", phone="13812341234"), by=assistant)
    assert refused.value.field == "name"
    with pytest.raises(Refused):
        residents.add_contact(company, CONTACT, by=assistant)
    with pytest.raises(Refused):
        residents.add_contact(owner, CONTACT, by=assistant)
    with pytest.raises(NotFound):
        residents.add_proxy(99, proxy(), by=assistant)


def test_a_resident_who_acts_for_somebody_is_one_person(
    household: HomePage, assistant: Staff
) -> None:
    """F1: by name with phone or paper."""
    owner, tenant = (one.person.id for one in household.residents)
    given = proxy(name="曾小单", phone="13900001111", id_number="E12345678")
    residents.add_proxy(owner, given, by=assistant)
    (acts,) = page_of(household).representatives
    assert acts.person.id == tenant
    assert acts.person.id_number == "*******78"  # which the file lacked


def test_who_acts_no_more_is_found_no_more_and_stays_on_record(
    household: HomePage, company: int, assistant: Staff
) -> None:
    """F1"""
    (contact,) = page_of(household).representatives
    ending = Ending(on=clock.today(), reason="离职")
    residents.end_representative(contact.id, ending, by=assistant)
    assert page_of(household).representatives == ()
    assert residents.find("钱立") == []
    head = journal.last()
    assert head is not None and head.words == {"reason": "离职"}
    assert head.payload["touches"] == [f"person:{contact.person.id}"]
    with pytest.raises(NotFound):
        residents.end_representative(contact.id, ending, by=assistant)


def test_nothing_personal_of_parties_stands_in_the_journal(
    household: HomePage, company: int, assistant: Staff
) -> None:
    """F6"""
    residents.add_proxy(company, proxy(), by=assistant)
    told = str(database.db.execute_sql("SELECT payload FROM journal").fetchall())
    for secret in ("鹏程", "钱立", "孙代", "办理入住", "行政", "5555", "6666", CODE):
        assert secret not in told


def test_erasing_a_contact_empties_what_stood_of_them(
    household: HomePage, company: int, manager: Staff
) -> None:
    """F6"""
    (contact,) = page_of(household).representatives
    erasure.erase_person(contact.person.id, Erasure(reason="本人要求"), by=manager)
    (after,) = page_of(household).representatives
    assert (after.person.name, after.person.phones, after.matters) == ("", (), "")
    assert residents.find("钱立") == [] and residents.find("13900005555") == []


def test_a_person_who_was_there_before_stays_a_person(household: HomePage) -> None:
    assert {one.person.kind for one in household.residents} == {PartyKind.PERSON}
    assert NewPerson(name="甲").role is Role.OWNER
