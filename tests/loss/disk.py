"""A disk in memory that keeps apart what was synced, and can lose power or refuse at any call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath
from random import Random
from typing import Any

import apsw

SECTOR = 512
Change = tuple[int, bytes | None]  # bytes written at an offset, or None: cut off there


@dataclass
class Kept:
    """One file: as programs see it, as the platter has it, and what is between the two."""

    seen: bytearray = field(default_factory=bytearray)
    synced: bytes = b""
    unsynced: list[Change] = field(default_factory=list)

    def change(self, change: Change) -> None:
        """Write or cut, not yet for good."""
        _apply(self.seen, change)
        self.unsynced.append(change)

    def sync(self) -> None:
        """Make everything so far last."""
        self.synced, self.unsynced = bytes(self.seen), []

    def after_power_loss(self, rng: Random) -> bytes:
        """What is found afterwards: unsynced changes in any order, some missing, some torn."""
        found, chance = bytearray(self.synced), rng.random()
        left = [change for change in self.unsynced if rng.random() < chance]
        rng.shuffle(left)
        for change in left:
            for part in _torn(change, rng):
                _apply(found, part)
        return bytes(found)


class Disk(apsw.VFS):
    """Files by their bare names; ``before`` is asked before each call and may raise."""

    def __init__(self, name: str, files: dict[str, bytes]) -> None:
        self.files = {at: Kept(bytearray(content), content) for at, content in files.items()}
        self.calls = 0
        self.before: Callable[[str, int], None] = lambda call, number: None
        self.name = name
        super().__init__(name, base="")

    def call(self, what: str) -> None:
        """Count a call, and let it be refused."""
        self.calls += 1
        self.before(what, self.calls)

    def after_power_loss(self, rng: Random) -> dict[str, bytes]:
        """Every file as it is found when the power is back."""
        return {name: kept.after_power_loss(rng) for name, kept in self.files.items()}

    def excepthook(self, *_: Any) -> bool:
        """Errors raised here are meant."""
        return True

    def xFullPathname(self, name: str) -> str:
        return PurePath(name).name

    def xOpen(self, name: Any, flags: list[int]) -> OpenFile:  # type: ignore[override]
        self.call("open")
        flags[1] = flags[0]
        at = (name.filename() if isinstance(name, apsw.URIFilename) else name) if name else ""
        return OpenFile(self, self.files.setdefault(PurePath(at).name, Kept()) if at else Kept())

    def xAccess(self, pathname: str, flags: int) -> bool:
        return PurePath(pathname).name in self.files

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self.call("delete")
        self.files.pop(PurePath(filename).name, None)


class OpenFile:
    """A file of the disk, opened by SQLite."""

    def __init__(self, disk: Disk, kept: Kept) -> None:
        self.disk, self.kept = disk, kept

    def excepthook(self, *_: Any) -> bool:
        """Errors raised here are meant."""
        return True

    def xRead(self, amount: int, offset: int) -> bytes:
        self.disk.call("read")
        return bytes(self.kept.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        self.disk.call("write")
        self.kept.change((offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        self.disk.call("truncate")
        self.kept.change((newsize, None))

    def xSync(self, flags: int) -> None:
        self.disk.call("sync")
        self.kept.sync()

    def xFileSize(self) -> int:
        return len(self.kept.seen)

    def xClose(self) -> None: ...

    def xLock(self, level: int) -> None: ...

    def xUnlock(self, level: int) -> None: ...

    def xCheckReservedLock(self) -> bool:
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:
        return False

    def xSectorSize(self) -> int:
        return 4096

    def xDeviceCharacteristics(self) -> int:
        return apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE  # as SQLite takes it of every Unix disk


def refusal(code: int) -> apsw.Error:
    """What a call to the disk raises to be refused with this extended code of SQLite."""
    error: Any = apsw.exception_for(code)
    error.extendedresult = code
    return error  # type: ignore[no-any-return]


def _apply(content: bytearray, change: Change) -> None:
    at, data = change
    if data is None:
        del content[at:]
        return
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


def _torn(change: Change, rng: Random) -> list[Change]:
    """The change, or now and then only some of its sectors."""
    at, data = change
    if data is None or rng.random() < 0.7:
        return [change]
    parts: list[Change] = [
        (at + start, data[start : start + SECTOR]) for start in range(0, len(data), SECTOR)
    ]
    return rng.sample(parts, rng.randint(0, len(parts)))
