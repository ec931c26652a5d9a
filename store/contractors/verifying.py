"""What the tables of contractors must say, for their entries do (I22)."""

from __future__ import annotations

from store.engine import dialect
from store.inputs import mark

_NUMBER = dialect.number_behind("j.subject", ":")
_MINE = "j.subject >= 'contractor_check:' AND j.subject < 'contractor_check;'"
_PLACE, _GOT = (dialect.nth_in(dialect.object_in("j.payload", "mark"), n) for n in (0, 1))
_HAS = dialect.holds("j.payload", "mark")

CHECKED = {
    mark("its section is not as it was marked"): (
        f"SELECT min(newest.n) FROM (SELECT max(j.number) n, {_PLACE} place FROM journal j"
        f" WHERE {_MINE} AND {_HAS} GROUP BY j.subject, {_PLACE}) newest"
        " JOIN journal j ON j.number = newest.n LEFT JOIN contractor_mark m"
        f" ON m.check_id = {_NUMBER} AND m.place = newest.place"
        f" WHERE m.place IS NULL OR m.number <> j.number OR m.got IS DISTINCT FROM {_GOT}"
    ),
    mark("A section is marked as no entry says: {what}"): (
        "SELECT min('contractor_check:' || m.check_id) FROM contractor_mark m WHERE NOT EXISTS"
        f" (SELECT 1 FROM journal j WHERE j.number = m.number AND {_PLACE} = m.place"
        " AND j.subject = 'contractor_check:' || m.check_id)"
    ),
}
