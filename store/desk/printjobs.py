"""Sheets on their way to a printer: each change of state on record, each loss with a way on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import AutoField, BigIntegerField, IntegerField, TextField

from store import clock, journal
from store.desk.staff import require
from store.engine import database
from store.errors import NotFound, Refused
from store.journal.operation import operation
from store.paper import Paper, Printer
from store.rights import PRINT_SHEETS, Staff
from store.text import Named, mark


class State(Named):
    """How far a job has come; ``LOST``: the printing system knows nothing of it any more."""

    QUEUED = "queued", mark("on its way")
    SPOOLED = "spooled", mark("in the queue")
    PRINTING = "printing", mark("printing")
    WAITING = "waiting", mark("waiting")
    DONE = "done", mark("printed")
    CANCELED = "canceled", mark("taken back")
    FAILED = "failed", mark("failed")
    LOST = "lost", mark("lost")


OPEN = (State.QUEUED, State.SPOOLED, State.PRINTING, State.WAITING)


class PrintJobRow(database.Row):
    """A sheet that was sent, and how far it has come."""

    id = AutoField()
    printing = IntegerField()
    file = TextField()
    printer = TextField()
    copies = IntegerField()
    tray = TextField()
    paper = TextField()
    spooled = IntegerField(null=True)
    state = TextField()
    reasons = TextField(default="[]")
    at = BigIntegerField()

    class Meta:
        table_name = "print_job"


@dataclass(frozen=True)
class Job:
    """A sheet on its way: ``printing`` is the entry that recorded it, ``kind`` its sheet's
    name, ``file`` its PDF's name.

    ``spooled`` is the printing system's own number for it; ``at`` when it came to its state.
    """

    id: int
    printing: int
    kind: str
    subject: str
    copy: int
    file: str
    printer: Printer
    spooled: int | None
    state: State
    reasons: tuple[str, ...]
    at: datetime

    @property
    def open(self) -> bool:
        """Whether it may still come out."""
        return self.state in OPEN


@operation
def queue(printing: int, file: str, printer: Printer, *, by: Staff) -> Job:
    """Put a printed sheet's file on its way to a printer, which is handed it next."""
    require(by, PRINT_SHEETS)
    if journal.get(printing).kind != "sheet.printed":
        raise NotFound("There is no sheet {number}.", number=printing)
    at = clock.to_ms(clock.now())
    row = PrintJobRow.create(
        printing=printing,
        file=file,
        printer=printer.name,
        copies=printer.copies,
        tray=printer.tray,
        paper=printer.paper.value,
        state=State.QUEUED.value,
        at=at,
    )
    payload = {
        "sheet": printing,
        "printer": printer.name,
        "copies": printer.copies,
        "tray": printer.tray,
        "paper": printer.paper.value,
        "file": file,
        "at": at,
    }
    journal.append("print.queued", f"print:{row.id}", by=by, payload=payload)
    return get(row.id)


@operation
def move(
    job_id: int,
    state: State,
    reasons: Sequence[str] = (),
    *,
    spooled: int | None = None,
    by: Staff | None = None,
) -> Job:
    """Record what has become of a job; nothing is recorded when nothing changed.

    Several sessions may watch one job. ``by`` is who did it, None when it was only seen. Raises
    ``Refused`` for a job that has ended.
    """
    if by is not None:
        require(by, PRINT_SHEETS)
    job = get(job_id)
    after = (state, tuple(reasons), job.spooled if spooled is None else spooled)
    if after == (job.state, job.reasons, job.spooled):
        return job
    if not job.open:
        raise Refused("This printing has ended already.")
    at = clock.to_ms(clock.now())
    PrintJobRow.update(
        state=state.value, reasons=json.dumps(list(reasons)), spooled=after[2], at=at
    ).where(PrintJobRow.id == job_id).execute()
    payload = {"reasons": list(reasons), "job": after[2], "at": at}
    journal.append(f"print.{state.value}", f"print:{job_id}", by=by, payload=payload)
    return get(job_id)


_SELECT = (
    "SELECT p.id, p.printing, j.payload, j.subject, p.file, p.printer, p.copies, p.tray, p.paper,"
    " p.spooled, p.state, p.reasons, p.at FROM print_job p JOIN journal j ON j.number = p.printing "
)


def get(job_id: int) -> Job:
    """One job; raises ``NotFound``."""
    found = _read("WHERE p.id = ?", job_id)
    if not found:
        raise NotFound("There is no such printing.")
    return found[0]


def waiting() -> list[Job]:
    """Jobs that may still come out, oldest first."""
    # The states stand in the statement as in the index, which is only then used.
    states = ", ".join(f"'{state.value}'" for state in OPEN)
    return _read(f"WHERE p.state IN ({states}) ORDER BY p.id")


def latest(limit: int = 50) -> list[Job]:
    """The newest jobs, newest first."""
    return _read("ORDER BY p.id DESC LIMIT ?", limit)


def _read(where: str, *params: object) -> list[Job]:
    return [_job(row) for row in database.db.execute_sql(_SELECT + where, params).fetchall()]


def _job(row: tuple[Any, ...]) -> Job:
    id_, printing, payload, subject, file, name, copies, tray, paper, spooled, *rest = row
    state, reasons, at = rest
    sheet = json.loads(payload)
    return Job(
        id=id_,
        printing=printing,
        kind=sheet["sheet"],
        subject=subject,
        copy=sheet["copy"],
        file=file,
        printer=Printer(name=name, copies=copies, tray=tray, paper=Paper(paper)),
        spooled=spooled,
        state=State(state),
        reasons=tuple(json.loads(reasons)),
        at=clock.from_ms(at),
    )
