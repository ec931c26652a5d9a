"""A session that is held, and who comes to it."""

from __future__ import annotations

from store import clock, courses, workers
from store.courses import Absent, Closing, Course, Marks, NewCourse, Present
from store.rights import Staff
from store.workers import NewWorker, Trade, Worker


def hired(by: Staff, name: str = "杜鹏", trade: Trade = Trade.GUARD) -> Worker:
    return workers.add(NewWorker(name=name, trade=trade, since=clock.today()), by=by)


def planned(by: Staff, **told: object) -> Course:
    usual = {
        "topic": "岗前安全", "starts_at": clock.now(), "hours": 24, "room": "会议室",
        "trainer": "王主管", "people": "秩序",
    }  # fmt: skip
    return courses.plan(NewCourse.model_validate(usual | told), by=by)


def come(one: Course, by: Staff, *marks: int | None) -> None:
    """Each seat in its order: its marks, None for who did not come."""
    for place, score in enumerate(marks, 1):
        if score is None:
            courses.be_absent(one.id, place, Absent(reason="休假"), by=by)
            continue
        courses.be_present(one.id, place, Present(), by=by)
        if one.exam is not courses.Exam.NONE:
            courses.grade(one.id, place, Marks(score=score), by=by)


def closed(by: Staff, *marks: int | None, **told: object) -> Course:
    one = planned(by, **told)
    come(one, by, *marks)
    return courses.close(one.id, Closing(signed=True), by=by)
