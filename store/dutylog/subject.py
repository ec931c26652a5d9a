"""What the duty log answers to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from store import clock, journal
from store.answers import Answers, Found
from store.dutylog.days import unsigned_days
from store.dutylog.entry import get
from store.dutylog.rights import SIGN_DAY
from store.dutylog.sentences import CALLED, SENTENCES
from store.dutylog.sheets import LOG_MONTH, LOG_PAGE
from store.dutylog.writing import open_follow_ups
from store.errors import NotFound
from store.rights import WORK_THE_DESK
from store.waiting import Handed, Place, Waiting


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


def handed(now: datetime) -> Iterator[Handed]:
    """Every open follow-up (H3, H7)."""
    for entry in open_follow_ups():
        subject, due = f"log:{entry.number}", entry.follow_up_due
        facts = {"entry": entry.number, "due": due.isoformat() if due else None}
        title = f"{entry.home} {entry.words.get('what', '')}".strip()
        yield Handed(subject, title, facts, max(entry.number, journal.newest_of(subject)))


def one(number: int) -> Found | None:
    """An entry of the log by its number."""
    try:
        entry = get(number)
    except NotFound:
        return None
    told = f"{entry.home} {entry.words.get('what', '')}".strip()
    return Found(f"log:{entry.number}", told, str(number))


ANSWERS = Answers(
    rights=(SIGN_DAY,),
    operations={
        "dutylog.writing.correct": WORK_THE_DESK,
        "dutylog.writing.follow_up": WORK_THE_DESK,
        "dutylog.writing.write": WORK_THE_DESK,
        "dutylog.days.sign_day": SIGN_DAY,
    },
    sheets=(LOG_PAGE, LOG_MONTH),
    sentences=SENTENCES,
    called=CALLED,
    waiting=waiting,
    handed=handed,
    one=one,
    sealed=("day.signed",),
)
