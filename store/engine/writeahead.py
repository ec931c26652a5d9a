"""The write-ahead log beside a database, and whether SQLite could read all that was committed.

SQLite takes a log up to the first page in it that is not as it was written, and leaves out the rest
without a word, as it must after a power failure: the last change may be torn. A commit is on the
disk before the next one is written, so where two commits lie behind that page, the first of them
had been wholly there: the log was damaged since. Format: https://sqlite.org/walformat.html.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path

_MAGIC = (0x377F0682, 0x377F0683)  # checksums over words of either order of bytes
_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">4I")  # page, size of the database at a commit, two salts
_FRAME_HEADER = 24
_USUAL_PAGE = 4096
_TORN = 1  # so many commits may lie behind the last good page after a power failure
# In the index that SQLite's connections share: frames taken in, in the machine's own order of
# bytes, and the salts of their log.
_TAKEN, _SALTS = struct.Struct("=16xI"), struct.Struct(">32x2I")

_MAPS = Path("/proc/self/maps")

DAMAGED = ".damaged-"


def of(file: Path) -> Path:
    """The log of a database file."""
    return Path(f"{file}-wal")


def left_out(file: Path) -> int:
    """How many commits in the log of an open database SQLite could not read, 0 where none is lost.

    A log that is being written to meanwhile may seem so: ask again while nobody writes.
    """
    try:
        with of(file).open("rb") as log:
            head = log.read(_HEADER.size)
            index = _index(Path(f"{file}-shm")) if len(head) == _HEADER.size else b""
            commits = sum(_commits(log.fileno(), head, index)) if index else 0
    except FileNotFoundError:
        return 0
    return commits if commits > _TORN else 0


def _index(shared: Path) -> bytes:
    """The beginning of the shared index, from this process's own memory; empty where it is not.

    Opening the file and closing it again would take all of SQLite's locks on it away from the
    process, as POSIX wants it, and another session could cut it short beneath this one.
    """
    import ctypes  # only where there is a log: it takes its time to load

    inode = shared.stat().st_ino
    for mapped in _MAPS.read_text("utf-8", "replace").splitlines() if _MAPS.exists() else ():
        span, _mode, offset, _device, number, *name = mapped.split(maxsplit=5)
        if int(number) == inode and int(offset, 16) == 0 and name[0].endswith("-shm"):
            return ctypes.string_at(int(span.partition("-")[0], 16), _SALTS.size)
    return b""


def _commits(log: int, head: bytes, index: bytes) -> Iterator[bool]:
    """Whether each frame behind those taken in is a commit of this log and not of an older one."""
    (taken,), salts = _TAKEN.unpack_from(index), _HEADER.unpack(head)[4:6]
    page = _HEADER.unpack(head)[2]
    if not _is_sound(head):
        page, salts = _USUAL_PAGE, _FRAME.unpack(os.pread(log, _FRAME.size, len(head)))[2:]
    elif _SALTS.unpack(index) != salts:
        return  # it is about to begin anew: all of it is in the database
    size = _FRAME_HEADER + page
    last = os.fstat(log).st_size - size
    for at in range(len(head) + taken * size, last + 1, size):
        _page, commit, *own = _FRAME.unpack(os.pread(log, _FRAME.size, at))
        yield commit > 0 and tuple(own) == salts


def _is_sound(head: bytes) -> bool:
    magic = _HEADER.unpack(head)[0]
    if magic not in _MAGIC:
        return False
    one = two = 0
    words = struct.unpack(">6I" if magic & 1 else "<6I", head[:24])
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return (one, two) == _HEADER.unpack(head)[6:]


def keep_aside(file: Path, stamp: str) -> Path | None:
    """Keep a damaged log as it is, under a dated name: SQLite writes over it from now on.

    None when it is kept already.
    """
    log = of(file).read_bytes()
    if any(kept.read_bytes() == log for kept in kept_aside(file)):
        return None
    kept = Path(f"{of(file)}{DAMAGED}{stamp}")
    made = os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(made, "wb") as copy:
        copy.write(log)
        copy.flush()
        os.fsync(copy.fileno())
    return kept


def kept_aside(file: Path) -> list[Path]:
    """The damaged logs that were kept, oldest first."""
    return sorted(file.parent.glob(f"{of(file).name}{DAMAGED}*"))
