"""The past of what is set, as the entries say it: kept with each, and held against them (D2)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import peewee

from store import clock
from store.engine import database
from store.estate import dated, own
from store.journal.entry import Entry, happened

AHEAD = "site.set_ahead"
SITE = "site"
SETS = ("site.founded", "site.changed", "site.stands", AHEAD)
_KINDS = ", ".join(f"'{kind}'" for kind in SETS)
_SITE = (
    "SELECT j.number, j.at, j.payload, t.text FROM journal j"
    f" LEFT JOIN journal_text t ON t.number = j.number WHERE j.subject = '{SITE}'"
    f" AND j.kind IN ({_KINDS}) ORDER BY 1"
)
# Of the estate itself: nobody sets them again, or a file beside the database says them.
_FACTS = frozenset({"demo", "certificate"})


@dataclass(frozen=True)
class Said:
    """What an entry sets: values by list and key, and from when they hold."""

    values: Mapping[str, Mapping[str, Any]]
    since: datetime
    day: date | None


def said(at: datetime, payload: Mapping[str, Any], words: Mapping[str, str]) -> Said:
    """What an entry about the settings sets; of what older ones leave unsaid, None.

    A subject's own are a list of their own.
    """
    day = date.fromisoformat(payload["day"]) if "day" in payload else None
    since = clock.from_ms(payload["since"]) if day else happened(at, payload)
    if "of" in payload:
        return Said({own.key(payload["of"]): payload["settings"]}, since, day)
    values = dict.fromkeys(payload.get("settings", ())) | payload.get("values", {})
    for key in payload.get("typed", ["name"] if "name" in words else []):
        text = words.get(key)
        values[key] = text if key == "name" or text is None else json.loads(text)
    lists = {own.SITE: {k: v for k, v in values.items() if k not in _FACTS and not own.is_own(k)}}
    return Said(lists | {k: v for k, v in values.items() if own.is_own(k)}, since, day)


def keep(entry: Entry) -> None:
    """Keep what an entry sets; call it within the operation."""
    _keep(entry.number, said(entry.at, entry.payload, entry.words))


def _keep(number: int, told: Said) -> None:
    for name, values in told.values.items():
        dated.enter(name, values, number, told.since, told.day)


def catch_up() -> None:
    """Keep what the entries of older versions set, and from when, unless it is kept."""
    if is_kept():
        return
    with database.write():
        if not is_kept():  # another session may have been first
            for number, told in _everything(database.db):
                _keep(number, told)


def is_kept() -> bool:
    """Whether the past is kept yet."""
    return database.db.execute_sql("SELECT 1 FROM dated LIMIT 1").fetchone() is not None


def differing(db: peewee.Database) -> Iterator[str]:
    """What is kept as set from some time on otherwise than it was recorded, each with its entry."""
    with db.atomic("DEFERRED"):  # one moment of both, whoever else writes
        wanted = {row for number, told in _everything(db) for row in _rows(number, told)}
        kept = db.execute_sql(
            "SELECT list, key, number, since, day, value FROM dated ORDER BY number, list, key"
        ).fetchall()
    for row in sorted(wanted.symmetric_difference(map(tuple, kept)), key=lambda row: row[2::-1]):
        name, key, number, *_told = row
        yield f"{name} {key} (#{number})"


def _everything(db: peewee.Database) -> Iterator[tuple[int, Said]]:
    for number, at, payload, text in db.execute_sql(_SITE).fetchall():
        yield number, said(clock.from_ms(at), json.loads(payload), json.loads(text or "{}"))


def _rows(number: int, told: Said) -> Iterator[tuple[Any, ...]]:
    since, day = clock.to_ms(told.since), told.day and told.day.isoformat()
    for name, values in told.values.items():
        for key, value in values.items():
            yield name, key, number, since, day, dated.kept(value)
