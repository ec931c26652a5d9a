"""Who is waited for, until when, and what became of it: a pure fold over a ticket's steps (W3).

A wait begins with a dispatch, or with a time that was agreed with the resident. Only somebody on
site meets it; neither sending it again, nor letting it rest, nor completing it makes the call
unowed that is due when it passes. Another time agreed while it still runs takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from store.tickets.recorded import Step


@dataclass(frozen=True)
class Watch:
    """One wait for somebody on site; ``rested_at`` ends it without an arrival.

    ``arrive_by`` is the deadline as it was set, None where an older entry did not keep it;
    ``agreed`` says that the resident agreed to it. Only an arrival meets one that ``stands``: of
    those of older entries letting it rest was an end too.
    """

    dispatched_at: datetime
    arrive_by: datetime | None = None
    arrived_at: datetime | None = None
    rested_at: datetime | None = None
    agreed: bool = False
    stands: bool = False

    @property
    def ended_at(self) -> datetime | None:
        """When the wait was over, one way or the other."""
        return self.arrived_at or self.rested_at

    @property
    def runs(self) -> bool:
        """Whether nothing has ended it yet."""
        return self.ended_at is None


ENDS = ("closed", "withdrawn")
_RESTED = ("dispatched", "suspended", "completed", "answered", *ENDS)


def watches(steps: Iterable[Step]) -> tuple[Watch, ...]:
    """Every wait of a ticket's life, by the time when it began."""
    found: list[Watch] = []
    for step in steps:
        if step.kind == "arrived":
            found = [_met(watch, step) for watch in found]
        elif step.kind in _RESTED:
            found = [_rested(watch, step) for watch in found]
        if begun := _begun(step, found):
            found.append(begun)
    return tuple(found)


def _met(watch: Watch, step: Step) -> Watch:
    """Who was there before the one that was noted first came earlier."""
    if watch.rested_at is not None or (watch.arrived_at and watch.arrived_at <= step.at):
        return watch
    return replace(watch, arrived_at=step.at)


def _rested(watch: Watch, step: Step) -> Watch:
    ends = not watch.stands or step.kind in ENDS
    return replace(watch, rested_at=step.at) if watch.runs and ends else watch


def _begun(step: Step, found: list[Watch]) -> Watch | None:
    """The wait that a step begins, unless it is the same that runs already."""
    agreed = step.named("agreed")
    if agreed is not None:
        _take_the_place(step, found)
        return Watch(step.at, agreed, agreed=True, stands=True)
    if step.kind != "dispatched":
        return None
    begun = Watch(step.at, step.deadline("arrive_by"), stands=bool(step.payload.get("stands")))
    if any(w.runs and w.stands and _awaits(w, begun, step) for w in found):
        return None
    return begun


def _awaits(running: Watch, begun: Watch, step: Step) -> bool:
    """Whether a wait that runs is the same: a clock that is ahead takes a time agreed for past.

    The deadline of who has it already stands as it is, by whatever clock it is sent again.
    """
    coming = running.agreed and running.arrive_by is not None and running.arrive_by > step.at
    stays = bool(step.ahead and (coming or step.payload.get("again")))
    return stays or running.arrive_by == begun.arrive_by


def _take_the_place(step: Step, found: list[Watch]) -> None:
    """A time that is agreed takes the place of every wait that has not been missed by then."""
    for place, watch in enumerate(found):
        if watch.runs and watch.arrive_by is not None and watch.arrive_by > step.at:
            found[place] = replace(watch, rested_at=step.at)
