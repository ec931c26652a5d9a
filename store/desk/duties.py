"""Who answered for the desk, and when."""

from __future__ import annotations

from datetime import date

from store import clock
from store.desk import staff
from store.engine import database
from store.rights import Staff

_BETWEEN = """
SELECT staff FROM duty WHERE since < ? AND id >= coalesce(
  (SELECT max(id) FROM duty WHERE since <= ?), 0) ORDER BY id
"""


def on_duty_during(day: date) -> tuple[Staff, ...]:
    """Who answered for the desk at any time of a day, in order, each once (D4)."""
    start, end = map(clock.to_ms, clock.bounds(day))
    rows = database.db.execute_sql(_BETWEEN, (end, start)).fetchall()
    return tuple(staff.get(number) for number in dict.fromkeys(row[0] for row in rows))
