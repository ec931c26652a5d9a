"""How each event of a key stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "key.stays": mark("Key {hook}[: {doors}][, lent to {who}][, missing: {missing}]"),
    "key.held": mark("Key {hook} taken into keeping, {count} of it[: {doors}][; {reason}]"),
    "key.corrected": mark(
        "Key {hook} corrected[, hook was {hook_was}][, {count} of it, was {count_was}]"
        "[, {doors}]: {why}"
    ),
    "key.lent": mark(
        "Key {hook} lent[, {count} of {of}], back by {due}, checked: {identity}[: {reason}]"
        "[; called: {called}][; signed: {signed}]"
    ),
    "key.extended": mark("Key {hook} is out for longer: until {due}, was {was_due}[: {reason}]"),
    "key.chased": mark("Key {hook}: rung, nobody reached[: {words}]"),
    "key.chased:reached": mark("Key {hook}: rung and reached[: {words}]"),
    "key.phone_shown": mark("Key {hook}: the borrower's phone shown[: {reason}]"),
    "key.returned": mark("Key {hook} came back[: {words}][; signed: {signed}]"),
    "key.returned:late": mark("Key {hook} came back late[: {words}][; signed: {signed}]"),
    "key.returned:left": mark(
        "Key {hook}: {count} came back, {left} still out[: {words}][; signed: {signed}]"
    ),
    "key.released": mark(
        "Key {hook} handed over for good, checked: {identity}[: {words}][; signed: {signed}]"
    ),
    "key.signed": mark("Key {hook}: {act} signed: {how}[, with {with}]"),
    "key.lost": mark("Key {hook}: {count} lost[: {words}][; told: {told}]"),
    "key.settled": mark("Key {hook}, {count} missing: {how}[: {words}]"),
    "key.lock_changed": mark("Key {hook}: lock changed, {count} new keys[: {words}]"),
    "key.instructed": mark(
        "Key {hook}, instruction: {caution}[: {words}][, from {from}][, last day {last_day}]"
    ),
    "key.instruction_ended": mark("Key {hook}, instruction ended: {caution}[: {words}]"),
    "key.late": mark("Key {hook} {home}: {who}, due {due}"),
    "key.missing": mark("Key {hook} {home}: {missing} of {of} missing"),
    "key.unsigned": mark("Key {hook}: {who} has not signed yet"),
    "key.handed": mark("out[, expected back {due}]"),
    "key.handed:missing": mark("{missing} of {of} missing[, others out until {due}]"),
    "key.handed:late": mark("out, overdue[ since {due}][, {missing} missing]"),
    "key_count.begun": mark("Key reconciliation {n} begun: {hooks} hooks"),
    "key_count.counted": mark("Hook {hook} counted: {counted} of {expected}"),
    "key_count.explained": mark("Hook {hook}, {counted} of {expected}: {note}"),
    "key_count.signed": mark(
        "Key reconciliation {n} signed: {counted} of {hooks} hooks, {differences} differ, next due"
        " {due}"
    ),
    "key_count.rechecked": mark("Hook {hook} still differs, {counted} of {expected}: {note}"),
    "key_count.rechecked:agrees": mark("Hook {hook} is settled, {counted} of {expected}: {note}"),
    "key_count.given_up": mark("Key reconciliation {n} given up: {reason}"),
    "key_count.due": mark("Key reconciliation due {due}[, the last on {last}]"),
    "key_count.open": mark("Key reconciliation under way, {counted} of {hooks} hooks counted"),
    "key_count.differs": mark("Keys differed on hook {hooks}: somebody else counts again"),
    "key_count.handed:differs": mark("{differs} differences to be counted again"),
    "key_count.handed": mark("to be counted[, due {due}]"),
    "key_count.handed:begun": mark("under way, go on with it[, due {due}]"),
}
CALLED = {"key": mark("Keys"), "key_count": mark("Key reconciliation")}
