"""How each event of a release slip stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "slip.stays": mark("Release slip {number}, {state}[, back by {back}]"),
    "slip.asked": mark("Slip {number} asked for: {goods}[; {remark}]"),
    "slip.confirmed": mark("Slip {number} confirmed: {how}"),
    "slip.doubted": mark("Slip {number} in doubt: {doubt}[, {what}]"),
    "slip.decided": mark("Slip {number}, goods may go: {reason}[; told to the police: {police}]"),
    "slip.issued": mark("Slip {number} given out, valid until {until}[; {remark}]"),
    "slip.passed": mark("Slip {number}, goods out {at}, {gate}"),
    "slip.mismatched": mark("Slip {number} void, other goods were found: {goods}"),
    "slip.matched": mark("Slip {number}, the guard's part is back and fits[; {remark}]"),
    "slip.returned": mark("Slip {number}, goods back: {goods}"),
    "slip.voided": mark("Slip {number} void: {reason}"),
    "slip.to_confirm": mark("Goods out, ask the owner: {home} {number}"),
    "slip.to_decide": mark("Goods in doubt, decide: {home} {number}"),
    "slip.to_issue": mark("Give the slip out: {home} {number}"),
    "slip.unmatched": mark("Guard's part due: {home} {number}"),
    "slip.to_come_back": mark("Goods due {until}: {home} {number}"),
    "slip.lapsed": mark("{gone} slips, names erased after the time for which they are kept"),
    "slip.lapses": mark("Kept long enough, names to be erased: {home} {number}"),
    "slip.handed": mark("{state}[, back by {until}]"),
}
CALLED = {"slip": mark("Release slip")}
