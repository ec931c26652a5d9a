"""What is filled in about an event (O19)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from store import money
from store.community.words import Kind, Source
from store.inputs import Count, FilledLine, FilledProse, Input, Line, PastDay, Prose, mark, wrong

Sum = Annotated[int, money.of(money.FEN, least=0)]


class Intended(Input):
    """An event of the year's plan: what, when about, for how much."""

    name: FilledLine = Field(title=mark("Name of the event"))
    kind: Kind = Field(title=mark("Kind"))
    starts: datetime = Field(
        title=mark("Begins about"), description=mark("For example 2027-03-08 14:00.")
    )
    budget: Sum = Field(0, title=mark("Budget, yuan"))
    source: Source = Field(Source.COMPANY, title=mark("Money from"))


class Plan(Input):
    """What it is, when, where, for how many, for how much: what is approved (G10)."""

    name: FilledLine = Field(title=mark("Name of the event"))
    theme: Line = Field("", title=mark("Theme"))
    kind: Kind = Field(title=mark("Kind"))
    starts: datetime = Field(title=mark("Event begins"))
    ends: datetime = Field(title=mark("Event ends"))
    rain: Line = Field("", title=mark("If it rains"))
    place: FilledLine = Field(title=mark("Place"))
    whom: Line = Field("", title=mark("For whom"))
    expected: Count = Field(ge=1, title=mark("People expected"))
    capacity: Count = Field(
        ge=1, title=mark("Places in all"), description=mark("Nobody signs up beyond them.")
    )
    adults: Count = Field(
        0, title=mark("Of them adults at most"), description=mark("0: no limit of their own.")
    )
    seniors: Count = Field(
        0, title=mark("Of them elderly at most"), description=mark("0: no limit of their own.")
    )
    children: Count = Field(
        0, title=mark("Of them children at most"), description=mark("0: no limit of their own.")
    )
    budget: Sum = Field(0, title=mark("Budget, yuan"))
    source: Source = Field(Source.COMPANY, title=mark("Money from"))
    consent: Line = Field(
        "",
        title=mark("Owners' committee agrees"),
        description=mark("Decision and day, where it is the owners' common income (民法典 282)."),
    )

    @field_validator("ends")
    @classmethod
    def _behind(cls, ends: datetime, info: ValidationInfo) -> datetime:
        starts = info.data.get("starts")
        if starts is not None and ends <= starts:
            raise wrong("It must end after it begins.")
        return ends

    @field_validator("capacity")
    @classmethod
    def _room(cls, capacity: int, info: ValidationInfo) -> int:
        expected = info.data.get("expected", 0)
        if capacity < expected:
            raise wrong("{n} are expected: more than there is room for.", n=expected)
        return capacity


class Detail(Input):
    """The course, who does what, what is needed."""

    program: FilledProse = Field(title=mark("Programme"))
    duties: Prose = Field("", title=mark("Who does what"))
    things: Prose = Field(
        "", title=mark("Things needed"), description=mark("A line each; ticked one by one.")
    )
    partner: Line = Field("", title=mark("Partner"), description=mark("With its valid papers."))
    venue: Line = Field("", title=mark("Place agreed with"))
    quiet: Line = Field("", title=mark("Noise ends at"))
    portrait: Line = Field("", title=mark("Told of photographs"))


class Safety(Input):
    """The safety plan; without it nothing is approved (O19, 民法典 1198)."""

    in_charge: FilledLine = Field(title=mark("In charge of safety"))
    guards: FilledLine = Field(title=mark("People on guard"))
    exits: FilledLine = Field(title=mark("Ways in and out"))
    fire: FilledLine = Field(title=mark("Against fire"))
    power: Line = Field("", title=mark("Power and cables"))
    medical: FilledLine = Field(title=mark("Medical help"))
    weather: Line = Field("", title=mark("Bad weather"))
    evacuation: FilledLine = Field(title=mark("Evacuation"))
    minding: Line = Field("", title=mark("Children looked after"))
    insurance: Line = Field("", title=mark("Insured with"))


class Permit(Input):
    """The police permit (A20): when it was applied for, its number and day."""

    permit_applied: PastDay = Field(title=mark("Permit applied for on"))
    permit: FilledLine = Field(title=mark("Permit number"))
    permit_on: PastDay = Field(title=mark("Permit of"))


class Asking(Input):
    """That the plan goes to who is in charge."""

    late: Line = Field(
        "", title=mark("Why it is late"), description=mark("Only where it is planned late.")
    )


class Approving(Input):
    """That this plan is approved as it stands (G10)."""

    remark: Line = Field("", title=mark("Opinion"))


class Returning(Input):
    """Why it is not approved, or not to be."""

    reason: FilledProse = Field(title=mark("Reason"))


class Noticing(Input):
    """That the notice is out: from now on people sign up."""

    notice: FilledLine = Field(title=mark("Notice hangs at"))
    closes: datetime | None = Field(
        None, title=mark("Sign-up until"), description=mark("Empty: until it begins.")
    )
    late: Line = Field(
        "", title=mark("Why it is late"), description=mark("Only where it is told late.")
    )


class Ready(Input):
    """Whether a thing that is needed is there."""

    there: bool = Field(True, title=mark("It is there"))


class Held(Input):
    """That it took place."""

    remark: Line = Field("", title=mark("Remark"))


class Summary(Input):
    """What came of it (O19)."""

    course: FilledProse = Field(title=mark("How it went"))
    others: Count = Field(
        0,
        title=mark("Others who came"),
        description=mark("Without having signed up; those who did are counted by themselves."),
    )
    cost: Sum = Field(title=mark("Cost, yuan"))
    problems: Prose = Field("", title=mark("Problems"))
    improvements: Prose = Field("", title=mark("To be done better"))
    photos: Line = Field("", title=mark("Photographs, with consent"))


class Filed(Input):
    """That the papers are filed."""

    remark: Line = Field("", title=mark("Remark"))
