"""The lines of the checklist, made from what stands at this moment (H2–H4, H6, H7, H9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from store import answers, checklist, clock, dutylog, estate
from store.engine import database
from store.handover import before
from store.opened import OfEach

LOG_READ = "log"


class Section(StrEnum):
    """The parts that the two go through together, in this order."""

    ITEMS = "items"
    LOG = "log"
    OPEN = "open"
    AREA = "area"


Line = checklist.Line[Section]


# What nothing but a line of the list itself says changes no other line.
_OF_LINES = "('handover.answered', 'handover.explained')"
_HOLDS = timedelta(minutes=1)


@dataclass(frozen=True)
class _Asked:
    """What all subjects said, when, and how the desk stood then."""

    at: datetime
    stands: object
    lines: list[Line]


_asked = OfEach[_Asked | None](lambda: None)


def required(shift: str, *, anew: bool = False) -> list[Line]:
    """Every line that a handover of this shift must answer, as things stand now.

    All subjects are asked again once anything but an answer was recorded, after a minute, and
    ``anew``.
    """
    now, stands, before = clock.now(), (shift, _newest(), _drafts()), _asked.get()
    fresh = before is not None and timedelta() <= now - before.at < _HOLDS
    if before is not None and fresh and before.stands == stands and not anew:
        return before.lines
    lines = _required(shift)
    _asked.set(_Asked(now, stands, lines))
    return lines


def _newest() -> bytes | None:
    """The seal of the newest entry that is no answer: no other entry will ever have it."""
    row = database.db.execute_sql(
        f"SELECT hash FROM journal WHERE kind NOT IN {_OF_LINES} ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return bytes(row[0]) if row else None


def _drafts() -> list[tuple[int, str]]:
    """The forms that are half written, of which the journal knows nothing."""
    rows = database.db.execute_sql("SELECT staff_id, form FROM draft ORDER BY staff_id, form")
    return list(rows.fetchall())


def _required(shift: str) -> list[Line]:
    settings = estate.settings()
    items = [
        Line(f"item:{item.name}", Section.ITEMS, "", item.name, {}, 0, expected=item.expected)
        for item in settings.items
    ]
    items += [
        Line(f"item:{one.name}", Section.ITEMS, "", one.name, {}, one.seen, expected=one.expected)
        for _name, each in answers.everyone()
        for one in (each.counted() if each.counted else ())
    ]
    areas = [Line(f"area:{area}", Section.AREA, "", area, {}, 0) for area in settings.areas]
    return [*_come_back(items), _log_line(shift), *_open_lines(), *_come_back(areas)]


def _come_back(lines: list[Line]) -> list[Line]:
    """The lines, with what was wrong with them at the handover before among their facts."""
    was = before.faults({line.key: line.expected for line in lines if line.expected is not None})
    return [replace(line, facts=was.get(line.key, {})) for line in lines]


def _log_line(shift: str) -> Line:
    """What was written since the handover before was signed, early or late: each entry once."""
    after = _signed_last() or dutylog.newest_before_shift(_first_shift() or shift)
    numbers = dutylog.numbers_since(after)
    facts = {"entries": len(numbers), "after": after}
    return Line(LOG_READ, Section.LOG, "", shift, facts, max(numbers, default=0))


def _first_shift() -> str | None:
    """The shift in which the desk was first taken."""
    row = database.db.execute_sql("SELECT shift FROM duty ORDER BY id LIMIT 1").fetchone()
    return row[0] if row else None


def _signed_last() -> int | None:
    """The last entry of the newest completed handover, None before the first."""
    row = database.db.execute_sql(
        "SELECT max(s.number) FROM handover_signature s"
        " JOIN handover h ON h.id = s.handover_id WHERE h.completed_at IS NOT NULL"
    ).fetchone()
    return None if row[0] is None else int(row[0])


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
