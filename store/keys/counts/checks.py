"""What the tables of key reconciliations must say, for their entries do (K3)."""

from __future__ import annotations

from functools import partial

from store.engine import dialect
from store.inputs import mark
from store.journal.entry import HAPPENED
from store.keys.counts.count import COUNTS
from store.register import as_recorded

_FIRST = dialect.least("j.number")
# Kept in the entries that begin and end one; when it ended is when that was recorded.
ROW = (
    *("stage", "list", "due", "begun_at", "begun_by", "hooks"),
    *("counted", "differences", "next_due"),
)

_said, _listed = partial(dialect.value_in, "j.payload"), partial(dialect.value_in, "q.value")
_NUMBER = dialect.number_behind("j.subject", ":")
_MINE = "j.subject >= 'key_count:' AND j.subject < 'key_count;'"

_FROZEN = (
    f"SELECT {_FIRST} FROM journal j, {dialect.each_in('j.payload', 'lines', 'q')}"
    f" WHERE {_MINE} AND j.kind = 'key_count.begun' AND NOT EXISTS (SELECT 1 FROM key_count_line l"
    f" WHERE l.count_id = {_NUMBER} AND l.place = q.key AND l.key_id = {_listed('key')}"
    f" AND l.hook = {_listed('hook')} AND l.home = {_listed('home')})"
)
_ENDED = (
    f"SELECT {_FIRST} FROM journal j JOIN key_count c ON c.id = {_NUMBER}"
    f" WHERE {_MINE} AND j.kind IN ('key_count.signed', 'key_count.given_up')"
    f" AND {dialect.holds('j.payload', 'row')} AND c.ended_at IS DISTINCT FROM {HAPPENED}"
)
_COUNTED = (
    "SELECT min(j.number) FROM (SELECT max(j.number) n FROM journal j"
    f" WHERE {_MINE} AND j.kind = 'key_count.counted' GROUP BY j.subject, {_said('key')}) newest"
    " JOIN journal j ON j.number = newest.n"
    f" LEFT JOIN key_count_line l ON l.count_id = {_NUMBER} AND 'key:' || l.key_id = {_said('key')}"
    f" WHERE l.first_count IS DISTINCT FROM {_said('first')}"
    f" OR l.expected IS DISTINCT FROM {_said('expected')}"
    f" OR l.lent IS DISTINCT FROM {_said('lent')} OR l.counted_by IS DISTINCT FROM j.staff"
)
_UNCOUNTED = (
    "SELECT min('key_count:' || l.count_id) FROM key_count_line l JOIN key_count c"
    " ON c.id = l.count_id WHERE l.place >= c.hooks OR (l.expected IS NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM journal j WHERE j.subject = 'key_count:' || l.count_id"
    f" AND j.kind = 'key_count.counted' AND {_said('key')} = 'key:' || l.key_id))"
)

CHECKS = {
    mark("the signature of its reconciliation is not the one that was recorded"): COUNTS.check,
    **as_recorded("key_count", "key_count", ("begun", "signed", "given_up"), ROW),
    mark("its reconciliation ended at another time than was recorded"): _ENDED,
    mark("its list of hooks is not the one that was frozen"): _FROZEN,
    mark("its hook stands otherwise than it was counted"): _COUNTED,
    mark("A hook is counted as no entry says: {what}"): _UNCOUNTED,
    mark("its answer is not as it was recorded"): COUNTS.check_answers,
    mark("its answer or its signature is gone"): COUNTS.check_left_out,
}
