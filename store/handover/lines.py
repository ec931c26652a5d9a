"""The lines of the checklist, made from what stands at this moment (H2–H4, H6, H7, H9)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from peewee import fn

from store import clock, dutylog, estate, journal, keys, tickets
from store.handover.rows import HandoverRow, SignatureRow
from store.tickets import Stage, Urgency

if TYPE_CHECKING:
    from store.dutylog import LogEntry
    from store.keys import HeldKey
    from store.tickets import Queued

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
    for queued in tickets.queue():
        yield _ticket_line(queued)
    for key in keys.out():
        yield _key_line(key)
    for entry in dutylog.open_follow_ups():
        yield _follow_up_line(entry)


def _ticket_line(queued: Queued) -> Line:
    ticket = queued.ticket
    subject = f"ticket:{ticket.id}"
    facts = {
        "ticket": ticket.id,
        "stage": ticket.stage.value,
        "kind": ticket.kind.value,
        "urgency": ticket.urgency.value,
        "waits": queued.clock.waits.value,
        "late": queued.clock.late,
        "deadline": clock.to_ms(queued.clock.deadline) if queued.clock.deadline else None,
        "expected": clock.to_ms(ticket.expected) if ticket.expected else None,
        "worker": ticket.worker,
    }
    title = f"{ticket.where} {ticket.what}".strip()
    important = is_important(queued)
    return Line(
        subject, Section.OPEN, subject, title, facts, ticket.last_number, important=important
    )


def is_important(queued: Queued) -> bool:
    """Whether unfinished work forbids the handover: urgent, or a call still owed (H9)."""
    at_work = queued.ticket.stage in (Stage.TAKEN, Stage.DISPATCHED, Stage.ARRIVED)
    return queued.clock.owed_call or (at_work and queued.ticket.urgency is Urgency.URGENT)


def _key_line(key: HeldKey) -> Line:
    subject = f"key:{key.id}"
    loan = key.loan
    assert loan is not None
    facts = {
        "hook": key.hook,
        "home": key.home,
        "due": clock.to_ms(loan.due_at),
        "late": clock.now() > loan.due_at,
    }
    title = f"{key.hook} {key.home} {key.doors}".replace("  ", " ")
    return Line(subject, Section.OPEN, subject, title, facts, journal.newest_of(subject))


def _follow_up_line(entry: LogEntry) -> Line:
    subject = f"log:{entry.number}"
    due = entry.follow_up_due
    facts = {"entry": entry.number, "due": due.isoformat() if due else None}
    title = f"{entry.home} {entry.words.get('what', '')}".strip()
    seen = max(entry.number, journal.newest_of(subject))
    return Line(subject, Section.OPEN, subject, title, facts, seen)
