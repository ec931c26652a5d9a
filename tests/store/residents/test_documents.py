"""Papers of a home: kind, original or copy, received or issued, when, by whom (F2–F5)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import ValidationError

from store import clock, erasure, journal, residents
from store.engine import database
from store.erasure import Erasure
from store.errors import NotFound, Refused
from store.residents import (
    DocumentKind,
    Ending,
    HomePage,
    NewDocument,
    PaperForm,
    Way,
)
from store.rights import Staff


def paper(kind: object = DocumentKind.PURCHASE, **given: object) -> NewDocument:
    usual = {"kind": kind, "form": PaperForm.COPY, "on": clock.today()}
    return NewDocument.model_validate(usual | given)


def test_a_paper_stands_in_the_file_with_when_and_by_whom(
    household: HomePage, assistant: Staff, supervisor: Staff
) -> None:
    home, yesterday = household.home.id, clock.today() - timedelta(days=1)
    notice = paper(DocumentKind.NOTICE, form=PaperForm.ORIGINAL, on=yesterday, filed="A 柜 3 盒")
    residents.file_document(home, paper(count=2), by=assistant)
    residents.file_document(home, notice, by=supervisor)
    handed = paper(DocumentKind.HANDBOOK, form=PaperForm.ORIGINAL, way=Way.ISSUED)
    residents.file_document(home, handed, by=assistant)
    first, second, third = residents.home(home).documents
    assert (first.kind, first.form, first.way, first.on, first.staff_id, first.filed) == (
        *(DocumentKind.NOTICE, PaperForm.ORIGINAL, Way.RECEIVED, yesterday),
        *(supervisor.id, "A 柜 3 盒"),
    )
    assert (second.kind, second.form, second.count) == (DocumentKind.PURCHASE, PaperForm.COPY, 2)
    assert (third.way, third.staff_id) == (Way.ISSUED, assistant.id)


@pytest.mark.parametrize("wrong", [{"count": 0}, {"count": 100}, {"kind": "letter"}, {"on": None}])
def test_what_is_no_such_paper_is_refused_at_the_field(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as refused:
        paper(**wrong)
    assert refused.value.errors()[0]["loc"] == tuple(wrong)


def test_a_day_to_come_is_refused_at_the_field(household: HomePage, assistant: Staff) -> None:
    with pytest.raises(Refused) as refused:
        tomorrow = paper(on=clock.today() + timedelta(days=1))
        residents.file_document(household.home.id, tomorrow, by=assistant)
    assert refused.value.field == "on"


def test_a_paper_taken_out_stays_on_record(household: HomePage, assistant: Staff) -> None:
    """F1: once, with the reason."""
    home = household.home.id
    kept = residents.file_document(home, paper(DocumentKind.DEED), by=assistant)
    ending = Ending(on=clock.today(), reason="业主取回")
    residents.take_document(kept, ending, by=assistant)
    assert residents.home(home).documents == ()
    filed, taken = (
        one for one in journal.of_subject(f"home:{home}") if one.kind.startswith("home.document")
    )
    assert (filed.payload["kind"], taken.payload["kind"]) == ("deed", "deed")
    assert taken.words == {"reason": "业主取回"}
    with pytest.raises(NotFound):
        residents.take_document(kept, ending, by=assistant)
    with pytest.raises(NotFound):
        residents.file_document(99, paper(), by=assistant)


def test_what_is_written_beside_a_paper_is_in_no_entry_and_goes_with_the_person(
    household: HomePage, assistant: Staff, manager: Staff
) -> None:
    """F6"""
    home = household.home.id
    residents.file_document(home, paper(note="张惠文 13812341234 来取"), by=assistant)
    residents.file_document(home, paper(note="两页"), by=assistant)
    told = str(database.db.execute_sql("SELECT payload FROM journal").fetchall())
    assert "张惠文" not in told and "两页" not in told
    owner = household.residents[0].person.id
    erasure.erase_person(owner, Erasure(reason="本人要求"), by=manager)
    assert [one.note for one in residents.home(home).documents] == ["", "两页"]
