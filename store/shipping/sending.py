"""One contact with head office: it says what it has, and what follows is sent in runs.

Nothing is written on the estate's side: what head office has acknowledged it tells at the next
contact, so whatever was cut, killed or restored goes on from there.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store import journal
from store.engine import database, schema
from store.errors import StoreError, Unavailable
from store.opened import Opened
from store.shipping import source, wire
from store.shipping.wire import Line

_LOOKS = 0.05  # seconds between two looks at whether anybody wrote
_ANYHOW = 5.0  # seconds after which it is looked into the file itself
_ALIVE = 30.0  # seconds after which head office is told that the estate is there


@dataclass
class Delivered:
    """What a contact came to: how many entries were sent, and up to which head office has them.

    ``link`` is what that one is sealed with, ``common`` the last entry that both
    have, where the estate went on from an older one.
    """

    entries: int = 0
    have: int = 0
    common: int | None = None
    link: bytes = b""


@dataclass(frozen=True)
class Errand:
    """What is to be done: of which data folder, and whether it goes on after all is sent.

    ``stays`` is asked between looks; ``check`` has the estate verify itself whether or not head
    office wants to hear of it today.
    """

    folder: Path
    stays: Callable[[], bool] = lambda: False
    check: bool = False


def contact(errand: Errand, line: Line, done: Delivered | None = None) -> Delivered:
    """Bring head office what it lacks; ends when all is sent and the errand does not stay.

    Raises ``wire.Turned`` where head office refuses, ``Unavailable`` where it is to be tried again.
    """
    delivered = done if done is not None else Delivered()
    _introduce(errand, line, delivered)
    while _sent(errand, line, delivered) and errand.stays():
        _wait(errand, line, delivered)
    return delivered


def _introduce(errand: Errand, line: Line, delivered: Delivered) -> None:
    welcome = wire.heard(line.get())
    if wire.number(welcome, "wire") < wire.VERSION:
        raise Unavailable("Head office runs an older frontdesk, which is to be updated first.")
    with source.opened(errand.folder) as look:
        own = {"estate": look.identity(), "last": look.last()}
    told = line.ask({"schema": schema.newest(), "wire": wire.VERSION, **own})
    have, seal = wire.number(told, "have"), bytes.fromhex(wire.text(told, "seal"))
    if _seal(errand, have) != seal:
        delivered.common = have = _common(errand, line, have)
        told = line.ask({"fork": have})
    delivered.have = have
    with source.opened(errand.folder) as look:
        erased = look.erased(have)
    if erased:  # before anything else: what is to be gone is gone first
        line.ask({"erased": erased})
    if told.get("check") or errand.check:
        line.ask({"verdict": _verdict(errand.folder)})
    delivered.link = _seal(errand, have) or b""


def _seal(errand: Errand, number: int) -> bytes | None:
    with source.opened(errand.folder) as look:
        return look.seal(number)


def _common(errand: Errand, line: Line, have: int) -> int:
    """The last entry that both have."""
    with source.opened(errand.folder) as look:
        low, high = 0, min(have, look.last())
    while low < high:
        middle = (low + high + 1) // 2
        seal = _seal(errand, middle)
        same = seal is not None and line.ask({"at": middle}).get("seal") == seal.hex()
        low, high = (middle, high) if same else (low, middle - 1)
    return low


def _sent(errand: Errand, line: Line, delivered: Delivered) -> bool:
    """Send what there is; False where the file is no longer the one that was sent from."""
    while True:
        with source.opened(errand.folder) as look:
            if look.seal(delivered.have) != delivered.link:
                return False
            rows = look.run(delivered.have)
        if not rows:
            return True
        told = line.ask({"run": wire.packed(rows, delivered.link)})
        delivered.entries += len(rows)
        delivered.have, delivered.link = wire.number(told, "have"), bytes(rows[-1][9])


def _wait(errand: Errand, line: Line, delivered: Delivered) -> None:
    """Wait until somebody has written, telling head office now and then that all is well."""
    before, begun = source.stirred(errand.folder), time.monotonic()
    while errand.stays() and time.monotonic() - begun < _ANYHOW:
        if source.stirred(errand.folder) != before:
            return
        if line.quiet > _ALIVE:
            line.ask({"here": delivered.have})
        time.sleep(_LOOKS)


def _verdict(folder: Path) -> dict[str, Any] | None:
    """What the estate finds of itself, None where that cannot be said now."""
    verdict = _verified(folder)
    if verdict is not None and verdict["why"]:  # never accuse for a moment's sake
        verdict = _verified(folder)
    return verdict


def _verified(folder: Path) -> dict[str, Any] | None:
    with Opened().meant():
        try:
            database.attach_to_read(folder, "ro")
            database.connect()
            if not schema.is_newest():
                return None
            found = journal.verify()
        except StoreError:
            return None
        finally:
            database.close()
    return {"why": found.why, "what": found.what, "bad": found.bad, "count": found.count}
