"""What handovers answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from store.answers import Answers
from store.handover.checks import CHECKS
from store.handover.record import HANDOVERS, Party, current_number, on_duty
from store.handover.rights import LET_PASS
from store.handover.sentences import CALLED, SENTENCES
from store.handover.sheets import HANDOVER
from store.rights import WORK_THE_DESK
from store.sentences import Telling, called, person
from store.subjects import of_thing
from store.waiting import Place, Waiting


def waiting(now: datetime) -> Iterator[Waiting]:
    """A desk without anybody on duty, and a handover that is under way."""
    if on_duty() is None:
        yield Waiting("duty.nobody", "duty:", now, Place.ALARM)
    if (number := current_number()) is not None:
        yield Waiting("handover.open", f"handover:{number}", place=Place.GOING_ON)


def line(key: str, telling: Telling) -> str:
    """The line of the checklist that a key names."""
    thing, _colon, named = key.partition(":")
    about = of_thing(thing)
    return f"{called(thing, telling)} {named}".strip() if about else named


ANSWERS = Answers(
    rights=(LET_PASS,),
    operations={
        f"handover.steps.{step}": WORK_THE_DESK
        for step in ("abandon", "answer", "begin", "refuse", "sign", "take_desk")
    },
    sheets=(HANDOVER,),
    sentences=SENTENCES,
    called=CALLED,
    shown={"party": Party, "outgoing": person, "incoming": person, "key": line},
    waiting=waiting,
    copies=HANDOVERS.copies,
    sealed=HANDOVERS.signs,
    checks=CHECKS,
)
