"""What the tables of drinks and of the menu must say, for their entries do (C9, C13)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import peewee

from store.cafe.menu import RECORDED
from store.cafe.order import LINE_RECORDED
from store.text import mark


def _differ(
    db: peewee.Database, table: str, name: str, columns: tuple[str, ...], things: str
) -> Iterator[str]:
    """Rows that are not as the newest entry that names them left them, or that none names."""
    said: dict[int, dict[str, Any]] = {}
    entries = db.execute_sql(f"SELECT payload FROM journal WHERE {things} ORDER BY number")
    for (payload,) in entries.fetchall():
        for id_, row in json.loads(payload).get(name, {}).items():
            said[int(id_)] = row
    held = db.execute_sql(f"SELECT id, {', '.join(columns)} FROM {table} ORDER BY id").fetchall()
    there = {id_: dict(zip(columns, row, strict=True)) for id_, *row in held}
    yield from (f"{table}:{id_}" for id_ in there.keys() | said if there.get(id_) != said.get(id_))


def _lines(db: peewee.Database) -> Iterator[str]:
    things = "subject >= 'cafe_order:' AND subject < 'cafe_order;'"
    return _differ(db, "cafe_line", "lines", LINE_RECORDED, things)


def _menu(db: peewee.Database) -> Iterator[str]:
    each = ("cafe_order", "cafe_day", "drink")
    things = " OR ".join(f"(subject >= '{one}:' AND subject < '{one};')" for one in each)
    return _differ(db, "cafe_menu", "menu", RECORDED, things)


PROOFS = {
    mark("A drink of an order is not as it was recorded: {what}"): _lines,
    mark("A line of the café's menu is not as it was recorded: {what}"): _menu,
}
