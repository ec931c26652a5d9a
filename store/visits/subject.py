"""What return visits answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from store import clock, journal
from store.answers import Answers, Person
from store.engine import database
from store.journal import Entry
from store.register import together
from store.rights import EXCUSE, WORK_THE_DESK, Role
from store.sentences import moment_or_day, person, thing
from store.text import mark
from store.visits.inputs import Fate, Kind, Means, Overall, Stage
from store.visits.month import MONTHS
from store.visits.report import figures
from store.visits.rights import SIGN_VISITS
from store.visits.rounds import otherwise
from store.visits.sentences import CALLED, SENTENCES
from store.visits.settings import VisitSettings
from store.visits.sheets import RETURN_VISIT, VISIT_SUMMARY
from store.visits.visit import VISITS, of_home
from store.waiting import Handed, Staying

_STEPS = ("ask", "try_", "agree", "visit", "hear", "join")


def handed(_now: datetime) -> Iterator[Handed]:
    """What was agreed with homes, and who has to be visited again (H7)."""
    where = (
        "WHERE return_visit.stage = 'agreed' OR (return_visit.stage = 'due'"
        " AND return_visit.month = '' AND return_visit.round = 0) ORDER BY return_visit.id"
    )
    for one in VISITS.table.read(where):
        at = one.agreed_at or one.due
        facts: dict[str, object] = {"why": one.kind.value, "state": one.stage.value}
        facts |= {"at": clock.to_ms(at), "role": one.role}
        yield Handed(one.subject, f"{one.number} {one.home}", facts, journal.newest_of(one.subject))


def stays(home_id: int) -> Iterator[Staying]:
    """The home's visits that are still to be made."""
    for one in of_home(home_id):
        if one.open:
            figures = {"number": one.number, "why": one.kind.value, "state": one.stage.value}
            yield Staying("return_visit.stays", one.subject, figures)


def erase(person: Person) -> Mapping[str, int]:
    """Empty who was asked, where it was this person in one of their homes."""
    homes = ", ".join("?" * len(person.homes)) or "NULL"
    changed = database.db.execute_sql(
        "UPDATE return_visit SET person = '', relation = ''"
        f" WHERE person <> '' AND person = ? AND home_id IN ({homes})",
        (person.name, *person.homes),
    )
    return {"return visits": int(changed.rowcount)}


def forget(entry: Entry) -> None:
    """Empty what the list repeats of an entry's words."""
    if entry.kind == "return_visit.visited" and "words" in entry.words:
        VISITS.table.update(entry.subject_id, words="")


def _set_back() -> None:
    VISITS.set_back()
    MONTHS.set_back()


ANSWERS = Answers(
    rights=(SIGN_VISITS,),
    operations={
        **{f"visits.steps.{name}": WORK_THE_DESK for name in _STEPS},
        "visits.steps.excuse": EXCUSE,
        "visits.rounds.draw": WORK_THE_DESK,
        "visits.rounds.sign": SIGN_VISITS,
    },
    settings=VisitSettings,
    sheets=(RETURN_VISIT, VISIT_SUMMARY),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "about": thing,
        "outcome": thing,
        "at": moment_or_day,
        "kind": Kind,
        "why": Kind,
        "role": Role,
        "state": Stage,
        "overall": Overall,
        "means": Means,
        "fate": Fate,
        "visitor": person,
    },
    handed=handed,
    stays=stays,
    printed=VISITS.printed,
    find=VISITS.find(lambda one: f"{one.number} {one.home}".strip()),
    personal={"return_visit": ("person", "relation", "words")},
    erase=erase,
    forget=forget,
    checks=together(VISITS.checks, MONTHS.checks),
    proofs={mark("A month's list is not the one that its seed draws: {what}"): otherwise},
    set_back=_set_back,
    demo=True,
)
