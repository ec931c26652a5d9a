"""Emergency contacts, employer, postal address, pets and special needs (F1, F4, F6, G12)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from printing import catalogue
from store import answers, clock, erasure, exporting, journal, licences, residents
from store.engine import database
from store.erasure import Erasure
from store.errors import NotFound, Refused
from store.journal.verifying import verify
from store.residents import (
    HOUSEHOLD,
    OWN_DATA,
    RESIDENTS,
    Confidential,
    Consent,
    HomePage,
    MoveOut,
    NewEmergencyContact,
    NewNeed,
    NewPet,
    PetKind,
    ResidentChange,
    Withdrawing,
)
from store.rights import Staff
from tests.conftest import Clock

SISTER = NewEmergencyContact(name="张惠芳", relation="妹妹", phone="136 2222 3333")
WHOLE, MASKED = "13622223333", "136****3333"
TYPED = ("张惠芳", "妹妹", WHOLE, "豆豆", "犬证0077", "轮椅", "鹏程贸易", "深南大道 8 号")


def need(**told: object) -> NewNeed:
    usual = {"words": "轮椅", "consent": "written", "consented_on": clock.today()}
    return NewNeed.model_validate(usual | told)


@pytest.fixture
def owner(household: HomePage, assistant: Staff) -> int:
    """The owner, with all that the registers ask for."""
    home, person = household.home.id, household.residents[0].person.id
    change = ResidentChange(employer="鹏程贸易", address="深南大道 8 号")
    residents.change_resident(home, person, change, by=assistant)
    residents.add_emergency_contact(person, SISTER, by=assistant)
    pet = NewPet(name="豆豆", licence="犬证0077", expires=clock.today())
    residents.add_pet(person, pet, by=assistant)
    residents.note_need(person, need(), by=assistant)
    return person


def kept() -> str:
    """All that the tables of the files hold, as text."""
    tables = ("person", "emergency_contact", "pet", "special_need")
    rows = [database.db.execute_sql(f"SELECT * FROM {table}").fetchall() for table in tables]
    return str(rows)


def recorded() -> str:
    return "".join(
        f"{one.payload} {one.words}"
        for one in journal.numbered(range(1, journal.last_number() + 1))
    )


# What is kept, and how it shows


def test_a_home_s_page_has_them_with_the_contact_s_phone_masked_F6(
    household: HomePage, owner: int
) -> None:
    page = residents.home(household.home.id)
    (contact,), (pet,), (kept_need,) = page.contacts, page.pets, page.needs
    assert (contact.name, contact.relation, contact.phone) == ("张惠芳", "妹妹", MASKED)
    assert (pet.kind, pet.name, pet.licence) == (PetKind.DOG, "豆豆", "犬证0077")
    assert (kept_need.words, kept_need.consented_by, kept_need.consent) == (
        *("轮椅", ""),
        Consent.WRITTEN,
    )
    who = page.residents[0].person
    assert (who.employer, who.address) == ("鹏程贸易", "深南大道 8 号")
    assert residents.home(household.home.id, whole=(owner,)).contacts[0].phone == WHOLE


@pytest.mark.usefixtures("owner")
def test_nothing_of_them_stands_in_an_entry_F6() -> None:
    told = recorded()
    assert [text for text in TYPED if text in told] == []
    assert all(text in kept() for text in TYPED)
    assert verify().right


def test_a_contact_s_phone_shows_once_its_reveal_is_on_record_F6(
    owner: int, assistant: Staff
) -> None:
    told = residents.reveal(owner, Confidential.CONTACT_PHONE, "联系家属", further=1, by=assistant)
    assert told == WHOLE
    entry = journal.last()
    assert entry is not None and entry.kind == "file.revealed"
    assert entry.payload == {"field": "contact_phone", "further": 1}
    with pytest.raises(NotFound):
        residents.reveal(owner, Confidential.CONTACT_PHONE, "联系家属", further=2, by=assistant)


def test_a_contact_of_another_person_is_not_revealed_as_theirs(
    household: HomePage, owner: int, assistant: Staff
) -> None:
    tenant = household.residents[1].person.id
    with pytest.raises(NotFound):
        residents.reveal(tenant, Confidential.CONTACT_PHONE, "联系", further=1, by=assistant)
    assert owner != tenant


def test_the_same_phone_is_a_contact_once(owner: int, assistant: Staff) -> None:
    with pytest.raises(Refused) as refused:
        residents.add_emergency_contact(owner, SISTER, by=assistant)
    assert refused.value.field == "phone"
    other = NewEmergencyContact(name="张父", phone="13600001111")
    residents.add_emergency_contact(owner, other, by=assistant)
    with pytest.raises(NotFound):
        residents.add_emergency_contact(999, other, by=assistant)


def test_contacts_and_pets_are_taken_off_and_are_gone(
    household: HomePage, owner: int, assistant: Staff
) -> None:
    residents.remove_emergency_contact(1, by=assistant)
    residents.remove_pet(1, by=assistant)
    page = residents.home(household.home.id)
    assert (page.contacts, page.pets) == ((), ())
    assert [text for text in ("张惠芳", WHOLE, "豆豆", "犬证0077") if text in kept()] == []
    for remove in (residents.remove_emergency_contact, residents.remove_pet):
        with pytest.raises(NotFound):
            remove(1, by=assistant)
    assert verify().right


# Licences of pets (G12)


def test_a_date_of_expiry_asks_for_the_licence_s_number() -> None:
    with pytest.raises(ValidationError, match="number too") as refused:
        NewPet(name="豆豆", expires=date(2027, 1, 1))
    assert [one["loc"] for one in refused.value.errors()] == [("expires",)]
    NewPet(name="豆豆")
    NewPet(licence="7", expires=date(2027, 1, 1))


def test_a_pet_s_licence_stands_on_the_list_of_papers_until_who_has_it_leaves_G12(
    household: HomePage, owner: int, assistant: Staff, time: Clock
) -> None:
    def listed() -> list[tuple[str, str, date, str]]:
        return [(one.number, one.holder, one.expires, one.subject) for one in licences.every()]

    today, home = clock.today(), household.home.id
    line = ("犬证0077", "3-2-1201 豆豆", today, f"home:{home}")
    over = []
    for _day in range(2):
        assert listed() == [line]
        over.append(residents.home(home).pets[0].is_over(clock.today()))
        time.pass_(days=1)
    assert over == [False, True], "it holds through its last day"
    out = MoveOut(on=clock.today(), reason="卖房")
    residents.move_out(home, owner, out, by=assistant)
    assert listed() == []


# Special needs and their consent (个人信息保护法 28-31, 47)


def test_who_consented_how_and_when_is_on_record_and_stays(owner: int, assistant: Staff) -> None:
    day = clock.today() - timedelta(days=3)
    guarded = need(words="失智", consent="spoken", consented_on=day, consented_by="女儿张小曼")
    noted = residents.note_need(owner, guarded, by=assistant)
    entry = journal.last()
    assert entry is not None and (entry.kind, entry.staff_id) == ("person.need_noted", assistant.id)
    assert entry.payload["consent"] == "spoken"
    assert entry.payload["consented_on"] == day.isoformat()
    residents.withdraw_consent(noted.id, Withdrawing(on=clock.today()), by=assistant)
    ended = journal.last()
    assert ended is not None and ended.kind == "person.need_withdrawn"
    assert ended.payload["on"] == clock.today().isoformat()
    assert "失智" not in kept() and "张小曼" not in kept()
    assert "轮椅" in kept(), "the other need has a consent of its own"
    with pytest.raises(NotFound):
        residents.withdraw_consent(noted.id, Withdrawing(on=clock.today()), by=assistant)
    assert verify().right


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(consented=st.integers(-5, 3), withdrawn=st.integers(-6, 3))
def test_a_consent_is_given_and_withdrawn_in_that_order_and_not_ahead(
    consented: int, withdrawn: int, household: HomePage, assistant: Staff
) -> None:
    person, today = household.residents[1].person.id, clock.today()
    given_on = need(consented_on=today + timedelta(days=consented))
    if consented > 0:
        with pytest.raises(Refused) as refused:
            residents.note_need(person, given_on, by=assistant)
        assert refused.value.field == "consented_on"
        return
    noted = residents.note_need(person, given_on, by=assistant)
    ends = Withdrawing(on=today + timedelta(days=withdrawn))
    if consented <= withdrawn <= 0:
        residents.withdraw_consent(noted.id, ends, by=assistant)
    else:
        with pytest.raises(Refused) as refused:
            residents.withdraw_consent(noted.id, ends, by=assistant)
        assert refused.value.field == "on"
    holds = noted.id in [one.id for one in residents.home(household.home.id).needs]
    assert holds is not (consented <= withdrawn <= 0)


# Erasing, one's own data, sheets, exports


def test_all_of_it_goes_with_the_person_F6(
    household: HomePage, owner: int, assistant: Staff, manager: Staff
) -> None:
    tenant = household.residents[1].person.id
    theirs = NewEmergencyContact(name="张惠文", relation="房东", phone="138 1234 1234")
    father = NewEmergencyContact(name="曾父", phone="13600004444")
    for new in (theirs, father):
        residents.add_emergency_contact(tenant, new, by=assistant)
    erasure.erase_person(owner, Erasure(reason="本人要求"), by=manager)
    assert [text for text in TYPED if text in kept()] == []
    assert "张惠文" not in kept(), "nor as somebody else's contact"
    page = residents.home(household.home.id)
    assert [one.name for one in page.contacts] == ["曾父"]
    assert (page.pets, page.needs) == ((), ())
    assert answers.of("residents").personal["special_need"] == ("words", "consented_by")
    assert verify().right


def test_a_person_s_own_data_has_all_of_it_masked_until_printed(
    owner: int, assistant: Staff
) -> None:
    """个人信息保护法 45."""
    data = residents.own_data(owner)
    assert [one.phone for one in data.contacts] == [MASKED]
    assert [one.phone for one in residents.own_data(owner, whole=True).contacts] == [WHOLE]
    sheet = str(catalogue.request(OWN_DATA, f"person:{owner}").declare(clock.now(), None))
    told = (*TYPED[:2], MASKED, *TYPED[3:])
    assert [text for text in told if text not in sheet] == []
    assert WHOLE not in sheet


@pytest.mark.parametrize("kind", [HOUSEHOLD, RESIDENTS])
def test_the_registers_have_what_they_ask_for(
    kind: object, household: HomePage, owner: int
) -> None:
    """F4: as the household register asks for all four."""
    asked = HOUSEHOLD if kind is HOUSEHOLD else RESIDENTS
    request = catalogue.request(asked, f"home:{household.home.id}")
    sheet = str(request.declare(clock.now(), None))
    told = (*TYPED[:2], MASKED, *TYPED[3:])
    assert [text for text in told if text not in sheet] == []
    assert owner in (request.people or ()), "whose contact's phone then stands whole on it"


@pytest.mark.usefixtures("owner")
def test_the_exports_have_them_masked() -> None:
    exports = {one.name: one for one in exporting.everything()}
    people = list(exports["people"].rows(None))
    assert people[0][-3:] == ("鹏程贸易", "深南大道 8 号", f"张惠芳 妹妹 {MASKED}")
    assert people[1][-3:] == ("", "", "")
    pets = list(exports["pets"].rows(None))
    assert pets == [("3-2-1201", "张惠文", "犬", "豆豆", "犬证0077", clock.today().isoformat())]
    assert not any("轮椅" in str(row) for one in exports.values() for row in one.rows(None))
