"""The write-ahead log beside a database, and whether SQLite could read all that was committed.

SQLite takes a log up to the first page in it that is not as it was written, and leaves out the rest
without a word, as it must after a power failure: the last change may be torn. A commit is on the
disk before the next one is written, so where two commits lie behind that page, one upon the other,
the first of them had been wholly there: the log was damaged since. Ends of changes whose session
was killed may lie there, too, each partly written over by the next: none of these goes on from
another. Format: https://sqlite.org/walformat.html.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path

from store.disk import datafolder

_MAGIC = (0x377F0682, 0x377F0683)  # checksums over words of either order of bytes
_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">2I8s8s")  # page, size of the database at a commit, two salts, two sums
_FRAME_HEADER, _SUMMED = 24, 8  # bytes, and how many of these the sums are over
_USUAL_PAGE = 4096
_TORN = 1  # so many commits may lie behind the last good page after a power failure
# In the index that SQLite's connections share: frames taken in, in the machine's own order of
# bytes, and the salts of their log.
_TAKEN, _SALTS = struct.Struct("=16xI"), struct.Struct("32x8s")

_MAPS = Path("/proc/self/maps")

DAMAGED = ".damaged-"


def of(file: Path) -> Path:
    """The log of a database file."""
    return Path(f"{file}-wal")


def left_out(file: Path) -> int:
    """How many commits in the log of an open database SQLite could not read, 0 where none is lost.

    A log that is being written to meanwhile may seem so: ask again while nobody writes.
    """
    return _left_out(file)[0]


def _left_out(file: Path) -> tuple[int, int]:
    """How many commits, and from which byte of the log on nothing was taken in."""
    try:
        with of(file).open("rb") as log:
            head = log.read(_HEADER.size)
            if len(head) < _HEADER.size:
                return 0, 0
            index = _index(Path(f"{file}-shm"))
            start, size, salts = _behind(log.fileno(), head, index)
            commits = sum(_commits(log.fileno(), start, size, salts))
            # To go through the sums takes a tenth of a second for each megabyte.
            damaged = commits > _TORN and any(
                _go_on(log.fileno(), start, size, salts, order) for order in _orders(head)
            )
    except FileNotFoundError:
        return 0, 0
    return (commits, start) if damaged else (0, start)


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


def _behind(log: int, head: bytes, index: bytes) -> tuple[int, int, bytes]:
    """Where the first frame lies that was not taken in, how long each is, and this log's salts."""
    page, salts = _HEADER.unpack(head)[2], head[16:24]
    if not _is_sound(head):
        page, salts = _USUAL_PAGE, os.pread(log, 16, len(head))[8:]
    elif index and _SALTS.unpack(index) != (salts,):
        salts = b""  # it is about to begin anew: all of it is in the database
    size = _FRAME_HEADER + page
    taken = _TAKEN.unpack_from(index)[0] if index else _readable(log, head, size)
    return len(head) + taken * size, size, salts


def _readable(log: int, head: bytes, size: int) -> int:
    """How many frames SQLite takes in: up to the last commit before one that is not as written.

    Where nothing can be written it shares no index that would tell, and each connection looks
    itself.
    """
    if not _is_sound(head):
        return 0
    taken, before, order = 0, head[24:], _orders(head)
    for number, at in enumerate(range(len(head), os.fstat(log).st_size - size + 1, size), 1):
        frame = os.pread(log, size, at)
        page, commit, salts, borne = _FRAME.unpack_from(frame)
        held = _sums(frame[:_SUMMED] + frame[_FRAME_HEADER:], order, before)
        if not page or salts != head[16:24] or held != borne:
            break
        taken, before = number if commit else taken, borne
    return taken


def _commits(log: int, start: int, size: int, salts: bytes) -> Iterator[bool]:
    """Whether each frame from there on is a commit of this log and not of an older one."""
    for at in range(start, os.fstat(log).st_size - size + 1, size):
        _page, commit, own, _sums = _FRAME.unpack(os.pread(log, _FRAME.size, at))
        yield commit > 0 and own == salts


def _go_on(log: int, start: int, size: int, salts: bytes, order: str) -> bool:
    """Whether more commits than may be torn lie there, each frame summed upon the one before.

    The sums that a damaged frame bears may be right, or else those of what it holds.
    """
    in_a_row, before = 0, (b"", b"")
    for at in range(start, os.fstat(log).st_size - size + 1, size):
        frame = os.pread(log, size, at)
        _page, commit, own, borne = _FRAME.unpack_from(frame)
        held = [_sums(frame[:_SUMMED] + frame[_FRAME_HEADER:], order, upon) for upon in before]
        in_a_row = (in_a_row if borne in held else 0) + (commit > 0 and own == salts)
        if in_a_row > _TORN:
            return True
        before = borne, held[0]
    return False


def _is_sound(head: bytes) -> bool:
    magic = _HEADER.unpack(head)[0]
    return magic in _MAGIC and _sums(head[:24], "<>"[magic & 1]) == head[24:]


def _orders(head: bytes) -> str:
    """In which order of bytes a log's words are summed; either where that is damaged."""
    return "<>"[head[3] & 1] if _is_sound(head) else "<>"


def _sums(content: bytes, order: str, upon: bytes = b"") -> bytes:
    """SQLite's two sums over some content, upon those of what was before it."""
    one, two = struct.unpack(">2I", upon) if upon else (0, 0)
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return struct.pack(">2I", one, two)


def keep_aside(file: Path, stamp: str) -> Path | None:
    """Keep a damaged log as it is, under a dated name: SQLite writes over it from now on.

    None when it is kept already: sessions that came first may have begun to write over it. Raises
    ``OSError``, of a full disk for one; close the desk then, and nothing of the log is lost.
    """
    log, (_, start) = of(file).read_bytes(), _left_out(file)
    if any(kept.read_bytes()[start:] == log[start:] for kept in kept_aside(file)):
        return None
    kept = Path(f"{of(file)}{DAMAGED}{stamp}")
    made = os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(made, "wb") as copy:
            copy.write(log)
            copy.flush()
            os.fsync(copy.fileno())
    except OSError:
        # Half of it keeps nothing. A second name needs no room, and SQLite takes away the first one
        # when the desk is closed now.
        kept.unlink()
        os.link(of(file), kept)
        raise
    datafolder.sync(kept.parent)
    return kept


def damaged(file: Path, *, writable: bool) -> str:
    """The name of the newest log that was damaged, empty where none was.

    Where nothing can be written it could not be kept aside, and lies there as it is.
    """
    kept = [log.name for log in kept_aside(file)]
    if not kept and not writable and left_out(file):
        return of(file).name
    return kept[-1] if kept else ""


def kept_aside(file: Path) -> list[Path]:
    """The damaged logs that were kept, oldest first."""
    return sorted(file.parent.glob(f"{of(file).name}{DAMAGED}*"))
