"""Things are found by their printed numbers, and only those are asked that may have them (F7)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store import answers, dutylog, keys, tickets
from store.answers import Answers, Found
from store.dutylog import NewEntry
from store.keys import KeyKind, NewKey
from store.rights import Staff
from store.subjects import SUBJECTS, Subject
from store.tickets import NewTicket


def subjects_of(text: str, most: int = 9) -> list[str]:
    return [found.subject for found in answers.find(text, most)]


def hang(hook: str, by: Staff) -> str:
    return f"key:{keys.hold(NewKey(hook=hook, kind=KeyKind.PUBLIC, doors='泵房'), by=by).id}"


def test_a_whole_number_finds_every_thing_that_bears_it(assistant: Staff) -> None:
    entry = dutylog.write(NewEntry(what="送锦旗"), by=assistant)
    for _ in range(entry.number):
        ticket = tickets.take(NewTicket(what="漏水", place="大堂"), by=assistant)
    key = hang(str(ticket.id), assistant)
    wanted = [f"ticket:{ticket.id}", key, f"log:{entry.number}"]
    assert subjects_of(str(ticket.id)) == wanted


def test_a_hook_is_found_from_its_first_characters_on(assistant: Staff) -> None:
    later, first = hang("A-10", assistant), hang("A-9", assistant)
    assert subjects_of("a-") == []
    assert subjects_of("a-1") == [later]
    assert subjects_of("Ａ-9") == [first]


def test_no_more_are_found_than_are_wanted(assistant: Staff) -> None:
    tickets.take(NewTicket(what="漏水", place="大堂"), by=assistant)
    for hook in range(10, 20):
        hang(str(hook), assistant)
    assert len(subjects_of("1", 3)) == 3
    assert subjects_of("1", 3)[0] == "ticket:1"


@pytest.mark.parametrize("text", ["9" * 10, "9" * 40, "0"])
@pytest.mark.usefixtures("desk")
def test_a_number_that_is_no_thing_s_finds_nothing(text: str) -> None:
    assert subjects_of(text) == []


@pytest.mark.parametrize(
    "text", ["", " ", "zhw", "张惠文", "粤B12345", "1201 zhw", "a b", "%1", "'1"]
)
def test_nobody_is_asked_for_what_is_no_number(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each key of a search for a home would pay for it, but for those found by their names."""
    asked: list[str] = []

    def of(name: str) -> Answers:
        asked.append(name)
        return Answers()

    monkeypatch.setattr(answers, "of", of)
    assert answers.find(text, 9) == []
    assert (
        set(asked)
        <= {one.name for one in SUBJECTS if one.named}
        == {*("outside", "documents", "community", "affairs", "recruitment")}
    )


def test_a_subject_that_is_not_loaded_is_asked_for_its_own_numbers_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seldom = Subject("seldom", ("seldom",), prefix="SJ")
    asked: list[str] = []

    def find(text: str, most: int) -> Iterator[Found]:
        asked.append(text)
        yield Found("seldom:7", "装修", text)

    def of(name: str) -> Answers:
        return Answers(find=find) if name == "seldom" else Answers()

    monkeypatch.setattr(answers, "SUBJECTS", (*SUBJECTS, seldom))
    monkeypatch.setattr(answers, "of", of)
    assert subjects_of("171") == []
    assert asked == []
    assert subjects_of("sj-2026-000123") == ["seldom:7"]
