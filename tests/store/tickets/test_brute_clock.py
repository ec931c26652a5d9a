"""Every clock of a ticket against the rules in their plainest form, over random histories.

``FRONTDESK_HISTORIES`` says how many; 100,000 take some minutes.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from store import clock, tickets
from store.estate import Settings
from store.tickets import Channel, Dispatch, Kind, Stage, Step, Ticket, Urgency, Waits, clock_of
from store.tickets.clocks import wait_begun
from store.tickets.kinds import COURSES
from store.tickets.recorded import without_mistakes
from tests.conftest import MONDAY

HISTORIES = int(os.environ.get("FRONTDESK_HISTORIES", "400"))
SETTINGS = Settings(name="金色家园")
DAY = 24 * 60
WORKERS = ("王师傅", "赵师傅")


def at(minute: int) -> datetime:
    return MONDAY + timedelta(minutes=minute)


@dataclass
class Fact:
    """Something that happened: when it was noted, and when it was, in minutes."""

    noted: int
    kind: str
    was: int
    deadline: int = 0  # none
    agreed: bool = False
    reached: bool = True
    true: bool = True


@dataclass
class Told:
    """The rules, by somebody who keeps all facts and asks of each deadline what became of it."""

    urgent: bool
    answers: bool
    facts: list[Fact] = field(default_factory=list)
    sent_to: str = ""  # who has it and has not been on site since

    def of(self, *kinds: str) -> list[Fact]:
        return [one for one in self.facts if one.kind in kinds and one.true]

    def sent(self, now: int, worker: str, agreed: int | None) -> None:
        coming = [one.deadline for one in self.waits(now) if one.agreed and one.deadline > now]
        if agreed is not None:
            self.facts.append(Fact(now, "sent", now, agreed, agreed=True))
        elif worker == self.sent_to or coming:
            self.facts.append(Fact(now, "sent", now))
        else:
            self.facts.append(Fact(now, "sent", now, now + (10 if self.urgent else 20)))
        self.sent_to = worker

    def waits(self, now: int) -> list[Fact]:
        """The deadlines that nobody has met so far and nothing has taken back."""
        return [one for one in self.of("sent", "taken") if one.deadline and not self.over(one, now)]

    def over(self, wait: Fact, now: int) -> bool:
        after = self.facts[self.facts.index(wait) + 1 :]
        for one in (one for one in after if one.true):
            if one.kind == "arrived" and one.was <= wait.deadline:
                return True
            came = [o for o in after[: after.index(one)] if o.kind == "arrived" and o.true]
            if came:
                continue  # somebody came, too late: nothing takes that back
            if one.kind in ("withdrawn", "closed") and one.noted <= wait.deadline:
                return True
            if one.agreed and one.noted < wait.deadline:
                return True
        return False

    def owed(self, now: int) -> int | None:
        calls = [one.noted for one in self.of("called") if one.reached]
        late = (one.deadline for one in self.waits(now) if one.deadline <= now)
        return min((d for d in late if not any(c >= d for c in calls)), default=None)

    def answer_by(self) -> int | None:
        began = self.of("taken", "reopened")[-1]
        since = self.facts[self.facts.index(began) :]
        answered = any(one.kind == "answered" and one.true for one in since)
        return None if answered or not self.answers else began.noted + DAY


class Desk:
    """A desk that records a random history; what it decides of deadlines is the store's."""

    def __init__(self, seed: int) -> None:
        self.rng, self.now = Random(seed), 0
        kind = self.rng.choice([Kind.REPAIR, Kind.REPAIR, Kind.COMPLAINT])
        urgency = self.rng.choice(list(Urgency))
        self.facts_of = (kind, Channel.PHONE, urgency, None, "", "大堂", "张", "", "", MONDAY)
        self.told = Told(urgency is Urgency.URGENT, kind is Kind.COMPLAINT)
        self.steps: list[Step] = []
        agreed = self.rng.randint(1, 90) if urgency is Urgency.PLANNED else None
        self.note("taken", self.agreed(agreed) | self.answer_by())
        self.told.facts.append(Fact(0, "taken", 0, agreed or 0, agreed=agreed is not None))

    def agreed(self, minute: int | None) -> dict[str, object]:
        return {} if minute is None else {"agreed": clock.to_ms(at(minute))}

    def answer_by(self) -> dict[str, object]:
        return {"answer_by": clock.to_ms(at(self.now + DAY))} if self.told.answers else {}

    @property
    def ticket(self) -> Ticket:
        moved = [s.kind for s in self.steps if s.kind in ("closed", "withdrawn", "reopened")]
        is_open = not moved or moved[-1] == "reopened"
        return Ticket(1, *self.facts_of, is_open, without_mistakes(self.steps))

    def note(self, kind: str, payload: dict[str, object], **words: str) -> None:
        was = payload.get("happened")
        happened = clock.from_ms(was) if isinstance(was, int) else at(self.now)
        self.steps.append(Step(len(self.steps) + 1, kind, happened, 1, words, payload))

    def go_on(self) -> None:
        """One more step that the ticket admits, some minutes later."""
        self.now += self.rng.choice([0, 1, 4, 5, 9, 10, 11, 19, 20, 21, 45, 300, 1500])
        ticket = self.ticket
        admitted = sorted(tickets.possible(ticket) - {"corrected", "noted"})
        if tickets.last_step(ticket) is None:
            admitted.remove("struck")
        if tickets.owed_since(ticket, SETTINGS, at(self.now)) or ticket.dissatisfied:
            admitted = [kind for kind in admitted if kind not in ("closed", "withdrawn")]
        getattr(self, f"_{self.rng.choice(admitted)}", self._other)(ticket)

    def _other(self, ticket: Ticket) -> None:
        """A step without which the clocks run as before."""

    def _plain(self, kind: str, payload: dict[str, object] | None = None, **words: str) -> None:
        self.note(kind, payload or {}, **words)
        self.told.facts.append(Fact(self.now, kind, self.now))

    def _dispatched(self, ticket: Ticket) -> None:
        worker = self.rng.choice(WORKERS)
        agreed = self.now + self.rng.randint(1, 200) if self.rng.random() < 0.2 else None
        sent = Dispatch(worker=worker, agreed=None if agreed is None else at(agreed))
        self.note("dispatched", wait_begun(ticket, sent, SETTINGS, at(self.now)), worker=worker)
        self.told.sent(self.now, worker, agreed)

    def _arrived(self, ticket: Ticket) -> None:
        began = min(s.at for s in ticket.round if s.kind in ("dispatched", "taken", "reopened"))
        first = (ticket.first_dispatched_at or began) - MONDAY
        earliest = int(first.total_seconds()) // 60
        was = self.now if self.rng.random() < 0.6 else self.rng.randint(earliest, self.now)
        self.note("arrived", {"happened": clock.to_ms(at(was))} if was < self.now else {})
        self.told.facts.append(Fact(self.now, "arrived", was))
        if self.ticket.stage is Stage.ARRIVED:
            self.told.sent_to = ""

    def _called(self, ticket: Ticket) -> None:
        reached = self.rng.random() < 0.7
        later = clock.to_ms(at(self.now + 60))
        self.note("called", {"expected": later} if reached else {"tried": True, "try_at": later})
        self.told.facts.append(Fact(self.now, "called", self.now, reached=reached))

    def _completed(self, ticket: Ticket) -> None:
        self.told.sent_to = ""
        self._plain("completed")

    def _answered(self, ticket: Ticket) -> None:
        more = self.rng.random() < 0.4
        self.told.sent_to = self.told.sent_to if more else ""
        self._plain("answered", {"expected": clock.to_ms(at(self.now + 99))} if more else {})

    def _visited(self, ticket: Ticket) -> None:
        opinion = self.rng.choice(["satisfied", "fair", "dissatisfied", "none"])
        self._plain("visited", {"opinion": opinion})

    def _suspended(self, ticket: Ticket) -> None:
        self.told.sent_to = ""
        until = clock.day(at(self.now)) + timedelta(days=self.rng.randint(0, 3))
        self._plain("suspended", {"until": until.isoformat()})

    def _resumed(self, ticket: Ticket) -> None:
        self._plain("resumed")

    def _given_back(self, ticket: Ticket) -> None:
        self.told.sent_to = ""
        self._plain("given_back")

    def _closed(self, ticket: Ticket) -> None:
        self._plain("closed")

    def _withdrawn(self, ticket: Ticket) -> None:
        self.told.sent_to = ""
        self._plain("withdrawn")

    def _reopened(self, ticket: Ticket) -> None:
        self.told.sent_to = ""
        self._plain("reopened", self.answer_by())

    def _struck(self, ticket: Ticket) -> None:
        step = tickets.last_step(ticket)
        assert step is not None
        self.note("struck", {"strikes": step.number, "step": step.kind})
        self.told.facts[step.number - 1].true = False
        self.told.facts.append(Fact(self.now, "struck", self.now))
        waits = self.ticket.stage is Stage.DISPATCHED
        self.told.sent_to = self.ticket.worker if waits else self.told.sent_to


def agrees(desk: Desk, now: int) -> None:
    """What the store says of a moment is what the rules say."""
    ticket, told = desk.ticket, desk.told
    course = COURSES[ticket.kind]
    assert ticket.stage in course.admits and ticket.steps[0].kind == course.begun
    assert clock_of(ticket, SETTINGS, at(now)).waits in course.clocks
    if not ticket.open:
        assert tickets.owed_since(ticket, SETTINGS, at(now)) == _moment(told.owed(now))
        assert clock_of(ticket, SETTINGS, at(now)).waits is Waits.NOTHING
        return
    owed, answer_by, runs = told.owed(now), told.answer_by(), clock_of(ticket, SETTINGS, at(now))
    if owed is not None:
        assert (runs.waits, runs.deadline, runs.alarms) == (Waits.CALL, at(owed), True)
        return
    late_answer = answer_by is not None and now >= answer_by
    assert not runs.owed_call
    assert runs.alarms == late_answer
    assert late_answer == (runs.waits is Waits.ANSWER and runs.late)
    if ticket.stage is Stage.SUSPENDED and ticket.suspended_until and not late_answer:
        ends = clock.bounds(ticket.suspended_until)[1]
        assert runs.late <= (at(now) >= ends)


def _moment(minute: int | None) -> datetime | None:
    return None if minute is None else at(minute)


def test_every_clock_agrees_with_the_rules_over_random_histories_W3_W6_W7(desk: object) -> None:
    for seed in range(HISTORIES):
        one = Desk(seed)
        try:
            for _step in range(one.rng.randint(1, 12)):
                one.go_on()
                for later in (0, 1, 10, 20, 21):
                    agrees(one, one.now + later)
            agrees(one, one.now + one.rng.randint(0, 4 * DAY))
        except AssertionError as error:
            told = [(s.kind, s.at, dict(s.payload), dict(s.words)) for s in one.steps]
            raise AssertionError(f"seed {seed}: {told}") from error
