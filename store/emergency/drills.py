"""Drills: when each plan was last gone through, and by when it is again, on Today (D30, A16)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from store import agenda, clock, journal
from store.desk.staff import require
from store.emergency.emergency import EMERGENCIES
from store.emergency.inputs import EarlierDrill, Kind
from store.emergency.settings import settings
from store.errors import Refused
from store.journal.operation import operation
from store.register import told
from store.rights import WORK_THE_DESK, Staff
from store.waiting import Waiting

THING, NOTED = "emergency_drill", "emergency_drill.noted"
NEVER = f"{THING}:0"  # all that were never drilled


def subject_of(kind: Kind) -> str:
    """The drills of a plan as the journal names them."""
    return f"{THING}:{kind.value.removeprefix('E')}"


def last_drill(kind: Kind) -> date | None:
    """When this plan was last drilled to its end, here or before as was noted."""
    return max(_held(kind), default=None)


def _held(kind: Kind) -> Iterator[date]:
    for one in EMERGENCIES.table.read(
        "WHERE emergency.kind = ? AND emergency.drill = 1 AND emergency.ended_at IS NOT NULL"
        " AND emergency.stage <> 'false' ORDER BY emergency.ended_at DESC LIMIT 1",
        kind,
    ):
        if one.ended_at is not None:
            yield clock.day(one.ended_at)
    for entry in journal.of_subject(subject_of(kind)):
        if entry.kind == NOTED:
            yield date.fromisoformat(entry.payload["on"])


def drill_due(kind: Kind, last: date) -> date:
    """By which day a plan that was drilled then is drilled again (D30, A16)."""
    figures = settings()
    months = figures.drill_often if kind in (Kind.FIRE, Kind.LIFT) else figures.drill
    years, month = divmod(last.month - 1 + months, 12)
    first = date(last.year + years, month + 1, 1)
    return first + timedelta(days=min(last.day, monthrange(first.year, first.month)[1]) - 1)


def look_again(kinds: Iterable[Kind] = tuple(Kind)) -> None:
    """Let Today tell of the next drills as they are due by now; call within an operation."""
    for kind in kinds:
        last = last_drill(kind)
        agenda.keep(subject_of(kind), [] if last is None else [_waits(kind, drill_due(kind, last))])
    agenda.keep(NEVER, _never())


def _never() -> Iterator[Waiting]:
    """One line for all that nobody has drilled since the desk began: by when the first is."""
    left = [kind for kind in Kind if last_drill(kind) is None]
    if not left or not journal.last_number():
        return
    began = clock.day(journal.get(1).happened)
    first = min(left, key=lambda kind: drill_due(kind, began))
    yield replace(
        _waits(first, drill_due(first, began)),
        kind="emergency_drill.never",
        subject=NEVER,
        figures={"count": len(left), "on": drill_due(first, began).isoformat()},
    )


def _waits(kind: Kind, due: date) -> Waiting:
    begins, ends = clock.bounds(due)
    return Waiting(
        "emergency_drill.due",
        subject_of(kind),
        due=ends,
        shows=begins - timedelta(days=settings().drill_ahead),
        figures={"kind": kind.value, "on": due.isoformat()},
    )


@operation
def note_drill(kind: Kind, held: EarlierDrill, *, by: Staff) -> date:
    """Note a drill that was held without this program; the day until which that serves.

    Raises ``Refused`` for a day to come.
    """
    require(by, WORK_THE_DESK)
    if held.on > clock.today():
        raise Refused("This lies ahead; it cannot have happened yet.", field="on")
    figures, words = told(held)
    journal.append(
        NOTED, subject_of(kind), by=by, payload={"kind": kind.value} | figures, words=words
    )
    look_again((kind,))
    return drill_due(kind, last_drill(kind) or held.on)
