"""Duties of cleaning as they stand: each due once, its lines noted one by one (L6–L8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from store import clock, plans, score
from store.cleaning.inputs import Result
from store.cleaning.sheet import Kind, Sheet, read
from store.engine import database
from store.engine.table import Table, kept
from store.plans import Occurrence, Plans, Status
from store.rights import PLAN, WORK_CLEANING, Right, Role
from store.score import Score

LOOK_OVER_ALL = Right("inspect the cleaning of a month", frozenset({Role.MANAGER}))
DUTIES = Plans("clean_plan", "clean_duty", PLAN, does=WORK_CLEANING)


@dataclass(frozen=True)
class Note:
    """What was noted of a line; ``number`` is the entry that says so."""

    place: int
    result: Result
    happened: datetime
    finding: int | None
    note: str


@dataclass(frozen=True)
class OnSheet:
    """A duty that came due, and its sheet."""

    occurrence: Occurrence

    @property
    def id(self) -> int:
        """Its number."""
        return self.occurrence.id

    @property
    def subject(self) -> str:
        """It as the journal names it."""
        return self.occurrence.subject

    @cached_property
    def sheet(self) -> Sheet:
        """Its lines, as they were when it came due (G5)."""
        return read(self.occurrence.carries)

    @property
    def planned(self) -> tuple[int, ...]:
        """The places of its lines."""
        return tuple(range(len(self.sheet.lines)))

    @property
    def left(self) -> list[int]:
        """The lines of which nothing is noted."""
        return [place for place in self.planned if place not in self.notes]

    @cached_property
    def notes(self) -> dict[int, Note]:
        """What was noted of its lines, by their places, when this was read."""
        return notes(self.id)

    @property
    def score(self) -> Score:
        """Its score as far as it is noted (G7, L8)."""
        sheet = self.sheet
        return score.score(
            score.Line(
                sheet.worst,
                _got(sheet, one.result),
                sheet.lines[place].critical and one.result is Result.FAILED,
            )
            for place, one in self.notes.items()
        )

    @property
    def passed(self) -> bool | None:
        """Whether it passes; None of one that is not whole, or has no score."""
        exact = self.score.exact
        if self.left or exact is None or not self.sheet.kind.scored:
            return None
        return not self.score.failed and exact >= self.sheet.goal


def _got(sheet: Sheet, result: Result) -> int | None:
    """The points that a row has left; a minor fault fails no critical row by itself (L8)."""
    if result is Result.NOT_APPLYING:
        return None
    if result is Result.GOOD:
        return sheet.worst
    return max(sheet.worst - sheet.minor, 0) if result is Result.MINOR else 0


_NOTES = Table(
    "clean_line",
    Note,
    "SELECT clean_line.place, clean_line.result, clean_line.happened, clean_line.finding,"
    " clean_line.note FROM clean_line",
)


def notes(occurrence: int) -> dict[int, Note]:
    """What was noted of a duty's lines, by their places."""
    found = _NOTES.read("WHERE clean_line.occurrence = ? ORDER BY clean_line.place", occurrence)
    return {one.place: one for one in found}


def keep_note(occurrence: int, one: Note, number: int) -> None:
    """Keep what was noted of a line; call within an operation, ``number`` is its entry's."""
    row = (occurrence, one.place, one.result, one.happened, one.finding, one.note, number)
    database.db.execute_sql(
        "INSERT INTO clean_line (occurrence, place, result, happened, finding, note, number)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        tuple(map(kept, row)),
    )


def get(number: int) -> OnSheet:
    """A duty that came due; raises ``NotFound``."""
    return OnSheet(DUTIES.occurrence(number))


def between(since: datetime, until: datetime) -> list[OnSheet]:
    """The duties that begin in a time."""
    return [OnSheet(one) for one in plans.between(DUTIES.thing, since, until)]


def board(now: datetime) -> list[OnSheet]:
    """What is to be done today, with what is open of before, by its time."""
    day = clock.bounds(clock.day(now))
    found = {one.id: one for one in between(*day)}
    for plan in plans.every(DUTIES.thing):
        found |= {one.id: OnSheet(one) for one in plans.open_by(plan.id, now)}
    return sorted(found.values(), key=lambda one: (one.occurrence.starts, one.id))


def tasks(found: Iterable[OnSheet]) -> tuple[int, int]:
    """How many tasks were done, and how many were due in blocks that are over (L16)."""
    now, done, due = clock.now(), 0, 0
    ahead = (Status.AHEAD, Status.DUE, Status.EXCUSED)
    for one in found:
        if one.sheet.kind is Kind.WORK and one.occurrence.state(now) not in ahead:
            due += len(one.planned)
            done += sum(each.result is Result.TICKED for each in one.notes.values())
    return done, due


def worst(found: Sequence[OnSheet], most: int = 10) -> list[tuple[str, int]]:
    """The rows that lost points most often, most often first (L16)."""
    count: dict[str, int] = {}
    for one in found:
        for place, each in one.notes.items():
            if each.result in (Result.MINOR, Result.FAILED):
                title = one.sheet.lines[place].title
                count[title] = count.get(title, 0) + 1
    return sorted(count.items(), key=lambda told: (-told[1], told[0]))[:most]


SHOWN = timedelta(days=7)
