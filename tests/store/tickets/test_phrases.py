"""Usual reports: kept by who is in charge, offered in their order, each change on record."""

from __future__ import annotations

import pytest

from store import erasure, journal
from store.engine import database
from store.errors import Forbidden, Refused
from store.journal.verifying import verify
from store.rights import Staff
from store.tickets import Kind
from store.tickets.phrases import (
    DroppingPhrase,
    NewPhrase,
    add_phrase,
    change_phrase,
    drop_phrase,
    phrases,
)

LEAK = NewPhrase(what="水管漏水，已关总阀")
NOISE = NewPhrase(what="楼上噪音", kind=Kind.COMPLAINT)


def test_each_keeps_its_place_and_what_it_said_before_stays_on_record(supervisor: Staff) -> None:
    leak, noise = (add_phrase(new, by=supervisor) for new in (LEAK, NOISE))
    assert phrases() == [leak, noise] and phrases("噪音") == [noise]
    changed = change_phrase(leak.id, NewPhrase(what="水管爆裂"), by=supervisor)
    assert [one.what for one in phrases()] == ["水管爆裂", "楼上噪音"]
    told = [entry.words["what"] for entry in journal.of_subject(f"phrase:{changed.id}")]
    assert told == [LEAK.what, "水管爆裂"]
    drop_phrase(noise.id, DroppingPhrase(), by=supervisor)
    assert phrases() == [changed] and verify().right
    with pytest.raises(Refused):
        change_phrase(noise.id, NOISE, by=supervisor)


def test_who_works_the_desk_takes_them_and_does_not_keep_them(
    assistant: Staff, supervisor: Staff
) -> None:
    with pytest.raises(Forbidden):
        add_phrase(LEAK, by=assistant)
    add_phrase(LEAK, by=supervisor)
    with pytest.raises(Forbidden):
        drop_phrase(1, DroppingPhrase(), by=assistant)
    assert [one.what for one in phrases()] == [LEAK.what]


def test_one_is_kept_once(supervisor: Staff) -> None:
    add_phrase(LEAK, by=supervisor)
    with pytest.raises(Refused) as refused:
        add_phrase(LEAK, by=supervisor)
    assert refused.value.field == "what"


def test_its_words_can_be_erased_and_a_change_past_the_record_shows_F6_D2(
    supervisor: Staff, manager: Staff
) -> None:
    one = add_phrase(LEAK, by=supervisor)
    (entry,) = journal.of_subject(f"phrase:{one.id}")
    erasure.erase_words(entry.number, erasure.Erasure(reason="含住户信息"), by=manager)
    assert [phrase.what for phrase in phrases()] == [""] and verify().right
    database.db.execute_sql("UPDATE phrase SET kind = 'paid'")
    assert not verify().right
