"""The register of emergencies and drills (D21)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from store import clock
from store.emergency import clocks, inputs
from store.emergency.event import OPEN, UNFILED, Emergency
from store.emergency.inputs import Stage
from store.engine.table import Table
from store.errors import Refused
from store.register import Register, Step
from store.waiting import Place, Waiting

__all__ = [
    "EMERGENCIES",
    "OPEN",
    "UNFILED",
    "Emergency",
    "every",
    "get",
    "minutes_after",
    "must_stand",
    "named",
    "under_way",
]


def _waits(one: Emergency) -> Iterator[Waiting]:
    yield from clocks.waits(one)
    if one.stage not in UNFILED:
        return
    open_ = one.stage in OPEN
    figures = {"number": one.number, "kind": one.kind.value, "drill": int(one.drill)}
    kind = "emergency.open" if open_ else "emergency.unfiled"
    urgent = Place.RUNNING if one.drill else Place.ALARM
    yield Waiting(kind, one.subject, place=urgent if open_ else Place.SIGNING, figures=figures)


_COLUMNS = (
    *("number", "kind", "plan", "drill", "happened", "reported", "taken_by", "grade"),
    *(
        "controlled_at",
        "ended_at",
        "joined",
        "phoned_at",
        "written_at",
        "summed_at",
        "asked",
        "stage",
    ),
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
        " emergency.phoned_at, emergency.written_at, emergency.summed_at, emergency.asked,"
        " emergency.stage FROM emergency",
    ),
    Step("started", inputs.NewEmergency, to=Stage.RUNNING),
    Step("amended", inputs.Particulars, UNFILED),
    Step("remarked", inputs.Remark, UNFILED),
    Step("concerned", inputs.Concerned, OPEN),
    Step("asked", inputs.Asked, OPEN),
    Step("reported", inputs.Reported, (*UNFILED, Stage.FILED)),
    Step("controlled", inputs.Controlled, (Stage.RUNNING,), Stage.CONTROLLED),
    Step("ended", inputs.Ended, (Stage.CONTROLLED,), Stage.ENDED),
    Step("false_alarm", inputs.FalseAlarm, OPEN, Stage.FALSE),
    Step("joined", inputs.Joining, OPEN, Stage.JOINED),
    figures=lambda one: {"number": one.number, "kind": one.kind, "drill": one.drill},
    waits=_waits,
    private=("reporter", "phone"),
    columns=_COLUMNS,
    moments=("happened", "reported", "controlled_at", "ended_at"),
    named=("phoned_at", "written_at", "summed_at"),
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
