"""A renovation as it stands (R5–R7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.renovation.decree import Paper, Work, floods, is_grave, needed
from store.renovation.inputs import Doer, Kind, Stage, Standing, Waste
from store.text import Named, mark

ENDED = (Stage.REFUSED, Stage.CLOSED, Stage.CANCELLED)
AT_WORK = (Stage.UNDER_WAY, Stage.STOPPED)
CHECKED = (*AT_WORK, Stage.TO_RIGHT)  # spot checks go on
BEFORE = (Stage.APPLIED, Stage.RETURNED, Stage.APPROVED, Stage.PERMITTED)


class Pace(Named):
    """How it goes on, for the list (R20)."""

    IN_TIME = "in time", mark("in time")
    SLOW = "slow", mark("slow")
    STALLED = "stalled", mark("stalled")
    STOPPED = "stopped", mark("stopped")


@dataclass(frozen=True)
class Renovation:
    """A renovation; days are the estate's, ``deposit_due`` is whole fen, as it was set then.

    ``works`` and ``change`` are the works that are ticked, and those that a change of plan asks
    for besides; ``extended`` how often its permit was; ``plan`` that of its spot checks.
    """

    id: int
    number: str
    home_id: int
    home: str
    person_id: int | None
    applicant: str
    standing: Standing
    phone: str
    kind: Kind
    scope: str
    doer: Doer
    firm: str
    code: str
    person: str
    person_phone: str
    starts: date
    ends: date
    workers: int
    hot: bool
    waste: Waste
    ticked: str
    declared: bool
    asked: str
    applied_on: date
    applied_by: int
    complete_on: date | None
    answer_due: date | None
    fit: bool | None
    approved_on: date | None
    approved_by: int | None
    deposit_due: int
    agreed_on: date | None
    neighbours: str
    told_on: date | None
    hours: str
    permitted_on: date | None
    begun_on: date | None
    extended: int
    plan: int | None
    every: int
    refusals: int
    absences: int
    visited_on: date | None
    progress_on: date | None
    flooded_on: date | None
    tight: bool | None
    completed_on: date | None
    inspect_due: date | None
    right_by: date | None
    passed_on: date | None
    watch_until: date | None
    leak: bool
    released_on: date | None
    closed_on: date | None
    state_before: str
    stage: Stage

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"renovation:{self.id}"

    @property
    def permit(self) -> str:
        """The permit's number: the same one, with how often it was extended behind it (R6)."""
        return f"{self.number}-{self.extended}" if self.extended else self.number

    @property
    def works(self) -> tuple[Work, ...]:
        """The works that are ticked."""
        return tuple(map(Work, filter(None, self.ticked.split(","))))

    @property
    def change(self) -> tuple[Work, ...]:
        """The works that a change of plan asks for besides."""
        return tuple(map(Work, filter(None, self.asked.split(","))))

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers that it needs, those of an asked change among them."""
        return needed(
            (*self.works, *self.change),
            by_user=self.standing is Standing.USER,
            by_firm=self.doer is Doer.FIRM,
            hot=self.hot,
        )

    @property
    def grave(self) -> bool:
        """Whether the manager has to approve it (R5)."""
        return is_grave((*self.works, *self.change))

    @property
    def flood_needed(self) -> bool:
        """Whether a flood test has to be passed (art. 8)."""
        return floods(self.works)

    def state(self, on: date) -> Stage:
        """How it reads on a day: a permit that has run out shows so, no job sets it (R6)."""
        runs_out = (Stage.PERMITTED, *AT_WORK)
        return Stage.EXPIRED if self.stage in runs_out and on > self.ends else self.stage

    def pace(self, on: date, slow: int, stalled: int) -> Pace | None:
        """How it goes on by a day, None where no works are under way (R20)."""
        if self.stage is Stage.STOPPED:
            return Pace.STOPPED
        since = self.progress_on or self.begun_on
        if self.stage is not Stage.UNDER_WAY or since is None:
            return None
        quiet = (on - since).days
        return Pace.STALLED if quiet >= stalled else Pace.SLOW if quiet >= slow else Pace.IN_TIME
