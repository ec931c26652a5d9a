"""What is filled in about a post that is to be filled, and how far it has come (O10)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from store.inputs import Count, FilledLine, FilledProse, Input, Line, mark
from store.text import Named
from store.workers import Trade


class Stage(Named):
    """How far a requisition has come."""

    ASKED = "asked", mark("to be approved")
    APPROVED = "approved", mark("approved")
    PUBLISHED = "published", mark("open to applicants")
    REFUSED = "refused", mark("not approved")
    CLOSED = "closed", mark("nobody looked for")


class Medical(Named):
    """For what a post needs a medical examination, if at all (O10; A27)."""

    NONE = "none", mark("none needed")
    FOOD = "food", mark("food and drink")
    DRIVER = "driver", mark("driving")
    HEIGHT = "height", mark("work high up")


class NewVacancy(Input):
    """A post that is to be filled."""

    post: FilledLine = Field(title=mark("Post to be filled"))
    trade: Trade = Field(Trade.OTHER, title=mark("Trade"))
    count: Annotated[Count, Field(ge=1, le=99)] = Field(1, title=mark("How many people"))
    why: FilledProse = Field(title=mark("Why it is needed"))
    wanted_on: date = Field(title=mark("Needed from"))
    pay: Line = Field("", title=mark("Pay band"))
    medical: Medical = Field(
        Medical.NONE,
        title=mark("Medical examination"),
        description=mark("Only where the post needs one (食品安全法 第四十五条)."),
    )


class VacancyChange(NewVacancy):
    """What is asked for now; an approval before does not hold any more (G10)."""

    reason: FilledLine = Field(title=mark("What has changed"))


class Approval(Input):
    """What is to be said with an approval."""

    remark: Line = Field("", title=mark("Remark"))


class Publishing(Input):
    """Where the post is made known."""

    where: FilledLine = Field(title=mark("Made known where"))


class Reason(Input):
    """Why."""

    reason: FilledLine = Field(title=mark("Reason"))
