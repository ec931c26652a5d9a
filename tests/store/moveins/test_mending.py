"""Defects: one line, one ticket; mended round by round until the owner signs (M21, M22)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import agenda, answers, clock, moveins, tickets
from store.errors import Forbidden, Refused
from store.moveins import (
    Agreed,
    Archived,
    Line,
    LineStage,
    Reaccepted,
    Reinspected,
    Tried,
    Walk,
    Warranty,
    Why,
    warranty_end,
)
from store.rights import Staff
from tests.conftest import Clock
from tests.store.moveins import walks
from tests.store.moveins.walks import OWNER

PASSES = Reinspected(passed=True, inspector="赵电工", note="平整")
FAILS = Reinspected(passed=False, inspector="赵电工", note="仍空鼓")
SIGNS = Reaccepted(passed=True, signed_by=OWNER)


def seen(walk: Walk, by: Staff) -> Line:
    return walks.flawed(walks.verified(walk, by), by)


def waiting(kind: str) -> list[str]:
    return [one.subject for one in agenda.everything(clock.now()) if one.kind == kind]


def test_a_defect_is_one_ticket_with_its_place_its_warranty_and_its_time_M21(
    home: int, assistant: Staff
) -> None:
    walk = walks.opened(home, assistant)
    line = seen(walk, assistant)
    (found,) = answers.findings().of_source(walk.subject)
    assert (line.ticket, line.round, line.warranty_until) == (found.number, 1, date(2028, 11, 1))
    ticket = tickets.get(found.number)
    assert (ticket.open, ticket.home_id, ticket.place) == (True, home, "墙面")
    again = walks.flawed(walk, assistant)  # another one on the same wall: a line of its own
    assert again.code == "extra:1" and again.ticket != line.ticket
    with pytest.raises(Refused):
        moveins.check(walk.id, line.code, LineStage.OK, by=assistant)


def test_it_goes_round_until_the_owner_accepts_and_no_round_is_skipped_M22(
    home: int, assistant: Staff, second: Staff
) -> None:
    walk = walks.opened(home, assistant)
    line = seen(walk, assistant)
    with pytest.raises(Refused, match="not put right yet"):
        moveins.reinspect(line.id, PASSES, by=second)
    walks.mended(line, assistant)
    line = moveins.reinspect(line.id, FAILS, by=second)
    assert (line.stage, line.round) == (LineStage.DEFECT, 2)
    with pytest.raises(Refused, match="not put right yet"):  # a failed one opens the next round
        moveins.reinspect(line.id, PASSES, by=second)
    walks.mended(line, assistant)
    line = moveins.reinspect(line.id, PASSES, by=second)
    assert line.stage is LineStage.TO_AGREE and waiting("movein_line.to_agree") == [line.subject]
    at = clock.now() + timedelta(hours=5)
    moveins.agree(line.id, Agreed(meeting_at=at, told="赵电工"), by=assistant)
    assert waiting("movein_line.meets") == [line.subject]
    no = Reaccepted(passed=False, signed_by=OWNER, note="颜色不一")
    line = moveins.reaccept(line.id, no, by=second)
    assert (line.stage, line.round) == (LineStage.DEFECT, 3)
    walks.mended(line, assistant)
    moveins.reinspect(line.id, PASSES, by=second)
    line = moveins.reaccept(line.id, SIGNS, by=second)
    (found,) = answers.findings().of_source(walk.subject)
    assert (line.stage, line.round, found.open) == (LineStage.MENDED, 3, False)
    assert [one.passed for one in found.reinspections] == [False, False, True]
    assert not waiting("movein_line.to_agree") and not waiting("movein_line.meets")


def test_nobody_but_the_owner_signs_for_what_was_mended_M22(
    home: int, assistant: Staff, second: Staff
) -> None:
    line = seen(walks.opened(home, assistant), assistant)
    walks.mended(line, assistant)
    moveins.reinspect(line.id, PASSES, by=second)
    with pytest.raises(Refused) as refused:
        moveins.reaccept(line.id, Reaccepted(passed=True, signed_by="邻居"), by=second)
    assert refused.value.field == "signed_by"


def test_who_put_it_right_on_record_does_not_say_that_it_is_right(
    home: int, assistant: Staff
) -> None:
    """G9: another person re-inspects."""
    line = seen(walks.opened(home, assistant), assistant)
    walks.mended(line, assistant)
    with pytest.raises(Forbidden):
        moveins.reinspect(line.id, FAILS, by=assistant)


def test_an_owner_who_cannot_be_reached_is_tried_three_times_then_who_is_in_charge_decides(
    home: int, assistant: Staff, second: Staff, supervisor: Staff
) -> None:
    line = seen(walks.opened(home, assistant), assistant)
    walks.mended(line, assistant)
    moveins.reinspect(line.id, PASSES, by=second)
    why = Why(reason="三次未接，已寄函")
    for _try in range(3):
        with pytest.raises(Refused, match="tries are on record"):
            moveins.close_unreached(line.id, why, by=supervisor)
        moveins.tried(line.id, Tried(how="电话未接"), by=assistant)
    with pytest.raises(Forbidden):
        moveins.close_unreached(line.id, why, by=assistant)
    assert moveins.close_unreached(line.id, why, by=supervisor).stage is LineStage.MENDED


def test_keys_go_with_listed_defects_and_the_archive_waits_for_them_M23(
    home: int, assistant: Staff, second: Staff
) -> None:
    walk = walks.opened(home, assistant)
    line = seen(walk, assistant)
    walk = walks.charged(moveins.get(walk.id), assistant)
    walks.looked_at(walk, assistant)
    yes = moveins.Concluded(signed_by=OWNER, engineer="赵电工")
    with pytest.raises(Refused, match="It has defects"):
        moveins.conclude(walk.id, yes, by=assistant)
    listed = yes.model_copy(update={"conclusion": moveins.Conclusion.WITH_DEFECTS})
    moveins.conclude(walk.id, listed, by=assistant)
    walk = walks.given_out(moveins.get(walk.id), assistant)
    assert walk.next is moveins.Next.DEFECTS
    with pytest.raises(Refused, match="not accepted by the owner"):
        moveins.archive(walk.id, Archived(), by=assistant)
    walks.mended(line, assistant)
    moveins.reinspect(line.id, PASSES, by=second)
    moveins.reaccept(line.id, SIGNS, by=second)
    assert moveins.archive(walk.id, Archived(), by=assistant).stage is moveins.Stage.ARCHIVED


def test_a_time_that_has_passed_is_agreed_with_nobody(
    home: int, assistant: Staff, second: Staff, time: Clock
) -> None:
    line = seen(walks.opened(home, assistant), assistant)
    walks.mended(line, assistant)
    moveins.reinspect(line.id, PASSES, by=second)
    with pytest.raises(Refused) as refused:
        moveins.agree(line.id, Agreed(meeting_at=time.at, told="赵电工"), by=assistant)
    assert refused.value.field == "meeting_at"


DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
YEARS = {Warranty.WATERPROOF: 5, Warranty.WIRING: 2, Warranty.PIPES: 2, Warranty.FINISH: 2}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(DAYS, st.sampled_from(sorted(YEARS)))
def test_a_warranty_ends_on_the_same_day_or_that_months_last(since: date, kind: Warranty) -> None:
    """BQ-40 and 民法典 202, day by day."""
    end = warranty_end(Warranty(kind), since)
    assert end is not None
    assert (end.year, end.month) == (since.year + YEARS[Warranty(kind)], since.month)
    last = (end + timedelta(days=1)).month != end.month
    assert end.day == since.day or (last and end.day < since.day)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(DAYS)
def test_heating_has_two_whole_seasons_and_no_third_begins(since: date) -> None:
    end = warranty_end(Warranty.HEATING, since)
    assert end is not None
    begins = [date(year, 11, 15) for year in range(since.year, end.year) if
              since <= date(year, 11, 15) <= end]  # fmt: skip
    assert len(begins) == 2 and (end.month, end.day) == (3, 15)


def test_structure_and_contract_have_no_figure_of_ours() -> None:
    today = date(2026, 11, 23)
    assert warranty_end(Warranty.STRUCTURE, today) is None
    assert warranty_end(Warranty.CONTRACT, today) is None
