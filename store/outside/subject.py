"""What outside bodies answer to the halls."""

from __future__ import annotations

from typing import Any

from store.answers import Answers
from store.journal import Entry
from store.outside.body import BODIES, LIAISONS, called_so
from store.outside.report import figures
from store.outside.sentences import CALLED, SENTENCES
from store.outside.settings import OutsideSettings
from store.outside.sheets import CONTACTS, LIAISON_RECORD
from store.outside.words import Kind, LiaisonStage, Side, Way
from store.register import Register, together
from store.rights import WORK_THE_DESK
from store.sentences import moment_or_day

_STEPS = ("enter", "change", "take_off", "note", "keep", "put_off", "drop", "raise_finding")
_BODY = ("name", "urgent", "phone", "other", "contact", "mobile", "address", "hours", "cares")
_LIAISON = ("who", "whom", "what", "agreed")


def forget(entry: Entry) -> None:
    """Empty what the tables repeat of an entry's words."""
    if entry.kind.startswith("body."):
        _empty(BODIES, entry, _BODY)
    elif entry.kind.startswith("liaison."):
        _empty(LIAISONS, entry, _LIAISON)


def _empty(register: Register[Any], entry: Entry, names: tuple[str, ...]) -> None:
    columns = {name: "" for name in names if name in entry.words}
    if columns:
        register.table.update(entry.subject_id, **columns)
        register.wait_anew(entry.subject_id)


def _anew() -> None:
    """What waits by days that are set waits anew."""
    for one in BODIES.table.read():
        BODIES.wait_anew(one.id)
    for each in LIAISONS.table.read():
        LIAISONS.wait_anew(each.id)


def _set_back() -> None:
    BODIES.set_back()
    LIAISONS.set_back()


ANSWERS = Answers(
    operations={f"outside.steps.{name}": WORK_THE_DESK for name in _STEPS},
    settings=OutsideSettings,
    settled=_anew,
    set_back=_set_back,
    sheets=(CONTACTS, LIAISON_RECORD),
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "kind": Kind,
        "way": Way,
        "side": Side,
        "state": LiaisonStage,
        "on": moment_or_day,
        "due": moment_or_day,
        "until": moment_or_day,
    },
    handed=LIAISONS.handed(
        (LiaisonStage.AGREED,),
        lambda one: f"{one.number} {one.name}",
        lambda one: {"until": one.due},
    ),
    figures=figures,
    find=BODIES.find(lambda one: f"{one.number} {one.name}"),
    named=called_so,
    printed=lambda subject: BODIES.printed(subject) or LIAISONS.printed(subject),
    personal={"body": _BODY, "liaison": _LIAISON},
    forget=forget,
    checks=together(BODIES.checks, LIAISONS.checks),
    demo=True,
)
