"""Files that are there whole or not at all, and what is left of those whose writer was killed."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import IO

from store.disk import datafolder
from store.errors import Unavailable

_LOGS = ("-wal", "-shm", "-journal")
_END = rf"\.part(?:{'|'.join(_LOGS)})?"
_PART = re.compile(rf"\.frontdesk-(\d+)-(\d+)-\d+{_END}")  # by which process, and when it began
# What older versions wrote told the process alone, or nothing.
_OLDER = re.compile(rf"\..+\.(\d+){_END}|\.restore\.\w{{8}}|tmp\w{{8}}\.part")
_numbers = count()


@contextmanager
def part(of: Path) -> Iterator[Path]:
    """A name beside a file for what is to take its place, gone at the end if it did not.

    What others that were killed left there goes first.
    """
    _clear(of.parent, _is_left)
    pid = os.getpid()
    name = of.with_name(f".frontdesk-{pid}-{_began(pid)}-{next(_numbers)}.part")
    try:
        yield name
    finally:
        for each in (name, *(Path(f"{name}{end}") for end in _LOGS)):
            _remove(each)


@contextmanager
def arriving(to: Path) -> Iterator[IO[bytes]]:
    """A file that takes its place when it is whole, for this account's eyes alone (F6).

    What is no file, a pipe or a device, is written to as it is. Raises ``Unavailable``.
    """
    try:
        if to.exists() and not to.is_file():
            with os.fdopen(_written_to(to), "wb") as stream:
                yield stream
            return
        with part(to) as waiting:
            made = os.open(waiting, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
            with os.fdopen(made, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            waiting.replace(to)
    except OSError as error:
        raise Unavailable(
            "The file {file} cannot be written: {reason}.", file=to, reason=error.strerror
        ) from error


def _written_to(stream: Path) -> int:
    """A pipe or a device, open; ``OSError`` for a pipe that nobody reads, which would never end."""
    opened = os.open(stream, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    os.set_blocking(opened, True)
    return opened


def clear_all(data: Path) -> None:
    """Remove all that was left half written in a data folder; raises ``OSError``."""
    for folder in (data, *(data / name for name in datafolder.FOLDERS)):
        if folder.is_dir():
            clear(folder)


def clear(folder: Path) -> None:
    """Remove what was left half written in one folder of a desk's; raises ``OSError``."""
    _clear(folder, lambda name: _is_left(name) or _is_older(name))


def _clear(folder: Path, is_left: Callable[[str], bool]) -> None:
    with os.scandir(folder) as entries:
        left = [entry for entry in entries if is_left(entry.name)]
    for entry in left:
        if entry.stat(follow_symlinks=False).st_uid == os.geteuid():
            _remove(Path(entry.path))


def _is_left(name: str) -> bool:
    """Whether whoever wrote this was killed; a number is given to another process one day."""
    written = _PART.fullmatch(name)
    return written is not None and _began(int(written[1])) != written[2]


def _is_older(name: str) -> bool:
    written = _OLDER.fullmatch(name)
    return written is not None and not (written[1] and _began(int(written[1])))


def _began(pid: int) -> str:
    """When a process began, in ticks since the machine was started; empty when there is none."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return ""
    return stat.rpartition(b")")[2].split()[19].decode()


def _remove(left: Path) -> None:
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left)
    else:
        left.unlink(missing_ok=True)
