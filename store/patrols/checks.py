"""What the tables of rounds must say, for their entries do (I8, I9)."""

from __future__ import annotations

from functools import partial

from store.engine import dialect
from store.inputs import mark

_nth = partial(dialect.nth_in, "q.value")
_POINTS = dialect.each_in("j.payload", "points", "q")
_MINE = "j.subject >= 'walk:' AND j.subject < 'walk;'"
_WALK = dialect.number_behind("j.subject", ":")
_SAME = " AND ".join(
    f"w.{name} IS NOT DISTINCT FROM {_nth(place)}"
    for place, name in enumerate(("result", "method", "happened", "written", "doubt", "finding"), 1)
)
_NOTED = (
    f"SELECT min(newest.n) FROM (SELECT max(j.number) n, j.subject s, {_nth(0)} place"
    f" FROM journal j, {_POINTS} WHERE {_MINE} GROUP BY j.subject, {_nth(0)}) newest"
    f" JOIN journal j ON j.number = newest.n, {_POINTS}"
    f" LEFT JOIN walk_point w ON w.walk_id = {_WALK} AND w.place = newest.place"
    f" WHERE {_nth(0)} = newest.place AND (w.place IS NULL OR NOT ({_SAME})"
    " OR w.number IS DISTINCT FROM newest.n)"
)
_UNSAID = (
    "SELECT min('walk:' || w.walk_id) FROM walk_point w WHERE NOT EXISTS (SELECT 1"
    f" FROM journal j, {_POINTS} WHERE j.number = w.number AND {_nth(0)} = w.place)"
)
_JUDGED = (
    f"SELECT min('walk:' || w.walk_id) FROM walk_point w WHERE w.judged <> '' AND NOT EXISTS"
    " (SELECT 1 FROM journal j WHERE j.subject = 'walk:' || w.walk_id AND j.kind = 'walk.judged'"
    f" AND j.number > w.number AND {dialect.value_in('j.payload', 'verdict')} = w.judged)"
)

CHECKS = {
    mark("its point is not as it was noted"): _NOTED,
    mark("A point is noted as no entry says: {what}"): _UNSAID,
    mark("A point is decided as no entry says: {what}"): _JUDGED,
}
