"""What an estate shows at its door: enough for the sign-in, read before the store is loaded."""

from __future__ import annotations

import json
import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite3

from store import place
from store.errors import StoreError


@dataclass(frozen=True)
class Front:
    """An estate from outside."""

    name: str
    language: str
    timezone: str
    demo: bool = False


def look(folder: Path) -> Front | None:
    """The estate in a data folder; None when there is none, or when opening it will say why not."""
    if not (folder / place.FILE).exists():
        return None
    try:
        with place.usable(folder):
            share = place.enter(folder)
    except StoreError:
        return None
    try:
        return _read(folder)
    except sqlite3.Error:
        return None
    finally:
        os.close(share)


def _read(folder: Path) -> Front | None:
    # The share keeps a restore from putting another file there while this one is open.
    with closing(
        sqlite3.connect(f"{(folder / place.FILE).resolve().as_uri()}?mode=rw", uri=True)
    ) as db:
        rows = db.execute("SELECT key, value FROM site").fetchall()
    told = {key: json.loads(value) for key, value in rows}
    if "name" not in told:
        return None
    return Front(
        told["name"],
        told.get("language", "zh_CN"),
        told.get("timezone", "Asia/Shanghai"),
        bool(told.get("demo")),
    )
