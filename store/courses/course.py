"""A session of training as it stands, who is to come, and the register of them (O14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store import clock, trainings
from store.courses import inputs
from store.courses.inputs import Asks, Exam, Result, Stage
from store.courses.rights import KEEP_COURSES
from store.courses.settings import settings
from store.engine.table import Table
from store.register import Register, Step
from store.trainings import Kind
from store.waiting import Place, Waiting

CLASS_HOUR = timedelta(minutes=45)


@dataclass(frozen=True)
class Seat:
    """Somebody who is to come; ``resit`` are the marks of the second try."""

    id: int
    course_id: int
    place: int
    who: str
    result: Result
    reason: str
    makeup_on: date | None
    score: int | None
    resit: int | None

    @property
    def marks(self) -> int | None:
        """The marks that count: those of the second try, where there was one."""
        return self.score if self.resit is None else self.resit


@dataclass(frozen=True)
class Course:
    """A session; ``pass_line`` is as it was set when it was planned (G5)."""

    id: int
    number: str
    kind: Kind
    topic: str
    asks: Asks
    starts_at: datetime
    hours: int
    room: str
    trainer: str
    outside: bool
    material: str
    exam: Exam
    exam_on: date | None
    pass_line: int
    planned_by: int
    closed_on: date | None
    effect: str
    effect_on: date | None
    stage: Stage

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"course:{self.id}"

    @property
    def day(self) -> date:
        """The estate's day on which it is held."""
        return clock.day(self.starts_at)

    @property
    def ends_at(self) -> datetime:
        """When its class hours are over."""
        return self.starts_at + self.hours * CLASS_HOUR


SEATS = Table(
    "course_person",
    Seat,
    "SELECT course_person.id, course_person.course_id, course_person.place, course_person.who,"
    " course_person.result, course_person.reason, course_person.makeup_on, course_person.score,"
    " course_person.resit FROM course_person",
)


def seats(course_id: int) -> list[Seat]:
    """Who is to come, in their order."""
    return SEATS.read("WHERE course_person.course_id = ? ORDER BY course_person.place", course_id)


def made_up(seat: Seat, course: Course) -> bool:
    """Whether somebody who did not come has had such a training since."""
    return any(
        one.counts and one.kind is course.kind and one.held_on >= course.day
        for one in trainings.of(seat.who)
    )


def _waits(one: Course) -> Iterator[Waiting]:
    figures: dict[str, object] = {"number": one.number, "topic": one.topic}
    if one.stage is Stage.PLANNED:
        last = max(one.day, one.exam_on or one.day)
        due, shows = clock.bounds(last)[1], clock.bounds(one.day)[0]
        told = figures | {"at": clock.to_ms(one.starts_at)}
        yield Waiting("course.to_hold", one.subject, due=due, figures=told, shows=shows)
    if one.stage is not Stage.CALLED_OFF:
        days = {seat.makeup_on for seat in seats(one.id) if _is_owed(seat, one)}
        if (day := min((each for each in days if each is not None), default=None)) is not None:
            told = figures | {"until": day.isoformat()}
            start, end = clock.bounds(day)
            yield Waiting("course.makeup", one.subject, due=end, figures=told, shows=start)
    again = settings().effect if one.asks is Asks.MASTER else 0
    if one.stage is Stage.CLOSED and again and not one.effect_on and one.closed_on:
        shows = clock.bounds(one.closed_on + timedelta(days=again))[0]
        place = Place.FOLLOWING
        yield Waiting("course.to_assess", one.subject, place=place, figures=figures, shows=shows)


def _is_owed(seat: Seat, one: Course) -> bool:
    return seat.result is Result.ABSENT and not made_up(seat, one)


_PLANNED = (Stage.PLANNED,)
COURSES = Register(
    "course",
    Table(
        "course",
        Course,
        "SELECT course.id, course.number, course.kind, course.topic, course.asks,"
        " course.starts_at, course.hours, course.room, course.trainer, course.outside,"
        " course.material, course.exam, course.exam_on, course.pass_line, course.planned_by,"
        " course.closed_on, course.effect, course.effect_on, course.stage FROM course",
    ),
    Step("planned", inputs.NewCourse, to=Stage.PLANNED, right=KEEP_COURSES),
    Step("changed", inputs.CourseChange, _PLANNED, right=KEEP_COURSES),
    Step("invited", inputs.People, _PLANNED),
    Step("present", inputs.Present, _PLANNED),
    Step("absent", inputs.Absent, _PLANNED),
    Step("marked", inputs.Marks, _PLANNED),
    Step("closed", inputs.Closing, _PLANNED, Stage.CLOSED, KEEP_COURSES),
    Step("assessed", inputs.Effect, (Stage.CLOSED,), right=KEEP_COURSES),
    Step("called_off", inputs.CalledOff, _PLANNED, Stage.CALLED_OFF, KEEP_COURSES),
    figures=lambda one: {"number": one.number},
    waits=_waits,
    private=("trainer", "people"),
    columns=(
        *("number", "kind", "asks", "starts_at", "hours", "outside", "exam", "exam_on"),
        *("pass_line", "planned_by", "closed_on", "effect_on", "stage"),
    ),
    moments=("closed_on", "effect_on"),
)

get = COURSES.table.one


def every(text: str = "") -> list[Course]:
    """The sessions by number, topic and trainer: those to come first, then the newest."""
    wanted = text.casefold().strip()
    found = COURSES.table.read("ORDER BY course.starts_at DESC")
    kept = [one for one in found if wanted in f"{one.number} {one.topic} {one.trainer}".casefold()]
    coming = [one for one in reversed(kept) if one.stage is Stage.PLANNED]
    return [*coming, *(one for one in kept if one.stage is not Stage.PLANNED)]
