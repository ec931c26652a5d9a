"""What patrols and their rounds answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from store.answers import Answers
from store.engine import database
from store.findings import Severity
from store.journal import Entry
from store.patrols.checks import CHECKS
from store.patrols.inputs import Doubt, Method, Stage, Verdict
from store.patrols.report import figures
from store.patrols.sentences import CALLED, SENTENCES
from store.patrols.settings import PatrolSettings
from store.patrols.sheets import ROUND_SHEET, ROUNDS_OF_MONTH, TO_WALK_WITH
from store.patrols.walk import ROUNDS, WALKS
from store.plans import SHOWN
from store.rights import EXCUSE, PLAN, WORK_THE_DESK
from store.waiting import Handed

_WALKED = (
    *("set_out", "set_out_extra", "normal", "abnormal", "no_access", "not_reached", "block"),
    *("hand_on", "stop", "make_up"),
)
_walking = WALKS.handed(
    (Stage.WALKING,),
    lambda one: f"{one.number} {one.title}",
    lambda one: {"since": one.since, "noted": one.noted, "count": len(one.planned)},
)


def _handed(now: datetime) -> Iterator[Handed]:
    """The rounds that are due or missed, and those under way (G18, I10)."""
    yield from ROUNDS.handed(now)
    yield from _walking(now)


def _forget(entry: Entry) -> None:
    """Empty what the tables repeat of an entry's words."""
    ROUNDS.forget(entry)
    if not entry.kind.startswith("walk."):
        return
    if "walker" in entry.words:
        WALKS.table.update(entry.subject_id, walker="")
    database.db.execute_sql("UPDATE walk_point SET note = '' WHERE number = ?", (entry.number,))


ANSWERS = Answers(
    operations={
        **{f"patrols.steps.{name}": PLAN for name in ("begin", "change", "end")},
        **{f"patrols.steps.{name}": WORK_THE_DESK for name in _WALKED},
        **{f"patrols.steps.{name}": EXCUSE for name in ("excuse", "judge")},
    },
    settings=PatrolSettings,
    sheets=(ROUND_SHEET, TO_WALK_WITH, ROUNDS_OF_MONTH),
    sentences=SENTENCES,
    called=CALLED,
    shown={
        **SHOWN,
        "method": Method,
        "verdict": Verdict,
        "doubt": Doubt,
        "severity": Severity,
    },
    figures=figures,
    handed=_handed,
    find=WALKS.find(lambda one: f"{one.number} {one.title}"),
    printed=WALKS.printed,
    personal={"walk": ("walker",), "walk_point": ("note",)},
    forget=_forget,
    checks={**ROUNDS.checks, **WALKS.checks, **CHECKS},
    set_back=WALKS.set_back,
    demo=True,
)
