"""How what happens with outside bodies stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "body.entered": mark("Outside body {number} entered, {kind}: {name}"),
    "body.changed": mark("Outside body {number} changed, {kind}: {name}"),
    "body.taken_off": mark("Outside body {number} taken off the list: {reason}"),
    "liaison.noted": mark("Liaison {number} on {on}, {way}, {who}: {what}"),
    "liaison.agreed": mark("Liaison {number}, agreed until {due}, {side}: {agreed}"),
    "liaison.kept": mark("Liaison {number}, what was agreed is done: {how}"),
    "liaison.put_off": mark("Liaison {number} put off until {due}: {reason}"),
    "liaison.dropped": mark("Liaison {number}, nothing comes of it: {reason}"),
    "body.to_see": mark("Not seen for long, call or visit: {name}"),
    "liaison.due": mark("Agreed with {name}, {side}: {agreed}"),
    "liaison.handed": mark("{state}, until {until}"),
}
CALLED = {"body": mark("Outside body"), "liaison": mark("Liaison")}
