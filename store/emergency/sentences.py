"""How each event of an emergency stands in the book, and what waits; a drill says so everywhere."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "emergency.started": mark("[{drill} ]{kind} {number}: begun[, {place}]"),
    "emergency.amended": mark("[{drill} ]{kind} {number}: known by now[ {place}][, {grade}]"),
    "emergency.remarked": mark("[{drill} ]{kind} {number}: {what}[ ({at})]"),
    "emergency.done": mark("[{drill} ]{kind} {number}: {step}, done {at}[, {told}][; {note}]"),
    "emergency.not_needed": mark("[{drill} ]{kind} {number}: {step}, not needed: {note}"),
    "emergency.impossible": mark("[{drill} ]{kind} {number}: {step}, could not be done: {note}"),
    "emergency.concerned": mark(
        "[{drill} ]{kind} {number}: concerns {homes}, {count} homes[; callers are told: {notice}]"
    ),
    "emergency.warns": mark("[{drill} ]{kind} {number}[: {notice}][; asked {asked} times]"),
    "emergency.asked": mark("[{drill} ]{kind} {number}: a home asked[: {what}]"),
    "emergency.reported": mark(
        "{kind} {number}: reported {report} {at}[, due {due}], to {to}, {received}[, {receipt}]"
    ),
    "emergency.owes_phone": mark("{kind} {number}: to be reported by telephone"),
    "emergency.owes_written": mark("{kind} {number}: to be reported in writing"),
    "emergency.owes_summary": mark("{kind} {number}: the company is to have it in sum"),
    "emergency.controlled": mark("[{drill} ]{kind} {number}: under control {at}, says {said_by}"),
    "emergency.ended": mark("[{drill} ]{kind} {number}: over {at}[; {note}]"),
    "emergency.false_alarm": mark(
        "[{drill} ]{kind} {number}: false alarm, {cause}; confirmed by {confirmed}"
    ),
    "emergency.joined": mark("[{drill} ]{kind} {number}: the same event as {into}"),
    "emergency.signed": mark("[{drill} ]{kind} {number}: report signed as {party}"),
    "emergency.filed": mark("[{drill} ]{kind} {number}: report signed as {party}, filed"),
    "emergency.open": mark("[{drill} ]{kind} {number} is under way: Enter, the next step"),
    "emergency.unfiled": mark("[{drill} ]{kind} {number}: the report is to be written and signed"),
    "emergency_drill.due": mark("Drill due by {on}: {kind}"),
    "emergency_drill.never": mark("{count} plans were never drilled: the first by {on}"),
    "emergency_drill.noted": mark("{kind}: drilled on {on}, noted afterwards: {words}"),
    "emergency.handed": mark("{state}[, {left} critical steps open]"),
    "emergency_plan.adopted": mark("Plan {kind}, version {version}: followed from now on"),
    "emergency_plan.changed": mark(
        "Plan {kind}, version {version}: {reason}; approved by {approved}"
    ),
}
CALLED = {
    "emergency": mark("Emergency event"),
    "emergency_plan": mark("Emergency plan"),
    "emergency_drill": mark("Drill"),
}
DRILL = mark("DRILL")
