"""How each event of a permit stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "permit.stays": mark("Permit {number}[, {plate}][, space {space}], {state}, until {until}"),
    "permit.asked": mark("Permit {number} asked for[: {plate}][, space {space}], until {until}"),
    "permit.approved": mark("Permit {number} approved[: {remark}]"),
    "permit.refused": mark("Permit {number} refused: {reason}"),
    "permit.issued": mark("Permit {number} given out[; {relation}]"),
    "permit.followed": mark("Permit {number} given out in another one's place"),
    "permit.reminded": mark("Permit {number}, its end told: {told}"),
    "permit.renewed": mark("Permit {number} renewed until {until}"),
    "permit.replaced": mark("Permit {number} replaced, {why}; this number is dead"),
    "permit.cancelled": mark("Permit {number} cancelled: {reason}"),
    "permit.asked_for": mark("Permit asked for, see to it: {plate} {home} {number}"),
    "permit.to_issue": mark("Permit approved, give it out: {plate} {home} {number}"),
    "permit.ending": mark("Permit ends {until}, see to it: {plate} {home} {number}"),
    "permit.holder_left": mark("Holder moved out, cancel the permit: {plate} {home} {number}"),
    "permit.handed": mark("{state}[, until {until}]"),
}
CALLED = {"permit": mark("Permit")}
