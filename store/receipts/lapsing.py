"""Names in receipts, erased when the term for which they have to be kept is over ($46).

A deposit may be held for longer than that: its receipts keep their names.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from store import agenda, clock, journal
from store.engine import database
from store.journal.operation import operation
from store.receipts.settings import kept_since, over_on, settings
from store.waiting import Place, Waiting

ALL = "receipt:0"  # all that are kept
_NAMED = (
    "(payer <> '' OR title <> '') AND kind <> 'deposit' AND NOT EXISTS (SELECT 1 FROM receipt o"
    " WHERE o.id = r.refers_to AND o.kind = 'deposit')"
)


def lapse() -> None:
    """Erase the names of what has been kept long enough; numbers, lines and sums stay."""
    _lapse()


@operation
def _lapse() -> None:
    before = clock.to_ms(clock.bounds(kept_since())[0])
    old = [
        row[0] for row in _run(f"SELECT id FROM receipt r WHERE {_NAMED} AND made_at < ?", before)
    ]
    for number in old:
        _run("UPDATE receipt SET payer = '', title = '', tax_number = '' WHERE id = ?", number)
    if old:
        first, *more = (f"receipt:{number}" for number in old)
        payload = {"gone": len(old), "years": settings().kept}
        journal.append("receipt.forgotten", first, by=None, payload=payload, touches=more)
    agenda.keep(ALL, _waits())


def _waits() -> Iterator[Waiting]:
    """The day on which the next one is kept long enough."""
    ((oldest,),) = _run(f"SELECT min(made_at) FROM receipt r WHERE {_NAMED}")
    if oldest is not None:
        day: date = over_on(clock.day(clock.from_ms(oldest))) + timedelta(days=5)
        yield Waiting("receipt.lapses", ALL, place=Place.HOUSE, shows=clock.bounds(day)[0])


def _run(sql: str, *params: object) -> list[tuple[int, ...]]:
    done = database.db.execute_sql(sql, params)
    return list(done.fetchall()) if sql.startswith("SELECT") else []
