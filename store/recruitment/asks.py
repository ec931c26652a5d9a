"""What is filled in about an application, step by step (O10-O12).

Nobody is asked for a guarantor, a deposit, a paper to be kept, marriage, children, or where they
live (A25): there is no field for any of it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from store.inputs import (
    Asks,
    Count,
    FilledLine,
    FilledProse,
    Input,
    Line,
    Number,
    PastDay,
    Phone,
    Prose,
    mark,
    wrong,
)
from store.residents import RULES, IdKind, Sex
from store.text import Named, halfwidth


class Source(Named):
    """How somebody heard of the post."""

    NOTICE = "notice", mark("Notice at the estate")
    WEB = "web", mark("Recruitment site")
    FRIEND = "friend", mark("Told by staff")
    MARKET = "market", mark("Labour market")
    OTHER = "other", mark("Other way")


class Verdict(Named):
    """What an interviewer concludes."""

    TAKE = "take", mark("take")
    DOUBT = "doubt", mark("in doubt")
    REFUSE = "refuse", mark("do not take")


class Stage(Named):
    """How far an application has come (O10)."""

    RECEIVED = "received", mark("to be screened")
    SCREENED = "screened", mark("to be interviewed")
    INTERVIEWED = "interviewed", mark("papers to be seen")
    VERIFIED = "verified", mark("papers seen")
    EXAMINED = "examined", mark("medically fit")
    OFFERED = "offered", mark("offer made")
    RESERVE = "reserve", mark("in reserve")
    DECLINED = "declined", mark("not taken")
    WITHDRAWN = "withdrawn", mark("has withdrawn")
    TRIAL = "trial", mark("on trial")
    PERMANENT = "permanent", mark("permanent")
    LEAVING = "leaving", mark("handing over")
    LEFT = "left", mark("has left")


class Thing(Named):
    """What became of a thing that is handed out, or has to be handed over."""

    GIVEN = "given", mark("handed out")
    SPARED = "spared", mark("needs none")
    BACK = "back", mark("in order")
    MISSING = "missing", mark("missing")


def _id(typed: object) -> object:
    return halfwidth(typed).replace(" ", "").upper() if isinstance(typed, str) else typed


def _is_an_id(number: str) -> str:
    rule = RULES[IdKind.RESIDENT]
    if number and not rule.fits(number):
        raise wrong(rule.wrong)
    return number


IdNumber = Annotated[
    str, BeforeValidator(_id), AfterValidator(_is_an_id), Field(min_length=1, max_length=18)
]
FilledPhone = Annotated[Phone, Field(min_length=1)]
PostName = Annotated[FilledLine, Asks("vacancy")]
Mark = Annotated[Number, Field(ge=1, le=5)]
KNOWN = mark("Yes where it is the person who has applied before: their history goes on.")


class NewApplication(Input):
    """Who applies for a post, on the form 应聘登记表 (O11)."""

    post: PostName = Field(
        title=mark("Applies for"), description=mark("The post or its number; only what is open.")
    )
    name: FilledLine = Field(title=mark("Name"))
    phone: FilledPhone = Field(title=mark("Phone"))
    sex: Sex = Field(Sex.UNKNOWN, title=mark("Sex"))
    born: PastDay | None = Field(None, title=mark("Born on"))
    education: Line = Field("", title=mark("Education"))
    experience: Prose = Field(
        "", title=mark("Experience"), description=mark("Where, from when to when, post, why left.")
    )
    papers: Prose = Field(
        "", title=mark("Certificates"), description=mark("Kind, number, valid until.")
    )
    health: Line = Field(
        "", title=mark("Health, as far as the post needs"), description=mark("In their own words.")
    )
    available_on: date | None = Field(None, title=mark("Could begin on"))
    expects: Line = Field("", title=mark("Expects"))
    emergency: Line = Field("", title=mark("Whom to call in an emergency"))
    relatives: Line = Field("", title=mark("Relatives who work here"))
    source: Source = Field(Source.NOTICE, title=mark("Heard of it by"))
    signed: bool = Field(
        True,
        title=mark("Declaration signed"),
        description=mark("That all of it is true, and may be verified."),
    )
    known: bool = Field(False, title=mark("Has applied before"), description=KNOWN)


class Screening(Input):
    """That somebody is to be seen, and when."""

    interview_on: date = Field(title=mark("Interview on"))


class Interview(Input):
    """What an interviewer saw: five marks from 1 to 5 (O11)."""

    look: Mark = Field(title=mark("Appearance, 1-5"))
    speech: Mark = Field(title=mark("Expression, 1-5"))
    craft: Mark = Field(title=mark("Knows the work, 1-5"))
    attitude: Mark = Field(title=mark("Attitude, 1-5"))
    staying: Mark = Field(title=mark("Will stay, 1-5"))
    verdict: Verdict = Field(title=mark("Conclusion"))
    interviewer: FilledLine = Field(title=mark("Interviewer"))
    remark: Prose = Field("", title=mark("Remark"))


class Verified(Input):
    """Which papers were seen; the originals go back at once (A25)."""

    seen: FilledProse = Field(title=mark("Papers seen"))
    back: bool = Field(title=mark("Originals given back"))


class Examined(Input):
    """What the medical examination said; nothing of its findings is kept (A19)."""

    fit: bool = Field(title=mark("Fit for the post"))
    until: date | None = Field(
        None,
        title=mark("Certificate valid until"),
        description=mark("Asked for food and drink; renewed every year (食品安全法 第四十五条)."),
    )


class Offer(Input):
    """What is offered: the contract's length, a trial within the law (劳动合同法 19)."""

    id_number: IdNumber = Field(title=mark("ID number"))
    starts_on: date = Field(title=mark("First day at work"))
    term: Annotated[Count, Field(le=600)] = Field(
        36, title=mark("Contract, months"), description=mark("0 for one without an end.")
    )
    trial: Annotated[Count, Field(le=12)] | None = Field(
        None, title=mark("Trial, months"), description=mark("Empty for the longest the law allows.")
    )
    known: bool = Field(False, title=mark("Has applied before"), description=KNOWN)


class Why(Input):
    """Why; it is erased together with the rest of the application."""

    reason: FilledProse = Field(title=mark("Reason"))


class Start(Input):
    """The first day; as it was offered where it stays empty."""

    on: PastDay | None = Field(None, title=mark("First day at work"))


class Contract(Input):
    """The contract that both have signed."""

    contract: FilledLine = Field(title=mark("Contract no."))
    on: PastDay = Field(title=mark("Signed on"))


class Prolonged(Input):
    """How long a trial is in all, once longer than agreed and never beyond the law (A25)."""

    trial: Annotated[Count, Field(ge=1, le=12)] = Field(title=mark("Trial in all, months"))
    reason: FilledProse = Field(title=mark("Reason"))


class Confirmed(Input):
    """That somebody stays."""

    remark: Line = Field("", title=mark("Remark"))


class Leaving(Input):
    """The last day of somebody, and why they leave."""

    last_day: date = Field(title=mark("Last day"))
    reason: FilledProse = Field(title=mark("Reason"))


class Noted(Input):
    """What became of a thing."""

    note: Line = Field("", title=mark("Remark"))


class Missing(Input):
    """What is missing, and what was agreed about it."""

    note: FilledLine = Field(title=mark("What is missing, what was agreed"))


class Closing(Input):
    """That everything is handed over, and both have signed for it."""

    signed: bool = Field(title=mark("Signed by both"))
