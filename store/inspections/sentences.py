"""How each step of an inspection stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "inspection.begun": mark("Inspection {number} begun, {inspection}: {inspected}"),
    "inspection.in_order": mark("Inspection {number}, {line}: in order[: {note}]"),
    "inspection.fault": mark(
        "Inspection {number}, {line}, {points_of_line} of {of} points: {what}"
    ),
    "inspection.not_applying": mark("Inspection {number}, {line} does not apply: {reason}"),
    "inspection.scored": mark("Inspection {number} marked, score {score}"),
    "inspection.known": mark("Inspection {number} taken note of[: {remark}]"),
    "inspection.objected": mark("Inspection {number} objected to: {objection}"),
    "inspection.decided": mark("Inspection {number}, objection decided, {outcome}: {reason}"),
    "inspection.given_up": mark("Inspection {number} given up: {reason}"),
    "inspection_list.adopted": mark("List of an inspection, {kind}, version {version}"),
    "inspection_list.changed": mark(
        "List of an inspection changed, {kind}, version {version}: {reason}"
    ),
    "inspection.open": mark("Inspection {number}, {inspection}: {left} lines left"),
    "inspection.to_sign": mark("Inspection {number}, {inspection}: to be signed by who answers"),
    "inspection.to_decide": mark("Inspection {number}, {inspection}: objection to be decided"),
    "inspection.handed": mark("{state}, {marked} of {count} lines"),
}
CALLED = {
    "inspection": mark("Inspections"),
    "inspection_list": mark("List of an inspection {n}"),
}
