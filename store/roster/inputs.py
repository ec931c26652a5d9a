"""What is filled in about a roster, a swap and who is spared, and how far each has come (O6-O8)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from store.inputs import Asks, FilledLine, Input, Line, Prose, mark
from store.roster.kinds import Leave, needs
from store.text import Named, halfwidth


class Stage(Named):
    """How far a month's roster has come (O7)."""

    DRAFT = "draft", mark("draft")
    PUBLISHED = "published", mark("published")


class SwapStage(Named):
    """How far a swap has come (O8)."""

    ASKED = "asked", mark("to be agreed to")
    AGREED = "agreed", mark("to be allowed")
    ALLOWED = "allowed", mark("allowed")
    REFUSED = "refused", mark("refused")


class BarStage(Named):
    """Whether somebody is still spared."""

    HOLDS = "holds", mark("in force")
    ENDED = "ended", mark("ended")


class ChangeStage(Named):
    """Whether somebody has seen what was changed about them (O7)."""

    TO_TELL = "to tell", mark("to be told")
    SEEN = "seen", mark("seen")


def _needs(text: str) -> str:
    needs(text)
    return text


Needed = Annotated[Prose, AfterValidator(_needs)]


class NewRoster(Input):
    """The month that is to be planned, and what it needs where that is not the usual."""

    month: date = Field(title=mark("Month"), description=mark("Any day of it."))
    needed: Needed = Field(
        "",
        title=mark("What it needs"),
        description=mark("Like 前台 早 2/1/1 (working/rest/statutory days). Empty: the usual."),
    )


class Filled(Input):
    """Why limits of the law are passed by: only for disasters and urgent repairs (A21)."""

    urgent: Line = Field(
        "",
        title=mark("Disaster or urgent repair"),
        description=mark("The manager alone, by 劳动法 第四十二条; empty where there is none."),
    )


class Changing(Filled):
    """Why a published roster is changed."""

    reason: FilledLine = Field(title=mark("Reason"))


class Publishing(Input):
    """What is to be said with a roster that is published."""

    remark: Line = Field("", title=mark("Remark"))


class LeaveKind(Input):
    """What kind of leave."""

    kind: Leave = Field(Leave.ANNUAL, title=mark("Kind of leave"))


class Pattern(Input):
    """Shifts that come again and again, a digit a day."""

    digits: FilledLine = Field(
        title=mark("Pattern"),
        description=mark("A digit a day, over and over: 11223300 (0 is rest)."),
        pattern=r"^[0-8]{1,31}$",
    )
    people: int = Field(
        1,
        ge=1,
        le=99,
        title=mark("For how many"),
        description=mark("From the one pointed at downwards, each begins one shift later."),
    )


def _typed(text: object) -> object:
    return halfwidth(text) if isinstance(text, str) else text


OwnPin = Annotated[str, BeforeValidator(_typed), Asks("pin")]


class SwapAsked(Input):
    """Who asks whom to take which shift, and which one they take instead (O8)."""

    asker: FilledLine = Field(title=mark("Who asks"), description=mark("Name or staff number."))
    day: date = Field(title=mark("Shift of"))
    other: FilledLine = Field(title=mark("Other one"), description=mark("Name or staff number."))
    other_day: date | None = Field(
        None,
        title=mark("For the shift of"),
        description=mark("Empty: only relieved, nothing is taken instead."),
    )
    pin: OwnPin = Field(
        "",
        title=mark("PIN of who asks"),
        description=mark("Who does not sign in signs on the slip: leave it empty."),
    )


class SwapAgreed(Input):
    """The other's yes (O8)."""

    pin: OwnPin = Field(
        "",
        title=mark("PIN of the other one"),
        description=mark("Who does not sign in signs on the slip: leave it empty."),
    )


class SwapAllowed(Input):
    """That who is in charge allows it."""

    remark: Line = Field("", title=mark("Remark"))


class SwapRefused(Input):
    """Why it is not done."""

    reason: FilledLine = Field(title=mark("Reason"))


class NewBar(Input):
    """From when to when somebody works no nights and no overtime (A23)."""

    since: date = Field(title=mark("From"))
    until: date = Field(title=mark("To"))
    reason: Line = Field(
        "",
        title=mark("Why"),
        description=mark("Stays on this page alone; 女职工劳动保护特别规定 第六条、第九条."),
    )


class BarEnded(Input):
    """That somebody works nights again from today on."""

    remark: Line = Field("", title=mark("Remark"))


class Seen(Input):
    """That somebody has seen what was changed about them."""
