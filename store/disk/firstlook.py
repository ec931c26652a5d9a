"""What an estate shows at its door: enough for the sign-in, read before the store is loaded."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2 as sqlite3

from store.disk import datafolder, encryption
from store.errors import StoreError


@dataclass(frozen=True)
class Front:
    """An estate from outside; ``schema`` is the number of its database's, None where not read."""

    name: str
    language: str
    timezone: str
    demo: bool = False
    shortcuts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    schema: int | None = field(default=None, compare=False)


def look(folder: Path) -> Front | None:
    """The estate in a data folder; None when there is none, or when opening it will say why not."""
    if not (folder / datafolder.FILE).exists():
        return None
    try:
        with datafolder.usable(folder):
            share = datafolder.enter(folder)
    except StoreError:
        return None
    try:
        return _read(folder)
    except (StoreError, sqlite3.Error, *encryption.errors()):
        return None
    finally:
        os.close(share)


def language(folder: Path) -> str | None:
    """What the estate in a data folder speaks, as its file alone says; None where it cannot tell.

    Nothing is opened for writing, recovered or locked by it, and a plain file needs no key though
    one was given.
    """
    file = folder / datafolder.FILE
    try:
        key = None if encryption.is_plain(file) else encryption.key_of(file)
        told, _schema = _settings(file, "still", key)
    except (OSError, StoreError, sqlite3.Error, *encryption.errors()):
        return None
    return str(told["language"]) if "language" in told else None


def _read(folder: Path) -> Front | None:
    # The share keeps a restore from putting another file there while this one is open.
    file = folder / datafolder.FILE
    try:
        told, schema = _settings(file, "rw", encryption.key_of(file))
    except (sqlite3.Error, *encryption.errors()):
        # A full disk, or one that is only read.
        told, schema = _settings(file, "still", encryption.key_of(file))
    if "name" not in told:
        return None
    return Front(
        told["name"],
        told.get("language", "zh_CN"),
        told.get("timezone", "Asia/Shanghai"),
        bool(told.get("demo")),
        told.get("shortcuts", {}),
        schema,
    )


def _settings(file: Path, mode: str, key: str | None) -> tuple[dict[str, Any], int]:
    """What is set, and the number of the schema."""
    with closing(_connect(file, mode, key)) as db:
        rows = db.execute("SELECT key, value FROM site").fetchall()
        (schema,) = db.execute("PRAGMA user_version").fetchone()
    return {key: json.loads(value) for key, value in rows}, schema


def _connect(file: Path, mode: str, key: str | None) -> Any:
    address = datafolder.address(file, mode)
    return sqlite3.connect(address, uri=True) if key is None else encryption.connect(address, key)
