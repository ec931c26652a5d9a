"""Who works which of the demo's shifts, counted back from the one that runs now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from store.estate import Settings, shifts
from store.estate.shifts import ShiftTime
from store.rights import Staff

SHIFTS_A_DAY = 3
NIGHT = "晚班"
# The shift that runs now was taken over before anything that runs now began (W3, H7).
BEFORE_WHAT_RUNS = timedelta(minutes=31)


@dataclass(frozen=True)
class Roster:
    """The shifts of the demo: ``shifts[0]`` runs now, ``shifts[1]`` was the one before it."""

    now: datetime
    shifts: tuple[ShiftTime, ...]
    assistants: tuple[Staff, ...]
    supervisor: Staff

    def assistant(self, back: int) -> Staff:
        """Who had the desk so many shifts ago."""
        return self.assistants[back % len(self.assistants)]

    def gap(self, back: int) -> int:
        """How many shifts later what is left over is seen to: the same the next day, or at dawn."""
        return 1 if self.shifts[back].name == NIGHT else SHIFTS_A_DAY

    def moment(self, back: int, minute: float) -> datetime:
        """So many minutes into the shift of so many shifts ago."""
        return self.shifts[back].start + timedelta(minutes=minute)

    def taken_over(self, back: int) -> datetime:
        """When a shift was taken over: at its start, or before what runs now began."""
        start = self.shifts[back].start
        return min(start, self.now - BEFORE_WHAT_RUNS) if back == 0 else start

    def back_to(self, block: int, name: str) -> int:
        """The shift of this name among the three of so many days ago; 1 is the last day."""
        first = SHIFTS_A_DAY * (block - 1) + 1
        backs = range(first, first + SHIFTS_A_DAY)
        return next(back for back in backs if self.shifts[back].name == name)


def shifts_until(now: datetime, days: int, settings: Settings) -> tuple[ShiftTime, ...]:
    """The shift that runs at ``now`` and those of ``days`` whole days before it, newest first."""
    at, found = now, []
    for _ in range(days * SHIFTS_A_DAY + 1):
        shift = shifts.running(at, settings)
        assert shift is not None, "the usual shifts leave no gap"
        found.append(shift)
        at = shift.start - timedelta(milliseconds=1)
    return tuple(found)
