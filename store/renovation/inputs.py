"""What is filled in about a renovation, and the words for how it stands (R5–R8, R17)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from store.inputs import (
    Count,
    Filled,
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    Number,
    PastDay,
    Phone,
    Prose,
    ResidentName,
    Unset,
    mark,
)
from store.renovation.decree import Article
from store.residents import CreditCode
from store.text import Named


class Standing(Named):
    """What the applicant is to the home (art. 13)."""

    OWNER = "owner", mark("Owner")
    USER = "user", mark("User, with the owner's consent")


class Kind(Named):
    """What kind of renovation it is (R8)."""

    FIRST = "first", mark("First renovation")
    SECOND = "second", mark("Renovated again")
    PART = "part", mark("Part of the home")
    SHOP = "shop", mark("Shop")


class Doer(Named):
    """Who does the works (art. 9)."""

    FIRM = "firm", mark("A firm")
    SELF = "self", mark("By oneself")


class Waste(Named):
    """Who takes the waste away (art. 27)."""

    SELF = "self", mark("The renovator")
    COMPANY = "company", mark("The property company")


class Stage(Named):
    """How far a renovation has come; that a permit has run out follows from its last day (R5)."""

    APPLIED = "applied", mark("declared")
    RETURNED = "returned", mark("sent back")
    REFUSED = "refused", mark("refused")
    APPROVED = "approved", mark("approved")
    PERMITTED = "permitted", mark("permit given")
    UNDER_WAY = "under way", mark("works under way")
    STOPPED = "stopped", mark("works stopped")
    COMPLETED = "completed", mark("completion told")
    TO_RIGHT = "to right", mark("to be put right")
    PASSED = "passed", mark("passed, watched for leaks")
    RELEASED = "released", mark("watch over, deposit may go back")
    CLOSED = "closed", mark("done and closed")
    CANCELLED = "cancelled", mark("cancelled before its start")
    EXPIRED = "expired", mark("permit run out")


_BY_FIRM = mark("Needed where a firm does it.")


class NewRenovation(Input):
    """A renovation as it is declared before its start (R8, art. 13)."""

    home: HomeId = Field(title=mark("Home"))
    applicant: Annotated[ResidentName, Filled] = Field(title=mark("Renovator"))
    standing: Standing = Field(Standing.OWNER, title=mark("Renovator is"))
    phone: Phone = Field("", title=mark("Phone"))
    kind: Kind = Field(Kind.FIRST, title=mark("Kind"))
    scope: FilledProse = Field(title=mark("Works in words"))
    doer: Doer = Field(Doer.FIRM, title=mark("Works done by"))
    firm: Line = Field("", title=mark("Firm"), description=_BY_FIRM)
    code: CreditCode = Field("", title=mark("Social credit code"), description=_BY_FIRM)
    person: Line = Field("", title=mark("Person in charge"), description=_BY_FIRM)
    person_phone: Phone = Field("", title=mark("Their phone"), description=_BY_FIRM)
    starts: date = Field(title=mark("Starts"))
    ends: date = Field(title=mark("Ends"))
    workers: Count = Field(0, title=mark("Workers, how many"))
    hot: bool = Field(False, title=mark("Hot work"))
    waste: Waste = Field(Waste.SELF, title=mark("Waste taken by"))
    beside: Line = Field(
        "",
        title=mark("Beside another one, because"),
        description=mark("Where one is open at this home: what differs. Who is in charge."),
    )


class Review(Input):
    """What engineering says of the plan (R5)."""

    fit: bool = Field(title=mark("Plan can be done so"))
    opinion: FilledProse = Field(title=mark("Opinion"))


class Returned(Input):
    """Why it is sent back: what is missing, or has to be changed."""

    reason: FilledProse = Field(title=mark("What is to be brought"))


class Again(Input):
    """A declaration that comes back, with its days and works as they are now."""

    scope: FilledProse = Field(title=mark("Works in words"))
    starts: date = Field(title=mark("Starts"))
    ends: date = Field(title=mark("Ends"))


class Refusal(Input):
    """Which article or clause forbids it: nothing else does (R4)."""

    article: Article = Field(title=mark("Article or clause"))
    reason: FilledProse = Field(
        title=mark("Reason"), description=mark("For the covenant: its clause, word for word.")
    )


class Approval(Input):
    """That it may be."""

    remark: Line = Field("", title=mark("Remark"))


class Agreed(Input):
    """What is signed and told before the permit (art. 15, 16)."""

    signed_on: PastDay | None = Field(
        None, title=mark("Agreement signed on"), description=mark("Empty for today.")
    )
    forbidden_told: bool = Field(title=mark("Forbidden things told, signed for"))
    neighbours: FilledLine = Field(
        title=mark("Neighbours told"), description=mark("Which rooms: above, below, beside.")
    )
    told_on: PastDay | None = Field(
        None, title=mark("Told on"), description=mark("Empty for today.")
    )


class Permit(Input):
    """That the permit is given out, to hang on the door (R6)."""

    posted: bool = Field(True, title=mark("To be posted on the door"))
    remark: Line = Field("", title=mark("Remark"))


class Start(Input):
    """That the works have begun."""

    began_on: PastDay | None = Field(
        None, title=mark("Began on"), description=mark("Empty for today.")
    )


class Why(Input):
    """Why."""

    reason: FilledProse = Field(title=mark("Reason"))


class Extension(Input):
    """Until when it is extended; the number stays, with a count behind it (R6)."""

    until: date = Field(title=mark("Valid until"))
    reason: FilledProse = Field(title=mark("Reason"))


class FloodTest(Input):
    """The flood test of bath or kitchen, seen by whom enters it (art. 8)."""

    flooded_on: PastDay | None = Field(
        None, title=mark("Tested on"), description=mark("Empty for today.")
    )
    hours: Annotated[Number, Field(ge=1, le=240)] = Field(24, title=mark("Water stood, hours"))
    tight: bool = Field(title=mark("No water came through"))
    below_seen: bool = Field(title=mark("Ceiling below looked at with its neighbour"))


class Completion(Input):
    """That the renovator says it is done."""

    completed_on: PastDay | None = Field(
        None, title=mark("Done on"), description=mark("Empty for today.")
    )


class Inspection(Input):
    """What the inspection after completion found, line by line (art. 30, R17)."""

    facade: bool = Field(True, title=mark("Façade and grilles as agreed"))
    structure: bool = Field(True, title=mark("Structure and load-bearing parts untouched"))
    flues: bool = Field(True, title=mark("Flues as they were"))
    drains: bool = Field(True, title=mark("Drains run"))
    below: bool = Field(True, title=mark("Ceiling below looked at with its neighbour"))
    common: bool = Field(True, title=mark("Common parts unharmed"))
    waste: bool = Field(True, title=mark("Waste is gone"))
    right_by: date | None = Field(
        None, title=mark("Put right by"), description=mark("Where a line is not in order.")
    )
    remark: Prose = Field("", title=mark("Remark"))

    @property
    def faults(self) -> tuple[str, ...]:
        """The lines that are not in order."""
        return tuple(name for name, seen in self if isinstance(seen, bool) and not seen)


class Leak(Input):
    """Water came through in the watching time; or what came of it."""

    what: FilledProse = Field(title=mark("What was seen"))


class Release(Input):
    """That the watching time is over; and what became of passes that did not come back (R10)."""

    listed: Line = Field(
        "",
        title=mark("Passes not back"),
        description=mark("Needed where some are still out: what became of them."),
    )


class Nuisance(Named):
    """What neighbours complain of (R16)."""

    NOISE = "noise", mark("Noise")
    LEAK = "leak", mark("Leak")
    DUST = "dust", mark("Dust")


class Neighbour(Input):
    """A neighbour's report that is about this renovation (R16)."""

    ticket: Annotated[Number, Field(ge=1)] = Field(title=mark("Ticket no."))
    about: Annotated[Nuisance | None, Unset(mark("something else"))] = Field(
        None, title=mark("About")
    )
