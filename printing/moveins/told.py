"""What stands on the sheets of a walk, gathered from the store before anything is laid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from printing.labels import ON_PAPER, called
from store import journal, meters, money, moveins, residents
from store.desk import staff
from store.moveins import Asked, Line, LineStage, Part, Walk
from store.text import Named

STEPS = ("verified", "registered", "charged", "concluded", "handed_out", "archived")


@dataclass(frozen=True)
class Done:
    """Who took a step, and when."""

    by: str
    at: datetime


@dataclass(frozen=True)
class Row:
    """A line of a walk on paper: what it is, how it stands, what was said, until when."""

    part: Part
    name: str
    stage: LineStage = LineStage.OPEN
    form: Named | None = None
    note: str = ""
    until: str = ""
    ticket: int | None = None
    warranty: str = ""
    round: int = 0
    refs: str = ""
    meter: bool = False
    value: str = ""
    copies: int | None = None


@dataclass(frozen=True)
class Told:
    """A walk, its lines, and who took which step."""

    walk: Walk
    rows: Sequence[Row]
    steps: Mapping[str, Done] = field(default_factory=dict)
    keys: int | None = None

    def of(self, part: Part) -> list[Row]:
        """Its lines of a part."""
        return [row for row in self.rows if row.part is part]


def told(walk: Walk) -> Told:
    """All that is on record of a walk."""
    names = staff.names()
    steps: dict[str, Done] = {}
    keys = None
    for entry in journal.of_subject(walk.subject):
        kind = entry.kind.partition(".")[2]
        steps[kind] = Done(names.get(entry.staff_id or 0, ""), entry.happened)
        keys = entry.payload.get("keys", keys)
    rows, done = [], moveins.by_code(walk.id)
    counts = {one.id: one.count for one in residents.home(walk.home_id).documents}
    for one in walk.asked:
        line = done.pop(one.code, None)
        copies = counts.get(line.document_id or 0) if line else None
        rows.append(replace(_row(one, line), copies=copies))
    extra = [_extra(line) for code, line in done.items() if code.startswith("extra:")]
    return Told(walk, [*rows, *extra], steps, keys)


def blank_rows(walk_rows: Sequence[Asked]) -> list[Row]:
    """The lines of a blank sheet."""
    return [_row(one, None) for one in walk_rows]


def _row(one: Asked, line: Line | None) -> Row:
    source, _number = moveins.line_called(one.code)
    name = ON_PAPER.word(source)
    row = Row(one.part, name, form=one.form, meter=one.code.startswith("meter:"))
    return _filled(row, line)


def _extra(line: Line) -> Row:
    source, number = moveins.line_called(line.code)
    name = f"{ON_PAPER.word(source).format(n=number)} {line.name}"
    return _filled(Row(Part.ROOM, name), line)


def _filled(row: Row, line: Line | None) -> Row:
    if line is None:
        return row
    kind = moveins.Warranty(line.warranty) if line.warranty else None
    ends = f"，至 {line.warranty_until.isoformat()}" if line.warranty_until else ""
    return replace(
        row,
        stage=line.stage,
        note=line.note,
        until=line.owed_by.isoformat() if line.owed_by else "",
        ticket=line.ticket,
        warranty=f"{called(kind)}{ends}" if kind else "",
        round=line.round,
        refs=line.refs,
        value=_base(line) if row.meter and line.refs else "",
    )


def _base(line: Line) -> str:
    """What the meter stood at when it was read for this move-in."""
    there = [one for one in meters.of_home(line.home_id) if one.number == line.refs]
    reads = meters.chain(there[0].id) if there else []
    return money.measure_text(reads[-1].value, money.READING) if reads else ""
