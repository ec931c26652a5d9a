"""Handing a sheet out: recorded first, then set, then written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from printing import certificate, sheet
from printing.asked import Request
from printing.sheet import Head, Progress, Sheet, nobody
from store import clock
from store.desk import printed
from store.desk.printed import Printing
from store.disk.arriving import arriving
from store.engine import database
from store.errors import StoreError
from store.rights import Staff


@dataclass(frozen=True)
class Issued:
    """A sheet that was printed to a file.

    ``unsigned`` says why the estate's certificate is not on it, None where all is as it should be.
    """

    path: Path
    printing: Printing
    unsigned: StoreError | None = None


@cache
def ready() -> None:
    """Load what sheets are set with: the first one of a session waits a third of a second for it.

    For whoever knows that a sheet comes next, off the thread that draws, while a form is filled in.
    """
    sheet.render(Sheet("收据", "", (), clock.now(), "", None))


def make(asked: Request, to: Path, by: Staff | None, progress: Progress = nobody) -> Issued:
    """Print a sheet to a PDF file, on record (F6); raises ``Unavailable``.

    A certificate that cannot sign keeps no sheet from its resident: it is made without.
    """
    with arriving(to) as file:
        printing = printed.record(asked.kind, asked.subject, by=by, people=asked.people)
        declared = asked.declare(printing.at, Head(printing.head, printing.copy))
        pdf, unsigned = _signed(sheet.render(declared, progress))
        file.write(pdf)
    return Issued(to, printing, unsigned)


def _signed(pdf: bytes) -> tuple[bytes, StoreError | None]:
    try:
        return certificate.sign(pdf, database.folder()), None
    except StoreError as error:
        return pdf, error


def lacking(asked: Request) -> frozenset[str]:
    """The characters of a sheet that no face has, to be told before it is printed."""
    return frozenset(sheet.missing(preview(asked)))


def preview(asked: Request) -> Sheet:
    """The sheet as it would be printed now, without a head: nothing is recorded."""
    return asked.declare(clock.now(), None)
