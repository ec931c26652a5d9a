"""Where a command may write: a new name, or a regular file that is none of the desk's own."""

from __future__ import annotations

import stat
from pathlib import Path

from store.disk import datafolder
from store.errors import Unavailable

_OWN = Path(datafolder.FILE).stem + "."
_KEPT = (datafolder.BACKUPS, datafolder.SHEETS)
_ERRORS = "errors.log"


def refuse_taken(to: Path, folder: Path, *, streams: bool = False) -> None:
    """Raise ``Unavailable`` for a device, a pipe or a folder, and for what the desk itself keeps.

    With ``streams`` a device or a pipe may be written into, as by ``--to /dev/stdout``. The
    database, its log, key and locks may be missing at the moment: their names are refused too; of
    backups and printed sheets those that are there.
    """
    real, own = to.resolve(), folder.resolve()
    there = to.exists()
    if there and not stat.S_ISREG(to.stat().st_mode) and not streams:
        raise Unavailable("{file} is no file that can be written.", file=to)
    at_root = real.parent == own and (there or real.name.startswith(_OWN))
    if at_root or (there and any(real.is_relative_to(own / kept) for kept in _KEPT)):
        raise Unavailable("{file} is the desk's own; please give another name.", file=to)


def refuse_own(to: Path, folder: Path) -> None:
    """Raise ``Unavailable`` for every name that the desk keeps or will keep something under."""
    real, own = to.resolve(), folder.resolve()
    kept = any(real.is_relative_to(own / name) for name in _KEPT)
    if kept or (real.parent == own and real.name.startswith((_OWN, _ERRORS))):
        raise Unavailable("{file} is the desk's own; please give another name.", file=to)
