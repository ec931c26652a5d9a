"""A data folder is for its account alone, also where others were let in before (F6)."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from store.disk import datafolder
from store.errors import Unavailable

_FOLDER, _FILE = 0o700, 0o600


def keep(data: Path) -> None:
    """Let nobody but this account into a data folder, or at a file in it.

    Raises ``OSError``, and ``Unavailable`` where it would take from others what is not the desk's.
    """
    if _is_open(data):
        _refuse_foreign(data)
        data.chmod(_FOLDER)
    _shut_files(data)
    for folder in (data / name for name in datafolder.FOLDERS):
        # The sheets of years need no look each time: nobody came at them in a folder that was shut.
        if folder.is_dir() and _is_open(folder):
            folder.chmod(_FOLDER)
            _shut_files(folder)


def _is_open(folder: Path) -> bool:
    return folder.stat().st_mode & 0o777 != _FOLDER


def _refuse_foreign(data: Path) -> None:
    if data.stat().st_uid != os.geteuid():
        raise Unavailable(
            "Others may look into {folder}, and it belongs to another account;"
            " let its owner shut it (chmod 700), or name another folder.",
            folder=data,
        )
    if not (data / datafolder.FILE).exists() and next(_things(data), None):
        raise Unavailable(
            "Others may look into {folder}, and it holds other things than a desk;"
            " shut it (chmod 700), or name an empty folder.",
            folder=data,
        )


def _things(data: Path) -> Iterator[Path]:
    return (
        file
        for file in data.iterdir()
        if not file.name.startswith(".") and file.name != datafolder.PRESENCE
    )


def _shut_files(folder: Path) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            found = entry.stat(follow_symlinks=False)
            is_own = stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid()
            if is_own and stat.S_IMODE(found.st_mode) != _FILE:
                Path(entry.path).chmod(_FILE)
