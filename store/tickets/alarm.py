"""The alarm of an owed call or a late answer, taken by somebody in their own name (W3, W6)."""

from __future__ import annotations

from datetime import timedelta

from store import clock, estate
from store.desk import staff
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.rights import WORK_THE_DESK, Staff
from store.tickets.clocks import SEEN_TO, clock_of
from store.tickets.recording import admitted, record
from store.tickets.state import Ticket


@operation
def see_to(ticket_id: int, *, by: Staff) -> Ticket:
    """Take the alarm: it is silent in every session, and rings again unless the call is made.

    How long it is silent is set (``call_minutes``), and the entry keeps until when. Raises
    ``Refused`` where nothing rings, and while somebody sees to it already.
    """
    require(by, WORK_THE_DESK)
    ticket, settings = admitted(ticket_id, SEEN_TO), estate.settings()
    running = clock_of(ticket, settings, clock.now())
    if running.taken_by is not None:
        raise Refused(
            "{who} sees to it; it rings again at {at}.",
            who=staff.get(running.taken_by).name,
            at=running.rings_at,
        )
    if not running.alarms:
        raise Refused("Nothing rings about ticket {number}.", number=ticket_id)
    again = clock.now() + timedelta(minutes=settings.call_minutes)
    return record(SEEN_TO, ticket_id, by, {"rings_at": clock.to_ms(again)}, {})
