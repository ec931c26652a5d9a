"""Plans, their versions and their occurrences as they stand (G1, G3, G5)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from store import clock
from store.engine.table import Table
from store.plans.due import Terms
from store.text import Named, mark


class Stage(Named):
    """What was recorded of an occurrence; the rest follows from the time (G3)."""

    OPEN = "open", mark("open")
    DONE = "done", mark("done")
    MADE_UP = "made_up", mark("made up")
    EXCUSED = "excused", mark("excused")
    WITHDRAWN = "withdrawn", mark("withdrawn")


class Status(Named):
    """How an occurrence reads at a moment (G3)."""

    AHEAD = "ahead", mark("not yet due")
    DUE = "due", mark("to be done")
    DONE = "done", mark("done")
    LATE = "late", mark("done late")
    MISSED = "missed", mark("missed")
    MADE_UP = "made_up", mark("made up")
    EXCUSED = "excused", mark("excused")
    WITHDRAWN = "withdrawn", mark("withdrawn")


_RECORDED = {
    Stage.MADE_UP: Status.MADE_UP,
    Stage.EXCUSED: Status.EXCUSED,
    Stage.WITHDRAWN: Status.WITHDRAWN,
}


@dataclass(frozen=True)
class Plan:
    """A plan as its newest version has it.

    ``thing`` and ``occurs`` are what the journal calls it and its occurrences; ``slot`` is the one
    up to which it is made, on the wall clock; ``written`` and ``kept`` are its terms, and what its
    subject keeps with it, as JSON.
    """

    id: int
    thing: str
    occurs: str
    version: int
    slot: str | None
    wakes: datetime | None
    ended: datetime | None
    title: str
    written: str
    kept: str

    @property
    def subject(self) -> str:
        """The plan as the journal names it."""
        return f"{self.thing}:{self.id}"

    @property
    def made(self) -> datetime | None:
        """The slot up to which it is made."""
        return datetime.fromisoformat(self.slot) if self.slot else None

    @property
    def terms(self) -> Terms:
        """When its occurrences fall."""
        return _terms(self.written)

    @property
    def carries(self) -> Mapping[str, Any]:
        """What its subject keeps with it."""
        found: Mapping[str, Any] = json.loads(self.kept)
        return found


@lru_cache(maxsize=512)
def _terms(written: str) -> Terms:
    return Terms.model_validate_json(written)


@dataclass(frozen=True)
class Occurrence:
    """An occurrence with the times that were set when it was made (``due.Due``), all in UTC.

    ``title`` and ``kept`` are those of the version it was made from; ``told`` says whether it is on
    record that it was missed; ``happened`` when it was done, ``written`` when that was recorded.
    """

    id: int
    plan: int
    thing: str
    occurs: str
    version: int
    title: str
    kept: str
    slot: str
    starts: datetime
    ends: datetime
    shows: datetime
    in_time: datetime
    missed: datetime
    stage: Stage
    told: bool
    happened: datetime | None
    written: datetime | None
    done_by: int | None

    @property
    def subject(self) -> str:
        """The occurrence as the journal names it."""
        return f"{self.occurs}:{self.id}"

    @property
    def carries(self) -> Mapping[str, Any]:
        """What its subject kept with the version that it was made from (G5)."""
        found: Mapping[str, Any] = json.loads(self.kept)
        return found

    def state(self, now: datetime) -> Status:
        """How it reads at a moment."""
        if self.stage in _RECORDED:
            return _RECORDED[self.stage]
        if self.stage is Stage.DONE and self.happened is not None:
            return Status.DONE if self.happened <= self.in_time else Status.LATE
        if now > self.missed:
            return Status.MISSED
        return Status.DUE if now >= self.starts else Status.AHEAD


PLANS = Table(
    "plan",
    Plan,
    "SELECT plan.id, plan.thing, plan.occurs, plan.version, plan.made, plan.wakes, plan.ended,"
    " v.title, v.terms, v.carries FROM plan"
    " JOIN plan_version v ON v.plan = plan.id AND v.version = plan.version",
)
OCCURRENCES = Table(
    "occurrence",
    Occurrence,
    "SELECT occurrence.id, occurrence.plan, p.thing, p.occurs, occurrence.version, v.title,"
    " v.carries, occurrence.slot, occurrence.starts, occurrence.ends, occurrence.shows,"
    " occurrence.in_time, occurrence.missed, occurrence.stage, occurrence.told,"
    " occurrence.happened, occurrence.written, occurrence.done_by FROM occurrence"
    " JOIN plan p ON p.id = occurrence.plan"
    " JOIN plan_version v ON v.plan = occurrence.plan AND v.version = occurrence.version",
)


@dataclass(frozen=True)
class Version:
    """What a plan says from a moment on, until its next version."""

    id: int
    plan: int
    version: int
    since: datetime
    title: str


VERSIONS = Table(
    "plan_version",
    Version,
    "SELECT plan_version.id, plan_version.plan, plan_version.version, plan_version.since,"
    " plan_version.title FROM plan_version",
)


@dataclass(frozen=True)
class Closed:
    """Between when nobody looked what is due: the program was closed (G4)."""

    id: int
    since: datetime
    until: datetime


CLOSED = Table(
    "plan_closed",
    Closed,
    "SELECT plan_closed.id, plan_closed.since, plan_closed.until FROM plan_closed",
)


# What every entry about a plan keeps of it, as it stands from then on.
ROW = ("thing", "occurs", "version", "made", "wakes", "ended")


def every(thing: str) -> list[Plan]:
    """The plans of a kind, those that have ended too."""
    return PLANS.read("WHERE plan.thing = ? ORDER BY plan.id", thing)


def running(thing: str) -> list[Plan]:
    """The plans of a kind that have not ended."""
    return [one for one in every(thing) if one.ended is None]


def last_done(plan_id: int) -> Occurrence | None:
    """The occurrence of a plan that was done last, made up or not; None where none was yet."""
    found = OCCURRENCES.read(
        "WHERE occurrence.plan = ? AND occurrence.happened IS NOT NULL"
        " ORDER BY occurrence.happened DESC, occurrence.id DESC LIMIT 1",
        plan_id,
    )
    return found[0] if found else None


def open_by(plan_id: int, now: datetime) -> list[Occurrence]:
    """What of a plan has begun by now and nobody has answered for, the oldest first."""
    return OCCURRENCES.read(
        "WHERE occurrence.plan = ? AND occurrence.stage = ? AND occurrence.starts <= ?"
        " ORDER BY occurrence.starts, occurrence.id",
        *(plan_id, Stage.OPEN, now),
    )


def between(thing: str, since: datetime, until: datetime) -> list[Occurrence]:
    """The occurrences of a kind of plan that start in a time, without those withdrawn."""
    return OCCURRENCES.read(
        "WHERE p.thing = ? AND occurrence.starts >= ? AND occurrence.starts < ?"
        " AND occurrence.stage <> ? ORDER BY occurrence.starts, occurrence.id",
        *(thing, since, until, Stage.WITHDRAWN),
    )


@dataclass(frozen=True)
class Tally:
    """How many of those that count were done in time (G8); ``of`` none has no rate."""

    in_time: int
    late: int
    missed: int
    made_up: int

    @property
    def of(self) -> int:
        """How many count: what is not over yet, excused or withdrawn does not."""
        return self.in_time + self.late + self.missed + self.made_up


def tally(found: Iterable[Occurrence], now: datetime) -> Tally:
    """Count occurrences by how they read; one made up stays counted as missed (G3)."""
    states = [one.state(now) for one in found]
    return Tally(
        in_time=states.count(Status.DONE),
        late=states.count(Status.LATE),
        missed=states.count(Status.MISSED),
        made_up=states.count(Status.MADE_UP),
    )


def as_kept(slot: datetime | None) -> str | None:
    """A slot as a column and an entry keep it."""
    return None if slot is None else slot.isoformat(timespec="minutes")


def wall(now: datetime) -> datetime:
    """The minute of a moment on the estate's wall clock, without its zone."""
    return clock.local(now).replace(second=0, microsecond=0, tzinfo=None)
