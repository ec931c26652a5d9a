"""The operations of outages: kept at the desk, so that whoever calls hears the same."""

from __future__ import annotations

from datetime import datetime

from store import clock, series
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.journal.operation import operation
from store.outages.inputs import (
    NewOutage,
    OutageCalledOff,
    OutageChange,
    OutageEnd,
    OutageReport,
)
from store.outages.outage import OUTAGES, Outage
from store.rights import Staff

SERIES = "TZ TG"  # those before had other letters, which agreements have now
OWN = SERIES.partition(" ")[0]


@operation
def announce(new: NewOutage, *, by: Staff) -> Outage:
    """Keep an outage that was announced or runs.

    Raises ``Refused`` at the field for a place where no home is, and for an end that lies before
    its beginning or has passed.
    """
    require(by, OUTAGES.first.right)
    since = new.since or clock.now()
    _must_end_later(new.until, since)
    for place in filter(None, new.scope.split("; ")):
        if not _is_there(place):
            raise Refused("No home is at {place}.", field="scope", place=place)
    given = new.model_copy(update={"since": since})
    row = given.model_dump() | {"number": series.following(OWN), "reports": 0}
    return OUTAGES.begin(given, by, figures={"scope": new.scope}, **row)


def _is_there(place: str) -> bool:
    found = database.db.execute_sql(
        "SELECT 1 FROM home WHERE code = ? OR (code >= ? AND code < ?) LIMIT 1",
        (place, f"{place}-", f"{place}."),
    )
    return found.fetchone() is not None


def _must_end_later(until: datetime | None, since: datetime) -> None:
    if until is None:
        return
    if until <= since:
        raise Refused("It must end after it begins.", field="until")
    if until <= clock.now():
        raise Refused("The time must lie ahead.", field="until")


@operation
def change(outage_id: int, given: OutageChange, *, by: Staff) -> Outage:
    """Let other words be read out, or another end; what was said before stays in its history."""
    one = OUTAGES.admitted(outage_id, "changed", by)
    _must_end_later(given.until, one.since)
    return OUTAGES.move(one, "changed", given, by, **given.model_dump(exclude={"reason"}))


@operation
def end(outage_id: int, given: OutageEnd, *, by: Staff) -> Outage:
    """It is over; raises ``Refused`` for one that has not begun by then."""
    one = OUTAGES.admitted(outage_id, "ended", by)
    at = given.happened or clock.now()
    if at > clock.now():
        raise Refused("This lies ahead; it cannot have happened yet.", field="happened")
    if at < one.since:
        raise Refused("It has not begun by then.", field="happened")
    return OUTAGES.move(one, "ended", given, by, ended_at=at)


@operation
def call_off(outage_id: int, why: OutageCalledOff, *, by: Staff) -> Outage:
    """It does not come, or was none."""
    one = OUTAGES.admitted(outage_id, "called_off", by)
    return OUTAGES.move(one, "called_off", why, by)


@operation
def report(outage_id: int, given: OutageReport, *, by: Staff) -> Outage:
    """A home reports it, and heard the words: counted, and no ticket is taken for it."""
    one = OUTAGES.admitted(outage_id, "reported", by)
    also = [f"home:{given.home}"] if given.home is not None else []
    return OUTAGES.move(one, "reported", given, by, also=also, reports=one.reports + 1)
