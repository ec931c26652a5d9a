"""What is filled in about an emergency, and the words for how it stands (D15, D20–D30)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from store.emergency.plan import PlanText
from store.inputs import (
    Asks,
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    Line,
    PastDay,
    PastMoment,
    Phone,
    Pin,
    Prose,
    StaffNumber,
    mark,
)
from store.text import Named


class Kind(Named):
    """The kinds of emergency, each with its plan (D31–D44)."""

    FIRE = "E1", mark("Fire")
    LIFT = "E2", mark("Lift entrapment")
    FLOOD = "E3", mark("Burst pipe, flooding")
    POWER = "E4", mark("Power cut")
    GAS = "E5", mark("Gas leak")
    THEFT = "E6", mark("Theft, intrusion")
    FALLING = "E7", mark("Falling or thrown object")
    MEDICAL = "E8", mark("Illness, injury")
    STORM = "E9", mark("Typhoon, rainstorm")
    FIGHT = "E10", mark("Fight, group dispute")
    WATER = "E11", mark("Water cut, bad water")
    MISSING = "E12", mark("Missing person")
    LEAK = "E13", mark("Personal data leaked")
    ICE = "E14", mark("Ice and snow")
    OTHER = "E15", mark("Other emergency")


class Grade(Named):
    """How grave an event is (D15)."""

    FIRST = "1", mark("Grade 1, red")
    SECOND = "2", mark("Grade 2, orange")
    THIRD = "3", mark("Grade 3, yellow")
    FOURTH = "4", mark("Grade 4, blue")


class Report(Named):
    """How an event is reported on (D15, D16)."""

    PHONE = "phone", mark("by telephone")
    WRITTEN = "written", mark("in writing")
    SUMMARY = "summary", mark("in sum, once it is over")


class Stage(Named):
    """How far an emergency has come (D21)."""

    RUNNING = "running", mark("under way")
    CONTROLLED = "controlled", mark("under control")
    ENDED = "ended", mark("to be reported")
    FILED = "filed", mark("filed")
    FALSE = "false", mark("false alarm")
    JOINED = "joined", mark("joined to another")


class Outcome(Named):
    """What became of a step (D22)."""

    DONE = "done", mark("done")
    NOT_NEEDED = "not_needed", mark("not needed")
    IMPOSSIBLE = "impossible", mark("could not be done")


_EMPTY_FOR_NOW = mark("Empty for now; for example 14:45 or -5.")
Since = Annotated[datetime | None, Asks("been")]


class NewEmergency(Input):
    """An emergency begins: its kind is enough, all else can follow (D21)."""

    kind: Kind = Field(title=mark("Kind"))
    place: Line = Field("", title=mark("Where exactly"))
    reporter: Line = Field("", title=mark("Reported by"))
    phone: Phone = Field("", title=mark("Reporter's phone"))
    happened: Since = Field(None, title=mark("Happened"), description=_EMPTY_FOR_NOW)
    drill: bool = Field(False, title=mark("Drill"))
    again: bool = Field(False, title=mark("Another event of this kind"))


class Particulars(Input):
    """What is known better by now; what was said before stays on record (D25)."""

    place: Line = Field("", title=mark("Where exactly"))
    reporter: Line = Field("", title=mark("Reported by"))
    phone: Phone = Field("", title=mark("Reporter's phone"))
    happened: PastMoment = Field(title=mark("Happened"))
    grade: Grade | None = Field(None, title=mark("Grade"))


class Deed(Input):
    """What became of a step: when, who was told or came, and what is to be noted (D22, D25)."""

    outcome: Outcome = Field(Outcome.DONE, title=mark("Step is"))
    at: Since = Field(None, title=mark("When"), description=_EMPTY_FOR_NOW)
    told: Line = Field("", title=mark("Told or done by"), description=mark("Who was reached."))
    note: Prose = Field("", title=mark("Note"))


class Remark(Input):
    """What happened besides the steps: help from outside, a call, a person, an observation."""

    at: Since = Field(None, title=mark("When"), description=_EMPTY_FOR_NOW)
    what: FilledProse = Field(
        title=mark("Course of events"),
        description=mark("Who answered a call, arrived, left, with plate and number; who is hurt."),
    )


class Concerned(Input):
    """Which homes it concerns, and what their callers are told (D27, D28)."""

    homes: FilledLine = Field(
        title=mark("Homes concerned"),
        description=mark("Buildings, units, homes, apart by spaces: 3, 3-2 or 3-2-1201."),
    )
    notice: Line = Field(
        "",
        title=mark("Callers are told"),
        description=mark("No name, no cause. On the pages of these homes while it lasts."),
    )


class Asked(Input):
    """Somebody asks about it, and hears what callers are told: no ticket is taken (D28)."""

    home: HomeId | None = Field(None, title=mark("Home"))
    what: Prose = Field("", title=mark("What was asked"))


class Reported(Input):
    """It was reported on: to whom, who received it, under which number (D16)."""

    report: Report = Field(Report.PHONE, title=mark("Sent up"))
    to: FilledLine = Field(
        title=mark("Reported to"), description=mark("Company, district office, authority.")
    )
    received: FilledLine = Field(title=mark("Received by"))
    receipt: Line = Field("", title=mark("Receipt number"))
    at: Since = Field(None, title=mark("When"), description=_EMPTY_FOR_NOW)


class Controlled(Input):
    """Who is in charge says that it is under control."""

    at: Since = Field(None, title=mark("When"), description=_EMPTY_FOR_NOW)
    said_by: FilledLine = Field(title=mark("Said by"))


class Ended(Input):
    """It is over; the report is to be written."""

    at: Since = Field(None, title=mark("When"), description=_EMPTY_FOR_NOW)
    note: Line = Field("", title=mark("Note"))


class FalseAlarm(Input):
    """Nothing was the matter (D21)."""

    cause: FilledProse = Field(title=mark("Cause"))
    confirmed: FilledLine = Field(title=mark("Confirmed by"))


class EarlierDrill(Input):
    """A drill that was held without this program: when, and who knows of it (D30)."""

    on: PastDay = Field(title=mark("Held on"))
    words: FilledLine = Field(title=mark("Who took part, where the paper is"))


class Joining(Input):
    """It is the same event as another that is under way (D24)."""

    into: FilledLine = Field(title=mark("Number of the other"))


class Sign(Input):
    """Who signs the report, with their own PIN; at any session of the desk."""

    number: StaffNumber = Field(title=mark("Staff number"))
    pin: Pin = Field(title=mark("PIN"))


class ChangedPlan(Input):
    """The estate's own plan, from the next emergency on (D20)."""

    plan: PlanText = Field(
        title=mark("Plan"),
        description=mark("One line a step (Ctrl-O): 5! | 保安 | what to do | say | note"),
    )
    approved: FilledLine = Field(title=mark("Approved by"))
    reason: FilledProse = Field(title=mark("Reason"))
