"""The list of a handover: the estate's own, kept by who is in charge, in versions (H2, H4, H6)."""

from __future__ import annotations

import pytest

from printing import handover as paper
from printing.sheet import Plain, Sheet
from store import estate, handover, journal
from store.desk import drafts, settings
from store.errors import Forbidden, Refused
from store.estate.lists import items_text
from store.handover import LineAnswer, ListChange, Record, Section
from store.rights import Staff
from tests.relieving import answered
from tests.store.handover.test_steps import SIGNED, late_morning, open_

__all__ = ["late_morning", "open_"]


def listed(items: str = "对讲机 2, 雨伞 6", areas: str = "大堂无异常") -> ListChange:
    return ListChange(items=items, areas=areas)


def titles(record: Record, section: Section) -> list[str]:
    return [line.title for line in record.section(section)]


def test_the_supervisor_keeps_it_and_an_assistant_does_not(
    assistant: Staff, supervisor: Staff, open_: Record
) -> None:
    with pytest.raises(Forbidden):
        handover.change_list(listed(), by=assistant)
    before = handover.in_force().version
    after = handover.change_list(listed(), by=supervisor)
    assert (after.version, items_text(after.items)) == (before + 1, "对讲机 2, 雨伞 6")
    assert after.said is not None and after.said.staff_id == supervisor.id
    now = handover.get(open_.id)
    assert titles(now, Section.ITEMS) == ["对讲机", "雨伞"]
    assert titles(now, Section.AREA) == ["大堂无异常"]


@pytest.mark.parametrize(
    ("items", "areas", "field"),
    [
        ((), ("大堂",), "items"),
        ((estate.Item(name="雨伞", expected=1),), (), "areas"),
        ((estate.Item(name="雨伞", expected=1),) * 2, ("大堂",), "items"),
        ((estate.Item(name="雨伞", expected=1),), ("大堂", "大堂"), "areas"),
    ],
)
def test_an_empty_list_and_a_line_that_stands_twice_are_refused(
    items: tuple[estate.Item, ...], areas: tuple[str, ...], field: str, supervisor: Staff
) -> None:
    with pytest.raises(Refused) as refused:
        settings.keep_list(items, areas, by=supervisor)
    assert refused.value.field == field


def test_a_change_of_other_settings_is_no_version(manager: Staff, supervisor: Staff) -> None:
    handover.change_list(listed(), by=supervisor)
    before = handover.in_force().version
    settings.change(estate.settings().model_copy(update={"greeting": "您好"}), by=manager)
    assert handover.in_force().version == before
    with pytest.raises(Refused, match="Nothing is different"):
        handover.change_list(listed(), by=supervisor)


def test_an_old_sheet_prints_as_it_was_signed_with_its_version(
    open_: Record, assistant: Staff, second: Staff, supervisor: Staff
) -> None:
    answered(open_)
    for who in (assistant, second):
        handover.sign(open_.id, SIGNED, by=who)
    before = handover.get(open_.id)

    def printed() -> Sheet:
        return paper.declare(handover.get(open_.id), "金色家园", open_.begun_at)

    sheet = printed()
    handover.change_list(listed(), by=supervisor)
    assert handover.get(open_.id) == before
    assert printed() == sheet
    assert Plain(f"清单第 {before.version} 版") in sheet.parts


def test_a_new_version_voids_the_first_signature(
    open_: Record, assistant: Staff, supervisor: Staff
) -> None:
    """The outgoing signed for what was listed then; what is counted now they have not seen."""
    answered(open_)
    handover.sign(open_.id, SIGNED, by=assistant)
    assert handover.get(open_.id).signatures
    now = handover.in_force()
    longer = listed(items_text(now.items) + ", 充电宝 6", "\n".join(now.areas))
    handover.change_list(longer, by=supervisor)
    assert handover.get(open_.id).signatures == ()
    assert journal.verify().right


def test_half_written_forms_of_the_outgoing_are_a_line_until_they_are_done(
    open_: Record, assistant: Staff, second: Staff
) -> None:
    """H7: of the incoming none, and of the handover itself none."""
    line = f"half_written:{assistant.id}"

    def facts() -> list[object]:
        return [one.facts["forms"] for one in handover.get(open_.id).lines if one.key == line]

    drafts.keep("NewTicket", {"what": "灯不亮"}, by=second)
    drafts.keep("Account:item:雨伞:1", {"note": "借"}, by=assistant)
    assert facts() == []
    drafts.keep("NewTicket", {"what": "灯不亮"}, by=assistant)
    assert facts() == [1]
    handover.answer(open_.id, line, LineAnswer(), by=second)
    drafts.keep("NewEntry", {"what": "门未关"}, by=assistant)
    assert facts() == [2]
    assert [one.answer for one in handover.get(open_.id).lines if one.key == line] == [None]
    for form in ("NewTicket", "NewEntry"):
        drafts.drop(form, by=assistant)
    assert facts() == []
