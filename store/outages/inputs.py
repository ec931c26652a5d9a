"""What is filled in about an outage, and the words for how it stands."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator, Field

from store.inputs import (
    FilledLine,
    FilledProse,
    HomeId,
    Input,
    PastMoment,
    Prose,
    halfwidth,
    mark,
    wrong,
)
from store.text import Named


class Supply(Named):
    """What is missing."""

    WATER = "water", mark("No water")
    POWER = "power", mark("No power")
    LIFT = "lift", mark("Lift out of service")
    GAS = "gas", mark("No gas")
    OTHER = "other", mark("Other outage")


class Stage(Named):
    """How far an outage has come; whether it has begun is told by the time."""

    STANDS = "stands", mark("stands")
    OVER = "over", mark("is over")
    CALLED_OFF = "called off", mark("called off")


_PLACE = re.compile(r"\w+(?:-\w+){0,5}")
MOST_PLACES = 20


def _scope(typed: object) -> object:
    """Places as they are typed, in one way of writing; raises pydantic's error."""
    if not isinstance(typed, str):
        return typed
    told = [one.strip() for one in re.split(r"[,;、\n]", halfwidth(typed).upper())]
    places = dict.fromkeys(filter(None, told))
    if len(places) > MOST_PLACES or not all(_PLACE.fullmatch(one) for one in places):
        raise wrong("Write places like this: 3 (building), 3-2 (its unit), 3-2-1201 (a home).")
    return "; ".join(places)


Scope = Annotated[str, BeforeValidator(_scope)]
READ_OUT = mark("To read out")
UNTIL = mark("Expected until")


class NewOutage(Input):
    """An outage that was announced to the desk, or runs."""

    supply: Supply = Field(title=mark("What is missing"))
    scope: Scope = Field(
        "",
        title=mark("Homes concerned"),
        description=mark(
            "3 is building 3, 3-2 its unit 2, 3-2-1201 one home; several apart by commas. Empty:"
            " the whole estate."
        ),
    )
    planned: bool = Field(False, title=mark("Announced ahead"))
    since: datetime | None = Field(
        None, title=mark("Begins"), description=mark("Empty: it runs since now.")
    )
    until: datetime | None = Field(None, title=UNTIL)
    words: FilledProse = Field(title=READ_OUT)
    announced: FilledLine = Field(title=mark("Announced by"))


class OutageChange(Input):
    """Until when it lasts by now, what is to be read out from now on, and who says so."""

    until: datetime | None = Field(None, title=UNTIL)
    words: FilledProse = Field(title=READ_OUT)
    announced: FilledLine = Field(title=mark("Announced by"))
    reason: FilledProse = Field(title=mark("What has changed"))


class OutageEnd(Input):
    """That it is over, since ``happened`` if it is noted later."""

    happened: PastMoment | None = Field(None, title=mark("Over since"))
    remark: Prose = Field("", title=mark("Remark"))


class OutageCalledOff(Input):
    """Why it does not come, or was none."""

    reason: FilledProse = Field(title=mark("Reason"))


class OutageReport(Input):
    """That a home reports it: no ticket is taken for it."""

    home: HomeId | None = Field(None, title=mark("Home"))
    what: Prose = Field("", title=mark("What"))
