"""The drawer counted blind, the day signed and shut ($47–$49)."""

from __future__ import annotations

import json

from store import clock, series
from store.desk.staff import require
from store.drawer.day import of_day
from store.drawer.drawer import COUNTS, DAYS, CashCount, CashDay, newest, sheet_of
from store.drawer.inputs import NOTES, NewCount, NewDay, Shut, Taken
from store.drawer.moves import moved
from store.drawer.rights import COUNT_CASH
from store.errors import Refused
from store.journal.operation import operation
from store.rights import Staff

SERIES = "PD"


@operation
def count(new: NewCount, *, by: Staff) -> CashCount:
    """Record what lies in the drawer; the book's figure shows only after it is recorded ($48).

    Raises ``Refused`` where it differs and nothing says why, without telling by how much, and where
    more is handed over than lies there.
    """
    require(by, COUNT_CASH)
    notes = {name: getattr(new, name) or 0 for name in NOTES}
    counted = sum(notes[name] * fen for name, fen in NOTES.items())
    expected = expected_now()
    if counted != expected and not new.reason:
        raise Refused("It does not agree with the book: count again, or say why.", field="reason")
    if new.handed > counted:
        raise Refused("There is less in the drawer.", field="handed")
    return COUNTS.begin(
        new,
        by,
        number=series.following(SERIES),
        made_at=clock.now(),
        staff=by.id,
        counted=counted,
        expected=expected,
        handed=new.handed,
        notes=json.dumps(notes, separators=(",", ":")),
    )


@operation
def take(count_id: int, given: Taken, *, by: Staff) -> CashCount:
    """Confirm that finance has what was handed over; never by who counted it."""
    return COUNTS.move(COUNTS.admitted(count_id, "taken", by), "taken", given, by)


@operation
def sign_day(new: NewDay, *, by: Staff) -> CashDay:
    """Sign a day's sheet with its totals as they stand ($49); raises ``Refused`` a second time."""
    require(by, COUNT_CASH)
    if sheet_of(new.day) is not None:
        raise Refused("The sheet of {day} is signed already.", field="day", day=new.day)
    found = of_day(new.day)
    if not found.receipts and not found.cash:
        raise Refused("No money moved on {day}.", field="day", day=new.day)
    totals = json.dumps(found.totals, separators=(",", ":"))
    return DAYS.begin(new, by, day=new.day, signed_by=by.id, totals=totals)


@operation
def shut_day(day_id: int, given: Shut, *, by: Staff) -> CashDay:
    """Take a day over: from now on it is put right by red receipts only ($49).

    Raises ``Refused`` where it stands otherwise by now than the cashier signed.
    """
    one = DAYS.admitted(day_id, "shut", by)
    if of_day(one.day).totals != one.totals:
        raise Refused("It stands otherwise by now than it was signed: see what was made void.")
    return DAYS.move(one, "shut", given, by, taken_by=by.id)


def expected_now() -> int:
    """What the book says that lies in the drawer: the last float, and what moved since ($47)."""
    last = newest()
    since = last.made_at if last else None
    return (last.left if last else 0) + sum(one.amount for one in moved(since, clock.now()))
