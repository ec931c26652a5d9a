"""Until when an emergency of a grade is reported on, by telephone, in writing, in sum (D15, D16).

The clocks run from when it happened; only a recorded report stops one, nothing else moves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from store.emergency.event import Emergency
from store.emergency.inputs import Report, Stage
from store.emergency.settings import settings
from store.waiting import Place, Waiting

NOTHING_WAS = (Stage.FALSE, Stage.JOINED)


def sent_at(one: Emergency, report: Report) -> datetime | None:
    """When it was reported on so, None while it is not."""
    sent = {Report.PHONE: one.phoned_at, Report.WRITTEN: one.written_at}
    return sent.get(report, one.summed_at)


def due(one: Emergency, report: Report) -> datetime | None:
    """Until when it is reported on so; None for a drill, and without a grade nothing is owed."""
    if one.grade is None or one.drill or one.stage in NOTHING_WAS:
        return None
    figures, place = settings(), int(one.grade.value) - 1
    if report is Report.PHONE:
        return one.happened + timedelta(minutes=figures.phoned[place])
    if report is Report.WRITTEN:
        return one.happened + timedelta(hours=figures.written[place])
    return one.ended_at + timedelta(hours=figures.summary) if one.ended_at else None


def owed(one: Emergency) -> Iterator[tuple[Report, datetime]]:
    """The reports that are owed, each with its time, in their order."""
    for report in Report:
        by = due(one, report)
        if by is not None and sent_at(one, report) is None:
            yield report, by


def waits(one: Emergency) -> Iterator[Waiting]:
    """What is owed on Today; the call alarms when its time is over."""
    for report, by in owed(one):
        yield Waiting(
            f"emergency.owes_{report.value}",
            one.subject,
            due=by,
            place=Place.RUNNING if report is Report.PHONE else Place.FOLLOWING,
            rings=report is Report.PHONE,
            figures={"number": one.number, "kind": one.kind.value, "report": report.value},
        )
