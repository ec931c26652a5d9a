"""How each event of a key stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "key.held": mark("Key {hook} taken into keeping, {count} of it[: {doors}][; {reason}]"),
    "key.lent": mark("Key {hook} lent, back by {due}, checked: {identity}[: {reason}]"),
    "key.returned": mark("Key {hook} came back[: {words}]"),
    "key.returned:late": mark("Key {hook} came back late[: {words}]"),
    "key.released": mark("Key {hook} handed over for good, checked: {identity}[: {words}]"),
    "key.late": mark("Key {hook} {home}: {who}, due {due}"),
    "key.handed": mark("out[, expected back {due}]"),
    "key.handed:late": mark("out, overdue[ since {due}]"),
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
