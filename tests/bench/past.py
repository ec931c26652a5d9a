"""Years of an estate's past, written straight into the tables: a chain as long as a desk's life.

Every entry is sealed and stands in the book as ``journal.append`` would have it; only the triggers
are away meanwhile, for they look the newest entry up once for each of a million.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle, islice
from typing import Any

from store import clock, estate, journal
from store.engine import database
from store.estate import shifts
from store.journal import pages, sealing

# Six entries of a repair, then four of the log's own: about what a day at the desk looks like.
_REPAIR: tuple[tuple[str, dict[str, Any], dict[str, str]], ...] = (
    (
        "ticket.taken",
        {"kind": "repair", "urgency": "normal"},
        {"what": "厨房水龙头漏水, 请派人来看"},
    ),
    ("ticket.dispatched", {"expected": 0}, {"team": "工程组", "worker": "孙师傅"}),
    ("ticket.arrived", {}, {}),
    ("ticket.completed", {}, {"result": "更换阀芯, 试水不漏"}),
    ("ticket.visited", {"opinion": "satisfied"}, {"words": "服务不错"}),
    ("ticket.closed", {}, {}),
)
_LOG = (
    ("call", "业主来电问物业费怎么交", "告知缴费方式"),
    ("visit", "访客登记, 到访业主家", "核对身份后放行"),
    ("parcel", "快递寄存在前台", "业主晚上来取"),
    ("patrol", "巡查大堂和地库", "无异常"),
)
_TURN = len(_REPAIR) + len(_LOG)
_PART = 50_000


def write(count: int, homes: int, staff_ids: list[int], start: datetime, end: datetime) -> None:
    """Write so many entries from ``start`` to ``end``, every page but the last signed."""
    db = database.db
    triggers = db.execute_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        " AND (name LIKE 'journal%' OR name LIKE 'log_%')"
    ).fetchall()
    for name, _ in triggers:
        db.execute_sql(f"DROP TRIGGER {name}")
    entries = _entries(count, homes, staff_ids, start, (end - start) / count)
    while part := list(islice(entries, _PART)):
        _store(part)
    db.execute_sql(
        "INSERT INTO log_day SELECT day, max(number), max(number) FROM log_entry GROUP BY day"
        " ON CONFLICT (day) DO UPDATE SET newest = excluded.newest"
    )
    for _, sql in triggers:
        db.execute_sql(sql)


_Entry = tuple[tuple[Any, ...], tuple[Any, ...] | None, tuple[Any, ...], tuple[Any, ...], Any]


def _entries(
    count: int, homes: int, staff_ids: list[int], start: datetime, step: timedelta
) -> Iterator[_Entry]:
    """Rows for ``journal``, ``journal_text``, ``log_entry``, ``journal_words`` and ``ticket``."""
    head = journal.last()
    assert head is not None
    previous, first = head.hash, head.number + 1
    settings, ticket = estate.settings(), 0
    writers, shift, shift_ends = cycle(staff_ids), "", start
    for n in range(count):
        number, at = first + n, start + n * step
        turn, day = n % _TURN, clock.day(at)
        if at >= shift_ends:
            running = shifts.running(at, settings)
            assert running is not None
            shift, shift_ends = running.label, running.end
        ticket += turn == 0
        home = (n // _TURN * 7919) % homes + 1
        kind, subject, payload, words = _said(turn, number, ticket, home, clock.to_ms(at))
        category = payload.get("category")
        writer = next(writers)
        text, salt = _json(words), os.urandom(16)
        digest = sealing.words_digest(salt, text) if words else None
        body = _json(payload)
        fields = (number, clock.to_ms(at), shift, writer, kind, subject, body, digest)
        sealed = sealing.entry_hash(previous, *fields)
        terms = " ".join(pages.facets(category, home, writer))
        typed = pages.spaced(" \n ".join(words.values()))
        yield (
            (*fields, previous, sealed),
            (number, salt, text) if words else None,
            (number, day.isoformat(), category, home),
            (number, typed, terms),
            (ticket, home, clock.to_ms(at)) if turn == 0 else None,
        )
        previous = sealed


def _said(
    turn: int, number: int, ticket: int, home: int, at: int
) -> tuple[str, str, dict[str, Any], dict[str, str]]:
    if turn < len(_REPAIR):
        kind, payload, words = _REPAIR[turn]
        if kind == "ticket.taken":
            payload = {**payload, "home": home}
        if kind == "ticket.dispatched":
            payload = {"expected": at + 3_600_000}
        return kind, f"ticket:{ticket}", payload, words
    category, what, handled = _LOG[turn - len(_REPAIR)]
    payload = {"category": category, "home": home, "due": None}
    return "log.written", f"log:{number}", payload, {"what": what, "handled": handled}


def _store(part: list[_Entry]) -> None:
    run = database.db.connection().executemany
    run(f"INSERT INTO journal VALUES ({', '.join('?' * 10)})", [entry[0] for entry in part])
    run("INSERT INTO journal_text VALUES (?, ?, ?)", [entry[1] for entry in part if entry[1]])
    run(
        "INSERT INTO log_entry (number, day, category, home_id) VALUES (?, ?, ?, ?)",
        [entry[2] for entry in part],
    )
    run(
        "INSERT INTO journal_words (rowid, words, facets) VALUES (?, ?, ?)",
        [entry[3] for entry in part],
    )
    run(
        "INSERT INTO ticket (id, kind, channel, home_id, urgency, taken_at, open)"
        " VALUES (?, 'repair', 'phone', ?, 'normal', ?, 0)",
        [entry[4] for entry in part if entry[4]],
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
