"""What the duty log answers to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta

from store import clock, journal, sentences
from store.answers import Answers, Folded, Found
from store.dutylog.absence import ABSENCES, absent
from store.dutylog.days import unsigned_days
from store.dutylog.entry import get
from store.dutylog.inputs import Category
from store.dutylog.report import figures
from store.dutylog.rights import NAME_DEPUTY, SIGN_DAY
from store.dutylog.sentences import CALLED, SENTENCES
from store.dutylog.sheets import LOG_MONTH, LOG_PAGE
from store.dutylog.usual import USUAL
from store.dutylog.writing import open_follow_ups
from store.errors import NotFound
from store.journal import Entry
from store.rights import WORK_THE_DESK
from store.text import mark
from store.waiting import Handed, Place, Waiting

# A day that has just ended comes between no two signatures of one handover.
_INTO_THE_DAY = timedelta(hours=2)

_TEXTS_WRONG = (
    mark("a usual text stands otherwise than it was recorded"),
    mark("A usual text is none that was recorded: {what}"),
)


def waiting(now: datetime) -> Iterator[Waiting]:
    """Follow-ups due, and days without the supervisor's signature (D3, D4)."""
    today = clock.day(now)
    for weight, entry in enumerate(open_follow_ups(today)):
        due = clock.moment(entry.follow_up_due or today, time())
        subject = f"log:{entry.number}"
        what = f"{entry.home} {entry.words.get('what', '')}".strip()
        yield Waiting(
            "log.follow_up", subject, due, Place.FOLLOWING, weight=weight, figures={"what": what}
        )
    for day in unsigned_days(today):
        figures = {"day": day.isoformat()}
        yield Waiting(
            "day.unsigned", f"day:{day.isoformat()}", place=Place.SIGNING, figures=figures
        )
    for one in absent():
        told = {"staff": one.staff_id, "since": clock.to_ms(one.since)}
        yield Waiting("absence.away", one.subject, place=Place.RUNNING, figures=told, thing=one)


def handed(now: datetime) -> Iterator[Handed]:
    """Every open follow-up, who is away, and every day that is not signed (H3, H7)."""
    for entry in open_follow_ups():
        subject, due = f"log:{entry.number}", entry.follow_up_due
        facts = {"entry": entry.number, "due": due.isoformat() if due else None}
        title = f"{entry.home} {entry.words.get('what', '')}".strip()
        yield Handed(subject, title, facts, max(entry.number, journal.newest_of(subject)))
    for one in absent():
        facts = {"since": clock.to_ms(one.since)}
        yield Handed(one.subject, one.staff.name, facts, journal.newest_of(one.subject))
    for day in unsigned_days(clock.day(now - _INTO_THE_DAY)):
        yield Handed(f"day:{day.isoformat()}", day.isoformat(), {"day": day.isoformat()}, 0)


def one(number: int) -> Found | None:
    """An entry of the log by its number."""
    try:
        entry = get(number)
    except NotFound:
        return None
    told = f"{entry.home} {entry.words.get('what', '')}".strip()
    return Found(f"log:{entry.number}", told, str(number))


def forget(entry: Entry) -> None:
    """Empty what a usual text repeats of an entry's words."""
    if entry.kind in ("usual_text.added", "usual_text.changed"):
        USUAL.table.update(entry.subject_id, what="", handled="")


def fold(entry: Entry) -> Iterator[Folded]:
    """What an entry about an absence changes of its row; the pages follow from all entries."""
    if "row" in entry.payload:
        yield "absence", entry.subject_id, entry.payload["row"]


def afar(now: datetime) -> Mapping[str, int]:
    """How many days before this one no signature covers whole (D4)."""
    return {"unsigned": len(unsigned_days(clock.day(now)))}


ANSWERS = Answers(
    rights=(SIGN_DAY, NAME_DEPUTY),
    operations={
        "dutylog.deputy.end_deputy": NAME_DEPUTY,
        "dutylog.deputy.name_deputy": NAME_DEPUTY,
        "dutylog.writing.begin_follow_up": WORK_THE_DESK,
        "dutylog.writing.correct": WORK_THE_DESK,
        "dutylog.writing.follow_up": WORK_THE_DESK,
        "dutylog.writing.write": WORK_THE_DESK,
        "dutylog.days.sign_day": SIGN_DAY,
        "dutylog.absence.be_back": WORK_THE_DESK,
        "dutylog.absence.leave_desk": WORK_THE_DESK,
        "dutylog.usual.add_usual": WORK_THE_DESK,
        "dutylog.usual.change_usual": WORK_THE_DESK,
        "dutylog.usual.drop_usual": WORK_THE_DESK,
    },
    sheets=(LOG_PAGE, LOG_MONTH),
    figures=figures,
    sentences=SENTENCES,
    shown={
        "happened": sentences.moment_or_day,
        "category": Category,
        "staff": sentences.person,
        "was": sentences.person,
    },
    called=CALLED,
    waiting=waiting,
    handed=handed,
    one=one,
    personal={"usual_text": ("what", "handled")},
    forget=forget,
    checks=dict(ABSENCES.checks) | dict(zip(_TEXTS_WRONG, USUAL.checks.values(), strict=True)),
    sealed=("day.signed",),
    folds={"absence": fold},
    afar=afar,
    demo=True,
)
