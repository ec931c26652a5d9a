"""Rounds with points: each noted once, missed ones named, what is doubted decided (I5-I14)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import agenda, answers, clock, journal, patrols, plans, tickets
from store.engine import database
from store.errors import Forbidden, Refused
from store.figure import Period
from store.findings import Severity
from store.patrols import (
    Abnormal,
    Block,
    Doubt,
    HandingOn,
    Judging,
    Kind,
    LeftOut,
    Method,
    Normal,
    Order,
    Patrolling,
    Point,
    Result,
    Route,
    SettingOut,
    Stage,
    Stopping,
    Verdict,
    Walk,
)
from store.plans import Every, Excusing, MakingUp, Plan, Status
from store.rights import Staff
from tests.conftest import Clock

TODAY = date(2026, 11, 23)
POINTS = "大堂：看灯\n天台门: 试，不得上锁\n泵房"
AT_ONCE = SettingOut(walker="秩序 老李")


def patrol(by: Staff, **told: object) -> Plan:
    usual = {
        "title": "一号路线", "every": Every.DAY, "since": TODAY, "windows": "10:00-11:00",
        "points": POINTS, "least": 1,
    }  # fmt: skip
    return patrols.begin(Patrolling.model_validate(usual | told), by=by)


def due() -> list[tuple[str, str]]:
    plans.make()
    things = ("patrol", "round", "walk")
    there = agenda.everything(clock.now())
    return [(one.kind, one.subject) for one in there if one.subject.split(":")[0] in things]


def set_out(time: Clock, supervisor: Staff, assistant: Staff, **told: object) -> Walk:
    """A round that somebody set out on, five minutes after its time began."""
    patrol(supervisor, **told)
    time.pass_(hours=1, minutes=5)
    plans.make()
    (one,) = patrols.open_rounds(clock.now())
    assert one.occurrence is not None
    return patrols.set_out(one.occurrence.id, AT_ONCE, by=assistant)


def normal(walk: Walk, place: int, by: Staff) -> Walk:
    return patrols.normal(walk.id, place, Normal(), by=by)


def state_of(walk: Walk) -> Status:
    assert walk.occurrence is not None
    return patrols.ROUNDS.occurrence(walk.occurrence).state(clock.now())


def test_points_are_read_one_a_line_with_what_to_look_at() -> None:
    assert patrols.listed(POINTS) == [
        Point("大堂", "看灯"),
        Point("天台门", "试，不得上锁"),
        Point("泵房"),
    ]
    assert patrols.listed(patrols.typed(patrols.listed(POINTS))) == patrols.listed(POINTS)


@pytest.mark.parametrize("points", ["大堂\n大堂", "\n".join(map(str, range(100))), "长" * 201])
def test_points_that_cannot_be_told_apart_or_printed_are_refused_at_the_field(points: str) -> None:
    with pytest.raises(ValueError, match="points"):
        Patrolling.model_validate(
            {"title": "一", "every": Every.DAY, "since": TODAY, "points": points}
        )


def test_a_round_is_done_once_its_last_point_is_noted(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    walk = set_out(time, supervisor, assistant)
    for place in walk.planned:
        assert state_of(walk) is Status.DUE
        walk = normal(walk, place, assistant)
        time.pass_(minutes=3)
    assert (walk.stage, state_of(walk)) == (Stage.COMPLETE, Status.DONE)
    assert [noted.result for noted in patrols.notes(walk.id).values()] == [Result.NORMAL] * 3
    assert [noted.method for noted in patrols.notes(walk.id).values()] == [Method.RADIO] * 3
    assert due() == []
    assert journal.verify().right


def test_a_round_with_a_point_that_nobody_reached_is_never_complete(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """Q13: one late scan must not complete what it is not."""
    walk = set_out(time, supervisor, assistant)
    walk = patrols.not_reached(walk.id, 1, LeftOut(reason="被叫走"), by=assistant)
    for place in (0, 2):
        walk = normal(walk, place, assistant)
        time.pass_(minutes=3)
    assert (walk.stage, state_of(walk)) == (Stage.INCOMPLETE, Status.DUE)
    time.pass_(hours=2)
    assert state_of(walk) is Status.MISSED
    assert ("patrol.missed", "patrol:1") in due()
    assert walk.occurrence is not None
    patrols.make_up(walk.occurrence, MakingUp(reason="补走天台"), by=assistant)
    assert state_of(walk) is Status.MADE_UP
    assert due() == []


def test_an_abandoned_round_is_closed_with_its_points_named(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """Q16."""
    walk = set_out(time, supervisor, assistant)
    normal(walk, 0, assistant)
    time.pass_(hours=5)
    assert ("walk.walking", walk.subject) in due()
    assert walk.occurrence is not None
    patrols.excuse(walk.occurrence, Excusing(reason="台风红色预警"), by=supervisor)
    walk = patrols.get(walk.id)
    assert (walk.stage, walk.left) == (Stage.INCOMPLETE, [1, 2])
    (month,) = patrols.months(Period(TODAY, TODAY), clock.now())
    assert (month.excused, month.tally.of, month.points.due) == (1, 0, 0)


def test_missed_points_are_named_by_how_often(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    walk = set_out(time, supervisor, assistant)
    normal(walk, 0, assistant)
    time.pass_(days=1, hours=4)
    plans.make()
    (month,) = patrols.months(Period(TODAY, TODAY + timedelta(days=1)), clock.now())
    assert month.missed == {"天台门": 2, "泵房": 2, "大堂": 1}
    assert (month.points.there, month.points.due) == (1, 6)
    assert month.tally.missed == 2


def test_who_is_too_fast_is_doubted_not_refused_and_the_supervisor_decides(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """Q62: what is in doubt counts only after a yes."""
    walk = set_out(time, supervisor, assistant, least=5)
    for place in walk.planned:
        walk = normal(walk, place, assistant)
        time.pass_(minutes=1)
    doubts = [noted.doubt for noted in patrols.notes(walk.id).values()]
    assert (doubts, walk.doubted) == ([None, Doubt.PACE, Doubt.PACE], 2)
    assert due() == [("walk.doubted", walk.subject)]
    time.pass_(hours=2)
    period = Period(TODAY, TODAY)
    assert patrols.reached(patrols.rounds(*period.bounds), clock.now()).there == 1
    decided = Judging(verdict=Verdict.COUNTS, reason="骑车")
    with pytest.raises(Forbidden):
        patrols.judge(walk.id, decided, by=assistant)
    patrols.judge(walk.id, decided, by=supervisor)
    assert patrols.reached(patrols.rounds(*period.bounds), clock.now()).there == 3
    assert due() == []
    with pytest.raises(Refused, match="Nothing is doubted"):
        patrols.judge(walk.id, decided, by=supervisor)
    assert journal.verify().right


def test_a_sheet_brought_later_is_noted_in_one_step_with_the_times_on_it(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """A night's sheet entered in the morning is no missed round (I8)."""
    patrol(supervisor)
    time.pass_(hours=4)
    plans.make()
    (one,) = patrols.open_rounds(clock.now())
    assert one.occurrence is not None
    given = SettingOut(walker="老李", method=Method.SHEET)
    walk = patrols.set_out(one.occurrence.id, given, by=assistant)
    starts = one.occurrence.starts
    on_sheet = Block(since=starts, until=starts + timedelta(minutes=30))
    walk = patrols.block(walk.id, on_sheet, by=assistant)
    assert (walk.stage, state_of(walk), walk.doubted) == (Stage.COMPLETE, Status.DONE, 0)
    assert due() == []


@pytest.mark.parametrize(
    ("minutes", "doubt"), [((0, 1), Doubt.PACE), ((-20, 30), Doubt.OUTSIDE), ((0, 2), None)]
)
def test_a_sheet_that_cannot_be_is_doubted(
    minutes: tuple[int, int], doubt: Doubt | None, assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """Q63: all points in one minute."""
    patrol(supervisor)
    time.pass_(hours=4)
    plans.make()
    (one,) = patrols.open_rounds(clock.now())
    assert one.occurrence is not None
    walk = patrols.set_out(one.occurrence.id, AT_ONCE, by=assistant)
    since, until = (one.occurrence.starts + timedelta(minutes=n) for n in minutes)
    patrols.block(walk.id, Block(since=since, until=until), by=assistant)
    assert {noted.doubt for noted in patrols.notes(walk.id).values()} == {doubt}


def test_what_is_wrong_is_a_finding_at_once_due_by_its_severity(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    walk = set_out(time, supervisor, assistant)
    wrong = Abnormal(what="天台门上锁", severity=Severity.URGENT, worker="工程 小王")
    walk = patrols.abnormal(walk.id, 1, wrong, by=assistant)
    (found,) = answers.findings().of_source(walk.subject)
    assert patrols.notes(walk.id)[1].finding == found.number
    assert walk.abnormal == 1
    promised = tickets.get(found.number).expected
    assert promised == clock.now() + timedelta(hours=24)


def test_a_round_of_ones_own_accord_is_in_no_rate(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """Q64."""
    plan = patrol(supervisor)
    time.pass_(minutes=5)
    walk = patrols.set_out_extra(plan.id, AT_ONCE, by=assistant)
    since = clock.now() - timedelta(minutes=4)
    patrols.block(walk.id, Block(since=since, until=clock.now()), by=assistant)
    (month,) = patrols.months(Period(TODAY, TODAY), clock.now())
    assert (month.extra, month.tally.of, month.points.due) == (1, 0, 0)
    (line,) = patrols.rounds(*Period(TODAY, TODAY).bounds)
    assert line.walk is not None
    assert line.walk.extra


def test_two_people_do_not_walk_one_round_and_whoever_begins_may_hand_it_on(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    walk = set_out(time, supervisor, assistant)
    assert walk.occurrence is not None
    with pytest.raises(Refused, match=r"XC-2026-0001 .*老李"):
        patrols.set_out(walk.occurrence, SettingOut(walker="老张"), by=assistant)
    walk = patrols.hand_on(walk.id, HandingOn(walker="老张", reason="交班"), by=assistant)
    assert walk.walker == "老张"
    said = [entry.words.get("walker") for entry in journal.of_subject(walk.subject)]
    assert said == ["秩序 老李", "老张"]


def test_a_changed_patrol_leaves_the_rounds_that_began_as_they_were(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """Q18: edited lists change no old sheets."""
    walk = set_out(time, supervisor, assistant)
    fresh = {"title": "一号路线", "every": Every.DAY, "since": TODAY, "points": "门岗"}
    patrols.change(walk.plan, Patrolling.model_validate(fresh), by=supervisor)
    assert [point.place for _n, point, _noted in patrols.get(walk.id).points()] == [
        "大堂", "天台门", "泵房",
    ]  # fmt: skip
    assert patrols.read(patrols.ROUNDS.plan(walk.plan).carries).points == (Point("门岗"),)


def test_a_round_ahead_or_answered_for_is_not_set_out_on(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    patrol(supervisor, lead=120)
    plans.make()
    (number,) = (row[0] for row in database.db.execute_sql("SELECT id FROM occurrence").fetchall())
    with pytest.raises(Refused, match="begins only at"):
        patrols.set_out(number, AT_ONCE, by=assistant)
    time.pass_(hours=4)
    plans.make()
    patrols.excuse(number, Excusing(reason="演练"), by=supervisor)
    with pytest.raises(Refused, match="not possible"):
        patrols.set_out(number, AT_ONCE, by=assistant)


def test_what_was_walked_on_is_handed_over_and_a_changed_point_is_seen(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    walk = set_out(time, supervisor, assistant)
    normal(walk, 0, assistant)
    handed = answers.of("patrols").handed
    assert handed is not None
    assert {one.subject for one in handed(clock.now())} == {walk.subject, "round:1"}
    assert journal.verify().right
    database.db.execute_sql("UPDATE walk_point SET result = 'abnormal'")
    broken = journal.verify()
    assert not broken.right


def test_why_a_round_ends_before_it_began_is_asked(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    walk = set_out(time, supervisor, assistant)
    with pytest.raises(Refused):
        patrols.stop(walk.id, Stopping(), by=assistant)
    patrols.stop(walk.id, Stopping(reason="火警"), by=assistant)
    assert patrols.get(walk.id).stage is Stage.INCOMPLETE


@given(count=st.integers(1, 99), seed=st.integers())
def test_a_drawn_order_has_each_point_once_begins_and_ends_as_listed_and_is_drawn_again(
    count: int, seed: int
) -> None:
    """I7, Q66."""
    points = tuple(Point(str(number)) for number in range(count))
    route = Route(Kind.ORDER, Order.DRAWN, 0, points)
    planned = route.planned(seed)
    assert sorted(planned) == list(range(count))
    assert (planned[0], planned[-1]) == (0, count - 1)
    assert route.planned(seed) == planned
