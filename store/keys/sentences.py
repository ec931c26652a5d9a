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
    "key.handed:late": mark("out and overdue[, due {due}]"),
}
CALLED = {"key": mark("Keys")}
