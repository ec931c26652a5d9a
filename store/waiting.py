"""What waits for the desk, is handed over, or stays at a home, whatever subject it is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any

from store.rights import Role


class Place(IntEnum):
    """Where on Today something stands, the most urgent first."""

    ALARM = 0
    LATE = 1
    RUNNING = 2
    TODAY = 3
    FOLLOWING = 4
    SIGNING = 5
    GOING_ON = 6
    HOUSE = 7


@dataclass(frozen=True)
class Waiting:
    """A thing that waits: ``kind`` says for what, ``figures`` what a sentence about it names.

    ``subject`` is the thing as the journal names it; ``shows`` from when on it stands on Today,
    None at once; ``due`` until when it may wait, None for no time; one that ``rings`` alarms from
    then on, or from ``rings_at`` where that is another time. ``weight`` orders those in one place;
    ``thing`` is what its subject has at hand of it. ``roles`` are those whom it waits for, none for
    all who may see it.
    """

    kind: str
    subject: str
    due: datetime | None = None
    place: Place = Place.TODAY
    rings: bool = False
    weight: int = 0
    figures: Mapping[str, Any] = field(default_factory=dict)
    shows: datetime | None = None
    thing: object = field(default=None, compare=False)
    roles: frozenset[Role] = frozenset()
    rings_at: datetime | None = None

    @property
    def alarm_at(self) -> datetime | None:
        """From when on it alarms, None for what never does."""
        return (self.rings_at or self.due) if self.rings else None

    def late(self, now: datetime) -> bool:
        """Whether it has waited too long."""
        return self.due is not None and self.due <= now

    def alarms(self, now: datetime) -> bool:
        """Whether it must not wait any longer, and rings until somebody acts (W3)."""
        return self.alarm_at is not None and self.alarm_at <= now

    def stands(self, now: datetime) -> Place:
        """Where on Today it stands by now."""
        if self.alarms(now):
            return Place.ALARM
        late = self.place in (Place.RUNNING, Place.TODAY) and self.late(now)
        return Place.LATE if late else self.place


@dataclass(frozen=True)
class Handed:
    """An open matter that is handed over with the desk (H7).

    ``title`` is in the estate's or the desk's own words; ``facts`` are codes, times (UTC ms) and
    figures for screen and sheet; ``seen`` the newest entry about it. What is ``important``, for the
    reason that its code says, has to be finished first (H9).
    """

    subject: str
    title: str
    facts: Mapping[str, Any]
    seen: int
    important: str = ""


@dataclass(frozen=True)
class Counted:
    """A public item at the post that a subject keeps count of, for the handover (H2).

    ``name`` is in the estate's own words; ``seen`` the newest entry that changed how many should
    be there.
    """

    name: str
    expected: int
    seen: int


@dataclass(frozen=True)
class Inside:
    """People who are here now and live nowhere here: to be called out in a fire (D27, D31).

    ``home`` is the one that they visit, None for no home; ``guessed`` that they may have gone.
    """

    subject: str
    place: str
    name: str
    people: int
    since: datetime
    home: int | None = None
    guessed: bool = False


@dataclass(frozen=True)
class Staying:
    """Something of a home that stays there when somebody moves out (F1, M30).

    ``subject`` is the thing as the journal names it; ``kind`` the sentence that tells it, with its
    ``figures``.
    """

    kind: str
    subject: str
    figures: Mapping[str, Any] = field(default_factory=dict)
