"""How each event of a return visit reads, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "return_visit.asked": mark("Return visit {number} to be made, {kind}[, {about}], by {due}"),
    "return_visit.tried": mark("Return visit {number}: nobody reached, try {n}[: {words}]"),
    "return_visit.agreed": mark("Return visit {number} agreed for {at}[: {words}]"),
    "return_visit.visited": mark(
        "Return visit {number}: {overall}, {means}, by {visitor}[: {words}][; {fate}][ {outcome}]"
    ),
    "return_visit.heard": mark(
        "Return visit {number}, somebody else: {overall}, {means}, by {visitor}[: {words}]"
        "[; {fate}][ {outcome}]"
    ),
    "return_visit.excused": mark("Return visit {number} need not be made: {reason}"),
    "return_visit.joined": mark("Return visit {number} counts with {other}"),
    "return_visit.agreed_for": mark("{home}: return visit agreed, {why}"),
    "return_visit.to_make": mark("{home}: return visit to make, {why}[, by the {role}]"),
    "return_visit.stays": mark("Return visit {number}, {why}, {state}"),
    "return_visit.handed": mark("{why}, {state}[, for {at}][, by the {role}]"),
    "visit_month.drawn": mark("{month}: {count} homes drawn for return visits, seed {seed}"),
    "visit_month.signed": mark("{month}: summary of return visits signed[: {changed}]"),
    "visit_month.round": mark("Month's round {month}: {left} of {count} homes still to be visited"),
    "visit_month.to_sign": mark("Return visits of {month}: the supervisor reads and signs"),
    "visit_month.to_draw": mark("Return visits of {month}: draw the homes"),
}
CALLED = {"return_visit": mark("Return visit"), "visit_month": mark("Month's return visits")}
