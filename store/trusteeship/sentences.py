"""How each event of an entrusted home stands in the book, and what waits."""

from __future__ import annotations

from store import plans
from store.text import mark

SENTENCES: dict[str, str] = {
    **plans.sentences("trust_plan", "trust_round"),
    "trusteeship.drafted": mark("Trusteeship {number} drafted: {reason}"),
    "trusteeship.changed": mark("Trusteeship {number} changed"),
    "trusteeship.phone_shown": mark("Contact's phone of {number} shown: {reason}"),
    "trusteeship.dropped": mark("Trusteeship {number} not signed: {reason}"),
    "trusteeship.signed": mark("Trusteeship {number} signed, in force from {from}; {read_by}"),
    "trusteeship.prolonged": mark("Trusteeship {number} holds until {until}: {reason}"),
    "trusteeship.suspended": mark("Trusteeship {number} suspended from {from}: {reason}"),
    "trusteeship.resumed": mark("Trusteeship {number} taken up again from {from}"),
    "trusteeship.checked": mark("Meters of {number} read: water {water}, electricity {power}"),
    "trusteeship.exceeded": mark(
        "{number}: more was used than was agreed, water {water_used}, electricity {power_used}"
    ),
    "trusteeship.looked": mark("{number}: looked for a leak: {leak}; {words}"),
    "trusteeship.called": mark("{number}: {whom} called, {how}: {said}"),
    "trusteeship.cleared": mark("{number}: the use is accepted: {reason}"),
    "trusteeship.ended": mark("Trusteeship {number} ended, {why}, last day {last}; {read_by}"),
    "trusteeship.to_sign": mark("Trusteeship to be signed: {home}, {number}"),
    "trusteeship.beyond": mark(
        "More used than agreed: {home}, since {since}; look for a leak, call the owner"
    ),
    "trusteeship.runs_out": mark("Trusteeship runs out: {home}, {until}, {number}"),
    "trusteeship.handed": mark("{state}[, more used than agreed since {since}]"),
    "trusteeship.stays": mark("Trusteeship {number}"),
    "trust_span.begun": mark("In force from {from}[ until {until}]"),
    "trust_span.followed": mark("In force from {from} until {until}"),
    "trust_visit.entered": mark("{round}: {state}; {walked_by}[ ({reason})]"),
    "trust_problem.found": mark("{point}: {what}[; put right: {put_right}][; finding {ticket}]"),
    "trust_problem.tried": mark("{whom} not reached, {how}: {said}"),
    "trust_problem.told": mark("{whom} told, {how}, {at}: {said}"),
    "trust_problem.to_tell": mark(
        "Tell the owner what was found: {home}, {point}[, tried {tries}x]"
    ),
    "trust_problem.handed": mark("{state}[, tried {tries}x], by {until}"),
    "rain.proposed": mark("Visits of entrusted homes proposed, {number}[, for {about}]"),
    "rain.opened": mark("Rain {number}, {level}, expected from {expected}; {source}"),
    "rain.changed": mark("Rain {number} now {level}, expected from {expected}; {source}"),
    "rain.over": mark("Rain {number} is over since {ended}; {source}"),
    "rain.closed": mark("Rain {number}: all homes visited[; {remark}]"),
    "rain.dropped": mark("Rain {number} called off: {reason}"),
    "rain.to_open": mark("Storm {about}: visit {count} entrusted homes before it; {number}"),
    "rain.before": mark("Before rain {number}: {count} homes to visit, by {until}"),
    "rain.stands": mark("Rain {number}: is it over?"),
    "rain.after": mark("After rain {number}: {count} homes to visit, by {until}"),
    "rain.to_close": mark("Rain {number}: all homes visited, close it"),
    "rain.handed": mark("{state}[, homes to visit: {count}]"),
}
CALLED = {
    "trusteeship": mark("Trusteeship"),
    "trust_span": mark("Time in force {n}"),
    "trust_visit": mark("Visit {n}"),
    "trust_problem": mark("Problem {n}"),
    "rain": mark("Rain"),
    "trust_plan": mark("Plan of rounds {n}"),
    "trust_round": mark("Weekly round {n}"),
}
