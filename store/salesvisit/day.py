"""The site's day is closed: nobody is left open, who did not come is noted (S9, S12, Q80, Q85)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from store import clock
from store.desk.staff import require
from store.engine.table import Table
from store.errors import Refused
from store.journal.operation import operation
from store.register import Register, Step
from store.rights import WORK_THE_SITE, Staff
from store.salesvisit import inputs
from store.salesvisit.counting import counted
from store.salesvisit.inputs import DayStage
from store.salesvisit.keepings import Moment, ThingKind
from store.salesvisit.lending import things
from store.salesvisit.party import expected, here, move
from store.salesvisit.settings import settings


@dataclass(frozen=True)
class Day:
    """A day that was closed."""

    id: int
    day: date
    closed_at: datetime
    closed_by: int
    incidents: str
    stage: DayStage


DAYS = Register(
    "sales_day",
    Table(
        "sales_day",
        Day,
        "SELECT sales_day.id, sales_day.day, sales_day.closed_at, sales_day.closed_by,"
        " sales_day.incidents, sales_day.stage FROM sales_day",
    ),
    Step("closed", inputs.DayClosed, to=DayStage.CLOSED, right=WORK_THE_SITE),
    figures=lambda one: {"day": one.day},
    private=("incidents",),
    columns=("day", "closed_at", "closed_by", "stage"),
    moments=("closed_at",),
)
_LOOKED_AT = ("windows", "lamps", "fire")


def closed(day: date) -> Day | None:
    """A day as it was closed, None where it was not."""
    return next(iter(DAYS.table.read("WHERE sales_day.day = ?", day)), None)


@operation
def close_day(given: inputs.DayClosed, *, by: Staff) -> Day:
    """Close today: who was expected and did not come is noted, everybody has left (S9).

    Raises ``Refused`` while a party is open, where the flat was not looked at, or its items not
    counted (S12).
    """
    require(by, WORK_THE_SITE)
    today = clock.today()
    if closed(today) is not None:
        raise Refused("The site's day was closed.")
    if left := here():
        raise Refused(
            "Party {group} is still open: note that they left, are here, or that nobody knows.",
            group=left[0].group,
        )
    for name in _LOOKED_AT:
        if not getattr(given, name):
            raise Refused("Look at this before you go.", field=name)
    if things(ThingKind.FLAT) and all(one.moment is not Moment.CLOSING for one in counted(today)):
        raise Refused("The flat's items were not counted for closing: count them first.")
    absent = expected(today)
    for one in absent:
        move(one, "no_show", inputs.Act(), by, seen=False)
    return DAYS.begin(
        given, by, figures={"absent": len(absent)}, day=today, closed_at=clock.now(),
        closed_by=by.id, incidents=given.incidents,
    )  # fmt: skip


def over(now: datetime) -> bool:
    """Whether the site has closed for today, by its hours."""
    return now >= settings().end(clock.day(now))
