"""Those who have left a home: found and marked, after those who live there (F1)."""

from __future__ import annotations

from collections.abc import Sequence

from store.engine import database


def of_homes(home_ids: Sequence[int]) -> list[tuple[int, int, str]]:
    """Home, person and name of who has left these homes and is not there again, the last first."""
    marks = ", ".join("?" * len(home_ids))
    rows = database.db.execute_sql(
        "SELECT r.home_id, p.id, p.name FROM residency r JOIN person p ON p.id = r.person_id"
        f" WHERE r.home_id IN ({marks}) AND r.until IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM residency s WHERE s.home_id = r.home_id AND s.person_id = r.person_id"
        " AND (s.until IS NULL OR s.id > r.id)) ORDER BY r.until DESC, r.id DESC",
        tuple(home_ids),
    ).fetchall()
    return list(rows)
