"""How each step about a contractor stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "contractor.entered": mark("Contractor {number} on file[: {name}], {trade}"),
    "contractor.changed": mark("Contractor {number} put right[: {name}], {trade}[; {reason}]"),
    "contractor.listed": mark("Contractor {number} put on the list[: {remark}]"),
    "contractor.contracted": mark(
        "Contractor {number} under contract {contract}, {since} to {until}, {posts} people"
        "[: {services}]"
    ),
    "contractor.renewed": mark(
        "Contractor {number}, contract renewed {contract}, {since} to {until}, {posts} people"
        "[: {services}]"
    ),
    "contractor.arrived": mark("Contractor {number} begins to work here[ on {on}]"),
    "contractor.warned": mark("Contractor {number} to mend until {mend_by}: {demand}"),
    "contractor.mended": mark("Contractor {number} has mended: {remark}"),
    "contractor.ended": mark("Contractor {number} ended[ on {on}]: {reason}"),
    "contractor.barred": mark("Contractor {number} barred: {reason}"),
    "contractor.mends": mark("Contractor {number} {name}: has it mended what was demanded?"),
    "contractor.runs_out": mark("Contract ends {until}: {name} {number}"),
    "contractor.to_score": mark("Contractor {number} {name}: score {month}"),
    "contractor_paper.entered": mark(
        "Contractor {contractor}, {paper} valid until {expires}[, {issuer}]"
    ),
    "contractor_paper.renewed": mark("Contractor {contractor}, {paper} renewed until {expires}"),
    "contractor_paper.withdrawn": mark("Contractor {contractor}, {paper} withdrawn: {reason}"),
    "contractor_paper.expiring": mark("{kind} valid until {until}, renew: {name} {contractor}"),
    "contractor_person.added": mark("Contractor {contractor}: {who} on its roll"),
    "contractor_person.changed": mark("Contractor {contractor}: {who} put right on its roll"),
    "contractor_person.left": mark("Contractor {contractor}: {who} has left[, last day {until}]"),
    "contractor_person.forgotten": mark(
        "Contractor {contractor}: somebody on its roll erased: {reason}"
    ),
    "contractor_stint.came": mark(
        "Contractor {contractor} on site, {came} of {asked} people: {place}[, permit {permit}]"
        "[; though expired: {despite}]"
    ),
    "contractor_stint.went": mark(
        "Contractor {contractor} has left, {came} of {asked} people[: {remark}]"
    ),
    "contractor_stint.went:missing": mark(
        "Contractor {contractor} has left, {came} of {asked} people,"
        " {missing} minutes of posts missing[: {remark}]"
    ),
    "contractor_stint.inside": mark("On site: {name} {contractor}, {came} people"),
    "contractor_stint.handed": mark("{state}, {came} people"),
    "contractor_check.begun": mark("Contractor {contractor}, check begun"),
    "contractor_check.as_is": mark("Contractor {contractor}, {section}: in order[: {note}]"),
    "contractor_check.lost": mark(
        "Contractor {contractor}, {section}, {points_of} of {of} points: {what}"
    ),
    "contractor_check.left_out": mark(
        "Contractor {contractor}, {section} does not apply[: {note}]"
    ),
    "contractor_check.marked": mark("Contractor {contractor} checked, score {score}"),
    "contractor_check.given_up": mark("Contractor {contractor}, check given up: {reason}"),
    "contractor_check.open": mark("Check of {name} {contractor}: {left} sections left"),
    "contractor_check.handed": mark("{state}, {left} sections left"),
    "contractor_month.scored": mark(
        "Contractor's sheet {number}, {of_month}: score {score}, {is}[; {demand}]"
    ),
    "contractor_month.known": mark("Contractor's sheet {number} taken note of"),
    "contractor_month.objected": mark("Contractor's sheet {number} objected to: {objection}"),
    "contractor_month.decided": mark("Contractor's sheet {number} decided, {verdict}: {reason}"),
    "contractor_month.voided": mark("Contractor's sheet {number} does not count: {reason}"),
    "contractor_month.settled": mark(
        "Contractor's sheet {number}, {deducted} yuan taken off the fee[: {reason}]"
    ),
    "contractor_month.to_sign": mark("Contractor's sheet {number}, {month}: {name} has to sign"),
    "contractor_month.to_decide": mark(
        "Contractor's sheet {number}, {month}: objection of {name} to be decided"
    ),
    "contractor_month.to_settle": mark(
        "Contractor's sheet {number}, {month}: {proposed} yuan to be taken off {name}'s fee?"
    ),
    "contractor_month.handed": mark("{state}, {of_month}"),
}
CALLED = {
    "contractor": mark("Contractor"),
    "contractor_paper": mark("Contractor's paper"),
    "contractor_person": mark("Contractor's person"),
    "contractor_stint": mark("Contractor on site"),
    "contractor_check": mark("Contractor's check"),
    "contractor_month": mark("Contractor's sheet"),
}
