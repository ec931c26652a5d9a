"""How each event of the roster reads, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "roster.begun": mark("Roster {number} begun for {month}"),
    "roster.filled": mark("Roster {month}: {count} cells planned[, limits lifted: {urgent}]"),
    "roster.published": mark(
        "Roster {month} published[, {late} days ahead][, short by {short}][: {remark}]"
    ),
    "roster.changed": mark(
        "Roster {month}, {count} cells changed: {reason}[, limits lifted: {urgent}]"
    ),
    "roster.swapped": mark("Roster {month}: {count} cells swapped by {swap}"),
    "roster.to_publish": mark("Roster {month}: to be published"),
    "roster.short": mark("Roster: {day} {post} {shift} is short by {missing}[, {more} more gaps]"),
    "roster.lapses": mark("Roster {month}: a gap has passed"),
    "roster_swap.lapses": mark("Swap {number} has lapsed"),
    "roster_bar.begun": mark("{who} works no nights and no overtime from {since} to {until}"),
    "roster_bar.ended": mark("{who} works nights again[: {remark}]"),
    "roster_change.begun": mark("Roster, {who} {day}: {was} becomes {now}"),
    "roster_change.seen": mark("Roster, {who} has seen: {day} {was} becomes {now}"),
    "roster_change.to_tell": mark("Tell {who}: {day} {was} becomes {now}"),
    "roster_change.handed": mark("roster {day}: {was} becomes {now}, not told yet"),
    "roster_swap.handed": mark("{who} asks {other} for {day}: {state}"),
    "roster_swap.asked": mark("Swap {number}: {who} asks {other} for {day}"),
    "roster_swap.agreed": mark("Swap {number}: {other} agrees to {day}"),
    "roster_swap.allowed": mark("Swap {number} of {who} and {other} allowed[: {remark}]"),
    "roster_swap.refused": mark("Swap {number} of {who} and {other} not done: {reason}"),
    "roster_swap.to_agree": mark("Swap {number}: {other} is to answer {who} about {day}"),
    "roster_swap.to_allow": mark("Swap {number} of {who} and {other}: to be allowed"),
}
CALLED = {
    "roster": mark("Roster"),
    "roster_swap": mark("Swap"),
    "roster_change": mark("Change of the roster"),
    "roster_bar": mark("No nights"),
}
