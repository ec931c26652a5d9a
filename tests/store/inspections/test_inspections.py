"""Inspections: frozen lists, scores, findings, and an objection that is decided (I15-I17, G7)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from store import agenda, answers, clock, inspections, journal, residents
from store.engine import database
from store.errors import Forbidden, Refused
from store.figure import month
from store.findings import Severity
from store.inspections import (
    ChangedList,
    Deciding,
    Fault,
    GivingUpInspection,
    InOrder,
    Inspection,
    Item,
    Kind,
    NewInspection,
    NotApplying,
    Objecting,
    Outcome,
    Stage,
    TakingNote,
)
from store.residents import NewHome
from store.rights import Staff
from tests.conftest import Clock

TITLES = st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=8)


def begun(by: Staff, kind: Kind = Kind.GREEN, **told: object) -> Inspection:
    usual = {"kind": kind, "inspected": "绿化 钱师傅", "draw": 2}
    return inspections.begin(NewInspection.model_validate(usual | told), by=by)


def wrong(got: int = 0) -> Fault:
    return Fault(
        got=got, what="枯枝", severity=Severity.GENERAL, worker="钱师傅",
        due=clock.now() + timedelta(days=3),
    )  # fmt: skip


def in_order(one: Inspection, place: int, by: Staff) -> Inspection:
    return inspections.in_order(one.id, place, InOrder(), by=by)


def marked(by: Staff, *, got: int = 5) -> Inspection:
    """One with a fault at its first line, the rest in order."""
    one = begun(by)
    inspections.fault(one.id, 0, wrong(got), by=by)
    for place in one.planned[1:]:
        one = in_order(one, place, by)
    return one


def waiting() -> list[str]:
    return [one.kind for one in agenda.everything(clock.now()) if "inspection" in one.kind]


@given(
    st.lists(st.tuples(TITLES, st.text("看试问。", max_size=9), st.integers(1, 100), st.booleans()))
)
def test_a_list_is_read_as_it_is_written(lines: list[tuple[str, str, int, bool]]) -> None:
    items = tuple(Item(*line) for line in lines)
    assert inspections.listed(inspections.typed(items)) == items


@pytest.mark.parametrize(
    "items",
    ["灭火器", "灭火器 (0)", "灭火器 (101)", "甲 (5)\n甲 (6)", "灭火器 (5) ?", "甲：看 (5)乙 (6)"],
)
def test_a_line_without_points_or_twice_is_refused_at_the_field(items: str) -> None:
    with pytest.raises(ValidationError, match="items"):
        ChangedList(items=items, reason="改")


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_comes_with_a_list_of_a_hundred_points(kind: Kind, desk: object) -> None:
    assert sum(item.weight for item in inspections.in_force(kind)) == 100


def test_the_last_line_ends_the_marking_with_its_score(supervisor: Staff, time: Clock) -> None:
    one = marked(supervisor)
    assert (one.stage, one.score.text, one.failed) == (Stage.SCORED, "80.0", False)
    (found,) = answers.findings().of_source(one.subject)
    assert inspections.marks(one.id)[0].finding == found.number
    assert waiting() == ["inspection.to_sign"]
    inspections.take_note(one.id, TakingNote(), by=supervisor)
    assert waiting() == []
    assert journal.verify().right


def test_what_does_not_apply_leaves_the_score_and_what_nobody_looked_at_gives_none(
    supervisor: Staff, time: Clock
) -> None:
    """Q24, Q25."""
    one = begun(supervisor)
    one = inspections.not_applying(one.id, 0, NotApplying(reason="没有草坪"), by=supervisor)
    one = in_order(one, 1, supervisor)
    assert (one.got, one.of, one.stage) == (25, 25, Stage.OPEN)
    inspections.give_up(one.id, GivingUpInspection(reason="下雨"), by=supervisor)
    assert inspections.by_kind(month(clock.today())) == []


def test_a_critical_line_that_fails_fails_the_sheet(supervisor: Staff, time: Clock) -> None:
    one = begun(supervisor)
    for place in one.planned:
        item = one.items[place]
        if item.critical:
            one = inspections.fault(one.id, place, wrong(item.weight - 1), by=supervisor)
        else:
            one = in_order(one, place, supervisor)
    assert (one.score.text, one.failed) == ("99.0", True)


def test_a_line_marked_again_counts_once(supervisor: Staff, time: Clock) -> None:
    one = begun(supervisor)
    in_order(one, 0, supervisor)
    one = inspections.fault(one.id, 0, wrong(5), by=supervisor)
    assert (one.marked, one.got, one.of) == (1, 5, 25)
    assert journal.verify().right


def test_a_changed_list_leaves_the_sheets_that_are_there(supervisor: Staff, time: Clock) -> None:
    """Q18, Q21: the old one reprints word for word."""
    one = begun(supervisor)
    before = one.items
    changed = ChangedList(items="草坪：平整 (60)\n苗木 (40) !", reason="合并")
    inspections.change_list(Kind.GREEN, changed, by=supervisor)
    assert inspections.get(one.id).items == before
    after = begun(supervisor)
    assert [item.title for item in after.items] == ["草坪", "苗木"]
    assert (one.version, after.version) == (1, 2)
    with pytest.raises(Refused, match="Nothing is different"):
        inspections.change_list(Kind.GREEN, changed, by=supervisor)


def test_nobody_inspects_themselves_and_who_inspected_does_not_decide(
    supervisor: Staff, manager: Staff, time: Clock
) -> None:
    """I17."""
    with pytest.raises(Refused) as told:
        begun(supervisor, inspected=supervisor.name)
    assert told.value.field == "inspected"
    decided = Deciding(outcome=Outcome.VOID, reason="换班时间")
    for by, who in ((supervisor, manager), (manager, supervisor)):
        one = marked(by)
        inspections.objected(one.id, Objecting(objection="正换班"), by=by)
        if who is manager:
            inspections.decide(one.id, decided, by=manager)
            continue
        with pytest.raises(Forbidden):
            inspections.decide(one.id, decided, by=manager)


def test_an_objection_is_overdue_after_three_days_and_a_void_sheet_leaves_the_scores(
    supervisor: Staff, manager: Staff, time: Clock
) -> None:
    one = marked(supervisor)
    one = inspections.objected(one.id, Objecting(objection="正换班"), by=supervisor)
    assert one.decide_by == clock.now() + timedelta(days=3)
    assert [kind.count for kind in inspections.by_kind(month(clock.today()))] == [1]
    time.pass_(days=3, minutes=1)
    (waits,) = [each for each in agenda.everything(clock.now()) if each.subject == one.subject]
    assert waits.late(clock.now())
    inspections.decide(one.id, Deciding(outcome=Outcome.VOID, reason="属实"), by=manager)
    assert inspections.by_kind(month(clock.today())) == []
    assert journal.verify().right


def test_places_are_drawn_by_lot_and_drawn_again_the_same(supervisor: Staff, time: Clock) -> None:
    for code in ("1-1-101", "1-1-102", "1-2-101", "2-1-101", "3-1-101"):
        residents.add_home(NewHome(code=code), by=supervisor)
    one = begun(supervisor)
    assert len(one.places) == 2
    assert list(one.places) == inspections.drawn(one.seed, ["1-1", "1-2", "2-1", "3-1"], 2)


def test_an_assistant_does_not_inspect_and_points_cannot_be_more_than_a_line_has(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    with pytest.raises(Forbidden):
        begun(assistant)
    one = begun(supervisor)
    with pytest.raises(Refused) as told:
        inspections.fault(one.id, 0, wrong(25), by=supervisor)
    assert told.value.field == "got"


def test_a_mark_that_was_changed_behind_the_desk_is_found(supervisor: Staff, time: Clock) -> None:
    marked(supervisor)
    assert journal.verify().right
    database.db.execute_sql("UPDATE inspection_mark SET got = 25 WHERE place = 0")
    assert not journal.verify().right
