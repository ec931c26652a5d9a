"""The agenda: what waits, kept as it comes to wait, and read in one query (D3, H7).

A thing's row is written in the transaction of the step that makes it wait, so that Today asks no
subject and loads none, and reads only as much as it shows. Subjects that every session has loaded
may be asked instead (``Answers.waiting``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from store import answers, clock
from store.engine import database
from store.subjects import BY_NAME, SUBJECTS, order_of, thing_of
from store.waiting import Place, Waiting

_COLUMNS = "subject, kind, shows, due, place, rings, weight, figures"
# As ``ordered`` has it: where a matter stands by now, its subject, its weight, what is due first.
_STANDS = (
    f"CASE WHEN rings = 1 AND due <= :now THEN {Place.ALARM:d}"
    f" WHEN place IN ({Place.RUNNING:d}, {Place.TODAY:d}) AND due <= :now THEN {Place.LATE:d}"
    " ELSE place END"
)
_OF_SUBJECT = " ".join(
    f"WHEN '{thing}' THEN {order_of(thing)}" for one in SUBJECTS for thing in one.things
)
_ORDER = (
    f"{_STANDS}, CASE thing {_OF_SUBJECT} ELSE {len(SUBJECTS)} END, weight,"
    " due IS NULL, due, subject"
)


def keep(subject: str, waits: Iterable[Waiting]) -> None:
    """Let a thing wait for just these from now on; call within an operation."""
    db = database.db
    db.execute_sql("DELETE FROM agenda WHERE subject = ?", (subject,))
    for one in waits:
        db.execute_sql(
            f"INSERT INTO agenda (thing, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _row(one),
        )


def forget(texts: Iterable[str], subject: str = "") -> None:
    """Empty what the figures repeat of texts that are erased, of one thing or of all (F6)."""
    db = database.db
    for text in filter(None, texts):
        for about, kind, figures in db.execute_sql(
            "SELECT subject, kind, figures FROM agenda WHERE ? IN ('', subject)", (subject,)
        ).fetchall():
            left = {name: _without(value, text) for name, value in json.loads(figures).items()}
            if _json(left) != figures:
                db.execute_sql(
                    "UPDATE agenda SET figures = ? WHERE subject = ? AND kind = ?",
                    (_json(left), about, kind),
                )


def _without(value: object, text: str) -> object:
    return value.replace(text, "") if isinstance(value, str) else value


def everything(now: datetime) -> list[Waiting]:
    """All that stands on Today by now, the most urgent first."""
    return first(now)[0]


def first(now: datetime, most: int | None = None) -> tuple[list[Waiting], int]:
    """The most urgent of what stands on Today by now, and how much stands there in all."""
    asked = list(_asked(now))
    named = {"now": clock.to_ms(now), **({} if most is None else {"most": most})}
    limit = "" if most is None else " LIMIT :most"
    kept = database.db.execute_sql(
        f"SELECT {_COLUMNS} FROM agenda WHERE shows <= :now ORDER BY {_ORDER}{limit}", named
    ).fetchall()
    ((count,),) = database.db.execute_sql(
        "SELECT count(*) FROM agenda WHERE shows <= :now", named
    ).fetchall()
    return ordered([*map(_waiting, kept), *asked], now)[:most], int(count) + len(asked)


def counts(now: datetime) -> dict[str, tuple[int, bool]]:
    """By kind of thing, how much stands on Today by now, and whether some of it is late."""
    kept = database.db.execute_sql(
        "SELECT thing, count(*), max(CASE WHEN due <= :now THEN 1 ELSE 0 END)"
        " FROM agenda WHERE shows <= :now GROUP BY thing",
        {"now": clock.to_ms(now)},
    )
    found = {thing: (int(count), bool(late)) for thing, count, late in kept.fetchall()}
    for one in _asked(now):
        thing = thing_of(one.subject)
        count, late = found.get(thing, (0, False))
        found[thing] = (count + 1, late or one.late(now))
    return found


def _asked(now: datetime, *, ringing: bool = False) -> Iterator[Waiting]:
    """What the subjects that are asked have waiting; only of those that may ring, if wanted."""
    for name, each in answers.daily():
        if each.waiting and (BY_NAME[name].rings or not ringing):
            yield from each.waiting(now)


def ringing(now: datetime) -> tuple[frozenset[str], datetime | None]:
    """The things that ring by now, and when the next one will."""
    kept = database.db.execute_sql(f"SELECT {_COLUMNS} FROM agenda WHERE rings = 1").fetchall()
    may_ring = [*map(_waiting, kept), *(one for one in _asked(now, ringing=True) if one.rings)]
    ahead = (one.due for one in may_ring if one.due and not one.late(now))
    return frozenset(one.subject for one in may_ring if one.alarms(now)), min(ahead, default=None)


def is_planned() -> bool:
    """Whether anything falls due here again and again, so that the plans must be looked at (G1)."""
    return database.db.execute_sql("SELECT 1 FROM plan LIMIT 1").fetchone() is not None


def ordered(waits: Iterable[Waiting], now: datetime) -> list[Waiting]:
    """The most urgent first; within a place by subject, by weight, and by what is due first."""
    never = clock.to_ms(now) * 2
    return sorted(
        waits,
        key=lambda one: (
            one.stands(now),
            order_of(one.subject),
            one.weight,
            clock.to_ms(one.due) if one.due else never,
            one.subject,
        ),
    )


def _row(one: Waiting) -> tuple[object, ...]:
    shows = clock.to_ms(one.shows) if one.shows else 0
    due = clock.to_ms(one.due) if one.due else None
    return (
        *(thing_of(one.subject), one.subject, one.kind, shows, due),
        *(int(one.place), int(one.rings), one.weight, _json(one.figures)),
    )


def _json(figures: Mapping[str, object]) -> str:
    return json.dumps(dict(figures), ensure_ascii=False, sort_keys=True)


def _waiting(row: Sequence[Any]) -> Waiting:
    subject, kind, shows, due, place, rings, weight, figures = row
    return Waiting(
        kind=kind,
        subject=subject,
        shows=clock.from_ms(shows) if shows else None,
        due=None if due is None else clock.from_ms(due),
        place=Place(place),
        rings=bool(rings),
        weight=weight,
        figures=json.loads(figures),
    )
