"""How each entry of the log stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "log.written": mark("{what}[ / {handled}]"),
    "log.corrected": mark("Corrects {corrects}: {what}[ / {handled}]"),
    "log.followed:done": mark("Follow-up of {follows} done[: {words}]"),
    "log.followed": mark("Follow-up of {follows} moved to {due}[: {words}]"),
    "day.signed": mark("The log of {day} signed up to {through}; entries: {count}"),
    "log.follow_up": mark("Follow up: {what}"),
    "day.unsigned": mark("The log of {day} waits for the supervisor"),
    "log.handed": mark("to be followed up[ by {due}]"),
}
CALLED = {"day": mark("Signed"), "log": mark("Log")}
