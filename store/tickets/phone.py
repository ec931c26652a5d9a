"""Showing a ticket's own phone, on record before anything shows (F6, W3)."""

from __future__ import annotations

from store import journal, residents
from store.desk.staff import require
from store.engine import database
from store.errors import NotFound, Refused
from store.inputs import printable
from store.journal.operation import attempt
from store.rights import WORK_THE_DESK, Staff
from store.tickets.rows import get


@attempt
def reveal_phone(ticket_id: int, reason: str, *, by: Staff) -> str:
    """The whole phone of a ticket, once the reveal and its reason are on record (F6).

    Where it is that of somebody on the home's file, the entry touches them: their history shows
    it. Raises ``Refused`` without a reason, ``NotFound`` for a ticket without a phone.
    """
    require(by, WORK_THE_DESK)
    why = " ".join(printable(reason).split())
    if not why:
        raise Refused("Please give the reason for revealing this.", field="reason")
    with database.write():
        ticket = get(ticket_id)
        if not ticket.phone:
            raise NotFound("Ticket {number} has no phone.", number=ticket_id)
        people = residents.people_of(ticket.home_id) if ticket.home_id is not None else []
        whose = {f"person:{one.person_id}" for one in people if one.phone == ticket.phone}
        journal.append(
            "ticket_phone.revealed",
            f"ticket_phone:{ticket_id}",
            by=by,
            words={"reason": why},
            touches=sorted(whose),
        )
    return ticket.phone
