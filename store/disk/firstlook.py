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
    """An estate from outside."""

    name: str
    language: str
    timezone: str
    demo: bool = False
    shortcuts: Mapping[str, Sequence[str]] = field(default_factory=dict)


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


def _read(folder: Path) -> Front | None:
    # The share keeps a restore from putting another file there while this one is open.
    with closing(_connect((folder / datafolder.FILE).resolve())) as db:
        rows = db.execute("SELECT key, value FROM site").fetchall()
    told = {key: json.loads(value) for key, value in rows}
    if "name" not in told:
        return None
    return Front(
        told["name"],
        told.get("language", "zh_CN"),
        told.get("timezone", "Asia/Shanghai"),
        bool(told.get("demo")),
        told.get("shortcuts", {}),
    )


def _connect(file: Path) -> Any:
    address, key = f"{file.as_uri()}?mode=rw", encryption.key_of(file)
    return sqlite3.connect(address, uri=True) if key is None else encryption.connect(address, key)
