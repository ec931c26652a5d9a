"""What the duty log tells of a period: what was written, and which days are signed (D1, D4)."""

from __future__ import annotations

from collections.abc import Iterator

from store import clock, journal
from store.dutylog.absence import absences_on
from store.engine import database
from store.figure import Figure, Period, share
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "log")
    yield Figure(
        mark("Entries written"),
        made["log.written"],
        mark("Entries that people wrote into the log in the period; what runs by itself is none."),
    )
    yield Figure(
        mark("Corrections"), made["log.corrected"], mark("Entries that put another one right.")
    )
    gone = absences_on(*period.bounds)
    yield Figure(mark("Absences"), len(gone), mark("Times that somebody left the desk."))
    days, signed = _days(period)
    yield share(
        mark("Days signed whole"),
        signed,
        days,
        mark(
            "Of the period's days before today that have entries, those whose every entry the"
            " supervisor has signed by now."
        ),
    )


def _days(period: Period) -> tuple[int, int]:
    days, signed = database.db.execute_sql(
        "SELECT count(*), coalesce(sum(CASE WHEN signed >= newest THEN 1 ELSE 0 END), 0)"
        " FROM log_day WHERE day >= ? AND day <= ? AND day < ?",
        (period.first.isoformat(), period.last.isoformat(), clock.today().isoformat()),
    ).fetchone()
    return int(days), int(signed)
