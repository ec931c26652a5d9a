"""How each event of a ticket stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "ticket.stays": mark("Ticket {number}, {stage}[: {what}]"),
    "ticket.taken": mark("Ticket {n} received[, again after {again_of}][: {what}]"),
    "ticket.joined": mark("Ticket {n} reported by somebody else too[: {what}]"),
    "ticket.dispatched": mark(
        "Ticket {n} dispatched[: {team}][ {worker}][, agreed for {agreed}][, expected {expected}]"
    ),
    "ticket.dispatched:again": mark(
        "Ticket {n} dispatched again[: {team}][ {worker}][, agreed for {agreed}]"
        "[, expected {expected}]"
    ),
    "ticket.dispatched:transferred": mark(
        "Ticket {n} transferred[: {team}][ {worker}][, agreed for {agreed}][, expected {expected}]"
    ),
    "ticket.arrived": mark("Ticket {n}: on site[ since {happened}][: {words}]"),
    "ticket.called": mark(
        "Ticket {n}: resident called[, {spoken}][: {said}][, expected {expected}]"
    ),
    "ticket.called:tried": mark("Ticket {n}: nobody reached[: {said}][, again {try_at}]"),
    "ticket.seen_to": mark("Ticket {n}: is being seen to[, rings again at {rings_at}]"),
    "ticket.completed": mark(
        "Ticket {n} completed[ at {happened}][: {result}][; nobody on site: {unseen}]"
    ),
    "ticket.answered": mark("Ticket {n} answered[, {spoken}][: {words}][, solved by {expected}]"),
    "ticket.given_back": mark("Ticket {n} given back[: {reason}]"),
    "ticket.corrected": mark("Ticket {n} corrected[: {what}][, {place}][ ({reason})]"),
    "ticket.struck": mark("Ticket {n}: “{step}” was noted by mistake[: {reason}]"),
    "ticket.opinion": mark("Ticket {n}: resident's opinion: {opinion}[; {spoken}][; {words}]"),
    "ticket.visited": mark("Ticket {n}: return visit: {opinion}[; {spoken}][; {words}]"),
    "ticket.visit_excused": mark("Ticket {n}: no return visit needed[: {reason}]"),
    "ticket.closed": mark("Ticket {n} closed"),
    "ticket.suspended": mark("Ticket {n} suspended until {until}[: {reason}]"),
    "ticket.resumed": mark("Ticket {n} resumed[: {reason}]"),
    "ticket.reopened": mark("Ticket {n} reopened[: {reason}]"),
    "ticket.withdrawn": mark("Ticket {n} withdrawn[: {reason}][; the resident: {word}]"),
    "ticket.noted": mark("Ticket {n}: {words}[; told: {told}]"),
    "ticket.raised": mark(
        "Finding {n}[, {severity}][: {what}][; {team}][ {worker}], by {expected}"
    ),
    "ticket.assigned": mark("Finding {n} assigned anew[: {team}][ {worker}]"),
    "ticket.accepted": mark("Finding {n} accepted"),
    "ticket.begun": mark("Finding {n}: work on it begun"),
    "ticket.put_right": mark("Finding {n} put right[: {result}]"),
    "ticket.returned": mark("Finding {n} given back[: {reason}]"),
    "ticket.extended": mark("Finding {n} put off until {expected}[: {reason}]"),
    "ticket.reinspected": mark("Finding {n} re-inspected, not put right[: {note}]"),
    "ticket.reinspected:passed": mark("Finding {n} re-inspected, put right[: {note}]"),
    "ticket.tasked": mark("Task {n} given by {giver}[: {what}][; {worker}], by {expected}"),
    "ticket.taken_on": mark("Task {n} taken on"),
    "ticket.reported": mark("Task {n} answered[: {result}]"),
    "ticket.confirmed": mark("Task {n} confirmed"),
    "ticket.sent_back": mark("Task {n} sent back[: {reason}]"),
    "ticket.called_off": mark("Task {n} called off[: {reason}]"),
    "ticket.postponed": mark("Task {n} is due by {expected} instead[: {reason}]"),
    "ticket.amended": mark("Task {n} corrected[: {what}][, {place}][; {worker}][ ({reason})]"),
    "phrase.added": mark("Usual report {n} added[: {what}]"),
    "phrase.changed": mark("Usual report {n} changed[: {what}]"),
    "phrase.dropped": mark("Usual report {n} dropped[: {reason}]"),
    "morning.due": mark("Morning round: {left} of {count} unfinished still to be followed up"),
    "morning.gone_through": mark("Morning round gone through, {count} unfinished"),
    "ticket_phone.revealed": mark("Phone of ticket {n} shown: {reason}"),
    "ticket.handed": mark(
        "{stage}[, {urgency}][, {worker}][, {late}][, {waits}][, promised {expected}]"
    ),
}
# The steps that can be struck out as noted by mistake, and what they are called (D2).
STRIKABLE = {
    "arrived": mark("Arrived"),
    "called": mark("Resident phoned"),
    "completed": mark("Work done"),
    "answered": mark("Answered"),
    "opinion": mark("Opinion"),
    "visited": mark("Return visit"),
}
CALLED = {
    "ticket": mark("Ticket"),
    "ticket_phone": mark("A ticket's phone"),
    "morning": mark("Morning round"),
    "phrase": mark("Usual reports"),
}
