"""How each entry of the log stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "log.written": mark("[At {happened}: ][Of no. {of}: ]{what}[ / {handled}]"),
    "log.corrected": mark("Corrects {corrects}: [at {happened}: ]{what}[ / {handled}]"),
    "log.followed:done": mark("Follow-up of {follows} done[: {words}]"),
    "log.followed": mark("Follow-up of {follows} moved to {due}[: {words}]"),
    "day.signed": mark("The log of {day} signed up to {through}; entries: {count}"),
    "day.signed:deputy": mark(
        "The log of {day} signed for the supervisor up to {through}; entries: {count}"
    ),
    "deputy.named": mark("{staff} signs for the supervisor until {until}[: {reason}]"),
    "deputy.ended": mark("{was} no longer signs for the supervisor"),
    "absence.left": mark("{staff} is away from the desk"),
    "absence.back": mark("{staff} is back at the desk, away since {since}; minutes: {minutes}"),
    "absence.away": mark("{staff} is away from the desk since {since}"),
    "absence.handed": mark("away from the desk since {since}"),
    "usual_text.added": mark("Usual text {n} added: {what}[ / {handled}]"),
    "usual_text.changed": mark("Usual text {n} changed: {what}[ / {handled}]"),
    "usual_text.dropped": mark("Usual text {n} dropped[: {reason}]"),
    "log.follow_up": mark("Follow up: {what}"),
    "day.unsigned": mark("The log of {day} waits for the supervisor"),
    "day.handed": mark("waits for the supervisor's signature"),
    "log.handed": mark("to be followed up[ by {due}]"),
}
CALLED = {
    "day": mark("Signed"),
    "log": mark("Log"),
    "deputy": mark("Deputy"),
    "absence": mark("Absence"),
    "usual_text": mark("Usual texts"),
}
