"""How each event of a meter stands in the book."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "meter.set": mark("Meter {number} set on {set_on} at {base} ({kind})"),
    "meter.read": mark("Meter {number} read on {on}: {value}, used {used} ({why})"),
    "meter.read:rolled": mark("Meter {number} read on {on}: {value}, rolled over, used {used}"),
    "meter.corrected": mark("Meter {number}, reading of {on} put right: {value}; {reason}"),
    "meter.exchanged": mark(
        "Meter {number} exchanged on {on} at {final} for {new_number} at {base}[; {reason}]"
    ),
    "meter.removed": mark("Meter {number} taken off on {on} at {final}; {reason}"),
    "meter.swapped": mark("Meter {number} was crossed since {since}, put right; {reason}"),
    "meter.stays": mark("Meter {number} to be read: {kind}"),
}
CALLED = {"meter": mark("Meter")}
