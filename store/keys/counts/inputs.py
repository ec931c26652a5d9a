"""What is filled in at a key reconciliation (K3)."""

from __future__ import annotations

from pydantic import Field

from store.inputs import FilledProse, Input, Number, mark


class Counted(Input):
    """How many keys hang on a hook."""

    counted: Number = Field(ge=0, le=999, title=mark("How many hang there"))


class Recheck(Input):
    """A hook that differed, counted again by another person, and what came of it."""

    counted: Number = Field(ge=0, le=999, title=mark("How many hang there"))
    note: FilledProse = Field(title=mark("What came of it"))


class GivingUp(Input):
    """Why a reconciliation is given up."""

    reason: FilledProse = Field(title=mark("Reason"))
