"""The database encrypted as a whole at rest: its key, where that comes from, and what it fits (F6).

SQLCipher's library is loaded only when there is a key.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

from store.disk.beginning import beginning
from store.errors import Damaged, Unavailable
from store.opened import OfEach

FROM_FILE, FROM_TEXT = "FRONTDESK_KEY_FILE", "FRONTDESK_KEY"
CREDENTIALS, CREDENTIAL = "CREDENTIALS_DIRECTORY", "frontdesk.key"
_PLAIN = b"SQLite format 3\x00"
_KEY = re.compile(r"[0-9A-Fa-f]{64}")
_READABLE_FOR_ALL = 0o004
_chosen = OfEach[Path | None](lambda: None)
_MOST = 4096  # bytes: a key has 64


def use(file: Path | None) -> None:
    """Take this estate's key from a file, whatever the environment says; None for as that says."""
    _chosen.set(file and file.absolute())


def at_hand() -> str | None:
    """The key that was given for this estate, 64 hexadecimal digits; None without one.

    The first of the file that it uses, ``FRONTDESK_KEY_FILE``, ``FRONTDESK_KEY`` and systemd's
    credential ``frontdesk.key`` counts. Raises ``Unavailable`` when that is no key or cannot be
    read.
    """
    if (chosen := _chosen.get()) is not None:
        return _in_file(chosen, private=True)
    if (file := os.environ.get(FROM_FILE)) is not None:
        return _in_file(Path(file), private=True)
    if (text := os.environ.get(FROM_TEXT)) is not None:
        return _checked(text, FROM_TEXT)
    if (folder := os.environ.get(CREDENTIALS)) is not None:
        credential = Path(folder) / CREDENTIAL
        return _in_file(credential, private=False) if credential.exists() else None
    return None


def key_of(file: Path) -> str | None:
    """The key of a database file, None for a plain one; a file still empty takes the one at hand.

    Raises ``Damaged`` when an encrypted file has no key, and ``Unavailable`` when a plain one is
    given a key: somebody believes that it is encrypted.
    """
    key, begins = at_hand(), _beginning_of(file)
    if begins == _PLAIN and key is not None:
        raise Unavailable("{file} is not encrypted, but a key was given for it.", file=file)
    if begins not in (_PLAIN, b"") and key is None:
        raise Damaged("{file} is encrypted and needs its key, or it is damaged.", file=file)
    return key


def is_plain(file: Path) -> bool:
    """Whether a database file needs no key, whichever was given."""
    return _beginning_of(file) == _PLAIN


def library() -> Any:
    """The driver that encrypts; raises ``Unavailable`` when it is not installed."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise Unavailable(
            "Encryption needs the library sqlcipher3, which is not installed."
        ) from error
    return dbapi2


def loaded() -> tuple[Any, ...]:
    """``library()``, if anything has needed it so far."""
    driver = sys.modules.get("sqlcipher3.dbapi2")
    return () if driver is None else (driver,)


def errors() -> tuple[type[Exception], ...]:
    """What ``library()`` raises."""
    return tuple(driver.Error for driver in loaded())


def connect(address: str, key: str, timeout: float = 5) -> Any:
    """A connection of ``library()`` to the file of a URI; raises ``Damaged`` if the key is wrong.

    A wrong key and a damaged first page look the same.
    """
    driver = library()
    connection = driver.connect(address, uri=True, timeout=timeout, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write onto the screen
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        connection.execute("PRAGMA cipher_compatibility = 4")  # files outlive a library's defaults
        connection.execute("PRAGMA temp_store = memory")  # nothing of it lies about unencrypted
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except Exception as error:
        connection.close()
        if getattr(error, "sqlite_errorname", "") != "SQLITE_NOTADB":
            raise
        raise _does_not_fit(address) from error
    return connection


def _does_not_fit(address: str) -> Damaged:
    from urllib.parse import unquote, urlsplit

    file = unquote(urlsplit(address).path)
    return Damaged("The key does not fit {file}, or the file is damaged.", file=file)


@cache  # a key may come through a pipe, or on a stick that is taken out again
def _in_file(file: Path, *, private: bool) -> str:
    try:
        if private and file.stat().st_mode & _READABLE_FOR_ALL:
            raise Unavailable("Everybody may read the key in {file}; chmod o= it.", file=file)
        content = beginning(file, _MOST)
    except OSError as error:
        raise Unavailable(
            "The key in {file} cannot be read: {reason}.", file=file, reason=error.strerror
        ) from error
    return _checked(content.decode("utf-8-sig", "replace"), str(file))


def _checked(text: str, source: str) -> str:
    key = text.strip()
    if not _KEY.fullmatch(key):
        raise Unavailable("A key is 64 hexadecimal digits; {source} holds none.", source=source)
    return key


def _beginning_of(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            return source.read(len(_PLAIN))
    except OSError:
        return b""  # there is none yet, or opening it will say why it cannot be
