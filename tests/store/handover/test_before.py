"""What was missing, damaged or abnormal comes back in the next list until in order (H2, H4)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from store import erasure, estate, handover, journal
from store.desk import settings
from store.erasure import Erasure
from store.handover import Account, Line, LineAnswer, Record, Refusal, steps
from store.rights import Staff
from tests.conftest import Clock
from tests.relieving import answered, relieved, signed

RADIOS, HALL = "item:对讲机", "area:大堂无异常"
FAULTS = [
    (RADIOS, LineAnswer(counted=1), (-1, 0)),
    (RADIOS, LineAnswer(counted=3), (1, 0)),
    (RADIOS, LineAnswer(counted=2, abnormal=True), (0, 1)),
    (RADIOS, LineAnswer(counted=1, abnormal=True), (-1, 1)),
    (HALL, LineAnswer(abnormal=True), (0, 1)),
]


@pytest.fixture(autouse=True)
def _on_duty(assistant: Staff, time: Clock, manager: Staff) -> None:
    handover.take_desk(by=assistant)
    areas = estate.settings().model_copy(update={"areas": ("大堂无异常",)})
    settings.change(areas, by=manager)
    time.at = datetime(2026, 11, 23, 7, 51, tzinfo=UTC)


def found(record: Record, key: str, given: LineAnswer) -> Record:
    """The handover signed by both, in order but for one line."""
    answered(record)
    handover.answer(record.id, key, given, by=record.incoming)
    return signed(handover.explain(record.id, key, Account(note="一台送修"), by=record.outgoing))


def line_of(record: Record, key: str) -> Line:
    return next(line for line in record.lines if line.key == key)


@pytest.mark.parametrize(("key", "given", "was"), FAULTS)
def test_a_fault_comes_back_every_shift_until_it_is_in_order(
    assistant: Staff, second: Staff, key: str, given: LineAnswer, was: tuple[int, int]
) -> None:
    found(relieved(assistant, second), key, given)
    again = relieved(second, assistant)
    facts = line_of(again, key).facts
    assert (facts["was_more"], facts["was_faulty"]) == was
    assert journal.get(facts["told"]).words["note"] == "一台送修"
    assert [line.key for line in again.lines if "told" in line.facts] == [key]
    found(again, key, given)
    third = relieved(assistant, second)
    assert line_of(third, key).facts["was_more"] == was[0]
    signed(answered(third))
    assert line_of(relieved(second, assistant), key).facts == {}


@pytest.mark.parametrize("kept", [True, False])
def test_what_should_have_been_there_is_what_was_set_then(
    assistant: Staff, second: Staff, manager: Staff, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    """An older version kept no such figure: then it is what is set now."""
    if not kept:
        monkeypatch.setattr(steps, "_should", lambda _line: {})
    found(relieved(assistant, second), RADIOS, LineAnswer(counted=1))
    one = (estate.Item(name="对讲机", expected=1),)
    settings.change(estate.settings().model_copy(update={"items": one}), by=manager)
    facts = line_of(relieved(second, assistant), RADIOS).facts
    assert facts.get("was_more") == (-1 if kept else None)


def test_a_handover_that_was_given_up_settles_nothing(assistant: Staff, second: Staff) -> None:
    found(relieved(assistant, second), RADIOS, LineAnswer(counted=1))
    given_up = answered(relieved(second, assistant))
    handover.abandon(given_up.id, Refusal(reason="换人接班"), by=second)
    assert line_of(relieved(second, assistant), RADIOS).facts["was_more"] == -1


def test_erased_words_leave_the_fault(assistant: Staff, second: Staff, manager: Staff) -> None:
    found(relieved(assistant, second), RADIOS, LineAnswer(counted=1))
    told = line_of(relieved(second, assistant), RADIOS).facts["told"]
    erasure.erase_words(told, Erasure(reason="本人要求"), by=manager)
    current = handover.current()
    assert current is not None
    assert line_of(current, RADIOS).facts["was_more"] == -1


def test_both_sign_what_came_back(assistant: Staff, second: Staff) -> None:
    found(relieved(assistant, second), RADIOS, LineAnswer(counted=2, abnormal=True))
    done = signed(answered(relieved(second, assistant)))
    assert line_of(done, RADIOS).facts["was_faulty"] == 1
