"""How each event of a ticket stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "ticket.taken": mark("Ticket {n} taken[: {what}]"),
    "ticket.dispatched": mark("Ticket {n} sent out[: {team}][ {worker}][, expected {expected}]"),
    "ticket.arrived": mark("Ticket {n}: on site[: {words}]"),
    "ticket.called": mark("Ticket {n}: resident called[: {said}][, expected {expected}]"),
    "ticket.completed": mark("Ticket {n} completed[: {result}]"),
    "ticket.answered": mark("Ticket {n} answered[: {words}]"),
    "ticket.opinion": mark("Ticket {n}: resident's opinion: {opinion}[; {words}]"),
    "ticket.visited": mark("Ticket {n}: return visit: {opinion}[; {words}]"),
    "ticket.closed": mark("Ticket {n} closed"),
    "ticket.suspended": mark("Ticket {n} suspended until {until}[: {reason}]"),
    "ticket.resumed": mark("Ticket {n} taken up again[: {reason}]"),
    "ticket.reopened": mark("Ticket {n} reopened[: {reason}]"),
    "ticket.withdrawn": mark("Ticket {n} withdrawn[: {reason}]"),
    "ticket.noted": mark("Ticket {n}: {words}[; told: {told}]"),
    "ticket.handed": mark(
        "{stage}[, {urgency}][, {worker}][, {late}][, {waits}][, promised {expected}]"
    ),
}
CALLED = {"ticket": mark("Ticket")}
