"""Weekly rounds: each home once a week, none doubled or lost; missed is missed (T9, T11, G1–G4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import agenda, answers, clock, plans, tickets, trusteeship
from store.engine import database
from store.errors import Forbidden, Refused
from store.journal import verify
from store.plans import Occurrence, Status
from store.rights import Staff
from store.trusteeship import (
    NotNeeded,
    Result,
    Round,
    Seen,
    Telling,
    Told,
    Trust,
    Visit,
    Walked,
)
from tests.conftest import Clock
from tests.store.trusteeship.entrusted import WALKED, ending, entrusted, seen

HOUR = timedelta(hours=1)


def walk(one: Trust, of: Occurrence, by: Staff, **told: object) -> Visit:
    given_ = WALKED.model_copy(update=told)
    return trusteeship.walk(one.id, Round.WEEK, of.id, given_, by=by)


def rounds() -> list[Occurrence]:
    plans.make()
    return trusteeship.open_rounds()


def kinds() -> set[str]:
    plans.make()
    there = agenda.everything(clock.now())
    return {one.kind for one in there if one.kind.startswith(("trust_", "rain."))}


@pytest.fixture
def homes(assistant: Staff, time: Clock) -> Iterator[list[Trust]]:
    yield [entrusted(assistant, f"3-2-120{n}") for n in range(3)]


def test_one_line_on_today_until_each_home_is_walked(
    assistant: Staff, homes: list[Trust], time: Clock
) -> None:
    """T9: "nothing found" is an entry; the round is done with its last home."""
    (this,) = rounds()
    assert kinds() == {"trust_round.due"}
    assert [line.trust.home for line in trusteeship.of_round(this)] == [one.home for one in homes]
    time.pass_(hours=2)
    for one in homes:
        assert kinds() == {"trust_round.due"}
        assert walk(one, this, assistant).result is Result.NOTHING
    assert kinds() == set() and rounds() == []
    assert trusteeship.ROUNDS.occurrence(this.id).state(clock.now()) is Status.DONE
    assert verify().right


def test_a_home_is_walked_once_in_a_week_by_whoever_is_first(
    assistant: Staff, second: Staff, homes: list[Trust]
) -> None:
    """X80: Enter twice, or two desks: one visit, and the second is told who was there."""
    (this,) = rounds()
    walk(homes[0], this, assistant)
    with pytest.raises(Refused, match="visited at"):
        walk(homes[0], this, second)
    assert len(trusteeship.visits_of(homes[0].id)) == 1


def test_a_restart_neither_doubles_nor_loses_a_round(
    assistant: Staff, homes: list[Trust], time: Clock
) -> None:
    """G1, G4: made any number of times, after any time."""
    for _ in range(3):
        assert len(rounds()) == 1
    time.pass_(days=21)
    for _ in range(3):
        assert len(rounds()) == 4
    assert [trusteeship.monday(one).weekday() for one in rounds()] == [0] * 4
    assert verify().right


def test_a_missed_week_is_missed_and_shown_until_it_is_answered_for(
    assistant: Staff, supervisor: Staff, homes: list[Trust], time: Clock
) -> None:
    """T9, G3: on the next Monday; made up with the reason, it stays counted as missed."""
    (week,) = rounds()
    walk(homes[0], week, assistant)
    time.pass_(days=7)
    assert kinds() == {"trust_plan.missed", "trust_round.due"}
    first = next(one for one in rounds() if one.id == week.id)
    missed = [line for line in trusteeship.of_round(first) if line.visit is None]
    assert len(missed) == 2 and all(line.missed for line in missed)
    with pytest.raises(Refused) as refused:
        walk(homes[1], week, assistant)
    assert refused.value.field == "reason"
    assert walk(homes[1], week, assistant, reason="人手不足").late
    with pytest.raises(Forbidden):
        trusteeship.excuse(homes[2].id, Round.WEEK, week.id, NotNeeded(reason="封控"), by=assistant)
    trusteeship.excuse(homes[2].id, Round.WEEK, week.id, NotNeeded(reason="封控"), by=supervisor)
    assert trusteeship.ROUNDS.occurrence(week.id).state(clock.now()) is Status.MADE_UP
    assert kinds() == {"trust_round.due"}
    assert verify().right


def test_a_sheet_that_comes_back_on_monday_was_walked_in_time(
    assistant: Staff, homes: list[Trust], time: Clock
) -> None:
    """G6: when it was walked counts, not when it is written."""
    (week,) = rounds()
    time.pass_(days=2)
    at = clock.now()
    time.pass_(days=6)
    for one in homes:
        assert not walk(one, week, assistant, visited=at).late
    assert trusteeship.ROUNDS.occurrence(week.id).state(clock.now()) is Status.DONE


def test_day_ends_at_local_midnight(assistant: Staff, homes: list[Trust], time: Clock) -> None:
    """X87: Sunday 23:59 here is in its week, Monday 00:00 is not."""
    (week,) = rounds()
    ends = week.ends
    time.at = ends - timedelta(minutes=1)
    assert not walk(homes[0], week, assistant).late
    time.at = ends + timedelta(minutes=1)
    assert walk(homes[1], week, assistant, reason="雨大").late


def test_one_that_ends_in_the_week_leaves_its_round(
    assistant: Staff, homes: list[Trust], time: Clock
) -> None:
    (week,) = rounds()
    walk(homes[0], week, assistant)
    walk(homes[1], week, assistant)
    time.pass_(days=1)
    trusteeship.end(homes[2].id, ending(), by=assistant)
    assert trusteeship.ROUNDS.occurrence(week.id).state(clock.now()) is Status.DONE
    for one in homes[:2]:
        trusteeship.end(one.id, ending(), by=assistant)
    time.pass_(days=30)
    assert rounds() == [] and kinds() == set()
    assert verify().right


def test_a_missed_week_of_one_that_has_ended_is_excused(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    one = entrusted(assistant)
    (week,) = rounds()
    time.pass_(days=8)
    rounds()
    trusteeship.end(one.id, ending(), by=assistant)
    time.pass_(days=1)
    with pytest.raises(Refused, match="not entrusted"):
        walk(one, week, assistant, visited=clock.now(), reason="补")
    why = NotNeeded(reason="已终止")
    trusteeship.excuse(one.id, Round.WEEK, week.id, why, by=supervisor)
    assert rounds() == [] and kinds() == set()
    assert verify().right


def test_the_first_home_after_none_begins_a_round_and_no_week_has_two(
    assistant: Staff, time: Clock
) -> None:
    one = entrusted(assistant)
    rounds()
    time.pass_(days=1)
    trusteeship.end(one.id, ending(), by=assistant)
    entrusted(assistant, "3-2-1202")
    time.pass_(days=14)
    mondays = [trusteeship.monday(each) for each in rounds()]
    assert len(set(mondays)) == len(mondays) == 2
    assert verify().right


def test_what_is_found_is_put_right_or_a_finding_and_its_owner_is_told(
    assistant: Staff, homes: list[Trust], time: Clock
) -> None:
    """T11: when, by whom, how, what they said; one who is not reached is still to be told."""
    (week,) = rounds()
    time.pass_(hours=1)
    with pytest.raises(Refused, match="put"):
        nobody: Seen = seen(worker="")
        trusteeship.find(homes[0].id, Round.WEEK, week.id, nobody, by=assistant)
    found = trusteeship.find(homes[0].id, Round.WEEK, week.id, seen(), by=assistant)
    assert found.ticket is not None and tickets.get(found.ticket).home_id == homes[0].home_id
    (finding,) = answers.findings().of_source(homes[0].subject)
    assert finding.number == found.ticket
    once = seen(put_right="关好窗户", worker="")
    shut = trusteeship.find(homes[1].id, Round.WEEK, week.id, once, by=assistant)
    assert shut.ticket is None and kinds() == {"trust_problem.to_tell", "trust_round.due"}
    tried = trusteeship.tell(found.id, Told(said="无人接听", reached=False), by=assistant)
    assert (tried.stage, tried.tries) == (Telling.OWED, 1)
    for each in (found, shut):
        after = trusteeship.tell(each.id, Told(said="知道了，请修"), by=assistant)
        assert (after.told_at, after.said) == (clock.now(), "知道了，请修")
    assert kinds() == {"trust_round.due"}
    with pytest.raises(Refused):
        trusteeship.tell(found.id, Told(said="再说"), by=assistant)
    assert verify().right


def test_long_reasons_fit_or_are_refused_kindly(assistant: Staff, homes: list[Trust]) -> None:
    """X33."""
    (week,) = rounds()
    long = "水" * 4000
    found = trusteeship.find(homes[0].id, Round.WEEK, week.id, seen(what=long), by=assistant)
    assert trusteeship.tell(found.id, Told(said=long), by=assistant).said == long
    assert trusteeship.problems_of(homes[0].id)[0].what == long


def test_badge_equals_list(assistant: Staff, homes: list[Trust], time: Clock) -> None:
    """X38: what Today counts of rain is what the list has."""
    new = trusteeship.NewRain.model_validate(
        {"level": "orange", "expected": clock.now() + 3 * HOUR, "source": "气象台"}
    )
    rain = trusteeship.open_rain(new, by=assistant)
    trusteeship.walk(homes[0].id, Round.BEFORE, rain.id, WALKED, by=assistant)
    (waits,) = [one for one in agenda.kept("rain") if one.kind == "rain.before"]
    left = [line for line in trusteeship.lines() if line.kind is Round.BEFORE and not line.visit]
    assert waits.figures["count"] == len(left) == 2


_Moves = st.lists(
    st.tuples(st.sampled_from(["pass", "walk", "make", "make"]), st.integers(0, 8)), max_size=25
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=_Moves)
def test_any_course_of_rounds_is_what_a_plain_count_says(
    assistant: Staff, time: Clock, moves: list[tuple[str, int]]
) -> None:
    """G1: weeks by their Mondays, each home in each once; whatever was done in between."""
    one = next(iter(trusteeship.live()), None) or entrusted(assistant)
    for what, days in moves:
        if what == "pass":
            time.pass_(days=days)
        if what == "make":
            plans.make()
        there = rounds() if what == "walk" else []
        for week in there[:1]:
            walk(one, week, assistant, reason="补")
    plans.make()
    began, now = trusteeship.monday_of(one.since), clock.today()
    mondays = [began + timedelta(weeks=n) for n in range(((now - began).days) // 7 + 1)]
    kept = database.db.execute_sql("SELECT slot FROM occurrence ORDER BY slot").fetchall()
    assert [slot[:10] for (slot,) in kept] == [each.isoformat() for each in mondays]
    visits = trusteeship.visits_of(one.id)
    assert len({each.round_id for each in visits}) == len(visits)
    assert len(trusteeship.open_rounds()) == len(mondays) - len(visits)
    assert verify().right


def test_walked_by_is_kept_and_shown(assistant: Staff, homes: list[Trust]) -> None:
    (week,) = rounds()
    made = trusteeship.walk(
        homes[0].id, Round.WEEK, week.id, Walked(walked_by="孙师傅"), by=assistant
    )
    assert made.walked_by == "孙师傅"
