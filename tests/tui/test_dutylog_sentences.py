"""Every event reads as a short sentence (D1)."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from store import answers, dutylog, keys, tickets
from store.dutylog import FollowedUp, LogEntry, NewEntry
from store.keys import Identity, KeyKind, KeyLoan, NewKey, Signed
from store.rights import Staff
from store.subjects import SUBJECTS
from store.tickets import Dispatch, NewTicket
from tests.conftest import MONDAY, Clock
from tests.keyboard import brought_back
from tests.tui import catalogue
from tui import language
from tui.dutylog.words import in_reading
from tui.sentences import sentence
from tui.widgets.paint import plain

ROOT = Path(__file__).parents[2]
SENTENCES = {kind: text for _, each in answers.everyone() for kind, text in each.sentences.items()}


@pytest.fixture(autouse=True)
def chinese() -> object:
    language.speak("zh_CN")
    yield
    language.speak("en")


def newest() -> LogEntry:
    return dutylog.search(limit=1)[0]


def recorded_kinds() -> set[str]:
    """Every kind of entry that the sources record, as far as they spell it out."""
    sources = "\n".join(file.read_text("utf-8") for file in (ROOT / "store").rglob("*.py"))
    return set(re.findall(r'append\(\s*f?"([a-z]+\.[a-z_]+)"', sources))


def test_every_kind_that_stands_in_the_book_has_a_sentence() -> None:
    booked = {kind for each in SUBJECTS for kind in each.booked}
    read = {k for k in recorded_kinds() if k in booked or k.partition(".")[0] in booked}
    assert read - set(SENTENCES) == set()


@pytest.mark.parametrize("text", SENTENCES.values())
def test_a_translation_leaves_the_same_parts_out(text: str) -> None:
    there = catalogue.translated()[text]
    parts = [re.findall(r"\[[^\]]*?\{(\w+)\}[^\]]*\]", one) for one in (text, str(there.string))]
    assert sorted(parts[0]) == sorted(parts[1])


def test_what_is_not_known_is_left_out(assistant: Staff) -> None:
    taken = tickets.take(NewTicket(what="空调不制冷", place="大堂"), by=assistant)
    tickets.dispatch(taken.id, Dispatch(team="工程组", worker="王师傅"), by=assistant)
    assert sentence(newest()) == f"工单 {taken.id} 派单：工程组 王师傅"


def test_figures_are_said_in_words(assistant: Staff, time: Clock) -> None:
    key = keys.hold(NewKey(hook="17", kind=KeyKind.PUBLIC, doors="泵房"), by=assistant)
    time.at = MONDAY
    keys.lend(
        key.id,
        KeyLoan(
            borrower="王工",
            reason="检修",
            due=MONDAY.replace(hour=3),
            identity=Identity.WORK_PASS,
            signed=Signed.PAPER,
        ),
        by=assistant,
    )
    assert sentence(newest()) == "钥匙 17 借出，11:00 前还，已核工作证：检修；纸上签字"
    time.pass_(hours=5)
    brought_back(key.id, assistant)
    assert sentence(newest()) == "钥匙 17 逾期归还；纸上签字"


def test_a_follow_up_says_whether_it_is_done(assistant: Staff) -> None:
    first = dutylog.write(
        NewEntry.model_validate({"what": "询价", "follow_up_due": MONDAY.date()}), by=assistant
    )
    later = FollowedUp(done=False, words="等配件", due=MONDAY.date().replace(day=25))
    dutylog.follow_up(first.number, later, by=assistant)
    assert sentence(newest()) == f"第 {first.number} 条改期至 11-25：等配件"
    dutylog.follow_up(first.number, FollowedUp(), by=assistant)
    assert sentence(newest()) == f"第 {first.number} 条已办结"


@pytest.mark.parametrize("words", ["{n} {handled}", "[x]", "[/foo]", "%s", "{"])
def test_typed_words_are_never_read_as_a_pattern(assistant: Staff, words: str) -> None:
    dutylog.write(NewEntry(what=words), by=assistant)
    assert sentence(newest()) == words


def test_a_kind_without_a_sentence_is_still_read(assistant: Staff) -> None:
    written = dutylog.write(NewEntry(what="甲"), by=assistant)
    assert sentence(replace(written, kind="key.reconciled")) == "key.reconciled / 甲"


def test_a_reading_list_says_when_what_and_by_whom(assistant: Staff) -> None:
    """H3: the next shift reads it."""
    dutylog.write(NewEntry(what="住户来电", handled="已答复"), by=assistant)
    assert plain(in_reading(newest())) == "09:00  来电  住户来电 / 已答复  李芳"
