"""How each event of a found thing stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "lost_item.entered": mark(
        "Found {number}: {what} ({kind}), at {spot}, {found_at}; lies at {place}[; {remark}]"
    ),
    "lost_item.corrected": mark("Found {number} put right: {what} ({kind}), at {spot}; {reason}"),
    "lost_item.told": mark("Found {number}, {how}: not reached[; {remark}]"),
    "lost_item.told:reached": mark("Found {number}, its owner may be told: {how}[; {remark}]"),
    "lost_item.noticed": mark(
        "Found {number}, notice since {on} at {where}; may be claimed until {until}"
    ),
    "lost_item.moved": mark("Found {number} lies at {place} now"),
    "lost_item.declined": mark("Found {number} claimed in vain: {reason}"),
    "lost_item.claimed": mark(
        "Found {number} claimed and signed for: {identity}, the description fits[; costs: {costs}]"
    ),
    "lost_item.handed_in": mark("Found {number} handed to {receiver}[, receipt {receipt}]"),
    "lost_item.disposed": mark("Found {number} disposed of: {reason}"),
    "lost_item.forgotten": mark("Names of found things that are long gone erased: {count}"),
    "lost_item.lying": mark("Tell its owner or the police: {what} {number}"),
    "lost_item.unclaimed": mark("Not claimed until {until}, belongs to the state: {what} {number}"),
    "lost_item.handed": mark("things: {count}, the oldest since {since}"),
}
CALLED = {"lost_item": mark("Lost property")}
