"""Appointments of a new building's homes, by day and quarter of an hour, and who came (M11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from store import clock
from store.engine.table import Table
from store.moveins.rights import PLAN_MOVE_INS
from store.moveins.visitinputs import Came, NewVisit, Postponed, Why
from store.moveins.words import VisitStage
from store.register import Register, Step
from store.waiting import Place, Waiting

QUARTER = 15


@dataclass(frozen=True)
class Visit:
    """When a home's owner is expected; ``minute`` of the day, ``movein_id`` once they came."""

    id: int
    number: str
    batch: str
    home_id: int
    home: str
    on_day: date
    minute: int
    owner: str
    notice_date: date
    charged_from: date
    area: int | None
    came_at: datetime | None
    movein_id: int | None
    stage: VisitStage

    @property
    def subject(self) -> str:
        """The appointment as the journal names it."""
        return f"movein_visit:{self.id}"

    @property
    def at(self) -> str:
        """The time of day, ``09:15``."""
        return hhmm(self.minute)


def hhmm(minute: int) -> str:
    """A minute of the day as a time, ``09:15``."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _waits(visit: Visit) -> Iterator[Waiting]:
    """Who is expected stands on Today on the day itself, and afterwards until it is said."""
    if visit.stage is VisitStage.PLANNED:
        at = time(visit.minute // 60, visit.minute % 60)
        yield Waiting(
            "movein_visit.expected",
            visit.subject,
            due=clock.bounds(visit.on_day)[1],
            place=Place.TODAY,
            figures={"home": visit.home, "time": visit.at, "batch": visit.batch},
            shows=clock.moment(visit.on_day, at),
        )


_PLANNED = (VisitStage.PLANNED,)
_AGAIN = (VisitStage.PLANNED, VisitStage.MISSED)
VISITS = Register(
    "movein_visit",
    Table(
        "movein_visit",
        Visit,
        "SELECT movein_visit.id, '', movein_visit.batch, movein_visit.home_id, h.code,"
        " movein_visit.on_day, movein_visit.minute, movein_visit.owner, movein_visit.notice_date,"
        " movein_visit.charged_from, movein_visit.area, movein_visit.came_at,"
        " movein_visit.movein_id, movein_visit.stage"
        " FROM movein_visit JOIN home h ON h.id = movein_visit.home_id",
    ),
    Step("planned", NewVisit, to=VisitStage.PLANNED, right=PLAN_MOVE_INS),
    Step("came", Came, _AGAIN, VisitStage.CAME),
    Step("postponed", Postponed, _AGAIN, VisitStage.PLANNED),
    Step("missed", Why, _PLANNED, VisitStage.MISSED),
    Step("called_off", Why, _AGAIN, VisitStage.OFF, PLAN_MOVE_INS),
    figures=lambda visit: {"home": visit.home_id, "time": visit.at, "day": visit.on_day},
    waits=_waits,
    private=("owner",),
    columns=(
        *("batch", "home_id", "on_day", "minute", "notice_date", "charged_from", "area"),
        *("came_at", "movein_id", "stage"),
    ),
    moments=("came_at",),
)

get_visit = VISITS.table.one


def visits(text: str = "") -> list[Visit]:
    """All appointments by day and time; ``text`` narrows to what contains it."""
    wanted = text.casefold().strip()
    found = VISITS.table.read("ORDER BY movein_visit.on_day, movein_visit.minute, h.code")
    return [
        one
        for one in found
        if wanted in f"{one.batch} {one.home} {one.owner} {one.on_day} {one.at}".casefold()
    ]


def of_batch(batch: str) -> list[Visit]:
    """The appointments of a batch by day and time."""
    return [one for one in visits() if one.batch == batch]


def planned_of(home_id: int) -> Visit | None:
    """The appointment that a home has."""
    where = "WHERE movein_visit.home_id = ? AND movein_visit.stage = ?"
    return next(iter(VISITS.table.read(where, home_id, VisitStage.PLANNED)), None)
