"""What licences answer to the halls."""

from __future__ import annotations

from collections.abc import Mapping

from store import agenda
from store.answers import Answers, Person
from store.engine import database
from store.journal import Entry
from store.licences.inputs import Kind, Whose
from store.licences.licence import LICENCES
from store.licences.report import figures
from store.licences.sentences import CALLED, SENTENCES
from store.licences.settings import LicenceSettings
from store.licences.sheets import LICENCE_LIST
from store.rights import WORK_THE_DESK
from store.sentences import moment_or_day

_STEPS = ("enter", "correct", "follow", "renew", "withdraw")


def erase(person: Person) -> Mapping[str, int]:
    """Empty what papers of the person's own hold of them."""
    changed = database.db.execute_sql(
        "UPDATE licence SET holder = '', no = '', remark = '' WHERE whose = ? AND holder = ?",
        (Whose.WORKER.value, person.name),
    )
    return {"licences": int(changed.rowcount)}


def forget(entry: Entry) -> None:
    """Empty what the list repeats of an entry's words, also of papers that took its place."""
    if entry.kind == "licence.renewed":
        LICENCES.table.update(entry.payload["by"], no="", remark="")
    elif entry.kind in ("licence.entered", "licence.corrected"):
        LICENCES.table.update(entry.subject_id, no="", remark="")
        _forget_holder(entry.subject_id)


def _forget_holder(licence_id: int) -> None:
    LICENCES.table.update(licence_id, holder="", issuer="")
    one = LICENCES.table.one(licence_id)
    agenda.keep(one.subject, LICENCES.waits(one))
    for following in LICENCES.table.read("WHERE licence.replaces = ?", licence_id):
        _forget_holder(following.id)


ANSWERS = Answers(
    operations={f"licences.steps.{name}": WORK_THE_DESK for name in _STEPS},
    settings=LicenceSettings,
    sheets=(LICENCE_LIST,),
    figures=figures,
    sentences=SENTENCES,
    called=CALLED,
    shown={"kind": Kind, "whose": Whose, "expires": moment_or_day},
    printed=LICENCES.printed,
    find=LICENCES.find(lambda one: f"{one.number} {one.holder}".strip()),
    personal={"licence": ("holder", "no", "issuer", "remark")},
    erase=erase,
    forget=forget,
    checks=LICENCES.checks,
    demo=True,
)
