"""Frames between an estate and head office, over any two pipes: an SSH forced command's.

A frame is its length in four bytes and deflated JSON: an object. Neither side believes the other:
a frame is bounded as it is packed and as it is unpacked, and what it holds is looked at field by
field.
"""

from __future__ import annotations

import binascii
import json
import os
import select
import struct
import time
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from store.errors import Refused, StoreError, Unavailable
from store.text import mark

VERSION = 1
MOST_PACKED = 16 << 20  # bytes of a frame on the line
MOST = 128 << 20  # bytes of what it holds: an import of 20,000 homes is one entry
_LENGTH = struct.Struct(">I")
_COLUMNS = 12

Row = tuple[Any, ...]  # an entry as the journal has it, and salt and text of its words
Told = dict[str, Any]

GARBLED = mark("What came over the line is not what this program sends.")
TOO_LONG = mark("What came over the line is longer than anything this program sends.")
_ENDED = mark("The line has ended.")
_SILENT = mark("The other end has not answered for {seconds} seconds.")


class Ended(Unavailable):
    """The other end is gone; what it had acknowledged stays."""


class Turned(Refused):
    """The other end refuses; what it says why."""


class Waits(Unavailable):
    """The other end cannot go on now, and says why; it is tried again."""


class Line:
    """Two pipes; ``patience`` is how many seconds an answer may take, None for any time."""

    def __init__(self, reads: int, writes: int, patience: float | None = None) -> None:
        self._reads, self._writes, self._patience = reads, writes, patience
        self.sent = 0
        self._put_at = time.monotonic()

    @property
    def quiet(self) -> float:
        """Seconds since anything was sent."""
        return time.monotonic() - self._put_at

    def put(self, told: Mapping[str, Any]) -> None:
        """Send a frame; raises ``Ended``, and ``Refused`` for one that would be too long."""
        raw = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        packed = zlib.compress(raw, 1)
        if len(raw) > MOST or len(packed) > MOST_PACKED:
            raise Refused(TOO_LONG)
        left = memoryview(_LENGTH.pack(len(packed)) + packed)
        self.sent += len(left)
        self._put_at = time.monotonic()
        try:
            while left:
                left = left[os.write(self._writes, left) :]
        except OSError as error:
            raise Ended(_ENDED) from error

    def get(self) -> Told:
        """The next frame; raises ``Ended``, and ``Refused`` for what is none."""
        (length,) = _LENGTH.unpack(self._read(_LENGTH.size))
        if length > MOST_PACKED:
            raise Refused(TOO_LONG)
        return _unpacked(self._read(length))

    def ask(self, told: Mapping[str, Any]) -> Told:
        """Send a frame; what is answered. Raises ``Turned`` and ``Waits`` as the other end says."""
        self.put(told)
        return heard(self.get())

    def _read(self, length: int) -> bytes:
        parts = []
        while length:
            part = self._part(min(length, 1 << 16))
            if not part:
                raise Ended(_ENDED)
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def _part(self, most: int) -> bytes:
        try:
            if self._patience is not None:
                ready, _, _ = select.select([self._reads], [], [], self._patience)
                if not ready:
                    raise Ended(_SILENT, seconds=round(self._patience))
            return os.read(self._reads, most)
        except OSError as error:
            raise Ended(_ENDED) from error


def _unpacked(packed: bytes) -> Told:
    unpacking = zlib.decompressobj()
    try:
        raw = unpacking.decompress(packed, MOST)
        if unpacking.unconsumed_tail:
            raise Refused(TOO_LONG)
        told = json.loads(raw)
    except (zlib.error, ValueError, RecursionError) as error:
        raise Refused(GARBLED) from error
    if not isinstance(told, dict) or not unpacking.eof:
        raise Refused(GARBLED)
    return told


def refusal(error: StoreError) -> Told:
    """A refusal as it is sent: it reads in whatever language the other end speaks."""
    how = "wait" if isinstance(error, Unavailable) else "refused"
    values = {k: v if isinstance(v, int) else str(v) for k, v in error.values.items()}
    return {how: error.message, "values": values}


def heard(told: Told) -> Told:
    """An answer that is no refusal; raises ``Turned`` or ``Waits`` for one."""
    for how, kind in (("refused", Turned), ("wait", Waits)):
        if how in told:
            values = told.get("values")
            raise kind(str(told[how]), **(values if isinstance(values, dict) else {}))
    return told


def number(told: Mapping[str, Any], name: str) -> int:
    """A whole number, not below zero, that a frame holds; raises ``Refused``."""
    value = told.get(name)
    if type(value) is not int or not 0 <= value < 1 << 63:
        raise Refused(GARBLED)
    return value


def text(told: Mapping[str, Any], name: str) -> str:
    """A text that a frame holds; raises ``Refused``."""
    value = told.get(name)
    if not isinstance(value, str):
        raise Refused(GARBLED)
    return value


def packed(rows: Sequence[Row], link: bytes) -> list[list[Any]]:
    """Entries as a frame holds them, behind the one that is sealed so.

    The link of an entry is left out where it is the one before it.
    """
    sent = []
    for row in rows:
        *plain, digest, before, sealed, salt, words = row
        before = bytes(before)
        shown = None if before == link else _sent(before)
        sent.append([*plain, _sent(digest), shown, _sent(sealed), _sent(salt), words])
        link = bytes(sealed)
    return sent


def rows(told: Mapping[str, Any], link: bytes) -> list[Row]:
    """The entries that a frame holds, as ``packed`` packs them; raises ``Refused``."""
    found, listed = [], told.get("run")
    if not isinstance(listed, list):
        raise Refused(GARBLED)
    try:
        for one in listed:
            entry = _row(one, link)
            found.append(entry)
            link = entry[9]
    except (TypeError, ValueError) as error:
        raise Refused(GARBLED) from error
    return found


def _row(one: Any, link: bytes) -> Row:
    own, at, shift, staff, kind, subject, payload, digest, before, sealed, salt, words = one
    texts = (shift, kind, subject, payload)
    whole = all(
        type(n) is int and 0 <= n < 1 << 63 for n in (own, at, 0 if staff is None else staff)
    )
    if not whole or not all(isinstance(text_, str) for text_ in texts):
        raise ValueError
    if words is not None and not isinstance(words, str):
        raise ValueError
    if any("\0" in text_ for text_ in (*texts, words or "")):  # PostgreSQL could not keep it
        raise ValueError
    before = link if before is None else _received(before)
    return (
        *(own, at, shift, staff, kind, subject, payload),
        *(_received(digest), before, _received(sealed), _received(salt), words),
    )


def _sent(raw: bytes | None) -> str | None:
    return None if raw is None else binascii.b2a_base64(raw, newline=False).decode()


def _received(sent: str | None) -> Any:
    return None if sent is None else binascii.a2b_base64(sent, strict_mode=True)
