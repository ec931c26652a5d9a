"""What inspections answer to the halls."""

from __future__ import annotations

from store.answers import Answers
from store.engine import database
from store.findings import Severity
from store.inspections.checks import CHECKS
from store.inspections.inputs import Kind, Outcome, Stage
from store.inspections.inspection import DECIDE, INSPECT, INSPECTIONS
from store.inspections.report import figures
from store.inspections.sentences import CALLED, SENTENCES
from store.inspections.settings import InspectionSettings
from store.inspections.sheets import INSPECTION, ORDERS
from store.journal import Entry
from store.rights import PLAN

_STEPS = ("begin", "in_order", "fault", "not_applying", "take_note", "objected", "give_up")


def _forget(entry: Entry) -> None:
    """Empty what the tables repeat of an entry's words."""
    if not entry.kind.startswith("inspection."):
        return
    if "inspected" in entry.words:
        INSPECTIONS.table.update(entry.subject_id, inspected="")
    database.db.execute_sql(
        "UPDATE inspection_mark SET note = '' WHERE number = ?", (entry.number,)
    )


ANSWERS = Answers(
    rights=(INSPECT, DECIDE),
    operations={
        **{f"inspections.steps.{name}": INSPECT for name in _STEPS},
        "inspections.steps.decide": DECIDE,
        "inspections.versions.change_list": PLAN,
    },
    settings=InspectionSettings,
    sheets=(INSPECTION, ORDERS),
    sentences=SENTENCES,
    called=CALLED,
    shown={
        "inspection": Kind,
        "kind": Kind,
        "state": Stage,
        "outcome": Outcome,
        "severity": Severity,
    },
    figures=figures,
    handed=INSPECTIONS.handed(
        (Stage.OPEN, Stage.SCORED, Stage.OBJECTED),
        lambda one: one.number,
        lambda one: {"marked": one.marked, "count": len(one.items)},
    ),
    find=INSPECTIONS.find(lambda one: one.number),
    printed=INSPECTIONS.printed,
    personal={"inspection": ("inspected",), "inspection_mark": ("note",)},
    forget=_forget,
    checks={**INSPECTIONS.checks, **CHECKS},
    set_back=INSPECTIONS.set_back,
    demo=True,
)
