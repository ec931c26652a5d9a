"""How each event of asking for what is owed stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "dunning.opened": mark("Arrears {number} taken up"),
    "dunning.stepped": mark(
        "Arrears {number}, {rung}: {owed} yuan, {how}[, proof {proof}][; pay by {deadline}]"
        "[; {said}][; promised for {promise_on}][; skipped because: {reason}]"
    ),
    "dunning.delivered": mark("Arrears {number}, notice arrived on {on}: {how}, {proof}"),
    "dunning.promised": mark(
        "Arrears {number}, payment promised for {promise_on}[: {promise} yuan][; {said}]"
    ),
    "dunning.held": mark(
        "Arrears {number} rest until {until}: {hold}[, ticket {ticket}][; {reason}]"
    ),
    "dunning.resumed": mark("Arrears {number} asked for again: {reason}"),
    "dunning.planned": mark(
        "Arrears {number} in instalments: {owed} yuan until {until}; agreement: {proof}"
    ),
    "dunning.acknowledged": mark("Arrears {number} acknowledged on {on}: {owed} yuan, {proof}"),
    "dunning.struck": mark("Arrears {number}, {rung} struck out: {reason}"),
    "dunning.handed": mark(
        "payments promised: {promised}, resting: {resting}, in instalments: {planned}"
    ),
    "dunning.next": mark("Ask for what is owed, next step: {home} {number}"),
    "dunning.promised_today": mark("Payment promised for {until}: {home} {number}"),
    "dunning.over": mark("Rest of the arrears is over ({hold}): {home} {number}"),
    "dunning.missed": mark("Instalment missed, the steps go on: {home} {number}"),
    "dunning.due": mark("Homes owe, and their next step is due"),
    "dunning.dying": mark("Claims die within {days} days: see who has to be asked in writing"),
    "dunning.lapses": mark("The list of who owes is looked through"),
}
CALLED = {"dunning": mark("Arrears")}
