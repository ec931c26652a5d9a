"""What emergencies answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from store import journal
from store.answers import Answers, Person
from store.emergency.checks import CHECKS
from store.emergency.concerned import of_home
from store.emergency.course import COURSES, Party, course
from store.emergency.drills import look_again
from store.emergency.emergency import EMERGENCIES, OPEN, UNFILED, Emergency
from store.emergency.inputs import Asked, Grade, Kind, Report, Stage
from store.emergency.report import figures
from store.emergency.sentences import CALLED, DRILL, SENTENCES
from store.emergency.settings import EmergencySettings
from store.emergency.sheets import EMERGENCY_PEOPLE, EMERGENCY_PLAN, EMERGENCY_REPORT
from store.emergency.steps import ask, ring_anew
from store.emergency.versions import CHANGE_PLANS
from store.engine import database
from store.notices import Notice
from store.rights import WORK_THE_DESK, Staff
from store.sentences import Telling, moment_or_day
from store.waiting import Handed

_STEPS = (
    *("start", "decide", "amend", "remark", "concern", "control", "end", "call_false", "join"),
    *("send_up", "find", "ask"),
)


def handed(_now: datetime) -> Iterator[Handed]:
    """Those that are not filed; one under way is important unfinished work (D29, H9)."""
    marks = ", ".join("?" * len(UNFILED))
    for one in EMERGENCIES.table.read(
        f"WHERE emergency.stage IN ({marks}) ORDER BY emergency.id", *UNFILED
    ):
        facts: dict[str, object] = {"n": one.number, "state": one.stage.value}
        if one.stage in OPEN and (left := len(course(one.id).unsettled)):
            facts["left"] = left
        title = " ".join(filter(None, (one.number, one.place)))
        important = "under way" if one.stage in OPEN and not one.drill else ""
        yield Handed(one.subject, title, facts, journal.newest_of(one.subject), important)


def erase(person: Person) -> Mapping[str, int]:
    """Empty what is held of the person who reported."""
    phones = ", ".join("?" * len(person.phones)) or "NULL"
    changed = database.db.execute_sql(
        f"UPDATE emergency SET reporter = '', phone = '' WHERE reporter = ? OR phone IN ({phones})",
        (person.name, *person.phones),
    )
    return {"emergencies": int(changed.rowcount)}


def forget(entry: journal.Entry) -> None:
    """Empty what the table repeats of an entry's words."""
    if entry.kind in ("emergency.started", "emergency.amended"):
        EMERGENCIES.table.update(entry.subject_id, place="")
    if entry.kind == "emergency.concerned":
        EMERGENCIES.table.update(entry.subject_id, area="", notice="")


def notices(home_id: int, _now: datetime) -> Iterator[Notice]:
    """What stands over all that is done for a home that is concerned, while it lasts (D28)."""
    for one in of_home(home_id):
        figures = {"number": one.number, "kind": one.kind.value, "drill": int(one.drill)}
        figures |= {"notice": one.notice}
        figures |= {"asked": one.asked or None}
        yield Notice("emergency.warns", one.subject, figures, urgent=True, joins=True)


def _join(number: int, home_id: int | None, what: str, *, by: Staff) -> Emergency:
    """Count that a home asks about just that."""
    return ask(number, Asked(home=home_id, what=what), by=by)


def drill(value: int, telling: Telling) -> str:
    """That it is a drill, on every line (D30)."""
    return telling.word(DRILL) if value else ""


ANSWERS = Answers(
    rights=(CHANGE_PLANS,),
    operations={
        **{f"emergency.steps.{name}": WORK_THE_DESK for name in _STEPS},
        "emergency.concerned.open_people": WORK_THE_DESK,
        "emergency.drills.note_drill": WORK_THE_DESK,
        "emergency.versions.change_plan": CHANGE_PLANS,
    },
    settings=EmergencySettings,
    settled=look_again,
    sheets=(EMERGENCY_REPORT, EMERGENCY_PLAN, EMERGENCY_PEOPLE),
    set_back=ring_anew,
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "kind": Kind,
        "grade": Grade,
        "state": Stage,
        "party": Party,
        "report": Report,
        "due": moment_or_day,
        "at": moment_or_day,
        "on": moment_or_day,
        "drill": drill,
    },
    handed=handed,
    notices=notices,
    join=_join,
    printed=EMERGENCIES.printed,
    find=EMERGENCIES.find(lambda one: f"{one.number} {one.place}".strip()),
    personal={"emergency": ("place", "reporter", "phone", "area", "notice")},
    erase=erase,
    forget=forget,
    copies=COURSES.copies,
    sealed=(*COURSES.signs, "emergency_plan.adopted", "emergency_plan.changed"),
    checks=CHECKS,
    demo=True,
)
