"""Lists with a past: what holds from when, what held at a moment, and what is set to begin.

A list (``site``, a price list, a timetable) has values by key, each with the moment from which it
holds and the entry that says so. None is ever changed: a mistake is put right by a later entry for
the same moment, and what was known before that entry can still be asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from store import clock
from store.engine import database
from store.text import Named, mark

T = TypeVar("T", date, datetime)
_NOTHING = "null"
# What was set at once holds from no later than what was entered behind it: the clock was ahead.
_HELD = (
    "SELECT id, key, CASE WHEN day IS NULL THEN min(since) OVER behind ELSE since END since,"
    " day, value, number FROM dated WHERE list = ?"
    " WINDOW behind AS (PARTITION BY key ORDER BY number DESC)"
)


class State(Named):
    """How a value of a list stands at a moment."""

    AHEAD = "ahead", mark("to begin")
    HOLDS = "holds", mark("in force")
    OVER = "over", mark("over")
    RIGHTED = "righted", mark("put right")


@dataclass(frozen=True)
class Held:
    """A value of a key, the moment from which it holds, and the entry that says so.

    ``day`` is the estate's day that it was entered for, None where it began at once. No ``value``
    says that nothing holds from then on, or that what did is not on record any more.
    """

    id: int
    key: str
    since: datetime
    day: date | None
    value: Any
    number: int

    @property
    def first_day(self) -> date:
        """The first day on which it holds, whatever the time zone has become."""
        return self.day or clock.day(self.since)


def enter(
    name: str, values: Mapping[str, Any], number: int, at: datetime, day: date | None = None
) -> None:
    """Let a list hold values from a moment on, as entry ``number`` says.

    Call it within the operation. ``day`` is the one that begins then, where they were set for a
    day.
    """
    for key, value in values.items():
        database.db.execute_sql(
            "INSERT INTO dated (list, key, since, day, value, number) VALUES (?, ?, ?, ?, ?, ?)",
            (name, key, clock.to_ms(at), day.isoformat() if day else None, kept(value), number),
        )


def begins(day: date) -> datetime:
    """The moment from which holds what is set for a day."""
    return clock.bounds(day)[0]


def history(name: str) -> list[Held]:
    """All that was ever entered into a list, in the order in which it begins."""
    rows = database.db.execute_sql(f"SELECT * FROM ({_HELD}) held ORDER BY since, number", (name,))
    return [
        Held(
            id_,
            key,
            clock.from_ms(since),
            day and date.fromisoformat(day),
            json.loads(value),
            number,
        )
        for id_, key, since, day, value, number in rows.fetchall()
    ]


def at(name: str, moment: datetime, known: int | None = None) -> dict[str, Held]:
    """What a list held at a moment, by key: as it is known now, or by entry ``known``."""
    return _newest(history(name), lambda one: one.since, moment, known)


def on(name: str, day: date, known: int | None = None) -> dict[str, Held]:
    """What a list held on a day, at its end where it changed in the course of it."""
    return _newest(history(name), lambda one: one.first_day, day, known)


def states(entered: Iterable[Held], moment: datetime) -> dict[int, State]:
    """How each of what was entered into a list stands at a moment, by its id."""
    found: dict[int, State] = {}
    following: dict[str, Held] = {}
    for one in sorted(entered, key=lambda one: (one.since, one.number), reverse=True):
        after = following.get(one.key)
        if after is not None and after.since == one.since:
            found[one.id] = State.RIGHTED
        elif one.since > moment:
            found[one.id] = State.AHEAD
        else:
            ended = after is not None and after.since <= moment
            found[one.id] = State.OVER if ended else State.HOLDS
        following[one.key] = one
    return found


def begun(name: str) -> dict[str, str]:
    """The values that are on record as holding now, by key, each as JSON.

    What was set at once holds at once, also where the clock has been set back since.
    """
    rows = database.db.execute_sql(
        f"SELECT key, value FROM ({_HELD}) held WHERE day IS NULL OR since <= ?"
        " ORDER BY since, number",
        (name, clock.to_ms(clock.now())),
    )
    newest = dict(rows.fetchall())
    return {key: value for key, value in newest.items() if value != _NOTHING}


def entries(name: str, keys: Sequence[str]) -> list[int]:
    """The entries that said what any of these keys holds by now, the oldest first."""
    rows = database.db.execute_sql(
        f"SELECT DISTINCT number FROM ({_HELD}) held WHERE key IN ({', '.join('?' * len(keys))})"
        " AND (day IS NULL OR since <= ?) ORDER BY number",
        (name, *keys, clock.to_ms(clock.now())),
    )
    return [number for (number,) in rows.fetchall()]


def next_to_begin() -> datetime | None:
    """When the next value of any list begins to hold; None where nothing is set ahead."""
    (since,) = database.db.execute_sql(
        "SELECT min(since) FROM dated WHERE day IS NOT NULL AND since > ?",
        (clock.to_ms(clock.now()),),
    ).fetchone()
    return None if since is None else clock.from_ms(since)


def forget(number: int, keys: Iterable[str]) -> None:
    """Empty values that repeat the words of an entry, which are erased (F6)."""
    for key in keys:
        database.db.execute_sql(
            "UPDATE dated SET value = ? WHERE number = ? AND key = ?", (_NOTHING, number, key)
        )


def _newest(
    entered: Iterable[Held], begins_: Callable[[Held], T], by: T, known: int | None
) -> dict[str, Held]:
    """By key, the one that began last; of those that began together, the one entered last."""
    counted = [
        one for one in entered if begins_(one) <= by and (known is None or one.number <= known)
    ]
    counted.sort(key=lambda one: (begins_(one), one.since, one.number))
    return {one.key: one for one in counted}


def kept(value: object) -> str:
    """A value as a row keeps it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
