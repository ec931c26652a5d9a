"""Occurrences made as they come due, and missed ones put on record; nobody needs to ask (G1, G4).

``make`` may run as often as one likes, in any number of sessions: what is made is in the database,
each plan in a transaction and an entry of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from store import agenda, clock, journal
from store.engine import database
from store.estate import calendar
from store.journal.operation import operation
from store.plans import waits
from store.plans.due import Due, Look, Terms, looked, reached, wakes
from store.plans.rows import CLOSED, OCCURRENCES, PLANS, ROW, Occurrence, Plan, as_kept

MOST_AT_ONCE = 200
LOOK_EVERY = timedelta(minutes=5)
CLOSED_AFTER = timedelta(minutes=15)
_TURNED = (
    "WHERE occurrence.plan = ? AND occurrence.stage = 'open' AND ((occurrence.told = 0"
    " AND occurrence.missed < ?) OR (occurrence.told = 1 AND occurrence.missed >= ?))"
    " ORDER BY occurrence.starts"
)


def make() -> None:
    """Make what is due of every plan by now, and record what was missed."""
    if not agenda.is_planned():
        return
    now = clock.now()
    if _is_stale(now):
        _look(now)
    for plan_id in pending(now):
        while _looks(PLANS.one(plan_id), now) or _turned(plan_id, now):
            _make(plan_id, now)


def pending(now: datetime) -> list[int]:
    """The plans of which something may be due to be made, or has been missed."""
    rows = database.db.execute_sql(
        "SELECT id FROM plan WHERE wakes <= ? UNION"
        " SELECT plan FROM occurrence WHERE stage = 'open'"
        " AND ((told = 0 AND missed < ?) OR (told = 1 AND missed >= ?))",
        (clock.to_ms(now),) * 3,
    )
    return sorted(number for (number,) in rows.fetchall())


@operation
def _make(plan_id: int, now: datetime) -> None:
    plan = PLANS.one(plan_id)
    looks = _looks(plan, now)
    made = enter(plan, looks)
    turned = _turned(plan_id, now)
    if not looks and not turned:
        return  # another session was first
    if looks:
        PLANS.update(plan.id, **how_far(plan.terms, reached(looks, plan.made)))
    for one in turned:
        OCCURRENCES.update(one.id, told=not one.told)
    missed = [one for one in turned if not one.told]
    again = [one for one in turned if one.told]
    keep_all([*made, *missed, *again], now)
    waits.keep_missed(plan_id, now)
    journal.append(
        f"{plan.thing}.made",
        plan.subject,
        by=None,
        payload={
            "of": plan.version,
            "row": PLANS.columns(plan_id, ROW),
            "made": as_told(made),
            "missed": [one.id for one in missed],
            "again": [one.id for one in again],
            "count": len(made),
            "lost": len(missed),
        },
        touches=[one.subject for one in (*made, *missed, *again)],
    )


def _looks(plan: Plan, now: datetime) -> list[Look]:
    """The slots that have come; what was left out counts only once it is final, or passed by."""
    if plan.ended is not None:
        return []
    looks: list[Look] = []
    made = 0
    for look in looked(plan.terms, plan.made, now, calendar.in_force()):
        looks.append(look)
        made += look.due is not None
        if made == MOST_AT_ONCE:
            break
    return looks if any(look.due or look.final for look in looks) else []


def _turned(plan_id: int, now: datetime) -> list[Occurrence]:
    """Those that time has made missed, or due again where the clock was ahead and was set right."""
    return OCCURRENCES.read(_TURNED, plan_id, now, now)


# What a plan that changes does too


def enter(plan: Plan, looks: Iterable[Look]) -> list[Occurrence]:
    """Enter the occurrences of some slots; one that is there stays as it was made."""
    numbers = [_enter(plan, look.due) for look in looks if look.due is not None]
    return [OCCURRENCES.one(number) for number in numbers if number is not None]


def how_far(terms: Terms, slot: datetime | None) -> dict[str, object]:
    """The columns of a plan that is made up to a slot."""
    return {"made": as_kept(slot), "wakes": wakes(terms, slot)}


def keep_all(found: Sequence[Occurrence], now: datetime) -> None:
    """Let some occurrences wait as they stand."""
    for one in found:
        waits.keep(OCCURRENCES.one(one.id), now)


def as_told(found: Iterable[Occurrence]) -> list[list[object]]:
    """Occurrences as an entry keeps them: number, slot, start, end, show, in time, missed."""
    return [
        [
            *(one.id, one.slot),
            *map(clock.to_ms, (one.starts, one.ends, one.shows, one.in_time, one.missed)),
        ]
        for one in found
    ]


def _enter(plan: Plan, due: Due) -> int | None:
    row = database.db.execute_sql(
        "INSERT INTO occurrence"
        " (plan, version, slot, starts, ends, shows, in_time, missed, stage)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open') ON CONFLICT DO NOTHING RETURNING id",
        (
            *(plan.id, plan.version, as_kept(due.slot)),
            *map(clock.to_ms, (due.starts, due.ends, due.shows, due.in_time, due.missed)),
        ),
    ).fetchone()
    return int(row[0]) if row else None


# When the program was closed


def _is_stale(now: datetime) -> bool:
    seen = _seen()
    return seen is None or not -LOOK_EVERY < now - seen < LOOK_EVERY


def _seen() -> datetime | None:
    row = database.db.execute_sql("SELECT at FROM plan_look").fetchone()
    return clock.from_ms(row[0]) if row else None


@operation
def _look(now: datetime) -> None:
    seen = _seen()
    if seen is not None and now - seen > CLOSED_AFTER:
        CLOSED.insert(since=seen, until=now)
        payload = {"since": clock.to_ms(seen), "until": clock.to_ms(now)}
        journal.append("desk.closed", "site", by=None, payload=payload)
    database.db.execute_sql(
        "INSERT INTO plan_look (id, at) VALUES (1, ?)"
        " ON CONFLICT (id) DO UPDATE SET at = excluded.at",
        (clock.to_ms(now),),
    )
