"""What sessions of training answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from store import clock
from store.answers import Answers
from store.courses.course import COURSES, SEATS, made_up, seats
from store.courses.inputs import Result, Stage
from store.courses.report import figures
from store.courses.rights import KEEP_COURSES
from store.courses.sentences import CALLED, SENTENCES
from store.courses.settings import CourseSettings
from store.courses.sheets import COURSE_SHEET
from store.courses.verifying import CHECKED
from store.courses.waiting import look, look_again, set_back
from store.engine import database
from store.journal import Entry
from store.rights import WORK_THE_DESK, Staff
from store.sentences import moment_or_day
from store.trainings import Kind
from store.waiting import Handed

_KEEPS = ("plan", "change", "close", "assess", "call_off")
_DESK = ("invite", "be_present", "be_absent", "grade")


_of_all = COURSES.handed(
    (Stage.PLANNED,),
    lambda one: f"{one.number} {one.topic}",
    lambda one: {"n": one.number, "at": one.starts_at},
)


def handed(now: datetime) -> Iterator[Handed]:
    """Sessions of today, and those before that are not closed yet (H7)."""
    for one in _of_all(now):
        if COURSES.table.one(int(one.subject.partition(":")[2])).day <= clock.day(now):
            yield one


def heard(entry: Entry, _by: Staff | None) -> None:
    """Somebody came, left, or was trained: who lacks what, and who has made up for it."""
    look()
    if entry.kind.startswith("training."):
        missed = SEATS.read("WHERE course_person.result = ?", Result.ABSENT)
        for number in {each.course_id for each in missed}:
            one = COURSES.table.one(number)
            if any(made_up(each, one) for each in seats(number)):
                COURSES.wait_anew(number)


def forget(entry: Entry) -> None:
    """Empty what the tables repeat of an entry's words."""
    thing, _dot, kind = entry.kind.partition(".")
    names: Mapping[str, tuple[str, ...]] = {
        "planned": ("topic", "room", "material"),
        "changed": ("topic", "room"),
        "assessed": ("effect",),
    }
    if thing == "course" and kind in names:
        emptied = dict.fromkeys((name for name in names[kind] if name in entry.words), "")
        COURSES.table.update(entry.subject_id, trainer="", **emptied)
        COURSES.wait_anew(entry.subject_id)
    if entry.kind == "course.absent":
        place = entry.payload["seat"][0]
        database.db.execute_sql(
            "UPDATE course_person SET reason = '' WHERE course_id = ? AND place = ?",
            (entry.subject_id, place),
        )


ANSWERS = Answers(
    rights=(KEEP_COURSES,),
    operations={
        **{f"courses.steps.{name}": KEEP_COURSES for name in _KEEPS},
        **{f"courses.steps.{name}": WORK_THE_DESK for name in _DESK},
    },
    settings=CourseSettings,
    settled=look_again,
    set_back=set_back,
    sheets=(COURSE_SHEET,),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={"kind": Kind, "state": Stage, "starts_at": moment_or_day, "at": moment_or_day},
    handed=handed,
    printed=COURSES.printed,
    find=COURSES.find(lambda one: f"{one.number} {one.topic}"),
    personal={
        "course": ("topic", "room", "trainer", "material", "effect"),
        "course_person": ("reason",),
    },
    forget=forget,
    heard=heard,
    checks=dict(COURSES.checks) | CHECKED,
    demo=True,
)
