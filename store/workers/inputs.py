"""What is filled in about a worker."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from store.inputs import Asks, FilledLine, Input, Line, Phone, Unset, mark
from store.text import Named


class Trade(Named):
    """What somebody does here."""

    ENGINEER = "engineer", mark("Engineer")
    GUARD = "guard", mark("Security guard")
    BUTLER = "butler", mark("Butler")
    CLEANER = "cleaner", mark("Cleaner")
    GARDENER = "gardener", mark("Gardener")
    OTHER = "other", mark("Other work")


UsualShift = Annotated[str | None, Asks("shift"), Unset(mark("no fixed shift"))]
Account = Annotated[int | None, Asks("staff"), Unset(mark("does not sign in"))]


class NewWorker(Input):
    """Somebody who begins to work here; ``since`` is today where it stays empty."""

    name: FilledLine = Field(title=mark("Name"))
    trade: Trade = Field(title=mark("Trade"))
    post: Line = Field("", title=mark("Post"))
    phone: Phone = Field("", title=mark("Phone"))
    shift: UsualShift = Field(None, title=mark("Shift"))
    since: date | None = Field(None, title=mark("Since"))
    account: Account = Field(None, title=mark("Signs in as"))


class WorkerChange(Input):
    """What is new about a worker."""

    name: FilledLine = Field(title=mark("Name"))
    trade: Trade = Field(title=mark("Trade"))
    post: Line = Field("", title=mark("Post"))
    phone: Phone = Field("", title=mark("Phone"))
    shift: UsualShift = Field(None, title=mark("Shift"))
    account: Account = Field(None, title=mark("Signs in as"))


class Leaving(Input):
    """The last day of somebody's work here, today where it stays empty."""

    until: date | None = Field(None, title=mark("Last day"))


class Forgetting(Input):
    """Why name, post and phone of somebody who has left are erased."""

    reason: FilledLine = Field(title=mark("Reason"))
