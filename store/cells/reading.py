"""Asking a process of its own for a file's cells: one that dies takes no session with it."""

from __future__ import annotations

import json
import signal
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from typing import Any

from store.errors import Unavailable

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".txt", ".tsv")
MOST_BYTES = 200 * 1024 * 1024
STEP = 0.2  # seconds after which whoever waits is told
_PROGRAM = "from store.cells.alone import main; main()"


@dataclass(frozen=True)
class Sheet:
    """A sheet's cells as text, a number that is whole without its ``.0``; rows may be ragged.

    A number of more than 15 digits is written with an exponent: the spreadsheet has rounded it. An
    error is written as it shows, a formula without a value as itself, a day of which but the month
    shows as that. A hidden sheet has no rows. ``from_1904`` where a number that stands for a day
    counts from that year on.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden: bool = False
    from_1904: bool = False


def _patient() -> None:
    """Wait for ever."""


def read(path: Path, waiting: Callable[[], None] = _patient) -> list[Sheet]:
    """All sheets of a file; a text file is one sheet named after it.

    ``waiting`` is told now and then that it goes on; what it raises ends the reading. Raises
    ``Unavailable`` when the file cannot be read or is no spreadsheet.
    """
    _check(path)
    answer = _answer(path, waiting)
    if refusal := answer.get("message"):
        raise Unavailable(refusal, **answer["values"])
    return [
        Sheet(sheet["name"], tuple(map(tuple, sheet["rows"])), sheet["hidden"], sheet["from_1904"])
        for sheet in answer["sheets"]
    ]


def _check(path: Path) -> None:
    try:
        found = path.stat()
        path.open("rb").close() if stat.S_ISREG(found.st_mode) else None
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unavailable("{file} cannot be read: {reason}.", file=path, reason=reason) from error
    if not stat.S_ISREG(found.st_mode):
        raise Unavailable("{file} is no file that can be read.", file=path)
    if found.st_size > MOST_BYTES:
        raise Unavailable("{file} is too large to import.", file=path.name)
    if path.suffix.lower() not in (*WORKBOOKS, *TEXTS):
        raise Unavailable("{file} is no spreadsheet: .xlsx, .xls, .ods or .csv.", file=path.name)


def _answer(path: Path, waiting: Callable[[], None]) -> dict[str, Any]:
    command = (sys.executable, "-P", "-c", _PROGRAM, str(path.absolute()))
    with Popen(command, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL) as process:
        try:
            said = _said(process, waiting)
        except BaseException:
            process.kill()
            raise
    if process.returncode in (-signal.SIGALRM, -signal.SIGXCPU):
        raise Unavailable("{file} takes too long to read.", file=path.name)
    if process.returncode:
        raise Unavailable("{file} is too large inside, or damaged.", file=path.name)
    answer: dict[str, Any] = json.loads(said)
    return answer


def _said(process: Popen[bytes], waiting: Callable[[], None]) -> bytes:
    while True:
        try:
            return process.communicate(timeout=STEP)[0]
        except TimeoutExpired:
            waiting()
