"""The ticket table and reading tickets with their steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peewee import AutoField, BigIntegerField, IntegerField, TextField

from store import clock, journal
from store.engine import database
from store.errors import NotFound
from store.journal.entry import Entry
from store.subjects import WRITTEN
from store.tickets.inputs import Channel, Kind, Urgency
from store.tickets.recorded import step_of, without_mistakes
from store.tickets.state import Ticket


class TicketRow(database.Row):
    """What was known when a report was taken; ``open`` only narrows the queue."""

    id = AutoField()
    kind = TextField()
    channel = TextField()
    home_id = IntegerField(null=True)
    place = TextField(default="")
    caller = TextField(default="")
    phone = TextField(default="")
    convenient = TextField(default="")
    urgency = TextField()
    taken_at = BigIntegerField()
    open = IntegerField(default=1)

    class Meta:
        table_name = "ticket"


_SELECT = (
    "SELECT t.id, t.kind, t.channel, t.urgency, t.home_id, coalesce(h.code, ''), t.place, t.caller,"
    " t.phone, t.convenient, t.taken_at, t.open"
    " FROM ticket t LEFT JOIN home h ON h.id = t.home_id "
)


# What the log says of one of its entries belongs to what is known of the ticket (D2).
_CORRECTED = f"{WRITTEN}.corrected"


def read(where: str, *params: object) -> list[Ticket]:
    """Tickets with all their steps, chosen by a clause of SQL."""
    rows = database.db.execute_sql(_SELECT + where, params).fetchall()
    steps = journal.of_subjects(f"ticket:{row[0]}" for row in rows)
    set_backs = journal.set_backs()
    return [_ticket(row, steps[f"ticket:{row[0]}"], set_backs) for row in rows]


def _ticket(
    row: Sequence[Any], entries: list[Entry], set_backs: Sequence[journal.SetBack]
) -> Ticket:
    id_, kind, channel, urgency, *facts, taken_at, open_ = row
    home_id, home, place, caller, phone, convenient = facts
    of_it = (one for one in entries if one.kind.startswith("ticket.") or one.kind == _CORRECTED)
    steps = without_mistakes([step_of(entry, set_backs) for entry in of_it])
    return Ticket(
        id=id_,
        kind=Kind(kind),
        channel=Channel(channel),
        urgency=Urgency(urgency),
        home_id=home_id,
        home=home,
        place=place,
        caller=caller,
        phone=phone,
        convenient=convenient,
        taken_at=min(clock.from_ms(taken_at), steps[0].at),
        open=bool(open_),
        steps=steps,
    )


def get(ticket_id: int) -> Ticket:
    """One ticket; raises ``NotFound``."""
    found = read("WHERE t.id = ?", ticket_id)
    if not found:
        raise NotFound("There is no ticket {number}.", number=ticket_id)
    return found[0]
