"""What the sales site answers to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from store import clock
from store.answers import Answers, Person
from store.engine import database
from store.journal import Entry
from store.register import together
from store.rights import (
    KEEP_THE_SITE,
    MARK_VIP,
    SEE_THE_SITE,
    WORK_THE_DESK,
    WORK_THE_SITE,
    may,
)
from store.salesvisit.arriving import names_expected, plates_expected
from store.salesvisit.asking import PERSONAL as OF_QUESTIONS
from store.salesvisit.asking import QUESTIONS
from store.salesvisit.checks import PROOFS
from store.salesvisit.counting import COUNTS
from store.salesvisit.day import DAYS
from store.salesvisit.inputs import At, DayStage, Guests, Stage
from store.salesvisit.keepings import (
    CountStage,
    Kept,
    Moment,
    PostStage,
    QuestionStage,
    ThingKind,
)
from store.salesvisit.lapsing import lapse
from store.salesvisit.lending import THINGS
from store.salesvisit.party import PARTIES, PERSONAL, Party, here
from store.salesvisit.post import POSTS
from store.salesvisit.report import figures
from store.salesvisit.sentences import CALLED, SENTENCES
from store.salesvisit.settings import SalesSettings
from store.salesvisit.sheets import DAY_SHEET, ITEMS, PRESENT, VISIT
from store.salesvisit.stations import BY_CODE
from store.salesvisit.stay import staying
from store.sentences import moment_or_day
from store.waiting import Inside

_REGISTERS = (PARTIES, DAYS, THINGS, COUNTS, POSTS, QUESTIONS)
_ARRIVING = ("expect", "announce", "arrive", "answer", "no_show", "call_off")
_MOVING = ("take_over", "send_on", "split", "join")
_LEAVING = ("change", "seat", "leave", "close")


def set_back() -> None:
    """Let all of it wait anew, now that the clock was set back."""
    for register in _REGISTERS:
        register.set_back()


def forget(entry: Entry) -> None:
    """Empty what the tables repeat of an entry's words: the names of things."""
    if entry.kind in ("sales_thing.entered", "sales_thing.changed"):
        THINGS.table.update(entry.subject_id, name="", unit="")


def inside() -> Iterator[Inside]:
    """Who is on site and where, for a fire (D31)."""
    now = clock.now()
    for one in here():
        stay = staying(one.id)
        place = BY_CODE[stay.station].name if stay else ""
        name = one.name or one.plate_shown
        guessed = one.is_cut(now)
        since = one.arrived_at or now
        yield Inside(one.subject, place, name, one.people, since, guessed=guessed)


def erase(person: Person) -> Mapping[str, int]:
    """Empty what visits and questions hold of who left this phone."""
    phones = ", ".join("?" * len(person.phones)) or "NULL"
    count = 0
    for table, columns in (("sales_party", PERSONAL), ("sales_question", OF_QUESTIONS)):
        empty = ", ".join(f"{column} = ''" for column in columns)
        done = database.db.execute_sql(
            f"UPDATE {table} SET {empty} WHERE phone IN ({phones})", tuple(person.phones)
        )
        count += int(done.rowcount)
    return {"sales visits": count}


def _handed(one: Party) -> dict[str, object]:
    stay = staying(one.id)
    return {
        "station": stay.station if stay else None,
        "since": one.arrived_at,
        "count": one.people,
        "vip": "VIP" if one.vip else "",
    }


ANSWERS = Answers(
    operations={
        **{f"salesvisit.arriving.{name}": WORK_THE_SITE for name in _ARRIVING},
        **{f"salesvisit.steps.{name}": WORK_THE_SITE for name in _MOVING},
        **{f"salesvisit.leaving.{name}": WORK_THE_SITE for name in _LEAVING},
        "salesvisit.leaving.set_vip": MARK_VIP,
        **{
            f"salesvisit.lending.{name}": KEEP_THE_SITE
            for name in ("enter_thing", "change_thing", "give_up_thing")
        },
        **{
            f"salesvisit.lending.{name}": WORK_THE_SITE for name in ("receive", "lend", "take_back")
        },
        "salesvisit.post.check": WORK_THE_SITE,
        "salesvisit.counting.count": WORK_THE_SITE,
        "salesvisit.day.close_day": WORK_THE_SITE,
        "salesvisit.asking.ask": WORK_THE_SITE,
        "salesvisit.asking.answer_question": WORK_THE_SITE,
        "salesvisit.asking.pass_on": WORK_THE_DESK,
    },
    sees=lambda role, _number: may(role, SEE_THE_SITE),
    settings=SalesSettings,
    set_back=set_back,
    sheets=(VISIT, DAY_SHEET, PRESENT, ITEMS),
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "station": At,
        "from": At,
        "who": Guests,
        "state": Stage,
        "kind": ThingKind,
        "kept": Kept,
        "moment": Moment,
        "count_stage": CountStage,
        "post_stage": PostStage,
        "question": QuestionStage,
        "day_stage": DayStage,
        "day": moment_or_day,
        "at": moment_or_day,
    },
    figures=figures,
    handed=PARTIES.handed((Stage.HERE,), lambda one: f"{one.number}", _handed),
    find=PARTIES.find(lambda one: one.number),
    printed=PARTIES.printed,
    personal={
        "sales_party": PERSONAL,
        "sales_question": OF_QUESTIONS,
        "sales_day": ("incidents",),
    },
    forget=forget,
    lapse=lapse,
    inside=inside,
    erase=erase,
    proposes={"sales_plate": plates_expected, "sales_name": names_expected},
    checks=together(*(each.checks for each in _REGISTERS)),
    proofs=PROOFS,
    demo=True,
)
