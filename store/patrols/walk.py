"""A round as it is walked, what was found at its points, and the register of them (I5-I10)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from store import plans
from store.engine import database
from store.engine.table import Table, kept
from store.patrols.inputs import (
    Abnormal,
    Block,
    Doubt,
    HandingOn,
    Judging,
    LeftOut,
    Method,
    Normal,
    Result,
    SettingOut,
    Stage,
    Stopping,
    Verdict,
)
from store.patrols.route import Point, Route, read
from store.plans import Occurrence, Plans
from store.plans.rows import OCCURRENCES
from store.register import Register, Step
from store.rights import EXCUSE
from store.waiting import Place, Waiting

ROUNDS = Plans("patrol", "round")


@dataclass(frozen=True)
class Noted:
    """What was noted of a point; ``written`` is when, ``happened`` when somebody was there."""

    place: int
    result: Result
    method: Method
    happened: datetime
    written: datetime
    doubt: Doubt | None
    judged: str
    finding: int | None
    note: str

    @property
    def doubted(self) -> bool:
        """Whether nobody has decided yet of what is doubted."""
        return self.doubt is not None and not self.judged

    @property
    def counts(self) -> bool:
        """Whether somebody was there, beyond doubt or as the supervisor decided (I9)."""
        if self.result is Result.NOT_REACHED:
            return False
        return self.doubt is None or self.judged == Verdict.COUNTS.value


@dataclass(frozen=True)
class Walk:
    """A round that is walked or was; ``occurrence`` is None for one of one's own accord (I9).

    ``order`` are its places in the order that was planned, as JSON; ``noted``, ``abnormal`` and
    ``doubted`` count points. Times are UTC.
    """

    id: int
    number: str
    plan: int
    version: int
    occurrence: int | None
    walker: str
    method: Method
    order: str
    since: datetime
    noted: int
    abnormal: int
    doubted: int
    ended_at: datetime | None
    stage: Stage
    title: str
    kept: str

    @property
    def subject(self) -> str:
        """The walk as the journal names it."""
        return f"walk:{self.id}"

    @property
    def route(self) -> Route:
        """Its points, as they were when its round was made (G5)."""
        return read(json.loads(self.kept))

    @property
    def planned(self) -> tuple[int, ...]:
        """Its places in the order that was planned."""
        return tuple(json.loads(self.order))

    @property
    def extra(self) -> bool:
        """Whether it is of one's own accord: shown apart, and in no rate."""
        return self.occurrence is None

    def points(self) -> list[tuple[int, Point, Noted | None]]:
        """Each point in the order that was planned, and what was noted of it."""
        points, found = self.route.points, notes(self.id)
        return [(place, points[place], found.get(place)) for place in self.planned]

    @property
    def left(self) -> list[int]:
        """The places of which nothing is noted yet."""
        found = notes(self.id)
        return [place for place in self.planned if place not in found]


def _waits(one: Walk) -> Iterator[Waiting]:
    figures = {"number": one.number, "title": one.title, "count": one.doubted}
    if one.doubted:
        yield Waiting("walk.doubted", one.subject, place=Place.SIGNING, figures=figures)
    elif one.stage is Stage.WALKING:
        left = {"left": len(one.route.points) - one.noted}
        yield Waiting("walk.walking", one.subject, place=Place.GOING_ON, figures=figures | left)


_WALKING = (Stage.WALKING,)
_ALL = (Stage.WALKING, Stage.COMPLETE, Stage.INCOMPLETE)
WALKS = Register(
    "walk",
    Table(
        "walk",
        Walk,
        "SELECT walk.id, walk.number, walk.plan, walk.version, walk.occurrence, walk.walker,"
        " walk.method, walk.planned, walk.since, walk.noted, walk.abnormal, walk.doubted,"
        " walk.ended_at, walk.stage, v.title, v.carries FROM walk"
        " JOIN plan_version v ON v.plan = walk.plan AND v.version = walk.version",
    ),
    Step("begun", SettingOut, to=Stage.WALKING),
    Step("normal", Normal, _WALKING),
    Step("abnormal", Abnormal, _WALKING),
    Step("no_access", LeftOut, _WALKING),
    Step("not_reached", LeftOut, _WALKING),
    Step("block", Block, _WALKING),
    Step("handed_on", HandingOn, _WALKING),
    Step("completed", Stopping, _WALKING, Stage.COMPLETE),
    Step("stopped", Stopping, _WALKING, Stage.INCOMPLETE),
    Step("judged", Judging, _ALL, right=EXCUSE),
    figures=lambda one: {"number": one.number},
    waits=_waits,
    columns=(
        *("number", "plan", "version", "occurrence", "method", "planned", "since"),
        *("noted", "abnormal", "doubted", "ended_at", "stage"),
    ),
    moments=("since", "ended_at"),
)

get = WALKS.table.one


def notes(walk_id: int) -> dict[int, Noted]:
    """What was noted of a walk's points, by their places."""
    return {one.place: one for one in _NOTES.read("WHERE walk_point.walk_id = ?", walk_id)}


_NOTES = Table(
    "walk_point",
    Noted,
    "SELECT walk_point.place, walk_point.result, walk_point.method, walk_point.happened,"
    " walk_point.written, walk_point.doubt, walk_point.judged, walk_point.finding, walk_point.note"
    " FROM walk_point",
)


def of_round(number: int) -> Walk | None:
    """The walk of a round, None while nobody has set out."""
    found = WALKS.table.read("WHERE walk.occurrence = ?", number)
    return found[0] if found else None


def under_way() -> list[Walk]:
    """The walks that have not ended, the oldest first."""
    return WALKS.table.read("WHERE walk.stage = ? ORDER BY walk.id", Stage.WALKING)


def between(since: datetime, until: datetime) -> list[Walk]:
    """The walks that began in a time."""
    return WALKS.table.read(
        "WHERE walk.since >= ? AND walk.since < ? ORDER BY walk.id", since, until
    )


@dataclass(frozen=True)
class Round:
    """A line of the rounds: an occurrence, a walk, or both."""

    occurrence: Occurrence | None
    walk: Walk | None

    @property
    def subject(self) -> str:
        """It as the journal names it: the round, or the walk of one's own accord."""
        return self.occurrence.subject if self.occurrence else self._walk.subject

    @property
    def title(self) -> str:
        """What its patrol is called."""
        return self.occurrence.title if self.occurrence else self._walk.title

    @property
    def starts(self) -> datetime:
        """When it begins."""
        return self.occurrence.starts if self.occurrence else self._walk.since

    @property
    def route(self) -> Route:
        """Its points."""
        return read(self.occurrence.carries) if self.occurrence else self._walk.route

    @property
    def _walk(self) -> Walk:
        assert self.walk is not None
        return self.walk


def rounds(since: datetime, until: datetime) -> list[Round]:
    """The rounds that begin in a time, those of one's own accord too, the newest first."""
    planned = plans.between(ROUNDS.thing, since, until)
    walked = _walks_of([one.id for one in planned])
    found = [Round(one, walked.get(one.id)) for one in planned]
    found += [Round(None, one) for one in between(since, until) if one.extra]
    return sorted(found, key=lambda one: (one.starts, one.subject), reverse=True)


def open_rounds(now: datetime) -> list[Round]:
    """The rounds that have begun and nobody has answered for, the oldest first."""
    planned = OCCURRENCES.read(
        "WHERE p.thing = ? AND occurrence.stage = 'open' AND occurrence.starts <= ?"
        " ORDER BY occurrence.starts, occurrence.id",
        *(ROUNDS.thing, now),
    )
    walked = _walks_of([one.id for one in planned])
    found = [Round(one, walked.get(one.id)) for one in planned]
    return [*found, *(Round(None, one) for one in under_way() if one.extra)]


def _walks_of(numbers: Sequence[int]) -> dict[int, Walk]:
    marks = ", ".join("?" * len(numbers))
    found = WALKS.table.read(f"WHERE walk.occurrence IN ({marks})", *numbers) if numbers else []
    return {one.occurrence: one for one in found if one.occurrence is not None}


def set_note(walk_id: int, noted: Noted, number: int) -> None:
    """Keep what was noted of a point; call within an operation, ``number`` is its entry's."""
    database.db.execute_sql(
        "INSERT INTO walk_point (walk_id, place, result, method, happened, written, doubt, finding,"
        " note, number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (walk_id, place) DO UPDATE SET result = excluded.result,"
        " method = excluded.method, happened = excluded.happened, written = excluded.written,"
        " doubt = excluded.doubt, judged = '', finding = excluded.finding, note = excluded.note,"
        " number = excluded.number",
        _row(walk_id, noted, number),
    )


def _row(walk_id: int, noted: Noted, number: int) -> tuple[object, ...]:
    return tuple(
        map(
            kept,
            (
                *(walk_id, noted.place, noted.result, noted.method, noted.happened, noted.written),
                *(noted.doubt, noted.finding, noted.note, number),
            ),
        )
    )
