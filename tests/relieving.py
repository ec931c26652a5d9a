"""A handover as the two go through it: the incoming counts and reads, both sign (H1–H9)."""

from __future__ import annotations

from store import handover
from store.handover import Line, LineAnswer, Record, Relief, Signing
from store.rights import Staff
from tests.conftest import PIN


def relieved(outgoing: Staff, incoming: Staff) -> Record:
    """The handover that the incoming has come for."""
    return handover.begin(Relief(incoming=incoming.number, pin=PIN), by=outgoing)


def in_order(line: Line) -> LineAnswer:
    """The answer that a line is as it should be."""
    return LineAnswer(counted=line.expected)


def answered(record: Record) -> Record:
    """The handover with every line in order."""
    record = handover.get(record.id)
    for line in record.lines:
        record = handover.answer(record.id, line.key, in_order(line), by=record.incoming)
    return record


def signed(record: Record) -> Record:
    """The handover once both have signed it."""
    for who in (record.outgoing, record.incoming):
        record = handover.sign(record.id, Signing(pin=PIN), by=who)
    return record


def handed_over(outgoing: Staff, incoming: Staff) -> Record:
    """A handover from the arrival to both signatures, with everything in order."""
    return signed(answered(relieved(outgoing, incoming)))
