"""Handing a sheet out: recorded first, then set, then written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from printing import dutylog as log_paper
from printing import handover as handover_paper
from printing import sheet
from printing import tickets as ticket_paper
from printing.sheet import Head, Sheet
from store import dutylog, handover, sheets, site, staff, tickets
from store.errors import Unavailable
from store.sheets import Kind, Printing
from store.staff import Staff


@dataclass(frozen=True)
class Issued:
    """A sheet that was printed to a file; ``missing`` holds characters without a glyph."""

    path: Path
    printing: Printing
    missing: frozenset[str]


def print_work_order(ticket_id: int, to: Path, by: Staff | None) -> Issued:
    """Print a ticket's work order to a PDF file (W2); raises ``NotFound`` and ``Unavailable``."""
    ticket, names = tickets.get(ticket_id), staff.names()
    estate = site.settings().name
    return _issue(
        Kind.WORK_ORDER,
        f"ticket:{ticket_id}",
        to,
        by,
        lambda it: ticket_paper.declare(ticket, estate, names, it.at, _head(it)),
    )


def print_log(day: date, to: Path, by: Staff | None) -> Issued:
    """Print a day of the duty log to a PDF file (D7); raises ``Unavailable``."""
    page, estate = dutylog.day(day), site.settings().name
    return _issue(
        Kind.LOG_PAGE,
        f"day:{day.isoformat()}",
        to,
        by,
        lambda it: log_paper.declare(page, estate, it.at, _head(it)),
    )


def print_handover(handover_id: int, to: Path, by: Staff | None) -> Issued:
    """Print a handover to a PDF file (H5); raises ``NotFound`` and ``Unavailable``."""
    record, estate = handover.get(handover_id), site.settings().name
    return _issue(
        Kind.HANDOVER,
        f"handover:{handover_id}",
        to,
        by,
        lambda it: handover_paper.declare(record, estate, it.at, _head(it)),
    )


def _head(printing: Printing) -> Head:
    return Head(printing.head, printing.copy)


def _issue(
    kind: Kind,
    subject: str,
    to: Path,
    by: Staff | None,
    declare: Callable[[Printing], Sheet],
) -> Issued:
    with _arriving(to) as file:
        printing = sheets.printed(kind, subject, by=by)
        declared = declare(printing)
        file.write(sheet.render(declared))
    return Issued(to, printing, frozenset(sheet.missing(declared)))


@contextmanager
def _arriving(to: Path) -> Iterator[IO[bytes]]:
    """A file that takes its place when it is whole, for this account's eyes alone (F6)."""
    waiting = ""
    try:
        with tempfile.NamedTemporaryFile(dir=to.parent, suffix=".part", delete=False) as file:
            waiting = file.name
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(waiting).replace(to)
    except OSError as error:
        raise Unavailable(
            "The file {file} cannot be written: {reason}.", file=to, reason=error.strerror
        ) from error
    finally:
        if waiting:
            Path(waiting).unlink(missing_ok=True)
