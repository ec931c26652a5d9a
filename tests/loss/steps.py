"""One step of a ticket's history: how it is done at the desk, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random

from store import clock, tickets
from store.rights import Staff
from tests.store.tickets.test_brute_clock import WORKERS, Fact, Told, at

Step = Callable[[], object]


class Hand:
    """Somebody at the desk with a ticket before them, in one minute; ``told`` hears of it.

    Each method says how the step is done, and whether the clock may be ahead meanwhile: not where
    a time is typed that has to lie ahead.
    """

    def __init__(self, number: int, told: Told, now: int, by: Staff, rng: Random) -> None:
        self.number, self.told, self.now, self.by, self.rng = number, told, now, by, rng

    def _fact(self, kind: str, **more: bool) -> None:
        self.told.facts.append(Fact(self.now, kind, self.now, **more))

    def dispatched(self) -> tuple[Step, bool]:
        """To one of two workers, now and then at an agreed time."""
        agreed = self.now + self.rng.randint(1, 200) if self.rng.random() < 0.2 else None
        worker = self.rng.choice(WORKERS)
        sent = tickets.Dispatch(worker=worker, agreed=None if agreed is None else at(agreed))
        self.told.sent(self.now, worker, agreed)
        step = partial(tickets.dispatch, self.number, sent, by=self.by)
        return step, agreed is None

    def arrived(self) -> tuple[Step, bool]:
        """Somebody is on site now, or has been for some minutes."""
        first = min(one.noted for one in self.told.of("sent"))
        was = self.now if self.rng.random() < 0.6 else self.rng.randint(first, self.now)
        came = tickets.Arrival(happened=at(was) if was < self.now else None)
        self.told.facts.append(Fact(self.now, "arrived", was))
        self.told.sent_to = ""
        return lambda: tickets.arrive(self.number, came, by=self.by), True

    def called(self) -> tuple[Step, bool]:
        """The caller is reached, or not."""
        reached = self.rng.random() < 0.7
        self._fact("called", reached=reached)
        return lambda: tickets.call(self.number, self._call(reached), by=self.by), True

    def _call(self, reached: bool) -> tickets.Call:
        return tickets.Call(
            said="在路上", expected=clock.now() + timedelta(hours=1), reached=reached
        )

    def completed(self) -> tuple[Step, bool]:
        """It is done, though nobody was seen on site."""
        done = tickets.Unseen(result="好了", unseen="电话指导")
        self.told.sent_to = ""
        self._fact("completed")
        return lambda: tickets.complete(self.number, done, by=self.by), True

    def answered(self) -> tuple[Step, bool]:
        """A complaint has its answer."""
        self.told.sent_to = ""
        self._fact("answered")
        given = tickets.Answer(words="已劝止")
        return lambda: tickets.answer(self.number, given, by=self.by), True

    def suspended(self) -> tuple[Step, bool]:
        """It rests for some days."""
        days = timedelta(days=self.rng.randint(0, 3))
        self.told.sent_to = ""
        self._fact("suspended")
        return lambda: tickets.suspend(self.number, _rest(days), by=self.by), True

    def resumed(self) -> tuple[Step, bool]:
        """It is taken up again."""
        self._fact("resumed")
        why = tickets.Reason(reason="到货")
        return lambda: tickets.resume(self.number, why, by=self.by), True

    def given_back(self) -> tuple[Step, bool]:
        """Engineering gives it back."""
        self.told.sent_to = ""
        self._fact("given_back")
        why = tickets.Reason(reason="不归我")
        return lambda: tickets.give_back(self.number, why, by=self.by), True

    def withdrawn(self) -> tuple[Step, bool]:
        """The resident takes it back."""
        self.told.sent_to = ""
        self._fact("withdrawn")
        why = tickets.Withdrawal(reason="不修了", word="自己修")
        return lambda: tickets.withdraw(self.number, why, by=self.by), False

    def opinion(self) -> tuple[Step, bool]:
        """What the resident thinks of the work."""
        given = tickets.OpinionGiven(opinion=tickets.Opinion.SATISFIED)
        return lambda: tickets.give_opinion(self.number, given, by=self.by), True

    def visited(self) -> tuple[Step, bool]:
        """The return visit."""
        made = tickets.Visit(opinion=tickets.Opinion.SATISFIED)
        return lambda: tickets.visit(self.number, made, by=self.by), True

    def closed(self) -> tuple[Step, bool]:
        """All is done."""
        self._fact("closed")
        return lambda: tickets.close(self.number, by=self.by), False

    def noted(self) -> tuple[Step, bool]:
        """A remark, which moves no clock."""
        return lambda: tickets.note(self.number, tickets.Note(words="又问了"), by=self.by), True


def _rest(days: timedelta) -> tickets.Suspension:
    return tickets.Suspension(reason="等配件", until=clock.today() + days)


STEPS = frozenset(name for name in vars(Hand) if not name.startswith("_"))
