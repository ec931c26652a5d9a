"""Years of an estate's past, written straight into the tables: a chain as long as a desk's life.

Every entry is sealed and stands in the book as ``journal.append`` would have it; only the triggers
are away meanwhile, for they look the newest entry up once for each of a million.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
_SIGNED = "day.signed"
_Said = tuple[str, str, dict[str, Any], dict[str, str]]
_Shown = tuple[date, int | None, tuple[int, int, int] | None]
_Entry = tuple[tuple[Any, ...], tuple[Any, ...] | None, tuple[Any, ...], tuple[Any, ...], Any]


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
        "INSERT INTO log_day SELECT day, max(number), 0 FROM log_entry GROUP BY day"
        " ON CONFLICT (day) DO UPDATE SET newest = excluded.newest"
    )
    db.execute_sql(
        "UPDATE log_day SET signed = coalesce((SELECT max(CAST(payload ->> 'through' AS INTEGER))"
        " FROM journal WHERE subject = 'day:' || log_day.day AND kind = 'day.signed'), 0)"
    )
    for _, sql in triggers:
        db.execute_sql(sql)


@dataclass
class _Chain:
    """The chain as it grows."""

    number: int
    previous: bytes

    def entry(self, at: datetime, shift: str, writer: int, said: _Said, shown: _Shown) -> _Entry:
        """Rows for ``journal``, ``journal_text``, ``log_entry``, ``journal_words``, ``ticket``."""
        self.number += 1
        (kind, subject, payload, words), (day, home, ticket) = said, shown
        category = payload.get("category")
        text, salt = _json(words), os.urandom(16)
        digest = sealing.words_digest(salt, text) if words else None
        fields = (
            self.number,
            clock.to_ms(at),
            shift,
            writer,
            kind,
            subject,
            _json(payload),
            digest,
        )
        sealed = sealing.entry_hash(self.previous, *fields)
        row = (*fields, self.previous, sealed)
        self.previous = sealed
        typed = pages.spaced(" \n ".join(words.values()))
        found = (typed, " ".join(pages.facets(category, home, writer)))
        return (
            row,
            (self.number, salt, text) if words else None,
            (self.number, day.isoformat(), category, home),
            (self.number, *((None, None) if kind == _SIGNED else found)),
            ticket,
        )


def _entries(
    count: int, homes: int, staff_ids: list[int], start: datetime, step: timedelta
) -> Iterator[_Entry]:
    """The past entry by entry; each page is signed by the first one of the next."""
    head, settings = journal.last(), estate.settings()
    assert head is not None
    made, writers = _Chain(head.number, head.hash), cycle(staff_ids)
    today, written, ticket, shift, shift_ends = clock.day(start), 0, 0, "", start
    for n in range(count):
        at, turn = start + n * step, n % _TURN
        if at >= shift_ends:
            running = shifts.running(at, settings)
            assert running is not None
            shift, shift_ends = running.label, running.end
        day, writer = clock.day(at), next(writers)
        if day != today:
            signed = {"day": today.isoformat(), "through": made.number, "count": written}
            said: _Said = (_SIGNED, f"day:{today.isoformat()}", signed, {})
            yield made.entry(at, shift, writer, said, (day, None, None))
            today, written = day, 0
        written += 1
        ticket += turn == 0
        home = (n // _TURN * 7919) % homes + 1
        said = _said(turn, made.number + 1, ticket, home, clock.to_ms(at))
        taken = (ticket, home, clock.to_ms(at)) if turn == 0 else None
        yield made.entry(at, shift, writer, said, (day, home, taken))


def _said(turn: int, number: int, ticket: int, home: int, at: int) -> _Said:
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
