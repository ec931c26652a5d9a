"""When the subjects are asked what a handover has to go through (H2-H7, H9)."""

from __future__ import annotations

from datetime import UTC, datetime
from unittest.mock import Mock

import pytest

from store import handover, tickets
from store.desk import drafts
from store.handover import Account, LineAnswer, Record, Signing, lines
from store.rights import Staff
from store.tickets import NewTicket
from tests.conftest import PIN, Clock
from tests.relieving import answered, relieved


@pytest.fixture
def open_(assistant: Staff, second: Staff, time: Clock) -> Record:
    time.at = datetime(2026, 11, 23, 0, 51, tzinfo=UTC)
    handover.take_desk(by=assistant)
    time.pass_(hours=7)
    return relieved(assistant, second)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """How often all subjects are asked."""
    heard = Mock(side_effect=lines._required)
    monkeypatch.setattr(lines, "_required", heard)
    return heard


def test_what_is_recorded_meanwhile_is_a_line_at_once(open_: Record, assistant: Staff) -> None:
    answered(open_)
    ticket = tickets.take(NewTicket(place="1-1-0802", what="漏水"), by=assistant)
    there = handover.get(open_.id)
    assert f"ticket:{ticket.id}" in {line.key for line in there.unsettled}


def test_answers_alone_let_no_subject_be_asked_again_for_a_minute(
    open_: Record, asked: Mock, second: Staff, time: Clock
) -> None:
    handover.get(open_.id)
    asked.reset_mock()
    for line in open_.lines[:3]:
        time.pass_(seconds=5)
        handover.answer(open_.id, line.key, LineAnswer(counted=line.expected), by=second)
    assert asked.call_count == 0
    time.pass_(seconds=50)
    handover.get(open_.id)
    assert asked.call_count == 1


def test_a_half_written_form_is_a_line_at_once(open_: Record, assistant: Staff) -> None:
    assert not [line for line in handover.get(open_.id).lines if "half_written" in line.key]
    drafts.keep("NewTicket", {"what": "漏水"}, by=assistant)
    assert [line for line in handover.get(open_.id).lines if "half_written" in line.key]


def test_who_signs_hears_every_subject_anew(
    open_: Record, asked: Mock, assistant: Staff, second: Staff
) -> None:
    """H9: what turned important this minute is no line that was read before."""
    record = answered(open_)
    before = asked.call_count
    handover.sign(record.id, Signing(pin=PIN), by=assistant)
    assert asked.call_count == before + 1


def test_what_is_amiss_is_explained_within_the_same_minute(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    line = next(line for line in open_.lines if line.expected)
    handover.answer(open_.id, line.key, LineAnswer(counted=0), by=second)
    done = handover.explain(open_.id, line.key, Account(note="送修"), by=assistant)
    said = next(each for each in done.lines if each.key == line.key).answer
    assert said is not None
    assert (said.counted, said.note) == (0, "送修")
