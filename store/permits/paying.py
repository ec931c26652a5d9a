"""From when to when a permit's place is paid for, over those that replaced it (P7–P9, $19)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from store import clock, journal
from store.engine import database
from store.permits.inputs import Stage
from store.permits.permit import PERMITS, Permit, heirs


def given_up_on(permit: Permit) -> date | None:
    """The day on which a permit was cancelled, the last that is charged; None while it is not."""
    if permit.stage is not Stage.CANCELLED:
        return None
    entries = journal.of_kind(f"permit:{permit.id}", "permit.cancelled")
    return clock.day(entries[-1].happened) if entries else None


def begun() -> Mapping[int, date]:
    """By the number of a permit that replaced others the day on which the first of them began."""
    of = heirs()
    rows = database.db.execute_sql("SELECT id, since FROM permit WHERE stage = 'replaced'")
    found: dict[int, date] = {}
    for id_, since in rows.fetchall():
        if id_ in of:
            day = date.fromisoformat(since)
            found[of[id_]] = min(day, found.get(of[id_], day))
    return found


def given_up(first: date, last: date) -> Mapping[int, date]:
    """By number the day on which each permit that would have held in some days was given up."""
    where = "WHERE permit.stage = ? AND permit.since <= ? AND permit.until >= ?"
    found = PERMITS.table.read(where, Stage.CANCELLED, last, first)
    return {one.id: day for one in found if (day := given_up_on(one)) is not None}
