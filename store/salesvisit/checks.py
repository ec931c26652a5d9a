"""What the tables of stations, announcements and loans must say, for their entries do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import peewee

from store.salesvisit.lending import LOAN_RECORDED
from store.salesvisit.stay import CALL_RECORDED, STAY_RECORDED
from store.text import mark


def _differ(
    db: peewee.Database, table: str, name: str, columns: tuple[str, ...], thing: str
) -> Iterator[str]:
    """Rows that are not as the newest entry that names them left them, or that none names."""
    said: dict[int, dict[str, Any]] = {}
    entries = db.execute_sql(
        "SELECT payload FROM journal WHERE subject >= ? AND subject < ? ORDER BY number",
        (f"{thing}:", f"{thing};"),
    )
    for (payload,) in entries.fetchall():
        for id_, row in json.loads(payload).get(name, {}).items():
            said[int(id_)] = row
    held = db.execute_sql(f"SELECT id, {', '.join(columns)} FROM {table} ORDER BY id").fetchall()
    there = {id_: dict(zip(columns, row, strict=True)) for id_, *row in held}
    yield from (f"{table}:{id_}" for id_ in there.keys() | said if there.get(id_) != said.get(id_))


def _stays(db: peewee.Database) -> Iterator[str]:
    return _differ(db, "sales_stay", "stays", STAY_RECORDED, "sales_party")


def _calls(db: peewee.Database) -> Iterator[str]:
    return _differ(db, "sales_call", "calls", CALL_RECORDED, "sales_party")


def _loans(db: peewee.Database) -> Iterator[str]:
    return _differ(db, "sales_loan", "loans", LOAN_RECORDED, "sales_thing")


def _sum(db: peewee.Database) -> Iterator[str]:
    """Who is here is at one station, nobody else is at any (S4)."""
    rows = db.execute_sql(
        "SELECT 'sales_party:' || p.id FROM sales_party p WHERE (p.stage = 'here') <>"
        " EXISTS (SELECT 1 FROM sales_stay s WHERE s.party_id = p.id AND s.left_at IS NULL)"
        " ORDER BY p.id"
    )
    return (subject for (subject,) in rows.fetchall())


PROOFS = {
    mark("A station of a sales visit is not as it was recorded: {what}"): _stays,
    mark("An announcement at the sales site is not as it was recorded: {what}"): _calls,
    mark("A loan of the sales site is not as it was recorded: {what}"): _loans,
    mark("A party on site is at no station, or one that is gone at some: {what}"): _sum,
}
