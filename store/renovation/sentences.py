"""How each event of a renovation stands in the book, and what waits."""

from __future__ import annotations

from store import plans
from store.text import mark

_RENOVATION: dict[str, str] = {
    "renovation.applied": mark("Renovation {number} declared: {scope}[; beside another: {beside}]"),
    "renovation.declared": mark("Renovation {number}, works ticked[: {works}]"),
    "renovation.papers": mark("Renovation {number}, papers: {came} came[; still missing: {left}]"),
    "renovation.reviewed": mark("Renovation {number}, plan not fit: {opinion}"),
    "renovation.reviewed:fit": mark("Renovation {number}, plan fit: {opinion}"),
    "renovation.returned": mark("Renovation {number} sent back: {reason}[; missing: {left}]"),
    "renovation.resubmitted": mark("Renovation {number} declared again: {scope}"),
    "renovation.refused": mark("Renovation {number} refused, {article}: {reason}"),
    "renovation.approved": mark("Renovation {number} approved[; {remark}]"),
    "renovation.agreed": mark("Renovation {number}, agreement signed, neighbours told {told_on}"),
    "renovation.deposited": mark("Renovation {number}, deposit {receipt} taken: {amount} yuan"),
    "renovation.permitted": mark("Renovation {number}, permit given out[; {remark}]"),
    "renovation.begun": mark("Renovation {number}, works begun {began_on}"),
    "renovation.visited": mark("Renovation {number} looked at: {result}[, {seen}][; {remark}]"),
    "renovation.visited:faults": mark(
        "Renovation {number} looked at: {result}[, {seen}]; not in order: {faults}[; {remark}]"
    ),
    "renovation.stopped": mark("Renovation {number}, works stopped: {reason}"),
    "renovation.resumed": mark("Renovation {number}, works go on: {reason}"),
    "renovation.extended": mark("Renovation {number} extended until {until}: {reason}"),
    "renovation.change_asked": mark("Renovation {number}, change of plan asked for"),
    "renovation.change_approved": mark("Renovation {number}, change approved: {works}[; {remark}]"),
    "renovation.change_refused": mark("Renovation {number}, change refused, {article}: {reason}"),
    "renovation.flooded": mark("Renovation {number}, flood test {flooded_on}: water came through"),
    "renovation.flooded:tight": mark("Renovation {number}, flood test {flooded_on}: tight"),
    "renovation.completed": mark("Renovation {number}, completion told, done {completed_on}"),
    "renovation.inspected": mark(
        "Renovation {number} inspected and passed, watched until {until}[; {remark}]"
    ),
    "renovation.inspected:faults": mark(
        "Renovation {number} inspected, to be put right by {right_by}: {faults}[; {remark}]"
    ),
    "renovation.leaked": mark("Renovation {number}, leak while watched: {what}"),
    "renovation.repaired": mark("Renovation {number}, leak repaired: {what}"),
    "renovation.released": mark(
        "Renovation {number}, watch over, deposit may go back[; passes not back: {listed}]"
    ),
    "renovation.closed": mark("Renovation {number} closed[; {remark}]"),
    "renovation.cancelled": mark("Renovation {number} cancelled: {reason}"),
    "renovation.linked": mark("Renovation {number}, neighbour's ticket {ticket}[, {about}]"),
    "renovation.to_declare": mark("Tick the works: {home} {number}"),
    "renovation.missing": mark("Papers missing, {count}: {home} {number}, since {since}"),
    "renovation.to_review": mark("Answer the declaration: {home} {number}"),
    "renovation.back": mark("Sent back, waits for its renovator: {home} {number}"),
    "renovation.to_permit": mark("Agreement, deposit, permit: {home} {number}"),
    "renovation.to_begin": mark("Works may begin since {on}: {home} {number}"),
    "renovation.runs_out": mark("Permit ends {until}: {home} {number}"),
    "renovation.at_a_stop": mark("Works stopped: {home} {number}"),
    "renovation.change": mark("Change of plan, decide: {home} {number}"),
    "renovation.refused_entry": mark("Entry refused {count}x, supervisor: {home} {number}"),
    "renovation.to_call": mark("Nobody in {count}x, call: {home} {number}"),
    "renovation.to_inspect": mark("Inspect after completion: {home} {number}"),
    "renovation.to_right": mark("To be put right: {home} {number}"),
    "renovation.leak": mark("Leak while watched: {home} {number}"),
    "renovation.watched": mark("Watch over since {until}, deposit: {home} {number}"),
    "renovation.to_close": mark("Deposit back, then close: {home} {number}"),
    "renovation.handed": mark("{state}[, until {until}]"),
    "renovation.stays": mark("Renovation {number}, {state}"),
}
_VIOLATION: dict[str, str] = {
    "violation.found": mark("Violation {number}, {grade}, {article}: {what}[; {place}]"),
    "violation.dissuaded": mark("Violation {number}, dissuaded: {words}"),
    "violation.dissuaded:heeded": mark("Violation {number}, put right on the spot: {words}"),
    "violation.noticed": mark("Violation {number}, notice given: {signed}"),
    "violation.reported": mark(
        "Violation {number} reported {at} to {authority}, {means}[, no. {receipt}]"
    ),
    "violation.reported:late": mark(
        "Violation {number} reported {at} to {authority}, {means}[, no. {receipt}], late"
    ),
    "violation.rechecked": mark("Violation {number}, not put right: {seen}"),
    "violation.rechecked:righted": mark(
        "Violation {number}, put right: {seen}[; not reported: {unreported}]"
    ),
    "violation.struck": mark("Violation {number} was none: {reason}"),
    "violation.to_report": mark("Report to the authority: {home} {number}, {article}"),
    "violation.to_dissuade": mark("Dissuade: {home} {number}, {article}"),
    "violation.to_notice": mark("Give notice: {home} {number}, {article}"),
    "violation.to_recheck": mark("Look again: {home} {number}, {article}"),
    "violation.handed": mark("{state}[, report due {due}]"),
}
_REST: dict[str, str] = {
    "noise_ban.set": mark("No noisy work {since} to {until}: {reason}"),
    "noise_ban.over": mark("No noisy work {number}, lifted: {reason}"),
    "noise_ban.runs": mark("No noisy work {since} to {until}"),
    "worker_pass.issued": mark("Worker's pass {number} given out[, instead of {instead}]"),
    "worker_pass.extended": mark("Worker's pass {number} holds until {until}"),
    "worker_pass.returned": mark("Worker's pass {number} is back[; {remark}]"),
    "worker_pass.lost": mark("Worker's pass {number} lost, its number is dead"),
    "worker_pass.withdrawn": mark("Worker's pass {number} withdrawn: {reason}"),
    "worker_pass.lapsed": mark("{gone} workers' passes, names erased after their time"),
    "worker_pass.lapses": mark("Kept long enough, worker's name to be erased: {home} {number}"),
    "worker_pass.to_come_back": mark("Worker's pass ran out {until}: {home} {number}"),
    "worker_pass.withdrawn_out": mark("Withdrawn pass is not back: {home} {number}"),
}
SENTENCES = {**_RENOVATION, **_VIOLATION, **_REST, **plans.sentences("spot_plan", "spot_check")}
CALLED = {
    "renovation": mark("Renovation"),
    "violation": mark("Violation"),
    "noise_ban": mark("No noisy work"),
    "worker_pass": mark("Worker's pass"),
    "spot_plan": mark("Spot checks {n}"),
    "spot_check": mark("Spot check {n}"),
}
