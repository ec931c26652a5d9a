"""What the seats of sessions must say, for their entries do."""

from __future__ import annotations

from store.engine import dialect
from store.inputs import mark

_NUMBER = dialect.number_behind("j.subject", ":")
_SEAT = dialect.object_in("j.payload", "seat")
_AT, _WHO, _RESULT = (dialect.nth_in(_SEAT, n) for n in (0, 1, 2))
_SCORE, _RESIT = (dialect.nth_in(_SEAT, n) for n in (4, 5))
_MINE = "j.kind IN ('course.present', 'course.absent', 'course.marked')"

CHECKED = {
    mark("its person was there otherwise than it was recorded"): (
        f"SELECT min(newest.n) FROM (SELECT max(j.number) n, {_AT} place FROM journal j"
        f" WHERE {_MINE} GROUP BY j.subject, {_AT}) newest"
        " JOIN journal j ON j.number = newest.n LEFT JOIN course_person p"
        f" ON p.course_id = {_NUMBER} AND p.place = newest.place"
        f" WHERE p.id IS NULL OR p.who <> {_WHO} OR p.result <> {_RESULT}"
        f" OR p.score IS DISTINCT FROM {_SCORE} OR p.resit IS DISTINCT FROM {_RESIT}"
    ),
    mark("Somebody was at a training as no entry says: {what}"): (
        "SELECT min('course:' || p.course_id) FROM course_person p WHERE p.result <> 'due'"
        f" AND NOT EXISTS (SELECT 1 FROM journal j WHERE {_MINE}"
        f" AND j.subject = 'course:' || p.course_id AND {_AT} = p.place)"
    ),
}
