"""What cleaning answers to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from store.answers import Answers
from store.cleaning.checks import CHECKS
from store.cleaning.duties import DUTIES, LOOK_OVER_ALL
from store.cleaning.inputs import Result
from store.cleaning.matter_inputs import MatterKind, MatterStage
from store.cleaning.matters import MATTERS, URGE
from store.cleaning.report import figures
from store.cleaning.sentences import CALLED, SENTENCES
from store.cleaning.settings import CleaningSettings
from store.cleaning.sheets import ACCIDENT_REPORT, CLEANING_CHECK, CLEANING_DAY, WORK_NOTICE
from store.engine import database
from store.journal import Entry
from store.plans import Status
from store.register import together
from store.rights import EXCUSE, PLAN, WORK_CLEANING, Role, may
from store.sentences import Telling, moment_or_day
from store.waiting import Handed

_NOTED = ("tick", "whole", "leave_out", "minor", "fail", "make_up")
_MATTERS = (
    *("plan_work", "edit", "tell", "approve", "approve_after", "send_back", "start", "pause"),
    *("resume", "finish", "accept", "drop", "record_accident", "tell_orally", "tell_in_writing"),
    *("tell_authority", "not_owed", "close"),
)
_ENDED = (MatterStage.ACCEPTED, MatterStage.DROPPED, MatterStage.CLOSED)
_matters = MATTERS.handed(
    [stage for stage in MatterStage if stage not in _ENDED],
    lambda one: f"{one.number} {one.place}",
    lambda one: {},
)


def _handed(now: datetime) -> Iterator[Handed]:
    """Blocks due or missed, open works, and accidents with their clocks (§9)."""
    yield from DUTIES.handed(now)
    yield from _matters(now)


def _state(value: str, telling: Telling) -> str:
    """How a block, or a matter, stands."""
    named = MatterStage if value in set(MatterStage) else Status
    return telling.word(named(value).called)


def _sees(role: Role, _number: int) -> bool:
    """Who leads the cleaning sees its things, and the desk."""
    return may(role, WORK_CLEANING)


def _forget(entry: Entry) -> None:
    """Empty what the tables repeat of an entry's words."""
    DUTIES.forget(entry)
    if entry.kind.startswith("clean_duty."):
        sql = "UPDATE clean_line SET note = '' WHERE number = ?"
        database.db.execute_sql(sql, (entry.number,))
    elif entry.kind.startswith("clean_matter."):
        named = ("place", "what", "people", "measures", "approver")
        if emptied := {name: "" for name in named if name in entry.words}:
            MATTERS.table.update(entry.subject_id, **emptied)


ANSWERS = Answers(
    rights=(LOOK_OVER_ALL, URGE),
    operations={
        **{f"cleaning.steps.{name}": PLAN for name in ("begin", "set_up", "change", "end")},
        **{f"cleaning.steps.{name}": WORK_CLEANING for name in _NOTED},
        "cleaning.steps.excuse": EXCUSE,
        **{f"cleaning.matter_steps.{name}": WORK_CLEANING for name in _MATTERS},
        "cleaning.matter_steps.urge": URGE,
    },
    settings=CleaningSettings,
    sheets=(CLEANING_DAY, CLEANING_CHECK, WORK_NOTICE, ACCIDENT_REPORT),
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "happened": moment_or_day,
        "state": _state,
        "result": Result,
        "kind": MatterKind,
        "was": MatterStage,
    },
    figures=figures,
    handed=_handed,
    find=MATTERS.find(lambda one: f"{one.number} {one.place}"),
    printed=MATTERS.printed,
    sees=_sees,
    personal={
        "clean_line": ("note",),
        "clean_matter": ("place", "what", "people", "measures", "approver"),
    },
    forget=_forget,
    checks=dict(together(DUTIES.checks, MATTERS.checks)) | CHECKS,
    set_back=MATTERS.set_back,
    demo=True,
)
