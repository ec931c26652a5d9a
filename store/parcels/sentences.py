"""How each event of a parcel stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "parcel.stays": mark("Parcel {number}[ for {recipient}], pieces: {lying}, lies at {place}"),
    "parcel.taken": mark(
        "Parcel {number} taken in: {kind}[, {carrier}], pieces: {pieces}, lies at {place}"
        "[; {remark}]"
    ),
    "parcel.corrected": mark(
        "Parcel {number} put right: {kind}[, {carrier}], pieces: {pieces}; {reason}"
    ),
    "parcel.told": mark("Parcel {number}, {how}: not reached[; {remark}]"),
    "parcel.told:reached": mark("Parcel {number}, told: {how}[; {remark}]"),
    "parcel.moved": mark("Parcel {number} lies at {place} now"),
    "parcel.fetched": mark(
        "Parcel {number} fetched, not signed for: pieces: {pieces}, {identity}[; {remark}]"
    ),
    "parcel.fetched:signed": mark(
        "Parcel {number} fetched and signed for: pieces: {pieces}, {identity}[; {remark}]"
    ),
    "parcel.returned": mark("Parcel {number} sent back: {reason}[; handed to {courier}]"),
    "parcel.forgotten": mark("Names of parcels that are long gone erased: {count}"),
    "parcel.lying": mark("Parcels lie too long: {count}, the oldest since {since}"),
    "parcel.handed": mark("parcels: {count}, pieces: {pieces}, the oldest since {since}"),
}
CALLED = {"parcel": mark("Parcels")}
