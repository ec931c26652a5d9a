"""An emergency or a drill as it stands (D21)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.emergency.inputs import Grade, Kind, Stage

OPEN = (Stage.RUNNING, Stage.CONTROLLED)  # somebody still acts
UNFILED = (*OPEN, Stage.ENDED)


@dataclass(frozen=True)
class Emergency:
    """One course of a plan, in earnest or as a drill.

    ``plan`` is the version that it follows; ``happened`` when it began, ``reported`` when the desk
    was told, from which the times of its steps run; ``joined`` the one that it turned out to be.
    ``area`` are the buildings, units and homes concerned, ``notice`` what their callers are told,
    ``asked`` how many of them asked. ``phoned_at``, ``written_at``, ``summed_at`` are when it was
    reported on (D16).
    """

    id: int
    number: str
    kind: Kind
    plan: int
    drill: bool
    place: str
    reporter: str
    phone: str
    happened: datetime
    reported: datetime
    taken_by: int
    grade: Grade | None
    controlled_at: datetime | None
    ended_at: datetime | None
    joined: int | None
    area: str
    notice: str
    phoned_at: datetime | None
    written_at: datetime | None
    summed_at: datetime | None
    asked: int
    stage: Stage

    @property
    def is_major(self) -> bool:
        """Whether it is of the two gravest grades, after which there is a review (D15, D18)."""
        return self.grade in (Grade.FIRST, Grade.SECOND)

    @property
    def subject(self) -> str:
        """It as the journal names it."""
        return f"emergency:{self.id}"
