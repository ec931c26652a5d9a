"""What is filled in about a licence, and the words for how it stands."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from store.inputs import FilledLine, FilledProse, Input, Line, halfwidth, mark
from store.text import Named


class Kind(Named):
    """The kinds of paper that expire (G12)."""

    BUSINESS = "business", mark("Business licence")
    PERMIT = "permit", mark("Trade permit or qualification")
    EQUIPMENT = "equipment", mark("Inspection of special equipment")
    FIRE = "fire", mark("Fire protection check")
    INSURANCE = "insurance", mark("Insurance")
    OPERATOR = "operator", mark("Special trade certificate")
    HEALTH = "health", mark("Health certificate")
    CONTRACT = "contract", mark("Contract")
    OTHER = "other", mark("Other paper")


class Whose(Named):
    """Whose paper it is."""

    ESTATE = "estate", mark("The estate's")
    COMPANY = "company", mark("A company's")
    WORKER = "worker", mark("A worker's")
    THING = "thing", mark("Of a thing")


class Stage(Named):
    """What was recorded of it; whether it has expired follows from its days."""

    KEPT = "kept", mark("kept")
    RENEWED = "renewed", mark("renewed")
    WITHDRAWN = "withdrawn", mark("withdrawn")
    ELSEWHERE = "elsewhere", mark("kept elsewhere")


def _halfwidth(text: object) -> object:
    return halfwidth(text) if isinstance(text, str) else text


# A number as it stands on a paper: the same one however wide it is typed.
Printed = Annotated[FilledLine, BeforeValidator(_halfwidth)]


class NewLicence(Input):
    """A paper that expires."""

    kind: Kind = Field(title=mark("Kind"))
    whose: Whose = Field(Whose.ESTATE, title=mark("Whose"))
    holder: FilledLine = Field(
        title=mark("Holder or thing"), description=mark("The company, person or lift it is about.")
    )
    no: Printed = Field(title=mark("Number on it"))
    issuer: Line = Field("", title=mark("Issued by"))
    issued: date = Field(title=mark("Issued on"))
    expires: date = Field(
        title=mark("Valid until"), description=mark("It holds until the end of this day.")
    )
    remark: Line = Field("", title=mark("Remark"))


class Correction(NewLicence):
    """What really stands on it."""

    reason: FilledProse = Field(title=mark("What was wrong"))


class Followed(Input):
    """That its renewal is seen to."""

    told: FilledProse = Field(
        title=mark("What was done"), description=mark("Who was told, or what was applied for.")
    )


class Renewal(Input):
    """The paper that takes its place."""

    no: Printed = Field(title=mark("Number on it"))
    issued: date = Field(title=mark("Issued on"))
    expires: date = Field(
        title=mark("Valid until"), description=mark("It holds until the end of this day.")
    )
    remark: Line = Field("", title=mark("Remark"))


class Withdrawal(Input):
    """Why it is not needed any more."""

    reason: FilledProse = Field(title=mark("Reason"))
