"""Texts that are written into the log often (D1)."""

from __future__ import annotations

import pytest

from store import dutylog, erasure, journal
from store.dutylog import Category, Dropping, NewUsual
from store.engine import database
from store.errors import Refused
from store.journal.verifying import verify
from store.rights import Staff

WATER = NewUsual(category=Category.VISIT, what="送水工到访", handled="已登记，送至茶水间")


def test_texts_are_offered_in_the_order_they_were_added_so_that_each_keeps_its_digit(
    assistant: Staff,
) -> None:
    water = dutylog.add_usual(WATER, by=assistant)
    lamp = dutylog.add_usual(NewUsual(what="巡视大堂，一切正常"), by=assistant)
    assert dutylog.usual_texts() == [water, lamp]
    other = NewUsual(category=Category.VISIT, what="送奶工到访")
    changed = dutylog.change_usual(water.id, other, by=assistant)
    assert (changed.what, changed.handled) == ("送奶工到访", "")
    assert [one.id for one in dutylog.usual_texts()] == [water.id, lamp.id]
    dutylog.drop_usual(water.id, Dropping(), by=assistant)
    assert dutylog.usual_texts() == [lamp] and verify().right
    with pytest.raises(Refused):
        dutylog.change_usual(water.id, WATER, by=assistant)


def test_a_text_is_kept_once(assistant: Staff) -> None:
    one = dutylog.add_usual(WATER, by=assistant)
    with pytest.raises(Refused) as refused:
        dutylog.add_usual(WATER, by=assistant)
    assert refused.value.field == "what"
    assert dutylog.change_usual(one.id, WATER, by=assistant).what == WATER.what


def test_its_words_can_be_erased_F6(assistant: Staff, manager: Staff) -> None:
    one = dutylog.add_usual(WATER, by=assistant)
    (entry,) = journal.of_subject(f"usual_text:{one.id}")
    erasure.erase_words(entry.number, erasure.Erasure(reason="含住户信息"), by=manager)
    assert [(t.what, t.handled) for t in dutylog.usual_texts()] == [("", "")]
    assert verify().right


def test_one_changed_past_the_record_shows_D2(assistant: Staff) -> None:
    one = dutylog.add_usual(WATER, by=assistant)
    database.db.execute_sql("UPDATE usual_text SET stage = 'dropped' WHERE id = ?", (one.id,))
    assert not verify().right


def test_keeping_a_text_is_no_event_of_the_desk_s_day_D7(assistant: Staff) -> None:
    from store import clock

    before = dutylog.day(clock.today()).count
    dutylog.add_usual(WATER, by=assistant)
    assert dutylog.day(clock.today()).count == before
