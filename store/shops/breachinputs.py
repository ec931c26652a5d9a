"""What is filled in about a shop's breach, rung by rung; no rung threatens a fine (I27)."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from store.inputs import FilledProse, Input, Line, PastMoment, mark, wrong
from store.shops.words import Authority, BreachKind, Signed, Term

_FINES = ("罚款", "罚金", "处罚", "扣款", "违约金")


def _no_fine(text: str) -> str:
    found = next((word for word in _FINES if word in text), None)
    if found is not None:
        raise wrong(
            "Without {word}: we may not fine, only report it (物业管理条例 45).",
            word=found,
        )
    return text


class NewBreach(Input):
    """What is against a duty, a licence or safety."""

    kind: BreachKind = Field(BreachKind.FRONTAGE, title=mark("What it is about"))
    what: FilledProse = Field(title=mark("What is wrong"))
    photo: Line = Field("", title=mark("Photo reference"))


class Advice(Input):
    """What was said to whom, and whether it was put right there and then."""

    said: FilledProse = Field(title=mark("What was said"))
    heeded: bool = Field(title=mark("Put right on the spot"))


class BreachNotice(Input):
    """The notice: what is asked until when, signed for or refused with a witness."""

    demand: Annotated[FilledProse, AfterValidator(_no_fine)] = Field(title=mark("What is asked"))
    term: Term = Field(Term.DAYS, title=mark("To be put right within"))
    signed: Signed = Field(Signed.SIGNED, title=mark("Notice received"))
    witness: Line = Field("", title=mark("Witness"))


class Recheck(Input):
    """What was seen when it was looked at again."""

    righted: bool = Field(title=mark("It is put right"))
    seen: FilledProse = Field(title=mark("What was seen"))


class BreachReport(Input):
    """The report to the authority, with a copy kept here (A10)."""

    authority: Authority = Field(title=mark("Reported to"))
    receipt: Line = Field("", title=mark("Their number"))
    at: PastMoment | None = Field(
        None, title=mark("When"), description=mark("Empty for now; for example 14:45 or -20.")
    )
    facts: FilledProse = Field(title=mark("What was reported"))


class Struck(Input):
    """Why it was no breach."""

    reason: FilledProse = Field(title=mark("Reason"))
