"""What keys tell of a period: what was lent, came back late, and differed (K2, K3)."""

from __future__ import annotations

from collections.abc import Iterator

from store import journal
from store.engine import database
from store.figure import Figure, Period, share
from store.text import mark


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period."""
    made = journal.counted(*period.bounds, "key", "key_count")
    yield Figure(
        mark("Keys lent"), made["key.lent"], mark("Each lending that was recorded in the period.")
    )
    back, late = _came_back(period)
    yield share(
        mark("Keys back in time"),
        back - late,
        back,
        mark("Of the keys that came back in the period, those by the time they were due."),
    )
    yield Figure(
        mark("Keys taken into keeping"),
        made["key.held"],
        mark("Keys that came to the desk in the period."),
    )
    yield Figure(
        mark("Keys handed over for good"),
        made["key.released"],
        mark("Keys that left the list in the period."),
    )
    counts, counted, differing = _counted(period)
    yield Figure(mark("Key reconciliations"), counts, mark("Those that both signed in the period."))
    yield share(
        mark("Hooks as the list says"),
        counted - differing,
        counted,
        mark("Of the hooks counted in those reconciliations, those where the list was right."),
    )


def _came_back(period: Period) -> tuple[int, int]:
    """How many keys came back, and how many of them late; on the due minute is in time."""
    back, late = database.db.execute_sql(
        "SELECT count(*), coalesce(sum(CASE WHEN returned_at > due_at THEN 1 ELSE 0 END), 0)"
        " FROM key_loan WHERE returned_at >= ? AND returned_at < ? AND lost < count",
        period.ms,
    ).fetchone()
    return int(back), int(late)


def _counted(period: Period) -> tuple[int, int, int]:
    """Reconciliations, hooks counted in them, and differences among those."""
    row = database.db.execute_sql(
        "SELECT count(*), coalesce(sum(counted), 0), coalesce(sum(differences), 0) FROM key_count"
        " WHERE stage = 'signed' AND ended_at >= ? AND ended_at < ?",
        period.ms,
    ).fetchone()
    counts, counted, differing = map(int, row)
    return counts, counted, differing
