"""What waits of plans, for Today: what is due, a line each; what was missed, one a plan (G18)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from store import agenda, clock
from store.engine import database
from store.plans.rows import CLOSED, PLANS, Occurrence, Plan, Stage
from store.waiting import Place, Waiting


def keep(occurrence: Occurrence, now: datetime) -> None:
    """Let an occurrence wait until it is done, missed or withdrawn; call within an operation."""
    waits = occurrence.stage is Stage.OPEN and now <= occurrence.missed
    agenda.keep(occurrence.subject, [_due(occurrence)] if waits else [])


def keep_missed(plan_id: int, now: datetime) -> None:
    """Let a plan wait for what was missed of it; call within an operation."""
    plan = PLANS.one(plan_id)
    agenda.keep(plan.subject, _missed(plan, now))


def _due(one: Occurrence) -> Waiting:
    return Waiting(
        f"{one.occurs}.due",
        one.subject,
        due=one.in_time,
        shows=one.shows,
        figures={
            "title": one.title,
            "since": clock.to_ms(one.starts),
            "until": clock.to_ms(one.ends),
        },
    )


def _missed(plan: Plan, now: datetime) -> Iterator[Waiting]:
    """One line for all that nobody has answered for (Q4, Q17); it says when nobody could."""
    count, since, until, first, last = database.db.execute_sql(
        "SELECT count(*), min(starts), max(ends), min(missed), max(missed) FROM occurrence"
        " WHERE plan = ? AND stage = 'open' AND missed < ?",
        (plan.id, clock.to_ms(now)),
    ).fetchone()
    if not count:
        return
    figures = {"title": plan.title, "count": count, "since": since, "until": until}
    if closed := _closed(clock.from_ms(since), clock.from_ms(last)):
        figures["closed"] = closed
    due = clock.from_ms(first)
    yield Waiting(f"{plan.thing}.missed", plan.subject, due, Place.LATE, figures=figures)


def _closed(since: datetime, until: datetime) -> str:
    """The last time the program was closed within a time, as a clock reads (G4)."""
    spells = CLOSED.read(
        "WHERE plan_closed.since < ? AND plan_closed.until > ?"
        " ORDER BY plan_closed.id DESC LIMIT 1",
        *(until, since),
    )
    if not spells:
        return ""
    first, last = (clock.local(at) for at in (spells[0].since, spells[0].until))
    shape = "%H:%M" if first.date() == last.date() else "%m-%d %H:%M"
    return f"{first:{shape}}–{last:{shape}}"
