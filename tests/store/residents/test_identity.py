"""Papers of identity by kind, each number checked as far as its kind allows (F2, M17)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from store import clock, erasure, journal, residents
from store.engine import database
from store.erasure import Erasure
from store.errors import NotFound, Refused
from store.residents import (
    RULES,
    Confidential,
    HomePage,
    IdKind,
    NewPaper,
    NewPerson,
    ResidentChange,
    identity,
)
from store.rights import Staff
from tests.store.residents.conftest import ZENG_ID

PASSPORT = NewPaper(kind=IdKind.PASSPORT, id_number="e12345678", until=date(2030, 1, 31))
HOME_PERMIT = NewPaper(kind=IdKind.HK_MACAO, id_number="Ｈ１２３４５６７８")
RIGHT = [
    (IdKind.RESIDENT, "11010519491231002X"), (IdKind.RESIDENT, "440524188001010014"),
    (IdKind.RESIDENT, "34052419800101001x"), (IdKind.RESIDENT, "440306900101123"),
    (IdKind.PASSPORT, "E12345678"), (IdKind.PASSPORT, "123456789"), (IdKind.PASSPORT, "G 1234567"),
    (IdKind.HK_MACAO, "H12345678"), (IdKind.HK_MACAO, "M1234567801"),
    (IdKind.TAIWAN, "12345678"), (IdKind.TAIWAN, "0123456789B"),
    (IdKind.FOREIGNER, "CHN123456789012"), (IdKind.COMPANY, "91350100M000100Y43"),
    (IdKind.COMPANY, "91110000600037341L"), (IdKind.OTHER, "军字第 12345 号"),
]  # fmt: skip
WRONG = [
    (IdKind.RESIDENT, "110105194912310021"),  # check digit
    (IdKind.RESIDENT, "610322190843762897"),  # month 43, though the sum is right
    (IdKind.RESIDENT, "110105299901010019"),  # not born yet
    (IdKind.RESIDENT, "E12345678"), (IdKind.RESIDENT, "440306901301123"),
    (IdKind.PASSPORT, "E1234567890"), (IdKind.PASSPORT, "ABCDEFG"), (IdKind.PASSPORT, "护照1234"),
    (IdKind.HK_MACAO, "T12345678"), (IdKind.HK_MACAO, "H1234567"), (IdKind.TAIWAN, "1234567"),
    (IdKind.FOREIGNER, "CHN12345678901"), (IdKind.FOREIGNER, "91350100M000100Y43"),
    (IdKind.COMPANY, "91350100M000100Y4Z"), (IdKind.COMPANY, "11010519491231002X"),
    (IdKind.OTHER, ""), (IdKind.OTHER, "9" * 300),
]  # fmt: skip


def foreigner() -> str:
    """A permit as issued since 2023, its check digit reckoned by GB 11643."""
    body = "91144019900101001"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]


@pytest.mark.parametrize(("kind", "number"), [*RIGHT, (IdKind.FOREIGNER, foreigner())])
def test_a_number_of_its_kind_is_taken(kind: IdKind, number: str) -> None:
    kept = NewPaper(kind=kind, id_number=number).id_number
    assert kept == number.replace(" ", "").upper()


@pytest.mark.parametrize(("kind", "number"), WRONG)
def test_a_number_of_another_kind_is_refused_at_the_field(kind: IdKind, number: str) -> None:
    with pytest.raises(ValidationError) as refused:
        NewPaper(kind=kind, id_number=number)
    (error,) = refused.value.errors()
    assert (error["loc"], error["type"]) == (("id_number",), RULES[kind].wrong)


@given(st.text("0123456789X", min_size=17, max_size=18))
def test_a_resident_s_check_digit_is_the_one_of_the_standard(text: str) -> None:
    """GB 11643-1999, against weights and remainders written out."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    body = (text[:6].replace("X", "0") + "19850615" + text[6:9].replace("X", "0"))[:17]
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    right = "10X98765432"[total % 11]
    for last in "0123456789X":
        assert identity.resident_is_right(body + last) is (last == right)


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9))
def test_a_credit_code_s_check_digit_is_the_one_of_the_standard(text: str) -> None:
    """GB 32100-2015, against powers of three."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = "91350100" + text
    total = sum(alphabet.index(c) * pow(3, at, 31) for at, c in enumerate(body))
    right = alphabet[(31 - total % 31) % 31]
    for last in alphabet:
        assert RULES[IdKind.COMPANY].fits(body + last) is (last == right)


@pytest.mark.parametrize(("kind", "number"), RIGHT)
def test_a_number_alone_tells_its_kind_where_it_can(kind: IdKind, number: str) -> None:
    """What older desks and imports kept without a kind."""
    told = identity.kind_of(number.replace(" ", "").upper())
    assert told is kind or (told is IdKind.OTHER and not RULES[kind].checked)


@pytest.fixture
def owner(household: HomePage, assistant: Staff) -> int:
    """The owner, with two papers beside the resident ID."""
    person = household.residents[0].person.id
    for new in (PASSPORT, HOME_PERMIT):
        residents.add_paper(person, new, by=assistant)
    return person


def papers_of(household: HomePage, place: int = 0) -> list[tuple[IdKind, str, date | None]]:
    who = residents.home(household.home.id).residents[place].person
    return [(one.kind, one.number, one.until) for one in who.papers]


def test_papers_stand_masked_with_kind_and_last_day(household: HomePage, owner: int) -> None:
    """F1, F6: the one that was there has its kind from its form."""
    assert papers_of(household) == [
        (IdKind.RESIDENT, "110105********002X", None),
        (IdKind.PASSPORT, "*******78", date(2030, 1, 31)),
        (IdKind.HK_MACAO, "*******78", None),
    ]


def test_a_paper_holds_through_its_last_day(household: HomePage, owner: int) -> None:
    """G12, Q38"""
    passport = residents.home(household.home.id).residents[0].person.papers[1]
    assert not passport.is_over(date(2030, 1, 31))
    assert passport.is_over(date(2030, 2, 1))


def test_papers_come_and_go_and_the_next_comes_first(
    household: HomePage, owner: int, assistant: Staff
) -> None:
    residents.remove_paper(owner, None, by=assistant)
    assert papers_of(household)[0] == (IdKind.PASSPORT, "*******78", date(2030, 1, 31))
    assert residents.reveal(owner, Confidential.ID_NUMBER, "核对", by=assistant) == "E12345678"
    with pytest.raises(NotFound):
        residents.remove_paper(owner, 1, by=assistant)
    with pytest.raises(Refused) as refused:
        residents.add_paper(owner, PASSPORT, by=assistant)
    assert refused.value.field == "id_number"


def test_another_number_in_the_particulars_is_another_paper(
    household: HomePage, assistant: Staff
) -> None:
    """Its kind and last day are not the old one's."""
    tenant = household.residents[1].person.id
    residents.add_paper(tenant, PASSPORT, by=assistant)
    change = ResidentChange(id_number=ZENG_ID)
    residents.change_resident(household.home.id, tenant, change, by=assistant)
    assert papers_of(household, 1) == [(IdKind.RESIDENT, "110105********002X", None)]
    head = journal.last()
    assert head is not None and head.payload["fields"] == ["id_number"]


@pytest.mark.parametrize("typed", ["002x", ZENG_ID, "e12345678", "5678", "H12345678"])
def test_papers_find_their_home_by_their_end_or_whole(
    household: HomePage, owner: int, typed: str
) -> None:
    """F7"""
    assert [found.home_id for found in residents.find(typed)] == [household.home.id]


@pytest.mark.parametrize("typed", ["110105", "E1234567", "H1234567"])
def test_the_beginning_of_a_number_finds_nobody(
    household: HomePage, owner: int, typed: str
) -> None:
    """F7: a county begins the numbers of half an estate."""
    assert residents.find(typed) == []


def test_who_is_known_by_a_further_paper_is_the_same_person(
    household: HomePage, owner: int, assistant: Staff
) -> None:
    """F1"""
    other = residents.add_home(residents.NewHome(code="3-2-1202"), by=assistant)
    coming = NewPerson(name="张惠文", id_number="E12345678")
    page = residents.move_in(other.id, coming, by=assistant)
    assert page.residents[0].person.id == owner


def test_each_paper_is_revealed_by_itself_on_record(owner: int, assistant: Staff) -> None:
    """F6"""
    shown = residents.reveal(owner, Confidential.ID_NUMBER, "核对", further=2, by=assistant)
    head = journal.last()
    assert head is not None
    assert (shown, head.payload) == ("H12345678", {"field": "id_number", "further": 2})


def test_the_journal_tells_kind_and_last_day_and_no_number(owner: int, assistant: Staff) -> None:
    """F6"""
    (entry,) = [
        one
        for one in journal.of_subject(f"person:{owner}")
        if one.payload.get("kind") == "passport"
    ]
    known = {"identity": 1, "kind": "passport", "until": "2030-01-31"}
    assert dict(entry.payload) == known | {"fields": ["id_number"]}
    told = str(database.db.execute_sql("SELECT payload FROM journal").fetchall())
    assert "12345678" not in told


def test_erasing_somebody_empties_all_their_papers(
    household: HomePage, owner: int, manager: Staff
) -> None:
    """F6"""
    erasure.erase_person(owner, Erasure(reason="本人要求"), by=manager)
    assert papers_of(household) == []
    assert database.db.execute_sql("SELECT count(*) FROM identity").fetchone() == (0,)
    row = database.db.execute_sql("SELECT id_kind, id_until FROM person WHERE id = ?", (owner,))
    assert row.fetchone() == ("", None)
    assert residents.find("E12345678") == []


def test_a_paper_that_expired_is_taken_and_told(household: HomePage, assistant: Staff) -> None:
    """G12: what has expired stays listed."""
    yesterday = clock.today() - timedelta(days=1)
    tenant = household.residents[1].person.id
    old = NewPaper(kind=IdKind.TAIWAN, id_number="12345678", until=yesterday)
    assert residents.add_paper(tenant, old, by=assistant).is_over(clock.today())
