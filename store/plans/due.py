"""Which occurrences of a plan are due to be made by now: each once, none left out (G1, G4).

A pure function of the plan's terms, of how far it has been made, of the calendar as it stands and
of the time. How far is told by the slot where the rhythm put the newest one that was made, never by
a clock: so neither a restart, nor a clock that jumps, nor a holiday that changes afterwards makes
one a second time or passes one over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import Field

from store import clock
from store.estate.calendar import Calendar
from store.inputs import Input, Number, mark
from store.plans.rhythm import Rhythm
from store.plans.slots import Slot, settled, slots

FINAL = timedelta(days=31)
MOST = 366 * 24 * 60  # minutes of a year


class Limits(Input):
    """How long an occurrence may wait, in minutes.

    One done within its window and the grace behind it is done in time; within so many more it is
    done late; after that it is missed.
    """

    lead: Number = Field(
        0,
        ge=0,
        le=MOST,
        title=mark("Shown before, minutes"),
        description=mark("So long before it begins it stands on Today."),
    )
    grace: Number = Field(
        0,
        ge=0,
        le=MOST,
        title=mark("Grace, minutes"),
        description=mark("So long after its end it still counts as in time."),
    )
    late: Number = Field(
        15,
        ge=0,
        le=MOST,
        title=mark("Late, minutes"),
        description=mark("So long after that it counts as late; then it is missed."),
    )


class Terms(Limits):
    """When a plan's occurrences fall, and how long each may wait; a changed plan has new ones."""

    rhythm: Rhythm = Field(title=mark("How often"))


@dataclass(frozen=True)
class Due:
    """An occurrence that is due to be made, its times as they will be kept, all in UTC.

    ``slot`` is where the rhythm put it, on the wall clock: ``starts`` differs where it was moved to
    a working day. It shows from ``shows`` on, is in time until ``in_time`` and missed after
    ``missed``.
    """

    slot: datetime
    starts: datetime
    ends: datetime
    shows: datetime
    in_time: datetime
    missed: datetime


@dataclass(frozen=True)
class Look:
    """A slot that has come, by where the rhythm put it; ``due`` is None where it is left out.

    That is ``final`` after a month; before, a calendar that is corrected may still bring it back,
    unless a later one has been made.
    """

    slot: datetime
    due: Due | None
    final: bool


def looked(
    terms: Terms,
    made: datetime | None,
    now: datetime,
    known: Calendar,
    *,
    until: datetime | None = None,
) -> Iterator[Look]:
    """The slots behind the slot ``made`` that show by now, in their order.

    With ``until`` all slots until that moment of the wall clock, whenever they show. Slots that are
    moved to the same time are one occurrence: it is told by its start (G1).
    """
    for slot in slots(terms.rhythm, made):
        if until is not None and slot.begins > until:
            return
        found = settled(slot, terms.rhythm.rest, known)
        one = _due(terms, slot, found or slot)
        if until is None and one.shows > now:
            return
        yield Look(slot.begins, None if found is None else one, one.shows + FINAL <= now)


def due(terms: Terms, made: datetime | None, now: datetime, known: Calendar) -> Iterator[Due]:
    """The occurrences behind the slot ``made`` that are due to be made by now."""
    return (look.due for look in looked(terms, made, now, known) if look.due is not None)


def reached(looks: Iterable[Look], made: datetime | None) -> datetime | None:
    """How far a plan is made after these looks: what was left out may still come, for a while."""
    return max((look.slot for look in looks if look.due or look.final), default=made)


def following(terms: Terms, made: datetime | None, known: Calendar) -> Due | None:
    """The next occurrence behind the slot ``made`` as the calendar stands, None when it is over."""
    for slot in slots(terms.rhythm, made):
        if (found := settled(slot, terms.rhythm.rest, known)) is not None:
            return _due(terms, slot, found)
    return None


def wakes(terms: Terms, made: datetime | None) -> datetime | None:
    """When the next slot may have to be made, whatever the calendar comes to say: never later."""
    slot = next(slots(terms.rhythm, made), None)
    return None if slot is None else _due(terms, slot, slot).shows


def _due(terms: Terms, slot: Slot, found: Slot) -> Due:
    starts, ends = _moment(found.begins), _moment(found.ends)
    in_time = ends + timedelta(minutes=terms.grace)
    return Due(
        slot=slot.begins,
        starts=starts,
        ends=ends,
        shows=starts - timedelta(minutes=terms.lead),
        in_time=in_time,
        missed=in_time + timedelta(minutes=terms.late),
    )


def _moment(wall: datetime) -> datetime:
    return clock.moment(wall.date(), wall.time())
