"""A day of the tickets in figures that add up: of every kind, as it stands now (D3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from store import clock, estate
from store.engine import dialect
from store.estate import Settings
from store.tickets.clocks import arrival_deadline, missed
from store.tickets.inputs import Kind, Opinion
from store.tickets.recorded import Step
from store.tickets.rows import read
from store.tickets.state import Ticket

BEGINS = {"taken": "taken", "raised": "taken", "tasked": "taken"} | dict.fromkeys(
    ("reopened", "sent_back"), "reopened"
)
ENDS = dict.fromkeys(("completed", "answered", "reinspected", "reported"), "done") | dict.fromkeys(
    ("withdrawn", "called_off"), "withdrawn"
)


@dataclass(frozen=True)
class Figures:
    """What became of the tickets on a day.

    Those ``before`` it that were not finished, with those taken and reopened, are those done,
    withdrawn and still ``unfinished`` when it was over, of whatever day they are. ``late`` are the
    arrivals of its dispatches, ``arrival_minutes`` the mean wait of those, None without any;
    ``visits`` are its return visits by what the resident thought.
    """

    before: int
    taken: int
    reopened: int
    done: int
    withdrawn: int
    unfinished: int
    late: int
    arrival_minutes: int | None
    visits: dict[Opinion, int]


def figures(day: date, *kinds: Kind) -> Figures:
    """The figures of a day, of some kinds or of all (D3)."""
    start, end = clock.bounds(day)
    number = dialect.number_behind("subject", ":")
    found = read(
        f"WHERE t.open = 1 OR t.id IN (SELECT {number} FROM journal WHERE at >= ?"
        " AND kind >= 'ticket.' AND kind < 'ticket/') ORDER BY t.id",
        clock.to_ms(start),
    )
    of_kinds = [one for one in found if not kinds or one.kind in kinds]
    told = sum((_counted(one, start, end) for one in of_kinds), Counter[str]())
    late, minutes = _arrivals(of_kinds, start, end, estate.settings())
    return Figures(
        before=told["before"],
        taken=told["taken"],
        reopened=told["reopened"],
        done=told["done"],
        withdrawn=told["withdrawn"],
        unfinished=told["unfinished"],
        late=late,
        arrival_minutes=minutes,
        visits=dict(Counter(_opinions(of_kinds, start, end))),
    )


def _counted(ticket: Ticket, start: datetime, end: datetime) -> Counter[str]:
    """What one ticket adds to the figures: what began and ended its work, by when it was noted."""
    told, unfinished = Counter[str](), False
    for step in ticket.standing:
        if _noted(step) >= end:
            break
        before, unfinished = unfinished, unfinished_after(step, unfinished)
        if _noted(step) >= start and before != unfinished:
            told[BEGINS[step.kind] if unfinished else ENDS[step.kind]] += 1
        elif _noted(step) < start:
            told["before"] = int(unfinished)
    told["unfinished"] = int(unfinished)
    return told


def unfinished_after(step: Step, unfinished: bool) -> bool:
    """Whether the work is still to be done after a step, if it was before it."""
    if step.kind in BEGINS:
        return True
    ends = step.kind in ENDS and step.moves and not step.failed
    return unfinished and not ends


def _noted(step: Step) -> datetime:
    return step.noted or step.at


def _arrivals(
    tickets: Iterable[Ticket], start: datetime, end: datetime, settings: Settings
) -> tuple[int, int | None]:
    """How many arrivals of the day's dispatches were late, and the mean wait in minutes."""
    watches = [w for one in tickets for w in one.watches if start <= w.dispatched_at < end]
    now = clock.now()
    late = sum(missed(watch, arrival_deadline(watch, settings), now) for watch in watches)
    waits = [w.arrived_at - w.dispatched_at for w in watches if w.arrived_at and not w.agreed]
    seconds = sum(wait.total_seconds() for wait in waits)
    return late, round(seconds / 60 / len(waits)) if waits else None


def _opinions(tickets: Iterable[Ticket], start: datetime, end: datetime) -> Iterator[Opinion]:
    for ticket in tickets:
        for step in ticket.standing:
            if step.kind == "visited" and step.opinion and start <= _noted(step) < end:
                yield step.opinion
