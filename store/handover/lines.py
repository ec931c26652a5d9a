"""The lines of the checklist, made from what stands at this moment (H2–H4, H6, H7, H9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from peewee import fn

from store import answers, clock, dutylog, estate
from store.handover.rows import HandoverRow, SignatureRow

LOG_READ = "log"


class Section(StrEnum):
    """The parts that the two go through together, in this order."""

    ITEMS = "items"
    LOG = "log"
    OPEN = "open"
    AREA = "area"


@dataclass(frozen=True)
class Answer:
    """What was answered: the count, whether something is wrong, and the words."""

    counted: int | None
    abnormal: bool
    note: str
    number: int


@dataclass(frozen=True)
class Line:
    """One line of the checklist.

    ``title`` is the estate's or the desk's own words; ``facts`` holds codes, times (UTC ms) and
    figures for the screen and the sheet to put into words. ``seen`` is the newest entry about
    ``subject``: an answer to an older state does not count. ``passed`` is the supervisor's reason.
    """

    key: str
    section: Section
    subject: str
    title: str
    facts: Mapping[str, Any]
    seen: int
    expected: int | None = None
    important: bool = False
    answer: Answer | None = None
    passed: str = ""

    @property
    def explained(self) -> bool:
        """Whether a damage, a shortage or an abnormality has its explanation (H2, H4)."""
        answer = self.answer
        if answer is None:
            return False
        short = self.expected is not None and answer.counted != self.expected
        return bool(answer.note) or not (short or answer.abnormal)

    @property
    def settled(self) -> bool:
        """Whether nothing stands in the way of signing on this line (H2–H4, H7, H9)."""
        return self.explained and (not self.important or bool(self.passed))


def required(shift: str) -> list[Line]:
    """Every line that a handover of this shift must answer, as things stand now."""
    settings = estate.settings()
    items = [
        Line(f"item:{item.name}", Section.ITEMS, "", item.name, {}, 0, expected=item.expected)
        for item in settings.items
    ]
    areas = [Line(f"area:{area}", Section.AREA, "", area, {}, 0) for area in settings.areas]
    return [*items, _log_line(shift), *_open_lines(), *areas]


def _log_line(shift: str) -> Line:
    """What was written since the handover before was signed, early or late: each entry once."""
    after = _signed_last() or dutylog.newest_before_shift(shift)
    numbers = dutylog.numbers_since(after)
    facts = {"entries": len(numbers), "after": after}
    return Line(LOG_READ, Section.LOG, "", shift, facts, max(numbers, default=0))


def _signed_last() -> int | None:
    """The last entry of the newest completed handover, None before the first."""
    completed = HandoverRow.select(HandoverRow.id).where(HandoverRow.completed_at.is_null(False))
    signed = SignatureRow.select(fn.MAX(SignatureRow.number))
    return signed.where(SignatureRow.handover_id.in_(completed)).scalar()  # type: ignore[no-any-return]


def _open_lines() -> Iterator[Line]:
    now = clock.now()
    for _name, each in answers.everyone():
        for one in each.handed(now) if each.handed else ():
            yield Line(
                one.subject,
                Section.OPEN,
                one.subject,
                one.title,
                one.facts,
                one.seen,
                important=one.important,
            )
