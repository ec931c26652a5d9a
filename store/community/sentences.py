"""How what happens around events stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "community_event.intended": mark(
        "Event {number} into the year's plan: {name}, about {starts}[, {budget} yuan]"
    ),
    "community_event.planned": mark("Event {number} planned: {name}, {starts}, {place}"),
    "community_event.drawn_up": mark("Event {number}, plan drawn up: {name}, {starts}, {place}"),
    "community_event.edited": mark("Event {number} changed, was {was}: {name}, {starts}, {place}"),
    "community_event.detailed": mark("Event {number}, programme written, was {was}"),
    "community_event.secured": mark("Event {number}, safety plan by {in_charge}, was {was}"),
    "community_event.permitted": mark(
        "Event {number}, police permit {permit} of {permit_on}, applied for {permit_applied}"
    ),
    "community_event.asked": mark("Event {number} to be approved[: {late}]"),
    "community_event.approved": mark("Event {number} approved, plan {edition}[: {remark}]"),
    "community_event.returned": mark("Event {number} not approved: {reason}"),
    "community_event.noticed": mark(
        "Event {number}, notice at {notice}; sign-up is open[: {late}]"
    ),
    "community_event.thing": mark("Event {number}, thing {place} is missing"),
    "community_event.thing:there": mark("Event {number}, thing {place} is there"),
    "community_event.held": mark("Event {number} was held[: {remark}]"),
    "community_event.summed": mark(
        "Event {number} summed up: {households} households, {persons} people, {cost} yuan; {course}"
    ),
    "community_event.filed": mark("Event {number} filed[: {remark}]"),
    "community_event.cancelled": mark("Event {number} cancelled: {reason}"),
    "community_event.to_plan": mark("Draw its plan up: {name} {number}"),
    "community_event.to_ask": mark("Have its plan approved: {name} {number}"),
    "community_event.permit": mark("Apply for the police permit: {name} {number}"),
    "community_event.to_approve": mark("Approve the event: {name} {number}"),
    "community_event.to_notice": mark("Hang the notice out: {name} {number}"),
    "community_event.takes_place": mark("Takes place: {name} {number}"),
    "community_event.to_sum": mark("Sum the event up: {name} {number}"),
    "community_event.to_file": mark("File the event: {name} {number}"),
    "community_event.to_tell": mark("Tell {n} who signed up: {name} {number}"),
    "community_event.handed": mark(
        "{state}, {starts}[; signed up: {n} of {capacity}][, waiting: {queue}][, untold: {untold}]"
    ),
    "event_signup.signed": mark("Sign-up {number} for {event}: {n} people"),
    "event_signup.placed": mark("Sign-up {number} for {event}: {n} have a place"),
    "event_signup.changed": mark("Sign-up {number} for {event}: {n} people now"),
    "event_signup.offered": mark("Sign-up {number} for {event}: place offered, answer by {until}"),
    "event_signup.accepted": mark("Sign-up {number} for {event}: takes the place[: {remark}]"),
    "event_signup.declined": mark("Sign-up {number} for {event}: declines the place[: {remark}]"),
    "event_signup.lapsed": mark("Sign-up {number} for {event}: no answer in time"),
    "event_signup.overbooked": mark(
        "Sign-up {number} for {event}: {n} let in by the manager though it is full: {reason}"
    ),
    "event_signup.withdrawn": mark("Sign-up {number} for {event} withdrawn[: {remark}]"),
    "event_signup.came": mark("Sign-up {number} for {event}: {came} of {n} came"),
    "event_signup.absent": mark("Sign-up {number} for {event}: did not come[: {remark}]"),
    "event_signup.mistaken": mark("Sign-up {number} for {event}, tick was wrong: {reason}"),
    "event_signup.told": mark("Sign-up {number} for {event}: told how it stands[, {how}]"),
    "event_signup.forgotten": mark("Names of sign-ups long past erased: {count}"),
    "event_signup.to_answer": mark("Place offered, do they come: {name} {number}"),
    "event_signup.lapses": mark("Sign-up {number}: its time is over"),
    "event_signup.stays": mark("Signed up {number} for {name}: {n} people"),
}
CALLED = {
    "community_event": mark("Community events"),
    "event_signup": mark("Sign-up for an event"),
}
