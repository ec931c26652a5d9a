"""A step of a ticket as its entry in the journal tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from store import believable, clock
from store.journal import SetBack, believed
from store.journal.entry import Entry
from store.tickets.inputs import Opinion


@dataclass(frozen=True)
class Step:
    """One thing that was recorded of a ticket; ``kind`` without the ``ticket.``.

    ``at`` is when it happened: as it was noted, else when it was recorded, as far as the clock can
    be believed; ``ahead`` is how far the clock was ahead of that. ``struck``: a later step says
    that it was noted by mistake. ``noted`` is when it was recorded.
    """

    number: int
    kind: str
    at: datetime
    staff_id: int | None
    words: Mapping[str, str]
    payload: Mapping[str, Any]
    ahead: timedelta = timedelta(0)
    struck: bool = False
    noted: datetime | None = None

    def time(self, name: str) -> datetime | None:
        """A time of the payload in UTC."""
        stored = self.payload.get(name)
        return clock.from_ms(stored) if stored is not None else None

    @property
    def reached(self) -> bool:
        """Whether somebody was reached; who was not has heard nothing and said nothing."""
        return not self.payload.get("tried") and self.opinion is not Opinion.NONE

    @property
    def moves(self) -> bool:
        """Whether it can move a ticket: a try does not, nor an answer that promises more (W6)."""
        promises = self.kind == "answered" and "expected" in self.payload
        return self.reached and not promises

    @property
    def failed(self) -> bool:
        """Whether it is a re-inspection that found it not put right (G9)."""
        return self.payload.get("passed") is False

    @property
    def opinion(self) -> Opinion | None:
        """What the resident thinks, where it tells that."""
        told = self.payload.get("opinion")
        return Opinion(told) if told else None

    def named(self, name: str) -> datetime | None:
        """A time that somebody named: of the day that is believed, if it was one of the clock's."""
        named = self.time(name)
        return None if named is None else _of_its_day(named, self.noted or self.at, self.ahead)

    def named_day(self, name: str) -> date:
        """A day that somebody named."""
        day = date.fromisoformat(self.payload[name])
        shown = (self.noted or self.at) + self.ahead
        return day - believable.by_named(day, shown, self.ahead) if self.ahead else day

    def deadline(self, name: str) -> datetime | None:
        """A deadline that began with this step: it is not later for a clock that was ahead."""
        set_for = self.time(name)
        return set_for - self.ahead if set_for is not None else None


def step_of(entry: Entry, set_backs: Sequence[SetBack] = ()) -> Step:
    """A journal entry as a step, of a desk whose clock was set back so often."""
    kind, noted = entry.kind.rpartition(".")[2], believed(entry, set_backs)
    told = entry.payload.get("happened") if entry.kind.startswith("ticket.") else None
    ahead = entry.happened - noted
    at = _of_its_day(clock.from_ms(told), noted, ahead) if told else noted
    return Step(
        *(entry.number, kind, at),
        *(entry.staff_id, entry.words, entry.payload),
        ahead=ahead,
        noted=noted,
    )


def _of_its_day(named: datetime, noted: datetime, ahead: timedelta) -> datetime:
    return named - believable.by_named(named, noted + ahead, ahead) if ahead else named


def without_mistakes(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps, with those marked that a later one says were noted by mistake (D2)."""
    struck = {step.payload["strikes"] for step in steps if step.kind == "struck"}
    return tuple(replace(s, struck=True) if s.number in struck else s for s in steps)
