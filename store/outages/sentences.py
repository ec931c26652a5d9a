"""How each event of an outage stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "outage.announced": mark(
        "{supply} {number}[, {scope}], from {since}[ to {until}]; {announced}: {words}"
    ),
    "outage.reported": mark("Outage {number} reported by a home[: {what}]"),
    "outage.changed": mark(
        "Outage {number} changed[, to {until}]; {announced}: {words} ({reason})"
    ),
    "outage.ended": mark("Outage {number} is over[ since {happened}][: {remark}]"),
    "outage.called_off": mark("Outage {number} called off: {reason}"),
    "outage.standing": mark("{supply}[ {scope}], from {since}[ to {until}]: is it over?"),
    "outage.told": mark("{supply}[ {scope}], from {since}[ to {until}]"),
    "outage.handed": mark("from {since}[ to {until}], reported by homes: {count}"),
}
CALLED = {"outage": mark("Outages")}
