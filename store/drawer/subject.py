"""What the drawer answers to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from store import journal
from store.answers import Answers
from store.drawer.drawer import COUNTS, DAYS, newest
from store.drawer.rights import COUNT_CASH, TAKE_DAYS
from store.drawer.sentences import CALLED, SENTENCES
from store.drawer.sheets import DAY_SHEET
from store.figure import Figure, Period
from store.register import together
from store.rights import READ_MONEY, Role, may
from store.sentences import moment_or_day, yuan
from store.text import mark
from store.waiting import Handed


def handed(_now: datetime) -> Iterator[Handed]:
    """What the last count left in the drawer, and whether it agreed with the book ($48)."""
    last = newest()
    if last is not None:
        facts = {"counted": last.counted, "difference": last.difference, "left": last.left}
        subject = f"cash_count:{last.id}"
        yield Handed(subject, last.number, facts, journal.newest_of(subject))


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "cash_count")
    yield Figure(mark("Drawer counts"), made["cash_count.counted"], mark("Counted in it."))


def sees(role: Role, _thing: int) -> bool:
    """Finance sees the drawer too."""
    return may(role, READ_MONEY)


ANSWERS = Answers(
    rights=(COUNT_CASH, TAKE_DAYS),
    operations={
        "drawer.steps.count": COUNT_CASH,
        "drawer.steps.sign_day": COUNT_CASH,
        "drawer.steps.take": TAKE_DAYS,
        "drawer.steps.shut_day": TAKE_DAYS,
    },
    sees=sees,
    set_back=COUNTS.set_back,
    sheets=(DAY_SHEET,),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "counted": yuan, "difference": yuan, "left": yuan, "handed": yuan,
        "day": moment_or_day,
    },
    handed=handed,
    printed=COUNTS.printed,
    find=COUNTS.find(lambda one: one.number),
    checks=together(COUNTS.checks, DAYS.checks),
    demo=True,
)  # fmt: skip
