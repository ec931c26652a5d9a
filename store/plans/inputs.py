"""What is filled in about an occurrence (G3, G6)."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from store.inputs import FilledProse, Input, Line, mark


class Doing(Input):
    """That it was done; empty for just now, taken when it is saved (Q22)."""

    happened: datetime | None = Field(
        None, title=mark("Done at"), description=mark("Empty for just now.")
    )
    remark: Line = Field("", title=mark("Remark"))


class MakingUp(Input):
    """Why it is done only now; it stays counted as missed."""

    reason: FilledProse = Field(title=mark("Reason"))


class Excusing(Input):
    """Why it need not be done; it leaves the count."""

    reason: FilledProse = Field(title=mark("Reason"))


class Ending(Input):
    """Why a plan ends."""

    reason: FilledProse = Field(title=mark("Reason"))
