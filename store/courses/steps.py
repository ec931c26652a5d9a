"""The operations of sessions: planned, who was there, marks, closed (O14; Q119, Q120)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from store import clock, series, trainings
from store.courses import people
from store.courses.course import COURSES, SEATS, Course, Seat, seats
from store.courses.inputs import (
    Absent,
    Asks,
    CalledOff,
    Closing,
    CourseChange,
    Effect,
    Exam,
    Marks,
    NewCourse,
    People,
    Present,
    Result,
)
from store.courses.roll import Roll, roll
from store.courses.settings import settings
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.rights import Staff
from store.trainings import NewTraining

SERIES = "PX"


@operation
def plan(new: NewCourse, *, by: Staff) -> Course:
    """Plan a session and who is to come; what passes is as it is set now (G5).

    Raises ``Refused`` where they are to know it and nothing examines that, or too late (O14).
    """
    require(by, COURSES.first.right)
    examined = new.exam is not Exam.NONE
    if new.asks is not Asks.AWARE and not examined:
        raise Refused("What is to be known or mastered is examined: say how.", field="exam")
    if new.exam_on is not None and not examined:
        raise Refused("Say how it is examined, or empty this.", field="exam_on")
    day = clock.day(new.starts_at)
    exam_on = _examined_on(new.exam_on, day) if examined else None
    who = people.typed(new.people)
    row = new.model_dump(exclude={"people", "exam_on"})
    return COURSES.begin(
        new.model_copy(update={"exam_on": exam_on}),
        by,
        number=series.following(SERIES),
        exam_on=exam_on,
        pass_line=trainings.settings().passed,
        planned_by=by.id,
        figures={"people": _numbered(who, 1)},
        parts=lambda id_: _seat(id_, _numbered(who, 1)),
        also=who,
        **row,
    )


def _examined_on(wanted: date | None, day: date) -> date:
    """The day of the examination: soon after the session, never before it (O14)."""
    latest = day + timedelta(days=settings().exam)
    found = wanted or day
    if found < day:
        raise Refused("This must not lie before {day}.", field="exam_on", day=day)
    if found > latest:
        raise Refused("Examined until {day} at the latest.", field="exam_on", day=latest)
    return found


def _numbered(who: list[str], first: int) -> list[tuple[int, str]]:
    return list(enumerate(who, first))


def _seat(id_: int, found: list[tuple[int, str]]) -> None:
    for place, who in found:
        SEATS.insert(course_id=id_, place=place, who=who, result=Result.DUE, reason="")


@operation
def change(number: int, changed: CourseChange, *, by: Staff) -> Course:
    """Hold it at another time or place, before anybody was there."""
    one = COURSES.admitted(number, "changed", by)
    if any(each.result is not Result.DUE for each in seats(one.id)):
        raise Refused("Somebody was there already: what was held stays as it was.")
    day = clock.day(changed.starts_at)
    exam_on = _examined_on(changed.exam_on, day) if one.exam is not Exam.NONE else None
    row = changed.model_dump(exclude={"reason", "exam_on"})
    given = changed.model_copy(update={"exam_on": exam_on})
    return COURSES.move(one, "changed", given, by, exam_on=exam_on, **row)


@operation
def invite(number: int, more: People, *, by: Staff) -> Course:
    """Let others come besides; who is to come already stays once."""
    one = COURSES.admitted(number, "invited", by)
    there = seats(one.id)
    taken = {each.who for each in there}
    fresh = [who for who in people.typed(more.people) if who not in taken]
    if not fresh:
        raise Refused("They are all to come already.", field="people")
    found = _numbered(fresh, len(there) + 1)
    _seat(one.id, found)
    return COURSES.move(one, "invited", more, by, figures={"people": found}, also=fresh)


@operation
def be_present(number: int, place: int, given: Present, *, by: Staff) -> Roll:
    """Note that somebody was there and has signed the sheet."""
    one = COURSES.admitted(number, "present", by)
    row = {"reason": "", "makeup_on": None}
    _note(one, place, "present", given, by, result=Result.PRESENT, **row)
    return roll(number)


@operation
def be_absent(number: int, place: int, given: Absent, *, by: Staff) -> Roll:
    """Note that somebody did not come, why, and when they make up for it; no mark is kept."""
    one = COURSES.admitted(number, "absent", by)
    if given.makeup_on is not None and given.makeup_on < one.day:
        raise Refused("This must not lie before {day}.", field="makeup_on", day=one.day)
    if _at(one, place).score is not None:
        raise Refused("They have marks: they were there.")
    row = {"reason": given.reason, "makeup_on": given.makeup_on}
    _note(one, place, "absent", given, by, result=Result.ABSENT, **row)
    return roll(number)


@operation
def grade(number: int, place: int, given: Marks, *, by: Staff) -> Roll:
    """Enter somebody's marks, and once more those of a second try; only of who was there (Q120)."""
    one = COURSES.admitted(number, "marked", by)
    seat = _at(one, place)
    if one.exam is Exam.NONE:
        raise Refused("Nothing is examined at this session.")
    if seat.result is not Result.PRESENT:
        raise Refused("Who was not there has no marks.")
    if one.exam_on is not None and clock.today() < one.exam_on:
        raise Refused("It is examined on {day}.", day=one.exam_on)
    if seat.score is not None and seat.score >= one.pass_line:
        raise Refused("They have passed: {score}.", score=seat.score)
    if seat.resit is not None:
        raise Refused("They have tried twice: they take part in another session.")
    which = "score" if seat.score is None else "resit"
    _note(one, place, "marked", given, by, **{which: given.score})
    return roll(number, marks=True)


def _at(one: Course, place: int) -> Seat:
    for seat in seats(one.id):
        if seat.place == place:
            return seat
    raise Refused("Nobody has this place.")


def _note(one: Course, place: int, kind: str, given: Any, by: Staff, **row: Any) -> None:
    """Record what became of a place."""
    if clock.today() < one.day:
        raise Refused("It is held on {day}.", day=one.day)
    seat = _at(one, place)
    SEATS.update(seat.id, **row)
    after = _at(one, place)
    told = [place, after.who, after.result.value, after.makeup_on, after.score, after.resit]
    figures = {"seat": [each.isoformat() if isinstance(each, date) else each for each in told]}
    COURSES.move(one, kind, given, by, figures=figures, also=[seat.who])


@operation
def close(number: int, given: Closing, *, by: Staff) -> Course:
    """Close a session: who was there, and nobody else, has been trained (Q119, Q120).

    Raises ``Refused`` while it is not said of everybody whether they were there, or while marks
    are missing of who was.
    """
    one = COURSES.admitted(number, "closed", by)
    there = seats(one.id)
    if not given.signed:
        raise Refused("Nothing is closed before its sheet is signed.", field="signed")
    if open_ := sum(each.result is Result.DUE for each in there):
        raise Refused("Of {count} it is not said whether they were there.", count=open_)
    came = [each for each in there if each.result is Result.PRESENT]
    if not came:
        raise Refused("Nobody was there: call it off.")
    if one.exam is not Exam.NONE and (left := sum(each.score is None for each in came)):
        raise Refused("The marks of {count} are missing.", count=left)
    for each in came:
        trainings.record(each.who, _taught(one, each), course=one.number, by=by)
    return COURSES.move(
        one,
        "closed",
        given,
        by,
        figures={"came": len(came), "due": len(there)},
        also=[each.who for each in came],
        closed_on=clock.today(),
    )


def _taught(one: Course, seat: Seat) -> NewTraining:
    return NewTraining(
        kind=one.kind,
        topic=one.topic,
        held_on=one.day,
        hours=one.hours,
        trainer=one.trainer,
        score=seat.marks,
    )


@operation
def assess(number: int, given: Effect, *, by: Staff) -> Course:
    """Record what came of it at work (O14)."""
    one = COURSES.admitted(number, "assessed", by)
    if one.effect_on is not None:
        raise Refused("This was said on {day}.", day=one.effect_on)
    return COURSES.move(one, "assessed", given, by, effect=given.effect, effect_on=clock.today())


@operation
def call_off(number: int, why: CalledOff, *, by: Staff) -> Course:
    """Do not hold it; raises ``Refused`` once somebody was there."""
    one = COURSES.admitted(number, "called_off", by)
    if any(each.result is Result.PRESENT for each in seats(one.id)):
        raise Refused("Somebody was there already: what was held stays as it was.")
    return COURSES.move(one, "called_off", why, by)
