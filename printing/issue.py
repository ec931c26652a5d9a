"""Handing a sheet out: recorded first, then set, then written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from printing import sheet
from printing.requests import Request
from printing.sheet import Head, Progress, Sheet, nobody
from store import clock, sheets
from store.errors import Unavailable
from store.sheets import Printing
from store.staff import Staff


@dataclass(frozen=True)
class Issued:
    """A sheet that was printed to a file; ``missing`` holds characters without a glyph."""

    path: Path
    printing: Printing
    missing: frozenset[str]


def issue(asked: Request, to: Path, by: Staff | None, progress: Progress = nobody) -> Issued:
    """Print a sheet to a PDF file, on record (F6); raises ``Unavailable``."""
    with _arriving(to) as file:
        printing = sheets.printed(asked.kind, asked.subject, by=by, people=asked.people)
        declared = asked.declare(printing.at, Head(printing.head, printing.copy))
        file.write(sheet.render(declared, progress))
    return Issued(to, printing, frozenset(sheet.missing(declared)))


def preview(asked: Request) -> Sheet:
    """The sheet as it would be printed now, without a head: nothing is recorded."""
    return asked.declare(clock.now(), None)


@contextmanager
def _arriving(to: Path) -> Iterator[IO[bytes]]:
    """A file that takes its place when it is whole, for this account's eyes alone (F6).

    What is no file, a pipe or a device, is written to as it is.
    """
    waiting = ""
    try:
        if to.exists() and not to.is_file():
            with to.open("wb") as stream:
                yield stream
            return
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
