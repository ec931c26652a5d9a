"""Whether the program on the disk is still the one that is loaded."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TypeAlias

Folders: TypeAlias = frozenset[tuple[str, int, int]]  # name, inode, when a file came or went

_SETTLED = 2.0  # seconds without a change, after which an update is taken to be whole


def folders() -> Folders:
    """The folders of all that is loaded, as they are on the disk now.

    Whatever installs a file puts a new one in the old one's place, which changes its folder: to
    look at those takes two milliseconds, at the files themselves fifteen.
    """
    loaded = [module for name, module in list(sys.modules.items()) if name != "__main__"]
    named = [getattr(module, "__file__", None) for module in loaded]
    return frozenset(map(_as_it_is, {file.rpartition("/")[0] for file in named if file}))


def _as_it_is(folder: str) -> tuple[str, int, int]:
    try:
        found = Path(folder).stat()
    except OSError:
        return folder, 0, 0
    return folder, found.st_ino, found.st_mtime_ns


def settle() -> None:
    """Wait until an update that is under way has ended."""
    before, now = None, folders()
    while now != before:
        time.sleep(_SETTLED)
        before, now = now, folders()
