"""What the table of noted lines must say, for its entries do (L6, L8)."""

from __future__ import annotations

from store.engine import dialect
from store.inputs import mark

_FIRST = dialect.least("j.number")
_MINE = "j.subject >= 'clean_duty:' AND j.subject < 'clean_duty;'"
_HAS = dialect.holds("j.payload", "noted")
_NUMBER = dialect.number_behind("j.subject", ":")

CHECKS = {
    mark("its lines are not as many as were noted"): (
        f"SELECT {_FIRST} FROM journal j WHERE {_MINE} AND {_HAS}"
        f" AND {dialect.value_in('j.payload', 'count')} IS DISTINCT FROM"
        f" (SELECT count(*) FROM clean_line c WHERE c.number = j.number"
        f" AND c.occurrence = {_NUMBER})"
    ),
    mark("A line of a duty is noted as no entry says: {what}"): (
        "SELECT min('clean_duty:' || c.occurrence) FROM clean_line c WHERE NOT EXISTS"
        " (SELECT 1 FROM journal j WHERE j.number = c.number"
        " AND j.subject = 'clean_duty:' || c.occurrence)"
    ),
}
