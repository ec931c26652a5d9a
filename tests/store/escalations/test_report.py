"""Who was told, when and by what, and the figures of a period (D9, D19)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import clock, escalations
from store.errors import Refused
from store.escalations import (
    Acknowledged,
    Decision,
    Ended,
    How,
    Level,
    Lowered,
    NewEscalation,
    Told,
)
from store.escalations.report import figures
from store.figure import NOTHING, Figure, month
from store.rights import Role, Staff
from tests.conftest import PIN, Clock


def up(by: Staff, level: Level = Level.HARD) -> int:
    return escalations.raise_(NewEscalation(level=level, why="停水"), by=by).id


def told(id_: int, whom: Staff, by: Staff, at: datetime | None = None, **more: object) -> None:
    given = {"whom": whom.id, "reached": True, "at": at} | more
    escalations.tell(id_, Told.model_validate(given), by=by)


def now() -> dict[str, Figure]:
    return {one.name: one for one in figures(month(clock.today()))}


def test_each_try_stands_with_whom_by_what_and_whether_they_were_reached(
    assistant: Staff, supervisor: Staff, manager: Staff, time: Clock
) -> None:
    """D9."""
    one = up(assistant, Level.MAJOR)
    told(one, supervisor, assistant, reached=False, how=How.RADIO, words="无应答")
    time.pass_(minutes=3)
    escalations.acknowledge(one, Acknowledged(number=supervisor.number, pin=PIN), by=assistant)
    time.pass_(minutes=1)
    told(one, manager, assistant, words="马上到")
    escalations.decide(one, Decision(whom=manager.id, words="叫水车"), by=assistant)
    escalations.end(one, Ended(words="来水"), by=assistant)
    chain = escalations.chain(escalations.get(one))
    assert [(r.whom, r.how, r.reached, r.words) for r in chain.rungs] == [
        (supervisor.id, How.RADIO, False, "无应答"),
        (supervisor.id, None, True, ""),
        (manager.id, How.PHONE, True, "马上到"),
    ]
    assert [(s.kind, s.words) for s in chain.said] == [
        ("raised", "停水"),
        ("decided", "叫水车"),
        ("ended", "来水"),
    ]


def test_a_telling_noted_later_counts_from_when_it_was(
    assistant: Staff, supervisor: Staff, time: Clock
) -> None:
    """G6: it shows both; never before it was reported up, never ahead."""
    one, raised = up(assistant), clock.now()
    time.pass_(minutes=30)
    for wrong in (raised - timedelta(minutes=1), clock.now() + timedelta(minutes=1)):
        with pytest.raises(Refused) as refused:
            told(one, supervisor, assistant, at=wrong)
        assert refused.value.field == "at"
    at = raised + timedelta(minutes=4)
    told(one, supervisor, assistant, at=at)
    now_ = escalations.get(one)
    assert (now_.supervisor_at, now_.reached_at) == (at, at)
    (rung,) = escalations.chain(now_).rungs
    assert (rung.at, rung.written) == (at, clock.now())


@dataclass
class Matter:
    """One as it is followed beside the store."""

    level: Level
    raised: datetime
    told: dict[Role, datetime] = field(default_factory=dict)
    reached: datetime | None = None
    decided: datetime | None = None

    def hear(self, role: Role, at: datetime) -> None:
        self.told.setdefault(role, at)
        needed = 2 if self.level is Level.MAJOR else 1
        if self.reached is None and len(self.told) >= needed:
            self.reached = at


Course = tuple[Level, list[tuple[Role, bool, int]], bool]
COURSES: st.SearchStrategy[list[Course]] = st.lists(
    st.tuples(
        st.sampled_from(Level),
        st.lists(st.tuples(st.sampled_from((Role.SUPERVISOR, Role.MANAGER)), st.booleans(),
                           st.integers(0, 20)), max_size=5),
        st.booleans(),
    ),
    max_size=4,
)  # fmt: skip


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None
)
@given(COURSES)
def test_the_figures_are_those_of_what_was_reported_up(
    assistant: Staff, supervisor: Staff, manager: Staff, time: Clock, courses: list[Course]
) -> None:
    """D19, against a count kept beside it."""
    first = clock.today().replace(day=1) + timedelta(days=32)
    time.at = clock.bounds(first.replace(day=1))[0]
    matters, tries = [], []
    for level, attempts, decides in courses:
        one, matter = up(assistant, level), Matter(level, clock.now())
        matters.append(matter)
        for role, reached, minutes in attempts:
            time.pass_(minutes=minutes)
            whom = supervisor if role is Role.SUPERVISOR else manager
            told(one, whom, assistant, reached=reached)
            tries.append(reached)
            if reached:
                matter.hear(role, clock.now())
        if decides and matter.reached:
            time.pass_(minutes=7)
            escalations.decide(one, Decision(whom=manager.id, words="办"), by=assistant)
            matter.decided = clock.now()
    said = now()
    hard = [one for one in matters if one.level is Level.HARD]
    counts = {
        "Reported up": len(matters),
        "Hard matters": len(hard),
        "Major matters": len(matters) - len(hard),
        "Not answered": sum(one.reached is None for one in matters),
    }
    assert {name: said[name].count for name in counts} == counts
    up_there = sum(Role.MANAGER in one.told for one in hard)
    assert pair(said["Gone up to the manager"]) == (up_there, len(hard))
    assert pair(said["Tries that reached"]) == (sum(tries), len(tries))
    assert pair(said["Until reached"]) == took(matters, "reached")
    assert pair(said["Until decided"]) == took(matters, "decided")


def pair(figure: Figure) -> tuple[int, int | None]:
    return figure.count, figure.of


def took(matters: list[Matter], end: str) -> tuple[int, int]:
    """The minutes in all from the report up to an end, and of how many."""
    ends = [(getattr(one, end) - one.raised) for one in matters if getattr(one, end)]
    return int(sum(ends, timedelta()).total_seconds()) // 60, len(ends)


def test_of_nothing_there_is_no_mean(assistant: Staff) -> None:
    """G8."""
    assert now()["Until reached"].text == NOTHING
    assert now()["Reported up"].text == "0"


def test_a_lowered_matter_counts_as_the_hard_one_that_it_is(
    assistant: Staff, supervisor: Staff
) -> None:
    one = up(assistant, Level.MAJOR)
    told(one, supervisor, assistant)
    escalations.lower(one, Lowered(reason="只有一户"), by=supervisor)
    assert (now()["Hard matters"].count, now()["Major matters"].count) == (1, 0)
    assert now()["Not answered"].count == 0
