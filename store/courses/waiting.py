"""What of the needs of all posts stands on Today: counts, no names (O15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from store import agenda, clock
from store.courses import standing
from store.courses.course import COURSES
from store.courses.inputs import Stage
from store.courses.settings import settings
from store.courses.standing import State
from store.waiting import Place, Waiting

ALL = "course:0"


def look() -> None:
    """Let it wait for what is missing and what runs out, as people and trainings stand now."""
    agenda.keep(ALL, _waits() if settings().needed.strip() else ())


def look_again() -> None:
    """Let all of it wait by the settings as they are now."""
    look()
    for one in COURSES.table.read("WHERE course.stage <> ?", Stage.CALLED_OFF):
        COURSES.wait_anew(one.id)


def set_back() -> None:
    """Let all of it wait anew, now that the clock was set back."""
    COURSES.set_back()
    look()


def _waits() -> Iterator[Waiting]:
    today, ahead = clock.today(), settings().ahead
    rows = standing.everyone(today)
    missing = sum(row.worst(today, ahead) is State.MISSING for row in rows)
    if missing:
        yield Waiting("course.missing", ALL, place=Place.FOLLOWING, figures={"count": missing})
    ends = [(one.until, one.need.kind) for row in rows for one in row.standings if one.until]
    if ends:
        until, kind = min(ends)
        count = sum(day <= until + timedelta(days=ahead) for day, _kind in ends)
        figures = {"kind": kind.value, "until": until.isoformat(), "count": count}
        shows = clock.bounds(until - timedelta(days=ahead))[0]
        due = clock.bounds(until)[1]
        yield Waiting("course.runs_out", ALL, due=due, figures=figures, shows=shows)
