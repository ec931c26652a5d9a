"""A handover as both sign it: its lines, its answers and its signatures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from store import clock, estate, journal
from store.desk import staff
from store.engine import database
from store.errors import NotFound
from store.estate import shifts
from store.estate.shifts import ShiftTime
from store.handover.lines import Answer, Line, Section, required
from store.handover.rows import HandoverRow, LineRow, SignatureRow
from store.rights import Staff
from store.text import Named, mark


class Party(Named):
    """The two who sign (H5)."""

    OUTGOING = "outgoing", mark("outgoing")
    INCOMING = "incoming", mark("incoming")


@dataclass(frozen=True)
class Signature:
    """A signature: who, for which side, when, and the entry that records it."""

    party: Party
    staff: Staff
    at: datetime
    number: int


@dataclass(frozen=True)
class Record:
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

    def signature(self, party: Party) -> Signature | None:
        """The signature of one side, None while it is missing or no longer covers the lines."""
        return next((s for s in self.signatures if s.party is party), None)

    def section(self, section: Section) -> list[Line]:
        """The lines of one part."""
        return [line for line in self.lines if line.section is section]

    @property
    def unsettled(self) -> list[Line]:
        """The lines that still stand in the way of signing."""
        return [line for line in self.lines if not line.settled]


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
    return [_with(row, (), _signatures(row.id)) for row in rows]


def _record(row: HandoverRow) -> Record:
    if row.completed_at is not None:
        signatures = _signatures(row.id)
        return _with(row, _signed_lines(signatures), signatures)
    lines = tuple(_answered(row.id, required(row.shift)))
    return _with(row, lines, _signatures(row.id, lines))


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


def _signatures(handover_id: int, lines: tuple[Line, ...] | None = None) -> tuple[Signature, ...]:
    """The signatures; with ``lines`` only those that still cover them."""
    of_this = SignatureRow.select().where(SignatureRow.handover_id == handover_id)
    rows = list(of_this.order_by(SignatureRow.number))
    covers = digest(lines) if rows and lines is not None else None
    return tuple(
        Signature(Party(row.party), staff.get(row.staff), clock.from_ms(row.at), row.number)
        for row in rows
        if covers is None or row.covers == covers
    )


def _answered(handover_id: int, lines: list[Line]) -> list[Line]:
    rows = {r.key: r for r in LineRow.select().where(LineRow.handover_id == handover_id)}
    notes = {
        e.number: e.words.get("note", "") for e in journal.numbered(r.number for r in rows.values())
    }
    return [_answer_line(line, rows, notes) for line in lines]


def _answer_line(line: Line, rows: Mapping[str, LineRow], notes: Mapping[int, str]) -> Line:
    row, let_pass = rows.get(line.key), rows.get(pass_key(line.key))
    if row is not None and row.seen >= line.seen:
        answer = Answer(row.counted, bool(row.abnormal), notes.get(row.number, ""), row.number)
        line = replace(line, answer=answer)
    if let_pass is not None:
        line = replace(line, passed=notes.get(let_pass.number, ""))
    return line


def pass_key(key: str) -> str:
    """The key under which the supervisor's pass of a line is kept (H9)."""
    return f"pass:{key}"


def sheet(lines: Sequence[Line]) -> str:
    """The lines as the signatures cover them: canonical JSON."""
    plain = [asdict(line) for line in lines]
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(lines: tuple[Line, ...]) -> str:
    """Digest of what is signed; what merely ticks is left out: clocks, and the order."""
    steady = [replace(line, facts=_steady(line.facts)) for line in lines]
    return hashlib.sha256(sheet(sorted(steady, key=lambda line: line.key)).encode()).hexdigest()


def _steady(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in facts.items() if k not in ("late", "deadline", "waits")}


def _signed_lines(signatures: tuple[Signature, ...]) -> tuple[Line, ...]:
    if not signatures:
        return ()
    words = journal.get(signatures[-1].number).words
    return tuple(_line(plain) for plain in json.loads(words.get("sheet", "[]")))


def _line(plain: dict[str, Any]) -> Line:
    answer = Answer(**plain.pop("answer")) if plain["answer"] else None
    plain.pop("answer", None)
    return Line(**{**plain, "section": Section(plain["section"]), "answer": answer})
