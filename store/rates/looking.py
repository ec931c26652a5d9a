"""The look at the month's rate, once a day: what is missing to the target stands on Today (CT6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta

from store import agenda, clock
from store.engine import database
from store.journal.operation import operation
from store.rates import months
from store.rates.figures import of_months
from store.rates.settings import settings, target
from store.rates.share import Share
from store.rights import IN_CHARGE, Role
from store.waiting import Place, Waiting

ALL = "month_close:0"  # the month that runs, which nobody has closed
BEHIND = "month_close.behind"
_WHOSE = IN_CHARGE | {Role.FINANCE}


def look() -> None:
    """Let the rate stand on Today as it is now, until tomorrow."""
    _look()


@operation
def _look() -> None:
    agenda.keep(ALL, _waits())


def _waits() -> Iterator[Waiting]:
    billed = database.db.execute_sql("SELECT 1 FROM bill WHERE issued_on IS NOT NULL LIMIT 1")
    if billed.fetchone() is None:
        return
    today = clock.today()
    month = months.of(today)
    due, received = of_months(month, month, today).get(month, (0, 0))
    rate = Share(received, due)
    if due and not rate.reaches(target()):
        figures = {
            "month": month,
            "rate": rate.text,
            "target": settings().target,
            "missing": rate.missing(target()),
        }
        yield Waiting(BEHIND, ALL, place=Place.FOLLOWING, figures=figures, roles=_WHOSE)
    shows = clock.moment(today + timedelta(days=1), time())
    yield Waiting("month_close.lapses", ALL, place=Place.HOUSE, shows=shows)
