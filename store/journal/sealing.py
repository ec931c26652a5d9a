"""How an entry is sealed: its canonical form, hashed together with the entry before it (D2)."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterable, Sequence
from typing import Any

GENESIS = bytes(32)
_DOMAIN = b"frontdesk journal 1\0"
_WORDS = b"frontdesk words 1\0"
# Shifts and kinds come again and again; so many of them are kept as they are encoded.
_MOST_KEPT = 10_000


def entry_hash(previous: bytes, *fields: int | str | bytes | None) -> bytes:
    """SHA-256 over the previous hash and the entry's fields, each tagged by type and length.

    Raises ``KeyError`` for any other type, ``ValueError`` for text that is no Unicode.
    """
    encoded = [_ENCODERS[type(field)](field) for field in fields]
    return hashlib.sha256(_DOMAIN + _bytes(previous) + b"".join(encoded)).digest()


def words_digest(salt: bytes, text: str) -> bytes:
    """Salted SHA-256 of an entry's words."""
    return hashlib.sha256(_WORDS + salt + text.encode()).digest()


class _Texts(dict[str, bytes]):
    """Texts as they are encoded, each made once."""

    def __missing__(self, text: str) -> bytes:
        if len(self) >= _MOST_KEPT:
            self.clear()
        made = self[text] = _text(text)
        return made


def all_sealed(rows: Iterable[Sequence[Any]], number: int, at: int, link: bytes) -> int | None:
    """How many of these entries have words, when all of them are beyond any doubt as recorded.

    ``number``, ``at`` and ``link`` are those of the entry before. None says no more than that the
    entries have to be looked at one by one: words of one may have been erased, for instance.
    """
    texts, worded = _Texts(), 0
    try:
        for row in rows:
            # The same bytes as ``entry_hash`` composes, in one go: a million take half the time.
            own, time, shift, staff, kind, subject, payload, digest, before, sealed, salt, words = (
                row
            )
            number += 1
            if own != number or before != link or time < at:
                return None
            thing, figures = subject.encode(), payload.encode()
            fields = (
                _HEAD,
                link,
                _integers(b"i", 8, own, b"i", 8, time),
                texts[shift],
                _NOTHING if staff is None else _integer(b"i", 8, staff),
                texts[kind],
                _tag(b"s", len(thing)),
                thing,
                _tag(b"s", len(figures)),
                figures,
                _NOTHING if digest is None else _DIGEST + digest,
            )
            if _sha256(b"".join(fields)).digest() != sealed:
                return None
            if digest is not None:
                if _sha256(_WORDS + salt + words.encode()).digest() != digest:
                    return None
                worded += 1
            elif words is not None:
                return None
            at, link = time, sealed
    except _DOUBTS:
        return None
    return worded


def _text(value: str) -> bytes:
    raw = value.encode()
    return b"s" + _length(len(raw)) + raw


def _bytes(value: bytes) -> bytes:
    return b"b" + _length(len(value)) + value


_sha256 = hashlib.sha256
_length = struct.Struct(">Q").pack
_tag = struct.Struct(">cQ").pack
_integer = struct.Struct(">cQq").pack
_integers = struct.Struct(">cQqcQq").pack
_NOTHING = b"n" + _length(0)
_DIGEST = b"b" + _length(32)
_HEAD = _DOMAIN + b"b" + _length(len(GENESIS))
# What comes of a value of another type than is recorded, of missing words, or of no Unicode.
_DOUBTS = (TypeError, AttributeError, ValueError, struct.error)
# Looked up by type.
_ENCODERS: dict[type, Callable[[Any], bytes]] = {
    str: _text,
    int: lambda value: _integer(b"i", 8, value),
    bytes: _bytes,
    type(None): lambda _: _NOTHING,
}
