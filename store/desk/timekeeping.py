"""The server's clock that was ahead and is set right: noticed, and seen by the manager (D2, W3)."""

from __future__ import annotations

from datetime import datetime

from store import clock, journal
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.journal import Entry
from store.journal.operation import operation
from store.rights import CHANGE_SETTINGS, Staff

_SEEN = "clock.seen"


def notice() -> None:
    """Put on record that the clock was set back; one look at the newest entry where it was not."""
    if journal.runs_behind():
        with database.write():
            journal.note_set_back()


def ahead_until() -> datetime | None:
    """Into which time the record reached when the clock was set back, until a manager has seen it.

    None where it was not, or where the manager knows.
    """
    if journal.runs_behind():
        head = journal.last()
        return head.at if head else None
    told = _unseen()
    return clock.from_ms(told.payload["until"]) if told else None


def lost() -> datetime | None:
    """What the clock shows, where that cannot be: it has lost its time."""
    return clock.now() if journal.has_lost_its_time() else None


def _unseen() -> Entry | None:
    told = journal.of_kind(journal.HOUSE, journal.SET_BACK, _SEEN)
    return told[-1] if told and told[-1].kind == journal.SET_BACK else None


@operation
def confirm(*, by: Staff) -> None:
    """The manager has seen that the record reaches into a time that has not come."""
    require(by, CHANGE_SETTINGS)
    journal.note_set_back()
    told = _unseen()
    if told is None:
        raise Refused("Somebody has confirmed this already.")
    journal.append(_SEEN, journal.HOUSE, by=by, payload={"number": told.number})
