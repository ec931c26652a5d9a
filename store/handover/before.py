"""What the handover before found missing, damaged or abnormal comes back (H2, H4)."""

from __future__ import annotations

import json

from store.engine import database

_FOUND = """
SELECT l.key, l.counted, l.abnormal, l.number, j.payload FROM handover_line l
  JOIN journal j ON j.number = l.number
WHERE l.handover_id = (SELECT max(id) FROM handover WHERE completed_at IS NOT NULL)
  AND (l.counted IS NOT NULL OR l.abnormal = 1)
"""


def faults(expected: dict[str, int]) -> dict[str, dict[str, int]]:
    """What was wrong with each line when both signed last, as facts of the same line now.

    ``was_more`` is how many more were counted than should have been, negative for fewer;
    ``was_faulty`` is 1 for what was damaged or abnormal; ``told`` is the entry that says so. Where
    that does not say how many there should have been, an older one, it is what is ``expected`` now.
    """
    found: dict[str, dict[str, int]] = {}
    for key, counted, abnormal, number, payload in database.db.execute_sql(_FOUND).fetchall():
        should = json.loads(payload).get("expected", expected.get(key))
        more = 0 if counted is None or should is None else counted - should
        if more or abnormal:
            found[key] = {"was_more": more, "was_faulty": abnormal, "told": number}
    return found
