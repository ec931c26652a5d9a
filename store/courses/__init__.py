"""Sessions of training: who is to come, who came, marks, who may work today (O13-O16).

Called courses beside ``trainings``: those are the record of what each person was taught. A session
that is closed writes one there for everybody who was present, and keeps none of that itself.

course     a session as it stands, its seats, the register
steps      planned, who was there, marks, closed
people     who takes part, as names are typed
needs      what training each post needs, as it is typed
roll       the seats as they are gone through
standing   who may work today
waiting    what of the needs stands on Today
inputs     what is filled in
settings   needs of the posts, days
report     its figures of a period
verifying  what verify asks
sentences  how it reads
sheets     its paper
rights     who keeps it
subject    what it answers to the halls
demo       the trainings of the demo estate
"""

from store.courses import needs, people, standing
from store.courses.course import COURSES, SEATS, Course, Seat, every, get, made_up, seats
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
    Stage,
)
from store.courses.people import name_of
from store.courses.rights import KEEP_COURSES
from store.courses.roll import Roll, roll
from store.courses.settings import CourseSettings, settings
from store.courses.sheets import COURSE_SHEET
from store.courses.standing import Row, Standing, State
from store.courses.steps import (
    assess,
    be_absent,
    be_present,
    call_off,
    change,
    close,
    grade,
    invite,
    plan,
)
from store.courses.subject import ANSWERS

__all__ = [
    "ANSWERS", "COURSES", "COURSE_SHEET", "KEEP_COURSES", "SEATS",
    "Absent", "Asks", "CalledOff", "Closing", "Course", "CourseChange", "CourseSettings", "Effect",
    "Exam", "Marks", "NewCourse", "People", "Present", "Result", "Roll", "Row", "Seat", "Stage",
    "Standing", "State",
    "assess", "be_absent", "be_present", "call_off", "change", "close", "every", "get", "grade",
    "invite", "made_up", "name_of", "needs", "people", "plan", "roll", "seats", "settings",
    "standing",
]  # fmt: skip
