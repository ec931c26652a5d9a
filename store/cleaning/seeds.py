"""The duties that come with the program: the timetable, its round, the inspections (service.md §7).

One area a day is looked at by who leads (L8), all daily and weekly rows by the supervisor in a
week, all of them by the manager in a month.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from store.cleaning.settings import CleaningSettings
from store.cleaning.sheet import Duty, Kind, Line, of_block, of_standard, typed
from store.cleaning.standard import AREAS
from store.cleaning.timetable import ROUND, TIMETABLE
from store.plans import Every


def seeded(since: date, own: CleaningSettings) -> Iterator[Duty]:
    """The duties of the program from a day on, with the figures of the settings."""
    duty = partial(_typed, own, since)
    for block in (*TIMETABLE, ROUND):
        yield duty(block.place, Kind.WORK, of_block(block), windows=block.times)
    for nth, area in enumerate(AREAS):
        first, rows = since + timedelta(days=nth), of_standard(("日",), area)
        yield duty(f"{area} 日检", Kind.DAILY, rows, since=first, step=len(AREAS))
    rows = of_standard(("日", "周"))
    yield duty("保洁周检", Kind.WEEKLY, rows, every=Every.WEEK)
    yield duty("保洁月检", Kind.MONTHLY, of_standard(("日", "周", "月")), every=Every.MONTH)


def _typed(
    own: CleaningSettings,
    day: date,
    title: str,
    kind: Kind,
    lines: tuple[Line, ...],
    **rhythm: object,
) -> Duty:
    told = {
        "title": title, "kind": kind, "lines": typed(lines), "since": day,
        "every": Every.DAY, "late": own.grace, "worst": own.worst, "minor": own.minor,
        "goal": own.goal,
    }  # fmt: skip
    return Duty.model_validate(told | rhythm)
