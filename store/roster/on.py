"""Who is on at a moment, by the roster: what the rest of the desk reads (O5)."""

from __future__ import annotations

from datetime import date, datetime

from store import clock
from store.answers import OnRoster
from store.roster import month
from store.roster.inputs import Stage
from store.roster.month import ONE
from store.roster.people import person


def rostered(at: datetime) -> list[OnRoster] | None:
    """Everybody whose shift holds a moment, yesterday's too: 04:00 is last night's (Q110).

    Nobody is nobody; None only where no roster of that day is published.
    """
    today = clock.day(at)
    first = today - ONE
    published = [day for day in (first, today) if _is_published(day)]
    if not published:
        return None
    found = [
        (who, span)
        for who, span in month.on_days(first, today)
        if span.day in published and span.start <= at < span.end
    ]
    if today not in published and not found:
        return None
    named = ((person(who), span) for who, span in found)
    on = [
        OnRoster(one.name, one.phone, one.post.value, span.start, span.end, one.account)
        for one, span in named
    ]
    return sorted(on, key=lambda one: (one.since, one.name))


def _is_published(day: date) -> bool:
    found = month.of_day(day)
    return found is not None and found.stage is Stage.PUBLISHED
