"""What lost property answers to the halls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime

from store import agenda, clock, journal
from store.answers import Answers, Person
from store.engine import database
from store.journal import Entry
from store.lostproperty.inputs import Identity, Kind, Way
from store.lostproperty.item import DISPOSE, LOST, kept
from store.lostproperty.report import figures
from store.lostproperty.sentences import CALLED, SENTENCES
from store.lostproperty.settings import LostPropertySettings
from store.lostproperty.sheets import LOST_LIST, LOST_SLIP
from store.lostproperty.steps import look_again
from store.rights import WORK_THE_DESK
from store.sentences import moment_or_day
from store.waiting import Handed

KEPT = "lost_item:0"  # all that is kept here, as the handover names it
_STEPS = ("enter", "correct", "tell", "post", "shelve", "decline", "claim", "hand_in")
_REPEATED = ("what", "spot", "place", "receiver", "receipt")


def handed(_now: datetime) -> Iterator[Handed]:
    """All that is kept here as one line, by where, for the two to count (H2, H7)."""
    here = kept()
    if not here:
        return
    places = sorted(Counter(one.place for one in here).items())
    facts = {"count": len(here), "since": clock.to_ms(here[0].since)}
    title = "  ".join(f"{place} {count}" for place, count in places)
    yield Handed(KEPT, title, facts, journal.newest_about("lost_item"))


def erase(person: Person) -> Mapping[str, int]:
    """Empty what found things hold of the person, who found or claimed them."""
    phones = ", ".join("?" * len(person.phones)) or "NULL"
    changed = 0
    for name, phone, more in (("finder", "phone", ""), ("claimant", "claim_phone", "described")):
        emptied = ", ".join(f"{column} = ''" for column in filter(None, (name, phone, more)))
        done = database.db.execute_sql(
            f"UPDATE lost_item SET {emptied} WHERE {phone} IN ({phones})"
            f" OR ({name} = ? AND {phone} = '')",
            (*person.phones, person.name),
        )
        changed += int(done.rowcount)
    return {"found": changed}


def forget(entry: Entry) -> None:
    """Empty what the list repeats of an entry's words."""
    repeated = {name: "" for name in _REPEATED if name in entry.words}
    if repeated:
        LOST.table.update(entry.subject_id, **repeated)
        one = LOST.table.one(entry.subject_id)
        agenda.keep(one.subject, LOST.waits(one))


ANSWERS = Answers(
    rights=(DISPOSE,),
    operations={
        **{f"lostproperty.steps.{name}": WORK_THE_DESK for name in _STEPS},
        "lostproperty.steps.dispose": DISPOSE,
    },
    settings=LostPropertySettings,
    settled=look_again,
    set_back=LOST.set_back,
    sheets=(LOST_LIST, LOST_SLIP),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={"kind": Kind, "how": Way, "identity": Identity, "found_at": moment_or_day},
    handed=handed,
    printed=LOST.printed,
    find=LOST.find(lambda one: f"{one.number} {one.what}"),
    personal={
        "lost_item": (
            *("what", "marks", "spot", "finder", "phone", "place", "claimant", "claim_phone"),
            *("described", "receiver", "receipt"),
        )
    },
    erase=erase,
    forget=forget,
    checks=LOST.checks,
    demo=True,
)
