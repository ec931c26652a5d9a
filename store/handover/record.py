"""A handover as both sign it: its lines, its answers and its signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store import checklist, clock, estate
from store.checklist import Checklist, Gone
from store.desk import staff
from store.engine import database
from store.errors import NotFound
from store.estate import shifts
from store.estate.shifts import ShiftTime
from store.handover.lines import Line, Section, required
from store.handover.rows import HandoverRow, LineRow, SignatureRow
from store.rights import Staff
from store.text import Named, mark


class Party(Named):
    """The two who sign (H5)."""

    OUTGOING = "outgoing", mark("outgoing")
    INCOMING = "incoming", mark("incoming")


Signature = checklist.Signature[Party]

HANDOVERS = Checklist(
    "handover",
    Section,
    Party,
    LineRow,
    SignatureRow,
    signs=("signed", "completed"),
    ticking=frozenset({"late", "deadline", "waits"}),
    unexplained=mark("The outgoing says what happened; please write it down."),
)


@dataclass(frozen=True)
class Record(Gone[Section, Party]):
    """One handover; ``lines`` as they stand now, or as they were signed once it is completed."""

    id: int
    shift: str
    next_shift: str
    outgoing: Staff
    incoming: Staff
    begun_at: datetime
    completed_at: datetime | None
    lines: tuple[Line, ...]
    signatures: tuple[Signature, ...]


@dataclass(frozen=True)
class Duty:
    """Who is on duty, since when, and for which shift; ``until`` is None for an unknown shift."""

    staff: Staff
    since: datetime
    shift: str
    until: datetime | None


def on_duty() -> Duty | None:
    """Who answers for the desk now: the last who took it over, unless they were retired since."""
    # Asked for with every entry by every session: plain SQL takes a tenth of the time.
    row = database.db.execute_sql(
        "SELECT staff, shift, since FROM duty ORDER BY id DESC LIMIT 1"
    ).fetchone()
    who = staff.get(row[0]) if row is not None else None
    if who is None or not who.active:
        return None
    _staff, shift, since = row
    ends = shift_labelled(shift)
    return Duty(who, clock.from_ms(since), shift, ends.end if ends else None)


def shift_labelled(label: str) -> ShiftTime | None:
    """The shift that a label of the journal names, None when no such shift is set any more."""
    day, _, name = label.partition(" ")
    for shift in estate.settings().shifts:
        if shift.name == name:
            return shifts.on_day(shift, datetime.fromisoformat(day).date())
    return None


def current_number() -> int | None:
    """The number of the handover that is open, if one is."""
    found = database.db.execute_sql(
        "SELECT id FROM handover WHERE completed_at IS NULL AND abandoned_at IS NULL"
    ).fetchone()
    return found[0] if found else None


def current() -> Record | None:
    """The handover that is open, if one is."""
    number = current_number()
    return get(number) if number is not None else None


def get(handover_id: int) -> Record:
    """One handover; raises ``NotFound``."""
    row = HandoverRow.get_or_none(HandoverRow.id == handover_id)
    if row is None:
        raise NotFound("There is no handover {number}.", number=handover_id)
    return _record(row)


def past(limit: int = 50) -> list[Record]:
    """Completed handovers, newest first, without their lines."""
    rows = (
        HandoverRow.select()
        .where(HandoverRow.completed_at.is_null(False))
        .order_by(HandoverRow.id.desc())
        .limit(limit)
    )
    return [_with(row, (), HANDOVERS.signed(row.id)) for row in rows]


def _record(row: HandoverRow) -> Record:
    if row.completed_at is not None:
        signatures = HANDOVERS.signed(row.id)
        return _with(row, HANDOVERS.as_signed(signatures), signatures)
    lines = HANDOVERS.answered(row.id, required(row.shift))
    return _with(row, lines, HANDOVERS.signed(row.id, lines))


def _with(row: HandoverRow, lines: tuple[Line, ...], signed: tuple[Signature, ...]) -> Record:
    return Record(
        id=row.id,
        shift=row.shift,
        next_shift=row.next_shift,
        outgoing=staff.get(row.outgoing),
        incoming=staff.get(row.incoming),
        begun_at=clock.from_ms(row.begun_at),
        completed_at=clock.from_ms(row.completed_at) if row.completed_at else None,
        lines=lines,
        signatures=signed,
    )
