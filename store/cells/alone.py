"""The process that reads one file: its cells go to the standard output as JSON."""

from __future__ import annotations

import json
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from store.cells import texts, workbooks
from store.cells.reading import WORKBOOKS, Sheet
from store.errors import StoreError, Unavailable

MOST_MEMORY = 3 * 1024**3
MOST_SECONDS = 100
MOST_CELLS = 8_000_000


def main() -> None:
    """Read the file that the command line names; an end without an answer is an answer too."""
    _bound()
    sys.stdout.buffer.write(json.dumps(_answer(Path(sys.argv[1]))).encode())


def _bound() -> None:
    """Bound memory and time, and leave no memory behind: it is full of personal data."""
    signal.alarm(MOST_SECONDS)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _answer(path: Path) -> dict[str, Any]:
    try:
        sheets = _read(path)
    except StoreError as error:
        return {"message": error.message, "values": error.values}
    return {"sheets": [vars(sheet) for sheet in sheets]}


def _read(path: Path) -> list[Sheet]:
    sheets = workbooks.read(path) if path.suffix.lower() in WORKBOOKS else [texts.read(path)]
    if sum(len(row) for sheet in sheets for row in sheet.rows) > MOST_CELLS:
        raise Unavailable("{file} has too many cells to import.", file=path.name)
    return sheets
