"""The course of an emergency: each step of its plan, what became of it, and the report (D21–D25).

The plan is the version that held when it began (G5). A step can be said anew: what was said before
stays in the journal, and both stand in the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from store import checklist, clock, journal
from store.checklist import Checklist, Gone
from store.emergency.emergency import Emergency, get
from store.emergency.inputs import Outcome, Stage
from store.emergency.plan import Plan, Step
from store.emergency.rows import SignatureRow, StepRow
from store.emergency.versions import VERSIONS, Version
from store.journal import Entry
from store.text import Named, mark


class Section(StrEnum):
    """The steps, and what the report asks once it is over."""

    STEPS = "steps"
    REPORT = "report"


class Party(Named):
    """Who signs the report, in this order."""

    WRITER = "writer", mark("who wrote it")
    HEAD = "head", mark("supervisor")
    MANAGER = "manager", mark("manager")


REVIEW = "复盘"  # as the plans call it
Line = checklist.Line[Section]
Signature = checklist.Signature[Party]

COURSES = Checklist(
    "emergency",
    Section,
    Party,
    StepRow,
    SignatureRow,
    says=tuple(outcome.value for outcome in Outcome),
    signs=("signed", "filed"),
)


@dataclass(frozen=True)
class Said:
    """What was said of a step, once: what became of it, when, and who was told or did it."""

    key: str
    outcome: Outcome
    at: datetime
    told: str
    note: str
    entry: Entry


@dataclass(frozen=True)
class Course(Gone[Section, Party]):
    """An emergency with its plan's steps; ``said`` is all that was said of them, oldest first.

    ``entries`` are all that is on record of it.
    """

    id: int
    emergency: Emergency
    version: Version
    lines: tuple[Line, ...]
    signatures: tuple[Signature, ...]
    said: tuple[Said, ...]
    entries: tuple[Entry, ...]

    @property
    def plan(self) -> Plan:
        """What is followed."""
        return self.version.plan

    def newest(self, line: Line) -> Said | None:
        """What was said last of a step."""
        return next((one for one in reversed(self.said) if one.key == line.key), None)

    @property
    def unsettled(self) -> list[Line]:
        """What has to be decided before it can end, and once it has, before it is signed (D22)."""
        part = Section.REPORT if self.emergency.stage is Stage.ENDED else Section.STEPS
        asked = (line for line in self.section(part) if line.facts["critical"])
        return [line for line in asked if line.answer is None]


def course(emergency_id: int) -> Course:
    """One emergency's course; raises ``NotFound``."""
    one = get(emergency_id)
    version = VERSIONS.one(one.plan)
    entries = tuple(journal.of_subject(one.subject))
    lines = COURSES.answered(one.id, _lines(one, version.plan, _told_last(entries)))
    signatures = COURSES.signed(one.id, lines, version=version.version)
    return Course(one.id, one, version, lines, signatures, tuple(_said(entries)), entries)


def _told_last(entries: tuple[Entry, ...]) -> int:
    """The newest entry that tells something besides the steps: who signed has not read it."""
    kinds = ("emergency.amended", "emergency.remarked")
    return max((entry.number for entry in entries if entry.kind in kinds), default=0)


def _lines(one: Emergency, plan: Plan, told: int) -> Iterator[Line]:
    for place, step in enumerate(plan.steps, 1):
        part = Section.REPORT if step.reports else Section.STEPS
        facts = _facts(one, step, place, told)
        yield Line(f"step:{place}", part, one.subject, step.what, facts, 0)


def _facts(one: Emergency, step: Step, place: int, told: int) -> dict[str, object]:
    facts: dict[str, object] = {
        "told": told,
        "place": place,
        "when": step.when,
        "critical": int(step.critical or (step.reports and _is_review(step) and one.is_major)),
        "who": step.who,
        "say": step.say,
        "note": step.note,
    }
    if step.minutes is not None:
        facts["due"] = clock.to_ms(one.reported + timedelta(minutes=step.minutes))
    return facts


def _is_review(step: Step) -> bool:
    """Whether it is the review, which a major event has to have (D18)."""
    return step.what.startswith(REVIEW)


def _said(entries: tuple[Entry, ...]) -> Iterator[Said]:
    outcomes = {f"emergency.{outcome.value}": outcome for outcome in Outcome}
    for entry in entries:
        if (outcome := outcomes.get(entry.kind)) is not None:
            yield Said(
                entry.payload["key"],
                outcome,
                clock.from_ms(entry.payload["at"]),
                entry.words.get("told", ""),
                entry.words.get("note", ""),
                entry,
            )
