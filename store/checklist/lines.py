"""The lines of a checklist, how they were answered, and who signed for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from store.rights import Staff

S = TypeVar("S", bound=StrEnum)
P = TypeVar("P", bound=StrEnum)


@dataclass(frozen=True)
class Answer:
    """What was answered: the count, whether something is wrong, the words, and the entry.

    ``by`` is who said it last, by their number among the staff, None where that was not kept;
    ``photo`` the number of a picture that shows what is wrong.
    """

    counted: int | None
    abnormal: bool
    note: str
    number: int
    by: int | None = None
    photo: str = ""


@dataclass(frozen=True)
class Line(Generic[S]):
    """One line of a checklist.

    ``title`` is the estate's or the desk's own words; ``facts`` holds codes, times (UTC ms) and
    figures for the screen and the sheet to put into words. ``seen`` is the newest entry about
    ``subject``: an answer to an older state does not count. ``expected`` is what should be there,
    None where nothing is counted or its figure is not told before the count. An ``important`` line
    stands in the way, for what its code says, until it is gone or ``passed``, for that reason.
    """

    key: str
    section: S
    subject: str
    title: str
    facts: Mapping[str, Any]
    seen: int
    expected: int | None = None
    important: str = ""
    answer: Answer | None = None
    passed: str = ""

    @property
    def difference(self) -> int:
        """How many more were counted than should be there, negative for fewer."""
        if self.answer is None or self.expected is None:
            return 0
        return (self.answer.counted or 0) - self.expected

    @property
    def faulty(self) -> bool:
        """Whether it was answered that something is missing, too many, damaged or abnormal."""
        return bool(self.difference) or (self.answer is not None and self.answer.abnormal)

    @property
    def explained(self) -> bool:
        """Whether it is answered, and a difference or a fault has its explanation."""
        return self.answer is not None and bool(self.answer.note or not self.faulty)

    @property
    def forbids(self) -> bool:
        """Whether it is important, and was not let pass for what it is."""
        return bool(self.important) and not self.passed

    @property
    def settled(self) -> bool:
        """Whether nothing stands in the way of signing on this line."""
        return self.explained and not self.forbids


@dataclass(frozen=True)
class Signature(Generic[P]):
    """A signature: who, for which side, when, and the entry that records it."""

    party: P
    staff: Staff
    at: datetime
    number: int


class Gone(Generic[S, P]):
    """What a checklist that is gone through shares: its lines as they stand, or were signed."""

    id: int
    lines: tuple[Line[S], ...]
    signatures: tuple[Signature[P], ...]

    def signature(self, party: P) -> Signature[P] | None:
        """The signature of one side, None while it is missing or no longer covers the lines."""
        return next((s for s in self.signatures if s.party is party), None)

    def section(self, section: S) -> list[Line[S]]:
        """The lines of one part."""
        return [line for line in self.lines if line.section is section]

    @property
    def unsettled(self) -> list[Line[S]]:
        """The lines that still stand in the way of signing."""
        return [line for line in self.lines if not line.settled]
