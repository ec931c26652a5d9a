"""The lines of the checklist, made from what stands at this moment (H2–H4, H6, H7, H9)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from peewee import fn

from store import answers, checklist, clock, dutylog, estate
from store.handover.rows import HandoverRow, SignatureRow

LOG_READ = "log"


class Section(StrEnum):
    """The parts that the two go through together, in this order."""

    ITEMS = "items"
    LOG = "log"
    OPEN = "open"
    AREA = "area"


Line = checklist.Line[Section]


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
    return signed.where(SignatureRow.list_id.in_(completed)).scalar()  # type: ignore[no-any-return]


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
