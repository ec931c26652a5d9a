"""The ticket table and reading tickets with their steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peewee import AutoField, BigIntegerField, IntegerField, TextField

from store import clock, journal
from store.engine import database
from store.errors import NotFound
from store.journal.entry import Entry
from store.tickets.inputs import Channel, Kind, Urgency
from store.tickets.state import Ticket, step_of


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


def read(where: str, *params: object) -> list[Ticket]:
    """Tickets with all their steps, chosen by a clause of SQL."""
    rows = database.db.execute_sql(_SELECT + where, params).fetchall()
    steps = journal.of_subjects(f"ticket:{row[0]}" for row in rows)
    return [_ticket(row, steps[f"ticket:{row[0]}"]) for row in rows]


def _ticket(row: Sequence[Any], entries: list[Entry]) -> Ticket:
    id_, kind, channel, urgency, *facts, taken_at, open_ = row
    home_id, home, place, caller, phone, convenient = facts
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
        taken_at=clock.from_ms(taken_at),
        open=bool(open_),
        steps=tuple(step_of(entry) for entry in entries if entry.kind.startswith("ticket.")),
    )


def get(ticket_id: int) -> Ticket:
    """One ticket; raises ``NotFound``."""
    found = read("WHERE t.id = ?", ticket_id)
    if not found:
        raise NotFound("There is no ticket {number}.", number=ticket_id)
    return found[0]
