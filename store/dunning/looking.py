"""The look through all debts, once a day: what time alone has changed stands on Today (CT6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from store import agenda, clock
from store.dunning.case import CASES, DAY
from store.dunning.debtor import Debtor, debtors
from store.dunning.inputs import State
from store.dunning.limitation import SHOWN
from store.dunning.owed import dying
from store.journal.operation import operation
from store.waiting import Place, Waiting

ALL = "dunning:0"  # who owes, all together


def look() -> None:
    """Let all of it wait as it stands now."""
    _look()


@operation
def _look() -> None:
    owing = debtors()
    for one in owing:
        if one.case is not None:
            CASES.wait_anew(one.id)
    agenda.keep(ALL, _waits(owing))


def keep_list() -> None:
    """Let the list as a whole wait as it stands now; call within an operation."""
    agenda.keep(ALL, _waits(debtors()))


def _waits(owing: list[Debtor]) -> Iterator[Waiting]:
    """That steps are due where no case says so, and that claims die."""
    today = clock.today()
    if any(one.case is None and one.state(today) is State.DUE for one in owing):
        yield Waiting("dunning.due", ALL, place=Place.FOLLOWING)
    left = [clock_.left(today) for _bill, clock_, _payer in dying(today, SHOWN[0])]
    if alive := [days for days in left if days >= 0]:
        days = min(n for n in SHOWN if min(alive) <= n)
        place = Place.TODAY if days == SHOWN[-1] else Place.FOLLOWING
        yield Waiting("dunning.dying", ALL, place=place, figures={"days": days})
    shows = clock.moment(today + DAY, time())
    yield Waiting("dunning.lapses", ALL, place=Place.HOUSE, shows=shows)
