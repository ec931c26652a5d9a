"""Which step of a ticket comes next, by its clock."""

from __future__ import annotations

from store import clock, estate
from store.tickets.clocks import Waits, clock_of
from store.tickets.kinds import COURSES
from store.tickets.state import Stage, Ticket


def next_step(ticket: Ticket, waits: Waits) -> str:
    """The kind of the step that the desk should record next, empty when nothing is due."""
    done = COURSES[ticket.kind].done
    if waits in (Waits.PROMISE, Waits.BACK) and ticket.answers:
        return done
    if waits is Waits.PROMISE:
        return "arrived" if ticket.stage is Stage.DISPATCHED else done
    if waits is Waits.CLOSE and ticket.dissatisfied:
        return "reopened"
    return _NEXT[waits]


_NEXT = {
    Waits.CALL: "called",
    Waits.ARRIVAL: "arrived",
    Waits.DISPATCH: "dispatched",
    Waits.ANSWER: "answered",
    Waits.REST: "resumed",
    Waits.BACK: "dispatched",
    Waits.OPINION: "opinion",
    Waits.VISIT: "visited",
    Waits.CLOSE: "closed",
    Waits.ASSIGNMENT: "assigned",
    Waits.ACCEPTANCE: "accepted",
    Waits.START: "begun",
    Waits.RECTIFICATION: "put_right",
    Waits.REINSPECTION: "reinspected",
    Waits.TASK: "reported",
    Waits.CONFIRMATION: "confirmed",
    Waits.NOTHING: "",
}


def next_due(ticket: Ticket) -> str:
    """The next step of a ticket by its clock now."""
    return next_step(ticket, clock_of(ticket, estate.settings(), clock.now()).waits)
