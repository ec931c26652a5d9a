"""Whose an assigned task is: who gave it, who has it, and for whose role it waits (篇5 4.1(1))."""

from __future__ import annotations

from store.desk import staff
from store.rights import DESK, Role
from store.tickets.state import Stage, Ticket


def giver_of(ticket: Ticket) -> int:
    """Id of who gave it."""
    return int(ticket.steps[0].payload["giver"])


def taker_of(ticket: Ticket) -> int | None:
    """Id of who has it now, None for somebody who does not sign in."""
    named = (one.payload for one in reversed(ticket.standing) if "taker" in one.payload)
    found = next(named)["taker"]
    return None if found is None else int(found)


def role_of_taker(ticket: Ticket) -> Role | None:
    """The role of who has it now, None for somebody who does not sign in."""
    taker = taker_of(ticket)
    return None if taker is None else staff.get(taker).role


def waits_for(ticket: Ticket) -> frozenset[Role]:
    """The roles whom it waits for: the desk and who has it; once answered, who gave it."""
    if ticket.stage is Stage.ANSWERED:
        return frozenset({staff.get(giver_of(ticket)).role})
    taker = role_of_taker(ticket)
    return DESK if taker is None else DESK | {taker}
