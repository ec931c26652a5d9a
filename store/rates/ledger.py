"""What the ledger says of rated bills as of the end of any day: the one text that all rates read.

``settled`` and ``reduced`` of a bill are the sums of its dated lines; what is dated after the day
is taken off again, so that today costs a look at the bills alone, and a past day as much more as
has happened since.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from store.engine import database

GRANTED = "r.stage = 'approved'"  # which reductions count, from the day of their approval

# Whatever was issued by the day and not void on it, reductions off: disputed and written off too,
# drafts never ($55, X10). What is cast is found by its day, few as those are, and not by its bill.
_COUNTED = (
    "WITH later AS (SELECT CAST(bill_id AS BIGINT) AS bill_id, sum(amount) AS amount"
    " FROM settlement WHERE on_day > ? GROUP BY 1), lighter AS (SELECT CAST(r.bill_id AS BIGINT)"
    " AS bill_id, sum(r.amount) AS amount FROM reduction r WHERE r.on_day > ?"
    f" AND {GRANTED} GROUP BY 1), counted AS (SELECT b.id, b.home_id,"
    " b.month, b.due AS until, b.disputed, CASE WHEN b.payer_id IN (SELECT id FROM payer"
    " WHERE standing = 'developer') THEN 1 ELSE 0 END AS developer,"
    " b.amount - b.reduced + coalesce(lighter.amount, 0) AS due,"
    " b.settled - coalesce(later.amount, 0) AS received"
    " FROM bill b LEFT JOIN later ON later.bill_id = b.id"
    " LEFT JOIN lighter ON lighter.bill_id = b.id"
    " WHERE b.item_id IN (SELECT id FROM price_item WHERE rated = 1)"
    " AND b.issued_on <= ? AND (b.voided_on IS NULL OR b.voided_on > ?) AND {which})"
)
OF_MONTH = "b.month = ?"
OF_MONTHS = "b.month >= ? AND b.month <= ?"
# Owed now, or touched since the day: nothing else was owed at its end.
OWED_BEFORE = (
    "b.month < ? AND b.id IN (SELECT id FROM bill WHERE amount > settled + reduced"
    " AND month < ? UNION ALL SELECT bill_id FROM settlement"
    " WHERE on_day > ? UNION ALL SELECT bill_id FROM reduction WHERE on_day > ?)"
)


def rows(which: str, read: str, at: date, *params: object) -> list[tuple[Any, ...]]:
    """What a select reads of the bills that are ``counted`` on a day."""
    day = at.isoformat()
    text = f"{_COUNTED.format(which=which)} {read}"
    return list(database.db.execute_sql(text, (day, day, day, day, *params)).fetchall())
