"""The lists that are gone through line by line: who comes, and who is to be told (O17, O18)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from store.community.event import Event, get
from store.community.signup import OPEN, Signup, of_event
from store.community.words import SignStage


@dataclass(frozen=True)
class Roll:
    """Who has a place, line by line: ``planned`` are their numbers, ``left`` those not ticked."""

    event: Event
    signed: tuple[Signup, ...]
    STAGES: ClassVar = (SignStage.PLACED, SignStage.CAME, SignStage.ABSENT)

    @property
    def id(self) -> int:
        """The event's number."""
        return self.event.id

    @property
    def subject(self) -> str:
        """The event as the journal names it."""
        return self.event.subject

    @property
    def lines(self) -> list[Signup]:
        """The lines in their order."""
        return [one for one in self.signed if one.stage in self.STAGES]

    @property
    def planned(self) -> tuple[int, ...]:
        """The lines by number."""
        return tuple(one.id for one in self.lines)

    @property
    def left(self) -> list[int]:
        """Those of which nothing is noted."""
        return [one.id for one in self.lines if one.stage is SignStage.PLACED]


@dataclass(frozen=True)
class News(Roll):
    """Who signed up, and ``left`` those who do not know how it stands now."""

    STAGES: ClassVar = OPEN

    @property
    def left(self) -> list[int]:
        """Those who are still to be told."""
        return [one.id for one in self.lines if one.untold]


def roll(event_id: int) -> Roll:
    """Who has a place at an event."""
    return Roll(get(event_id), tuple(of_event(event_id)))


def news(event_id: int) -> News:
    """Who is to hear how an event stands."""
    return News(get(event_id), tuple(of_event(event_id)))
