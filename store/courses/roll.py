"""The seats of a session as they are gone through: who was there, and then the marks (O14)."""

from __future__ import annotations

from dataclasses import dataclass

from store.courses.course import Course, Seat, get, seats
from store.courses.inputs import Result


@dataclass(frozen=True)
class Roll:
    """A session and its seats; ``marks`` where it is gone through for the marks."""

    course: Course
    seats: tuple[Seat, ...]
    marks: bool

    @property
    def id(self) -> int:
        """The session's number."""
        return self.course.id

    @property
    def subject(self) -> str:
        """The session, as the journal names it."""
        return self.course.subject

    @property
    def planned(self) -> tuple[int, ...]:
        """The places of all seats."""
        return tuple(seat.place for seat in self.seats)

    @property
    def left(self) -> list[int]:
        """The places of which nothing is noted, or whose marks are missing."""
        return [seat.place for seat in self.seats if self.is_left(seat)]

    def is_left(self, seat: Seat) -> bool:
        """Whether something of a seat is to be noted still."""
        if self.marks:
            return seat.result is Result.PRESENT and seat.score is None
        return seat.result is Result.DUE

    def may_try_again(self, seat: Seat) -> bool:
        """Whether somebody has not passed and has a second try."""
        failed = seat.score is not None and seat.score < self.course.pass_line
        return failed and seat.resit is None


def roll(course_id: int, *, marks: bool = False) -> Roll:
    """The seats as they stand now: all of them, or for the marks those who were there (Q120)."""
    there = [seat for seat in seats(course_id) if not marks or seat.result is Result.PRESENT]
    return Roll(get(course_id), tuple(there), marks)
