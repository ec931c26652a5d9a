"""How each entry about what was reported up reads, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "escalation.raised": mark("{number} reported up, {level}[, {about}]: {why}[; {passed}]"),
    "escalation.told": mark("{number}: {whom} not reached, {how}[ {at}][: {words}]"),
    "escalation.told:reached": mark("{number}: {whom} told, {how}[ {at}][: {words}]"),
    "escalation.acknowledged": mark("{number}: {whom} has read it, signed with PIN"),
    "escalation.ringing": mark("{number}: is being seen to"),
    "escalation.decided": mark(
        "{number}: {whom} decided: {words}[, {owner} does it][, until {until}]"
    ),
    "escalation.lowered": mark("{number} lowered: {reason}"),
    "escalation.ended": mark("{number} done with: {words}"),
    "escalation.handed": mark("{number}, {state}, {level}[, {about}]"),
    "escalation.to_tell": mark("{number}: tell the {role}[, {about}]"),
    "escalation.to_decide": mark("{number}: note what was decided[, {about}]"),
    "escalation.to_end": mark("{number}: note what came of it[, {about}][, {owner} does it]"),
}
CALLED = {"escalation": mark("Reported up")}
