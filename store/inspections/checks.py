"""What the tables of inspections must say, for their entries do (I15-I17)."""

from __future__ import annotations

from functools import partial

from store.engine import dialect
from store.inputs import mark

_said = partial(dialect.value_in, "j.payload")

_FIRST = dialect.least("j.number")
_NUMBER = dialect.number_behind("j.subject", ":")
_OF_LISTS = "j.subject >= 'inspection_list:' AND j.subject < 'inspection_list;'"
_MINE = "j.subject >= 'inspection:' AND j.subject < 'inspection;'"
_PLACE, _GOT = (dialect.nth_in(dialect.object_in("j.payload", "mark"), place) for place in (0, 1))
_HAS = dialect.holds("j.payload", "mark")

CHECKS = {
    mark("its version of a list stands otherwise than it was recorded"): (
        f"SELECT {_FIRST} FROM journal j LEFT JOIN inspection_list p ON p.id = {_NUMBER}"
        f" WHERE {_OF_LISTS} AND (p.number IS DISTINCT FROM j.number"
        f" OR p.kind IS DISTINCT FROM {_said('kind')}"
        f" OR p.version IS DISTINCT FROM {_said('version')}"
        f" OR p.own IS DISTINCT FROM {_said('own')})"
    ),
    mark("A version of a list is none that was recorded: {what}"): (
        "SELECT min('inspection_list:' || p.id) FROM inspection_list p WHERE NOT EXISTS"
        " (SELECT 1 FROM journal j WHERE j.number = p.number"
        " AND j.subject = 'inspection_list:' || p.id)"
    ),
    mark("its line is not as it was marked"): (
        f"SELECT min(newest.n) FROM (SELECT max(j.number) n, {_PLACE} place FROM journal j"
        f" WHERE {_MINE} AND {_HAS} GROUP BY j.subject, {_PLACE}) newest"
        " JOIN journal j ON j.number = newest.n LEFT JOIN inspection_mark m"
        f" ON m.inspection_id = {_NUMBER} AND m.place = newest.place"
        f" WHERE m.place IS NULL OR m.number <> j.number OR m.got IS DISTINCT FROM {_GOT}"
    ),
    mark("A line is marked as no entry says: {what}"): (
        "SELECT min('inspection:' || m.inspection_id) FROM inspection_mark m WHERE NOT EXISTS"
        f" (SELECT 1 FROM journal j WHERE j.number = m.number AND {_PLACE} = m.place"
        " AND j.subject = 'inspection:' || m.inspection_id)"
    ),
}
