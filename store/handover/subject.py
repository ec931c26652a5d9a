"""What handovers answer to the halls."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from store import journal
from store.answers import Answers
from store.engine import database, dialect
from store.handover.record import Party, current_number, on_duty
from store.handover.rights import LET_PASS
from store.handover.sentences import CALLED, SENTENCES
from store.handover.sheets import HANDOVER
from store.journal import Entry
from store.rights import WORK_THE_DESK
from store.sentences import Telling, called, person
from store.subjects import of_thing
from store.text import mark
from store.waiting import Place, Waiting

_SIGNED = ("handover.signed", "handover.completed")


def waiting(now: datetime) -> Iterator[Waiting]:
    """A desk without anybody on duty, and a handover that is under way."""
    if on_duty() is None:
        yield Waiting("duty.nobody", "duty:", now, Place.ALARM)
    if (number := current_number()) is not None:
        yield Waiting("handover.open", f"handover:{number}", place=Place.GOING_ON)


def copies(entry: Entry) -> Iterator[Entry]:
    """The signatures whose sheet repeats words of an entry."""
    numbers = database.db.execute_sql(
        "SELECT j.number FROM journal j JOIN journal_text t ON t.number = j.number"
        " WHERE j.kind IN ('handover.signed', 'handover.completed') AND j.number > ?",
        (entry.number,),
    ).fetchall()
    for signed in journal.numbered(row[0] for row in numbers):
        lines = json.loads(signed.words.get("sheet", "[]"))
        if any(_repeats(line, entry) for line in lines):
            yield signed


def _repeats(line: Mapping[str, Any], entry: Entry) -> bool:
    answered = (line.get("answer") or {}).get("number") == entry.number
    about = line.get("subject") == entry.subject or line.get("passed") in entry.words.values()
    text = json.dumps(line, ensure_ascii=False)
    return (answered or about) and any(
        json.dumps(said, ensure_ascii=False)[1:-1] in text for said in entry.words.values()
    )


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
    copies=copies,
    sealed=_SIGNED,
    checks={
        mark("its signature is not the one that was recorded"): (
            "SELECT min(s.number) FROM handover_signature s"
            " LEFT JOIN journal j ON j.number = s.number WHERE j.number IS NULL"
            " OR j.kind NOT IN ('handover.signed', 'handover.completed')"
            " OR j.subject <> 'handover:' || s.handover_id OR j.staff IS DISTINCT FROM s.staff"
            f" OR j.at <> s.at OR {dialect.text_in('j.payload', 'party')} IS DISTINCT FROM s.party"
            f" OR {dialect.text_in('j.payload', 'covers')} IS DISTINCT FROM s.covers"
        ),
    },
)
