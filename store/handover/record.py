"""A handover as both sign it: its lines, its answers and its signatures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from store import checklist, clock, estate
from store.checklist import Checklist, Gone
from store.desk import staff
from store.engine import database
from store.errors import NotFound
from store.estate import Settings, shifts
from store.estate.shifts import ShiftTime
from store.handover.lines import Line, Section, required
from store.handover.listed import version
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
    says=("answered", "explained"),
    signs=("signed", "completed"),
    ticking=frozenset({"late", "deadline", "waits"}),
)


@dataclass(frozen=True)
class Record(Gone[Section, Party]):
    """One handover; ``lines`` as they stand now, or as they were signed once it is completed.

    ``version`` is that of the list, as it is or as it was signed under, 0 where that was not kept.
    ``due_at`` is by when the incoming should have ``arrived_at``, as the setting was then; None
    where that was not kept yet.
    """

    id: int
    shift: str
    next_shift: str
    outgoing: Staff
    incoming: Staff
    begun_at: datetime
    arrived_at: datetime
    due_at: datetime | None
    completed_at: datetime | None
    lines: tuple[Line, ...]
    signatures: tuple[Signature, ...]
    version: int = 0

    @property
    def late_minutes(self) -> int:
        """How late the incoming arrived, in whole minutes (H1)."""
        late = self.arrived_at - self.due_at if self.due_at else timedelta()
        return max(int(late.total_seconds()) // 60, 0)

    def said_by(self, line: Line) -> Staff | None:
        """Which of the two said what stands on a line, None where that was not kept."""
        by = line.answer.by if line.answer else None
        return next((who for who in (self.outgoing, self.incoming) if who.id == by), None)


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
    """The shift that a label of the journal names, as it was set on its day; None for no such."""
    written, _, name = label.partition(" ")
    day = date.fromisoformat(written)
    for shift in _set_on(day).shifts:
        if shift.name == name:
            return shifts.on_day(shift, day)
    return None


def _set_on(day: date) -> Settings:
    if day >= clock.today():
        return estate.settings()
    return estate.held_at(clock.bounds(day)[1] - timedelta(milliseconds=1))


def current_number() -> int | None:
    """The number of the handover that is open, if one is."""
    found = database.db.execute_sql(
        "SELECT id FROM handover WHERE completed_at IS NULL AND abandoned_at IS NULL"
    ).fetchone()
    return found[0] if found else None


def current(*, anew: bool = False) -> Record | None:
    """The handover that is open, if one is; all subjects are asked ``anew`` where one signs."""
    number = current_number()
    return get(number, anew=anew) if number is not None else None


def get(handover_id: int, *, anew: bool = False) -> Record:
    """One handover; raises ``NotFound``."""
    rows = HandoverRow.read("WHERE id = ?", handover_id)
    if not rows:
        raise NotFound("There is no handover {number}.", number=handover_id)
    return _record(rows[0], anew)


def answered_since(record: Record) -> Record:
    """An open handover as it stands once one of its lines was answered, passed or signed for.

    Within the transaction that did so: nothing else has changed, so no subject is asked again.
    """
    bare = [replace(line, answer=None, passed="") for line in record.lines]
    lines = HANDOVERS.answered(record.id, bare)
    signatures = HANDOVERS.signed(record.id, lines, version=record.version)
    return replace(record, lines=lines, signatures=signatures)


def past(limit: int = 50) -> list[Record]:
    """Completed handovers, newest first, without their lines."""
    rows = HandoverRow.read("WHERE completed_at IS NOT NULL ORDER BY id DESC LIMIT ?", limit)
    return [_with(row, (), HANDOVERS.signed(row.id)) for row in rows]


def _record(row: HandoverRow, anew: bool) -> Record:
    if row.completed_at is not None:
        signatures = HANDOVERS.signed(row.id)
        under = HANDOVERS.version_signed(signatures)
        return _with(row, HANDOVERS.as_signed(signatures), signatures, under)
    lines, now = HANDOVERS.answered(row.id, required(row.shift, anew=anew)), version()
    return _with(row, lines, HANDOVERS.signed(row.id, lines, version=now), now)


def _with(
    row: HandoverRow, lines: tuple[Line, ...], signed: tuple[Signature, ...], version: int = 0
) -> Record:
    return Record(
        id=row.id,
        shift=row.shift,
        next_shift=row.next_shift,
        outgoing=staff.get(row.outgoing),
        incoming=staff.get(row.incoming),
        begun_at=clock.from_ms(row.begun_at),
        arrived_at=clock.from_ms(row.arrived_at),
        due_at=clock.from_ms(row.due_at) if row.due_at else None,
        completed_at=clock.from_ms(row.completed_at) if row.completed_at else None,
        lines=lines,
        signatures=signed,
        version=version,
    )
