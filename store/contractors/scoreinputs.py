"""What is filled in about checks and a month's sheet, and the words for both (I22)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from store.contractors.inputs import ContractorName, Fee
from store.findings import Severity
from store.inputs import (
    Count,
    FilledLine,
    FilledProse,
    Input,
    Line,
    Prose,
    WorkerName,
    mark,
    wrong,
)
from store.text import Named, halfwidth


class Section(Named):
    """What a contractor is scored by (I22)."""

    QUALITY = "quality", mark("Quality of service")
    ATTENDANCE = "attendance", mark("Presence and appearance")
    RESPONSE = "response", mark("Response and mending")
    SAFETY = "safety", mark("Safe work")
    PAPERS = "papers", mark("Papers and training")
    RESIDENTS = "residents", mark("Residents' opinions")


class CheckStage(Named):
    """How far a daily check has come."""

    OPEN = "open", mark("being marked")
    MARKED = "marked", mark("checked")
    GIVEN_UP = "given up", mark("given up")


class Band(Named):
    """What a month's score comes to (I22)."""

    EXCELLENT = "excellent", mark("excellent")
    GOOD = "good", mark("commendable")
    FAIR = "fair", mark("satisfactory")
    MODERATE = "moderate", mark("moderate")
    POOR = "poor", mark("poor")
    FAILED = "failed", mark("not satisfactory")
    NONE = "none", mark("no score")


class MonthStage(Named):
    """How far a month's sheet has come."""

    SCORED = "scored", mark("to be signed")
    KNOWN = "known", mark("taken note of")
    OBJECTED = "objected", mark("objected to")
    DECIDED = "decided", mark("decided")
    SETTLED = "settled", mark("settled")
    VOID = "void", mark("void")


class Verdict(Named):
    """What the manager decides of an objection."""

    STANDS = "stands", mark("the sheet stands")
    VOID = "void", mark("the sheet does not count")


class AsIs(Input):
    """That a section is as it should be."""

    note: Line = Field("", title=mark("Remark"))


class Lost(Input):
    """What is wrong in a section; somebody puts it right, and another person looks again (G9)."""

    got: Count = Field(0, le=99, title=mark("Points all the same"))
    what: FilledProse = Field(title=mark("What is wrong"))
    severity: Severity = Field(Severity.GENERAL, title=mark("Severity"))
    worker: WorkerName = Field(title=mark("To be put right by"))
    due: datetime = Field(title=mark("Until when"))
    photo: Line = Field("", title=mark("Photo reference"))


class LeftOut(Input):
    """Why a section does not apply today; it leaves the score above and below (G7)."""

    note: Line = Field("", title=mark("Reason"))


class GiveUpCheck(Input):
    """Why a check ends before every section is marked."""

    reason: FilledProse = Field(title=mark("Reason"))


def _month(text: object) -> object:
    return halfwidth(text).replace("/", "-") if isinstance(text, str) else text


def _is_a_month(text: str) -> str:
    try:
        date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise wrong("Write a month like 2026-11.") from error
    return text


Month = Annotated[str, BeforeValidator(_month), AfterValidator(_is_a_month)]


class NewMonth(Input):
    """The sheet of a contractor's month: its checks come to a score."""

    contractor: ContractorName = Field(
        title=mark("Contractor"), description=mark("Its name or its number.")
    )
    month: Month = Field(title=mark("Month"))
    accident: bool = Field(
        False,
        title=mark("Serious accident"),
        description=mark("It leaves the contractor one band lower."),
    )
    demand: Prose = Field("", title=mark("What is to become better"))
    demand_by: date | None = Field(None, title=mark("Until when"))


class MonthKnown(Input):
    """Who of the contractor has read the sheet and signed it on paper."""

    signer: FilledLine = Field(title=mark("Signed for the contractor by"))


class MonthObjected(Input):
    """What the contractor objects to; the manager decides."""

    signer: FilledLine = Field(title=mark("Signed for the contractor by"))
    objection: FilledProse = Field(title=mark("Objection"))


class MonthDecided(Input):
    """What is decided of an objection, and why."""

    verdict: Verdict = Field(title=mark("Decision"))
    reason: FilledProse = Field(title=mark("Reason"))


class MonthSettled(Input):
    """What is really taken off the month's fee."""

    deducted: Fee = Field(title=mark("Taken off the fee, yuan"))
    reason: Line = Field("", title=mark("Reason"), description=mark("Needed for another sum."))
