"""Impact works and accidents as they stand, and the register of them (L9, L12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from store import clock
from store.cleaning.matter_inputs import (
    Approving,
    Closing,
    Happened,
    MatterKind,
    MatterStage,
    NotOwed,
    Planned,
    Remarked,
    Returning,
    Starting,
    Stopping,
    Telling,
    ToldOn,
    Urging,
)
from store.engine.table import Table
from store.register import Register, Step
from store.rights import WORK_CLEANING, Right, Role
from store.waiting import Place, Waiting

URGE = Right("let an impact work begin before its approval", frozenset({Role.MANAGER}))
HIGH = 2  # metres: from here on a place is high (GB/T 3608)


@dataclass(frozen=True)
class Matter:
    """A work, or an accident.

    ``starts`` is when a work begins, or an accident happened; ``approved`` the edition of the plan
    that the developer approved, and holds only while it is the ``edition`` (G10); the ``…_by`` are
    until when an accident is to be told, as they were set. Times are UTC.
    """

    id: int
    number: str
    kind: MatterKind
    place: str
    what: str
    people: str
    measures: str
    starts: datetime
    ends: datetime | None
    height: int
    edition: int
    planned_by: int | None
    urgent: bool
    told_at: datetime | None
    approved: int | None
    approver: str
    decided_at: datetime | None
    began_at: datetime | None
    ended_at: datetime | None
    oral_by: datetime | None
    written_by: datetime | None
    legal_by: datetime | None
    further_by: datetime | None
    oral_at: datetime | None
    written_at: datetime | None
    legal_at: datetime | None
    stage: MatterStage

    @property
    def subject(self) -> str:
        """It as the journal names it."""
        return f"clean_matter:{self.id}"

    @property
    def holds(self) -> bool:
        """Whether its plan is approved as it stands."""
        return self.approved == self.edition


_S = MatterStage
_TOMORROW = timedelta(days=1)


def _waits(one: Matter) -> Iterator[Waiting]:
    figures = {"number": one.number, "kind": one.kind.value}
    if one.kind.happened:
        yield from _clocks(one, figures)
    elif one.stage in (_S.DRAFT, _S.RETURNED):
        yield Waiting("clean_matter.to_tell", one.subject, place=Place.GOING_ON, figures=figures)
    elif one.stage is _S.TOLD:
        shows = one.starts - _TOMORROW
        yield Waiting(
            "clean_matter.unanswered", one.subject, one.starts, figures=figures, shows=shows
        )
    elif one.stage is _S.APPROVED:
        shows = one.starts - _TOMORROW
        yield Waiting(
            "clean_matter.to_start", one.subject, one.starts, Place.FOLLOWING, figures=figures,
            shows=shows,
        )  # fmt: skip
    elif one.stage in (_S.UNDER_WAY, _S.PAUSED):
        yield Waiting("clean_matter.running", one.subject, one.ends, Place.RUNNING, figures=figures)
    elif one.stage is _S.FINISHED:
        yield Waiting("clean_matter.to_accept", one.subject, place=Place.SIGNING, figures=figures)
    if one.urgent and not one.holds and one.stage not in (_S.DROPPED, _S.ACCEPTED):
        yield Waiting("clean_matter.afterwards", one.subject, figures=figures)


def _clocks(one: Matter, figures: dict[str, str]) -> Iterator[Waiting]:
    """The clocks that run, side by side: none stands for another (L12)."""
    if one.stage is _S.CLOSED:
        return
    clocks = (
        ("oral", one.oral_by, one.oral_at, True),
        ("legal", one.legal_by, one.legal_at, True),
        ("written", one.written_by, one.written_at, False),
    )
    for name, until, done, rings in clocks:
        if done is None and until is not None:
            yield Waiting(
                f"clean_matter.{name}_due", one.subject, until, Place.RUNNING, rings=rings,
                figures=figures,
            )  # fmt: skip
    yield Waiting(
        "clean_matter.further", one.subject, one.further_by, Place.GOING_ON, figures=figures
    )


_PLAN = (_S.DRAFT, _S.RETURNED)
_EDITED = (*_PLAN, _S.TOLD, _S.APPROVED, _S.UNDER_WAY, _S.PAUSED)
_AT_WORK = (_S.UNDER_WAY, _S.PAUSED)
_OPEN = (_S.HAPPENED,)
_LATER = (_S.UNDER_WAY, _S.PAUSED, _S.FINISHED)


def _step(kind: str, asks: type, of: tuple[MatterStage, ...], to: MatterStage | None) -> Step:
    return Step(kind, asks, of, to, WORK_CLEANING)


MATTERS = Register(
    "clean_matter",
    Table(
        "clean_matter",
        Matter,
        "SELECT "
        + ", ".join(f"clean_matter.{name}" for name in Matter.__dataclass_fields__)
        + " FROM clean_matter",
    ),
    _step("planned", Planned, (), _S.DRAFT),
    _step("edited", Planned, _EDITED, _S.DRAFT),
    _step("told", Telling, _PLAN, _S.TOLD),
    _step("approved", Approving, (_S.TOLD,), _S.APPROVED),
    _step("returned", Returning, (_S.TOLD,), _S.RETURNED),
    Step("urged", Urging, (_S.DRAFT, _S.TOLD), _S.UNDER_WAY, URGE),
    _step("approved_after", Approving, _LATER, None),
    _step("started", Starting, (_S.APPROVED,), _S.UNDER_WAY),
    _step("paused", Stopping, (_S.UNDER_WAY,), _S.PAUSED),
    _step("resumed", Remarked, (_S.PAUSED,), _S.UNDER_WAY),
    _step("finished", Remarked, _AT_WORK, _S.FINISHED),
    _step("accepted", Remarked, (_S.FINISHED,), _S.ACCEPTED),
    _step("dropped", Stopping, (*_PLAN, _S.TOLD, _S.APPROVED), _S.DROPPED),
    _step("happened", Happened, (), _S.HAPPENED),
    _step("oral", ToldOn, _OPEN, None),
    _step("written", ToldOn, _OPEN, None),
    _step("legal", ToldOn, _OPEN, None),
    _step("not_owed", NotOwed, _OPEN, None),
    _step("accident_closed", Closing, _OPEN, _S.CLOSED),
    figures=lambda one: {"number": one.number, "kind": one.kind.value},
    waits=_waits,
    columns=(
        *("number", "kind", "starts", "ends", "height", "edition", "planned_by", "urgent"),
        *("told_at", "approved", "decided_at", "began_at", "ended_at"),
        *("oral_by", "written_by", "legal_by", "further_by"),
        *("oral_at", "written_at", "legal_at", "stage"),
    ),
    moments=(
        *("told_at", "decided_at", "began_at", "ended_at", "oral_at", "written_at", "legal_at"),
    ),
)
get = MATTERS.table.one


def every(text: str = "") -> list[Matter]:
    """Works and accidents by number and place, the newest first."""
    wanted = text.casefold().strip()
    found = MATTERS.table.read("ORDER BY clean_matter.id DESC LIMIT 500")
    return [one for one in found if wanted in f"{one.number} {one.place}".casefold()]


def between(since: datetime, until: datetime) -> list[Matter]:
    """The works that begin, and the accidents that happened, in a time."""
    return MATTERS.table.read(
        "WHERE clean_matter.starts >= ? AND clean_matter.starts < ? ORDER BY clean_matter.id",
        *(since, until),
    )


def late(one: Matter, now: datetime | None = None) -> bool:
    """Whether an accident is told too late, or still untold when it is due."""
    now = now or clock.now()
    pairs = (
        (one.oral_by, one.oral_at), (one.legal_by, one.legal_at), (one.written_by, one.written_at)
    )  # fmt: skip
    return any(until is not None and (done or now) > until for until, done in pairs)
