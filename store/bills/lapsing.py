"""Who paid for a home: the name erased when the term of the last bill to them is over ($46)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from store import agenda, clock, journal
from store.engine import database
from store.journal.operation import operation
from store.receipts.settings import kept_since, over_on, settings
from store.waiting import Place, Waiting

ALL = "payer:0"  # all of them
# Their last day, or that of the last payment of a bill of theirs: they may have owed for long.
_LAST = (
    "SELECT p.id, p.until, coalesce((SELECT max(s.on_day) FROM settlement s JOIN bill b"
    " ON b.id = s.bill_id WHERE b.payer_id = p.id), '') FROM payer p WHERE p.name <> ''"
    " AND p.until IS NOT NULL AND NOT EXISTS (SELECT 1 FROM bill b WHERE b.payer_id = p.id"
    " AND b.stage = 'issued' AND b.settled + b.reduced < b.amount)"
)


def lapse() -> None:
    """Erase the names of payers whose last bill is settled and kept long enough."""
    _lapse()


@operation
def _lapse() -> None:
    since = kept_since().isoformat()
    gone = [number for number, last in _last() if last < since]
    for number in gone:
        sql = "UPDATE payer SET name = '', person_id = NULL WHERE id = ?"
        database.db.execute_sql(sql, (number,))
    if gone:
        first, *more = (f"payer:{number}" for number in gone)
        payload = {"gone": len(gone), "years": settings().kept}
        journal.append("payer.forgotten", first, by=None, payload=payload, touches=more)
    agenda.keep(ALL, _waits())


def _waits() -> Iterator[Waiting]:
    """The day on which the next one is kept long enough."""
    if days := [last for _number, last in _last()]:
        day = over_on(date.fromisoformat(min(days))) + timedelta(days=5)
        yield Waiting("payer.lapses", ALL, place=Place.HOUSE, shows=clock.bounds(day)[0])


def _last() -> list[tuple[int, str]]:
    rows = database.db.execute_sql(_LAST).fetchall()
    return [(number, max(until, paid)) for number, until, paid in rows]
