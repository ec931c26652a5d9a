"""Where the spreadsheets are: the home folder and the data folder's ``import``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from store.cells import TEXTS, WORKBOOKS
from store.cells.naming import beside
from store.disk import datafolder
from store.engine import database

MOST = 200
_SUFFIXES = frozenset({*WORKBOOKS, *TEXTS} - {".txt"})


def folder() -> Path:
    """The data folder's ``import``, made when it is first asked for."""
    at = database.folder() / datafolder.IMPORT
    at.mkdir(mode=0o700, exist_ok=True)
    return at


def found() -> list[Path]:
    """The spreadsheets to choose from, the newest first."""
    dated = [dated for at in (folder(), Path.home()) for dated in _of(at)]
    return [path for _time, path in sorted(dated, reverse=True)[:MOST]]


def _of(at: Path) -> Iterator[tuple[float, Path]]:
    if not os.access(at, os.R_OK | os.X_OK):
        return
    with os.scandir(at) as entries:
        for entry in entries:
            suffix = Path(entry.name).suffix.lower()
            if suffix in _SUFFIXES and entry.is_file() and not entry.name.startswith((".", "~$")):
                yield entry.stat().st_mtime, Path(entry.path)


def typed_path(text: str) -> Path | None:
    """The file that a typed or pasted path names, None when no path was typed.

    Quotes, ``file://`` and escaped spaces come along when a file is dragged into a terminal.
    """
    bare = re.sub(r"^file://", "", text.strip().strip("'\"")).replace("\\ ", " ")
    return Path(os.path.expanduser(bare)) if "/" in bare else None  # noqa: PTH111 (never raises)


def short(path: Path) -> str:
    """A path with ``~`` for the home folder."""
    home = Path.home()
    return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)


def for_rejects(path: Path) -> Path:
    """Where rejected rows go: beside the file, else into the data folder's ``import``."""
    return beside(path) if os.access(path.parent, os.W_OK) else beside(path, folder())
