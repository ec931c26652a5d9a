"""A deadline is kept as it was set: whatever is set later, a breach stays a breach (W3, W6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import clock, estate, tickets
from store.desk import settings as desk_settings
from store.errors import Refused
from store.estate import Settings, dated
from store.rights import Staff
from store.tickets import Kind, clock_of, owed_since
from tests.conftest import Clock
from tests.store.tickets.test_steps import phone, send, take

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["sent", "arrived", "called", "set", "set ahead", "night"]),
        st.integers(0, 50),
    ),
    max_size=14,
)
FIGURES = st.lists(st.tuples(st.integers(1, 600), st.integers(0, 3)), min_size=1, max_size=3)


@dataclass
class Told:
    """The rule in its plainest form, by somebody who writes down what was set when."""

    minutes: list[tuple[datetime, int]]
    waiting: datetime | None = None
    missed: list[datetime] = field(default_factory=list)
    calls: list[datetime] = field(default_factory=list)

    def sent(self, now: datetime) -> None:
        if self.waiting is not None:  # to the same worker: the first deadline stands
            return
        begun = [one for one in self.minutes if one[0] <= now]
        newest = max(since for since, _minutes in begun)
        minutes = [minutes for since, minutes in begun if since == newest][-1]
        self.waiting = now + timedelta(minutes=minutes)

    def ended(self, now: datetime) -> None:
        if self.waiting is not None and now > self.waiting:
            self.missed.append(self.waiting)
        self.waiting = None

    def owed(self, now: datetime) -> datetime | None:
        runs = [self.waiting] if self.waiting is not None and now >= self.waiting else []
        for deadline in [*self.missed, *runs]:
            if not any(called >= deadline for called in self.calls):
                return deadline
        return None


def change(minutes: int, manager: Staff) -> None:
    now = estate.settings()
    desk_settings.change(now.model_copy(update={"arrival_minutes": minutes}), by=manager)


def set_ahead(minutes: int, days: int, manager: Staff) -> datetime | None:
    """When it begins; None where nothing is to change then."""
    before = Settings.model_validate(dict(estate.settings()) | {"arrival_minutes": 601 - minutes})
    wanted = before.model_copy(update={"arrival_minutes": minutes})
    day = clock.today() + timedelta(days=days)
    try:
        desk_settings.set_ahead("", day, before, wanted, by=manager)
    except Refused:
        return None
    return dated.begins(day)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS, FIGURES)
def test_a_breach_stays_a_breach_whatever_is_set_afterwards(
    assistant: Staff,
    manager: Staff,
    time: Clock,
    steps: list[tuple[str, int]],
    afterwards: list[tuple[int, int]],
) -> None:
    time.pass_(days=9)  # all that the example before has set ahead has begun
    told = Told([(time.at, estate.settings().arrival_minutes)])
    ticket, complaint = take(assistant), take(assistant, Kind.COMPLAINT)
    answer_by = clock_of(complaint, estate.settings(), time.at).deadline
    for kind, n in steps:
        time.pass_(minutes=n)
        if kind == "night":
            time.pass_(hours=20)
        elif kind == "set":
            change(n + 5, manager)
            told.minutes.append((time.at, n + 5))
        elif kind == "set ahead":
            begins = set_ahead(n + 5, 1, manager)
            told.minutes += [(begins, n + 5)] if begins else []
        elif kind == "sent":
            send(ticket, assistant)
            told.sent(time.at)
        elif kind == "called":
            phone(ticket, assistant)
            told.calls.append(time.at)
        elif told.waiting is not None:
            tickets.arrive(ticket.id, by=assistant)
            told.ended(time.at)
    now, then = time.at + timedelta(minutes=60), told.owed(time.at + timedelta(minutes=60))
    assert owed_since(tickets.get(ticket.id), estate.settings(), now) == then
    for minutes, days in afterwards:
        if not days:
            change(minutes, manager)
        elif begins := set_ahead(minutes, days, manager):
            time.at = begins
        assert owed_since(tickets.get(ticket.id), estate.settings(), now) == then
        kept = clock_of(tickets.get(complaint.id), estate.settings(), now)
        assert kept.deadline == answer_by
