"""Who is away from the desk, since when, and back when: the two entries are a pair (B1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from store import clock
from store.desk import staff
from store.desk.staff import require
from store.engine.table import Table
from store.errors import Refused
from store.inputs import Input
from store.journal.operation import operation
from store.register import Register, Step
from store.rights import WORK_THE_DESK, Staff
from store.text import Named, mark


class AbsenceStage(Named):
    """Whether somebody is away."""

    AWAY = "away", mark("away from the desk")
    BACK = "back", mark("back at the desk")


class Noted(Input):
    """A key is all that it takes."""


@dataclass(frozen=True)
class Absence:
    """Somebody's absence; ``back_at`` is None while it lasts."""

    id: int
    staff_id: int
    since: datetime
    back_at: datetime | None
    stage: AbsenceStage

    @property
    def subject(self) -> str:
        """The absence as the journal names it."""
        return f"absence:{self.id}"

    @property
    def staff(self) -> Staff:
        """Who is away."""
        return staff.get(self.staff_id)

    def minutes(self, now: datetime) -> int:
        """Whole minutes from leaving until being back, or until now."""
        return ((self.back_at or now) - self.since) // timedelta(minutes=1)


ABSENCES = Register(
    "absence",
    Table(
        "absence",
        Absence,
        "SELECT absence.id, absence.staff, absence.since, absence.back_at, absence.stage"
        " FROM absence",
    ),
    Step("left", Noted, to=AbsenceStage.AWAY),
    Step("back", Noted, (AbsenceStage.AWAY,), AbsenceStage.BACK),
    figures=lambda one: {"staff": one.staff_id, "since": one.since},
    columns=("staff", "since", "back_at", "stage"),
    moments=("since", "back_at"),
)


@operation
def leave_desk(*, by: Staff) -> Absence:
    """Note that one leaves the desk for a while; raises ``Refused`` for who is away already."""
    require(by, WORK_THE_DESK)
    if (there := away(by)) is not None:
        raise Refused("You are away since {at} already.", at=there.since)
    return ABSENCES.begin(Noted(), by, staff=by.id, since=clock.now())


@operation
def be_back(absence_id: int, *, by: Staff) -> Absence:
    """Note that who was away is back; a colleague may note it, the entry says who did."""
    one = ABSENCES.admitted(absence_id, "back", by)
    now = max(clock.now(), one.since)
    figures = {"until": now, "minutes": one.minutes(now)}
    return ABSENCES.move(one, "back", Noted(), by, figures=figures, since=one.since, back_at=now)


def away(who: Staff) -> Absence | None:
    """The absence of this person that lasts, None where they are at the desk."""
    return next((one for one in absent() if one.staff_id == who.id), None)


def absent() -> list[Absence]:
    """Everybody who is away now, the longest first."""
    return ABSENCES.table.read("WHERE absence.stage = 'away' ORDER BY absence.since, absence.id")


def absences_on(start: datetime, end: datetime) -> list[Absence]:
    """The absences that began within a time, in their order."""
    where = "WHERE absence.since >= ? AND absence.since < ? ORDER BY absence.since, absence.id"
    return ABSENCES.table.read(where, start, end)


get_absence = ABSENCES.table.one
