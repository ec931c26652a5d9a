"""What handovers answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from store import agenda, journal
from store.answers import Answers
from store.desk import drafts
from store.handover.record import HANDOVERS, Party, current_number, on_duty
from store.handover.report import figures
from store.handover.rights import LET_PASS, NOTE_ABSENCE
from store.handover.sentences import CALLED, SENTENCES
from store.handover.sheets import HANDOVER
from store.handover.verified import CHECKS
from store.rights import KEEP_LIST, WORK_THE_DESK, Staff
from store.sentences import Telling, called, person
from store.subjects import of_thing
from store.waiting import Handed, Place, Waiting

_OWN_FORMS = frozenset(
    {"Relief", "Account", "ItemCount", "Explanation", "Pass", "TakingOver", "Refusal", "ListChange"}
)
_STEPS = ("abandon", "answer", "begin", "explain", "refuse", "sign")


def waiting(now: datetime) -> Iterator[Waiting]:
    """A desk without anybody on duty, and a handover that is under way."""
    if on_duty() is None:
        yield Waiting("duty.nobody", "duty:", now, Place.ALARM)
    if (number := current_number()) is not None:
        yield Waiting("handover.open", f"handover:{number}", place=Place.GOING_ON)


def at_desk() -> tuple[Staff, datetime] | None:
    """Who has the desk, and since when."""
    duty = on_duty()
    return (duty.staff, duty.since) if duty else None


def handed(now: datetime) -> Iterator[Handed]:
    """What the outgoing has not finished writing (H7), and who went without handing over (H8)."""
    duty = on_duty()
    forms = half_written(duty.staff) if duty is not None else []
    if duty is not None and forms:
        facts = {"forms": len(forms)}
        yield Handed(f"half_written:{duty.staff.id}", duty.staff.name, facts, len(forms))
    for left in agenda.kept("duty"):
        [entry] = journal.of_subject(left.subject)
        yield Handed(left.subject, entry.words.get("reason", ""), left.figures, entry.number)


def half_written(who: Staff) -> list[str]:
    """The forms that somebody has not saved, without those of a handover itself."""
    return [name for name in drafts.of(who) if name.partition(":")[0] not in _OWN_FORMS]


def line(key: str, telling: Telling) -> str:
    """The line of the checklist that a key names."""
    thing, _colon, named = key.partition(":")
    about = of_thing(thing)
    return f"{called(thing, telling)} {named}".strip() if about else named


ANSWERS = Answers(
    rights=(LET_PASS, NOTE_ABSENCE),
    operations={
        **{f"handover.steps.{step}": WORK_THE_DESK for step in _STEPS},
        "handover.listed.change_list": KEEP_LIST,
        "handover.duty.take_desk": WORK_THE_DESK,
        "handover.duty.take_over": WORK_THE_DESK,
        "handover.duty.note_absence": NOTE_ABSENCE,
    },
    sheets=(HANDOVER,),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={"party": Party, "outgoing": person, "incoming": person, "key": line},
    waiting=waiting,
    on_duty=at_desk,
    handed=handed,
    copies=HANDOVERS.copies,
    sealed=HANDOVERS.signs,
    checks=CHECKS,
)
