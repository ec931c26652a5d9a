"""The trainings of the demo estate: one held and closed, one today half marked, one to come."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from itertools import pairwise

from store import clock
from store.answers import Past
from store.courses import steps
from store.courses.course import seats
from store.courses.inputs import Absent, Asks, Closing, Exam, Marks, NewCourse, Present
from store.rights import Staff
from store.trainings import Kind


def plan(past: Past) -> None:
    """A session some days ago, one of today, and one that is planned."""
    days = [back for back in range(1, past.shifts) if _by_day(past, back)]
    past.plan(past.moment(days[0] if days else 1, 40), partial(_hold, past.supervisor))
    past.plan(past.moment(0, 4), partial(_begin, past.supervisor))


def _by_day(past: Past, back: int) -> bool:
    return 8 <= clock.local(past.moment(back, 40)).hour < 15


def _hold(by: Staff) -> None:
    new = NewCourse(
        kind=Kind.SAFETY, topic="岗前安全教育", asks=Asks.KNOW, starts_at=clock.now(), hours=24,
        room="会议室", trainer=by.name, exam=Exam.WRITTEN, people="前台、主管、工程、秩序、保洁",
    )  # fmt: skip
    one = steps.plan(new, by=by)
    *came, last = seats(one.id)
    for nth, seat in enumerate(came):
        steps.be_present(one.id, seat.place, Present(), by=by)
        steps.grade(one.id, seat.place, Marks(score=82 + nth % 5 * 3), by=by)
    away = Absent(reason="休假", makeup_on=clock.today() + timedelta(days=3))
    steps.be_absent(one.id, last.place, away, by=by)
    steps.close(one.id, Closing(signed=True), by=by)


def _begin(by: Staff) -> None:
    told = {"topic": "电梯困人应急处置", "kind": Kind.EMERGENCY, "hours": 2, "room": "监控室"}
    told |= {"trainer": by.name, "asks": Asks.MASTER, "exam": Exam.PRACTICE, "people": "前台、工程"}
    one = steps.plan(NewCourse.model_validate(told | {"starts_at": clock.now()}), by=by)
    for seat, _next in list(pairwise(seats(one.id)))[:2]:
        steps.be_present(one.id, seat.place, Present(), by=by)
    later = {"topic": "消防器材使用", "kind": Kind.FIRE, "asks": Asks.AWARE, "exam": Exam.NONE}
    at = clock.now() + timedelta(days=5)
    steps.plan(NewCourse.model_validate(told | later | {"starts_at": at}), by=by)
