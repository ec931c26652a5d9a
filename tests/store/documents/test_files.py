"""Files: how long they are kept, who has them, and destroyed by two (O25)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import answers, clock, documents, journal
from store.documents import (
    Approval,
    Back,
    CullStage,
    Destroying,
    Dropping,
    File,
    FileKind,
    FileStage,
    Filing,
    InStage,
    Keep,
    Lending,
    NewCull,
    NewFile,
    Outcome,
)
from store.documents.filing import kept_until
from store.errors import Forbidden, Refused
from store.figure import month
from store.rights import Staff
from tests.conftest import PIN, Clock
from tests.store.documents.test_received import in_hand, waiting

USUAL = {
    "year": 2026, "kind": FileKind.IN, "matter": "上级来文", "title": "来文", "place": "A1",
    "keep": Keep.LONG,
}  # fmt: skip


def opened(by: Staff, **told: object) -> File:
    return documents.open_file(NewFile.model_validate(USUAL | told), by=by)


def over(by: Staff) -> File:
    """A file whose time is over."""
    return opened(by, year=2010, keep=Keep.SHORT)


@settings(max_examples=25)
@given(
    year=st.integers(1990, 2026), ends=st.dates(date(1996, 1, 1), date(2060, 12, 31)),
    keep=st.sampled_from(list(Keep)),
)  # fmt: skip
def test_a_file_is_kept_to_the_end_of_its_last_year(year: int, ends: date, keep: Keep) -> None:
    """O25: for ever, 30, 10 years from the year's end, contracts 3 years beyond theirs."""
    contract = keep is Keep.CONTRACT
    new = NewFile.model_validate(
        USUAL | {"year": year, "keep": keep, "ends_on": ends if contract else None}
    )
    until = kept_until(new, documents.DocumentSettings())
    if keep is Keep.FOREVER:
        assert until is None
    elif contract:
        assert until is not None
        assert (until.year, until.month) == (ends.year + 3, ends.month)
        assert until.day in (ends.day, 28)
    else:
        assert until == date(year + (30 if keep is Keep.LONG else 10), 12, 31)


def test_a_contract_has_its_end_and_nothing_else_has(assistant: Staff, time: Clock) -> None:
    for told in ({"keep": Keep.CONTRACT}, {"ends_on": clock.today()}, {"year": 2027}):
        with pytest.raises(Refused):
            opened(assistant, **told)


def test_a_letter_goes_into_a_file_of_its_kind(assistant: Staff, time: Clock) -> None:
    """O25: file number and pages."""
    one, out = opened(assistant), opened(assistant, kind=FileKind.OUT)
    letter = in_hand(assistant)
    documents.finish(letter.id, Outcome(result="已办"), by=assistant)
    with pytest.raises(Refused, match="It holds"):
        documents.file_in(letter.id, Filing(file=out.number), by=assistant)
    with pytest.raises(Refused, match="No file"):
        documents.file_in(letter.id, Filing(file="77"), by=assistant)
    filed = documents.file_in(letter.id, Filing(file="1", pages=4), by=assistant)
    assert (filed.stage, filed.file_id) == (InStage.FILED, one.id)
    assert documents.file(one.id).pages == 4


def test_an_original_that_is_lent_is_asked_for_on_its_day(assistant: Staff, time: Clock) -> None:
    """O25: who, why, until, back."""
    one = opened(assistant)
    until = clock.today() + timedelta(days=2)
    lent = Lending(lent_to="李师傅", lent_why="核对图纸", lent_until=until)
    documents.lend(one.id, lent, by=assistant)
    with pytest.raises(Refused, match="not possible"):
        documents.lend(one.id, lent, by=assistant)
    assert waiting("archive_file") == []
    time.pass_(days=3)
    assert waiting("archive_file") == ["archive_file.out"]
    assert documents.file(one.id).late(clock.today())
    back = documents.take_file_back(one.id, Back(), by=assistant)
    assert (back.stage, back.lent_to, waiting("archive_file")) == (FileStage.KEPT, "", [])
    said = [one for one in journal.of_subject(back.subject) if one.kind == "archive_file.lent"]
    assert said[0].words["lent_to"] == "李师傅"


def test_files_are_destroyed_by_two_once_somebody_else_approved(
    assistant: Staff, supervisor: Staff, manager: Staff, time: Clock
) -> None:
    """O25, G10: a list, an approval by another than its maker, two PINs."""
    one, other = over(assistant), opened(assistant)
    made = documents.list_for_destruction(NewCull(reason="期满"), by=supervisor)
    assert [each.id for each in documents.files_of(made.id)] == [one.id]
    pins = {"pin": PIN, "second": assistant.number, "second_pin": PIN, "how": "碎纸"}
    with pytest.raises(Refused, match="not possible"):
        documents.destroy(made.id, Destroying.model_validate(pins), by=supervisor)
    with pytest.raises(Forbidden, match="four eyes"):
        documents.approve(made.id, Approval(), by=supervisor)
    with pytest.raises(Forbidden):
        documents.approve(made.id, Approval(), by=assistant)
    documents.approve(made.id, Approval(), by=manager)
    for wrong in ({"second": supervisor.number}, {"second_pin": "9876"}, {"second": "7777"}):
        with pytest.raises(Refused):
            documents.destroy(made.id, Destroying.model_validate(pins | wrong), by=supervisor)
    assert documents.file(one.id).stage is FileStage.KEPT
    done = documents.destroy(made.id, Destroying.model_validate(pins), by=supervisor)
    assert (done.stage, done.first_by, done.second_by) == (
        CullStage.DONE, supervisor.id, assistant.id,
    )  # fmt: skip
    assert documents.file(one.id).stage is FileStage.DESTROYED
    assert documents.file(other.id).stage is FileStage.KEPT


def test_what_has_to_be_kept_is_not_listed(assistant: Staff, time: Clock) -> None:
    """O25: kept for ever, not over, lent, on a list already."""
    ever, fresh, old = (
        opened(assistant, keep=Keep.FOREVER), opened(assistant), over(assistant),
    )  # fmt: skip
    for number, why in ((ever.number, "for ever"), (fresh.number, "until 2056"), ("88", "no file")):
        with pytest.raises(Refused, match=why):
            documents.list_for_destruction(NewCull(files=number, reason="清理"), by=assistant)
    made = documents.list_for_destruction(NewCull(reason="期满"), by=assistant)
    with pytest.raises(Refused, match="time is over"):
        documents.list_for_destruction(NewCull(reason="期满"), by=assistant)
    until = clock.today() + timedelta(days=1)
    lent = Lending(lent_to="李师傅", lent_why="查", lent_until=until)
    with pytest.raises(Refused, match="to destroy"):
        documents.lend(old.id, lent, by=assistant)
    documents.drop(made.id, Dropping(reason="仍要查用"), by=assistant)
    assert documents.file(old.id).cull_id is None
    documents.lend(old.id, lent, by=assistant)


def test_the_month_says_what_was_done_in_time(assistant: Staff, time: Clock) -> None:
    """G8."""
    one = in_hand(assistant, days=2)
    in_hand(assistant, days=1)
    documents.finish(one.id, Outcome(result="已办"), by=assistant)
    tells = answers.of("documents").figures
    assert tells is not None
    told = [each.text for each in tells(month(clock.today()))]
    assert told == ["2", "0", "0", "0", "0", "1/2 = 50.0 %", "—"]
