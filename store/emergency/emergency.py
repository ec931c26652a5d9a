"""An emergency or a drill as it stands, and the register of them (D21)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store import clock
from store.emergency import inputs
from store.emergency.inputs import Grade, Kind, Stage
from store.engine.table import Table
from store.errors import Refused
from store.register import Register, Step
from store.waiting import Place, Waiting

OPEN = (Stage.RUNNING, Stage.CONTROLLED)  # somebody still acts
UNFILED = (*OPEN, Stage.ENDED)


@dataclass(frozen=True)
class Emergency:
    """One course of a plan, in earnest or as a drill.

    ``plan`` is the version that it follows; ``happened`` when it began, ``reported`` when the desk
    was told, from which the times of its steps run; ``joined`` the one that it turned out to be.
    ``area`` are the buildings, units and homes concerned, ``notice`` what their callers are told.
    """

    id: int
    number: str
    kind: Kind
    plan: int
    drill: bool
    place: str
    reporter: str
    phone: str
    happened: datetime
    reported: datetime
    taken_by: int
    grade: Grade | None
    controlled_at: datetime | None
    ended_at: datetime | None
    joined: int | None
    area: str
    notice: str
    stage: Stage

    @property
    def subject(self) -> str:
        """It as the journal names it."""
        return f"emergency:{self.id}"


def _waits(one: Emergency) -> Iterator[Waiting]:
    if one.stage not in UNFILED:
        return
    open_ = one.stage in OPEN
    figures = {"number": one.number, "kind": one.kind.value, "drill": int(one.drill)}
    kind = "emergency.open" if open_ else "emergency.unfiled"
    urgent = Place.RUNNING if one.drill else Place.ALARM
    yield Waiting(kind, one.subject, place=urgent if open_ else Place.SIGNING, figures=figures)


_COLUMNS = (
    *("number", "kind", "plan", "drill", "happened", "reported", "taken_by", "grade"),
    *("controlled_at", "ended_at", "joined", "stage"),
)
_TEXTS = ("place", "reporter", "phone")
EMERGENCIES = Register(
    "emergency",
    Table(
        "emergency",
        Emergency,
        "SELECT emergency.id, emergency.number, emergency.kind, emergency.plan, emergency.drill,"
        " emergency.place, emergency.reporter, emergency.phone, emergency.happened,"
        " emergency.reported, emergency.taken_by, emergency.grade, emergency.controlled_at,"
        " emergency.ended_at, emergency.joined, emergency.area, emergency.notice,"
        " emergency.stage FROM emergency",
    ),
    Step("started", inputs.NewEmergency, to=Stage.RUNNING),
    Step("amended", inputs.Particulars, UNFILED),
    Step("remarked", inputs.Remark, UNFILED),
    Step("concerned", inputs.Concerned, OPEN),
    Step("controlled", inputs.Controlled, (Stage.RUNNING,), Stage.CONTROLLED),
    Step("ended", inputs.Ended, (Stage.CONTROLLED,), Stage.ENDED),
    Step("false_alarm", inputs.FalseAlarm, OPEN, Stage.FALSE),
    Step("joined", inputs.Joining, OPEN, Stage.JOINED),
    figures=lambda one: {"number": one.number, "kind": one.kind, "drill": one.drill},
    waits=_waits,
    private=("reporter", "phone"),
    columns=_COLUMNS,
    moments=("happened", "reported", "controlled_at", "ended_at"),
    at_once=True,
)

get = EMERGENCIES.table.one


def every(typed: str = "") -> list[Emergency]:
    """All of them, the newest first; ``typed`` narrows to what contains it."""
    wanted = typed.casefold().strip()
    found = EMERGENCIES.table.read("ORDER BY emergency.id DESC")
    return [one for one in found if wanted in f"{one.number} {one.place}".casefold()]


def under_way() -> list[Emergency]:
    """Those that somebody still acts on, the newest first."""
    marks = ", ".join("?" * len(OPEN))
    return EMERGENCIES.table.read(
        f"WHERE emergency.stage IN ({marks}) ORDER BY emergency.id DESC", *OPEN
    )


def minutes_after(one: Emergency, at: datetime) -> int:
    """How many whole minutes after the report something was."""
    return (clock.to_ms(at) - clock.to_ms(one.reported)) // 60_000


def named(one: Emergency) -> dict[str, object]:
    """What every entry about it keeps of it."""
    return {"number": one.number, "kind": one.kind.value, "drill": int(one.drill)}


def must_stand(one: Emergency, stages: tuple[Stage, ...]) -> None:
    """Raise ``Refused`` unless it is at one of these stages."""
    if one.stage not in stages:
        raise Refused("This is not possible now: it is {stage}.", stage=one.stage)
