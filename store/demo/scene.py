"""What the demo's past is made from: the people to hand, and the dice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, Generic, TypeVar

from store import clock, tickets
from store.demo.roster import Roster
from store.demo.timeline import Timeline
from store.rights import Staff
from store.tickets import NewTicket, Ticket

T = TypeVar("T")


class Deck(Generic[T]):
    """Deals things in random order and shuffles anew when all have come."""

    def __init__(self, things: Sequence[T], rng: Random) -> None:
        self._things = list(things)
        self._rng = rng
        self._left: list[T] = []

    def deal(self) -> T:
        """The next one."""
        if not self._left:
            self._left = self._rng.sample(self._things, len(self._things))
        return self._left.pop()


@dataclass(frozen=True)
class Caller:
    """Somebody who phones from a home."""

    home_id: int
    name: str
    phone: str


@dataclass(frozen=True)
class Scene:
    """Everything that planning the past needs."""

    rng: Random
    roster: Roster
    timeline: Timeline
    callers: Deck[Caller]


@dataclass(frozen=True)
class Past:
    """What a subject plans its own past with (``store.answers.Past``)."""

    scene: Scene
    rng: Random
    lived_in: Sequence[int]
    pin: str

    @property
    def supervisor(self) -> Staff:
        """Who is in charge."""
        return self.scene.roster.supervisor

    @property
    def shifts(self) -> int:
        """How many shifts back the past goes."""
        return len(self.scene.roster.shifts) - 1

    def assistant(self, back: int) -> Staff:
        """Who had the desk so many shifts ago."""
        return self.scene.roster.assistant(back)

    def moment(self, back: int, minute: float) -> datetime:
        """So many minutes into that shift, and not after now."""
        return min(self.scene.roster.moment(back, minute), self.scene.roster.now)

    def plan(self, at: datetime, happens: Callable[[], object]) -> None:
        """Let something happen at a time."""
        self.scene.timeline.plan(at, happens)


@dataclass
class Course:
    """A ticket's way, planned step after step; ``back`` is the shift that it has come to."""

    scene: Scene
    back: int
    at: datetime
    ticket_id: int = 0

    def take(self, new: NewTicket) -> Course:
        """The report comes in."""
        by = self.scene.roster.assistant(self.back)

        def happen() -> None:
            self.ticket_id = tickets.take(new, by=by).id

        self.scene.timeline.plan(self.at, happen)
        return self

    def then(self, minutes: float, step: Callable[..., Ticket], *given: Any) -> Course:
        """The next step, so many minutes later."""
        self.at += timedelta(minutes=minutes)
        by = self.scene.roster.assistant(self.back)
        self.scene.timeline.plan(self.at, lambda: step(self.ticket_id, *given, by=by))
        return self

    def later(self, shifts: int, minute: float) -> Course:
        """Go on so many shifts later, at this minute of that shift."""
        self.back -= shifts
        self.at = self.scene.roster.moment(self.back, minute)
        return self

    def promise(self, minutes: float) -> datetime:
        """A time so far ahead, as people say it: in whole ten minutes."""
        ahead = clock.to_ms(self.at + timedelta(minutes=minutes))
        return clock.from_ms(-(-ahead // 600_000) * 600_000)
