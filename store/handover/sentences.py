"""How each event of a handover stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "duty.began": mark("Took the desk"),
    "duty.taken_over": mark(
        "Took the desk over from {outgoing}, who had not handed over: {reason}"
    ),
    "duty.noted": mark("Noted that the desk was left without a handover"),
    "duty.left": mark("{outgoing} left without handing over to {incoming}: to be noted"),
    "duty.handed": mark("{outgoing} left without handing over to {incoming}[, {since}]"),
    "half_written.handed": mark("{forms} forms half written: finish or discard them"),
    "handover.begun": mark("Handover begun: {outgoing} to {incoming}[, {late} min late]"),
    "handover.answered": mark("Handover, explained[ ({key})]: {note}"),
    "handover.explained": mark("Handover, explained by the outgoing[ ({key})]: {note}"),
    "handover.passed": mark("Handover, the supervisor lets it pass[ ({key})]: {note}"),
    "handover.signed": mark("Handover signed by the {party}"),
    "handover.completed": mark("Handover signed by the {party}: complete"),
    "handover.refused": mark("Handover not signed yet: {reason}"),
    "handover.abandoned": mark("Handover given up: {reason}"),
    "handover.open": mark("A handover is open: go on with it"),
    "duty.nobody": mark("Nobody is on duty: Enter takes the desk"),
}
CALLED = {
    "handover": mark("Handover"),
    "duty": mark("On duty"),
    "half_written": mark("Drafts of"),
}
