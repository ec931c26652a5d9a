"""What of a plan and of an occurrence fits the time."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import takewhile

from store import clock
from store.errors import Refused
from store.plans.due import Terms
from store.plans.rows import Occurrence, wall
from store.plans.slots import slots

LONGEST = timedelta(days=367)  # no slot is longer than a year


def behind(terms: Terms, now: datetime) -> datetime | None:
    """The newest slot that was over before a plan began: it is none of its occurrences (Q2)."""
    at = wall(now)
    begins = at - LONGEST
    over = (
        one.begins for one in takewhile(lambda one: one.ends <= at, slots(terms.rhythm, begins))
    )
    return max(over, default=begins)


def must_fit(one: Occurrence, happened: datetime, now: datetime) -> None:
    """Raise ``Refused`` at a time at which an occurrence cannot have been done (G3, G6)."""
    if happened > now:
        raise Refused("This lies ahead.", field="happened")
    if happened < one.starts:
        raise Refused("Its time begins only at {time}.", field="happened", time=_told(one.starts))
    if happened > one.missed:
        raise Refused(
            "It was missed at {time}; make it up, with the reason.",
            field="happened",
            time=_told(one.missed),
        )


def _told(at: datetime) -> str:
    return clock.local(at).strftime("%Y-%m-%d %H:%M")
