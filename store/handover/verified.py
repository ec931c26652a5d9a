"""What the handover's tables must say, for its entries do: who has the desk, and why (H5, H8)."""

from __future__ import annotations

from functools import partial

from store.engine import dialect
from store.handover.record import HANDOVERS
from store.inputs import mark
from store.journal.entry import HAPPENED

_said = partial(dialect.value_in, "j.payload")
_FIRST = dialect.least("j.number")
_NUMBER = dialect.number_behind("j.subject", ":")
_OF_HANDOVERS = "j.subject >= 'handover:' AND j.subject < 'handover;'"
_BEGAN = "('duty.began', 'duty.taken_over')"

CHECKS = {
    mark("its signature is not the one that was recorded"): HANDOVERS.check,
    mark("its handover stands otherwise than it was recorded"): (
        f"SELECT {_FIRST} FROM journal j"
        f" LEFT JOIN handover h ON h.id = {_NUMBER}"
        f" WHERE {_OF_HANDOVERS} AND (h.id IS NULL"
        f" OR (j.kind = 'handover.begun' AND (h.outgoing IS DISTINCT FROM {_said('outgoing')}"
        f" OR h.incoming IS DISTINCT FROM {_said('incoming')}"
        f" OR h.shift IS DISTINCT FROM {_said('shift')}"
        f" OR h.due_at IS DISTINCT FROM {_said('due_at')}"
        f" OR h.arrived_at IS DISTINCT FROM coalesce({_said('arrived_at')}, h.begun_at)"
        f" OR h.next_shift IS DISTINCT FROM {_said('next_shift')}))"
        f" OR (j.kind = 'handover.completed' AND h.completed_at IS DISTINCT FROM {HAPPENED})"
        " OR (j.kind = 'handover.abandoned' AND h.abandoned_at IS NULL))"
    ),
    mark("A handover is not one that was recorded: {what}"): (
        "SELECT min('handover:' || h.id) FROM handover h WHERE NOT EXISTS (SELECT 1 FROM journal j"
        " WHERE j.subject = 'handover:' || h.id AND j.kind = 'handover.begun')"
        " OR (h.completed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM journal j"
        " WHERE j.subject = 'handover:' || h.id AND j.kind = 'handover.completed'))"
        " OR (h.abandoned_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM journal j"
        " WHERE j.subject = 'handover:' || h.id AND j.kind = 'handover.abandoned'))"
    ),
    mark("its line is not answered as it was recorded"): HANDOVERS.check_answers,
    mark("its answer or its signature is gone"): HANDOVERS.check_left_out,
    mark("nobody went on duty with it, though it says so"): (
        "SELECT min(number) FROM ("
        f"SELECT j.number FROM journal j LEFT JOIN duty d ON d.id = {_NUMBER}"
        f" WHERE j.subject >= 'duty:' AND j.subject < 'duty;' AND j.kind IN {_BEGAN}"
        " AND d.staff IS DISTINCT FROM j.staff"
        " UNION ALL SELECT j.number FROM journal j"
        f" LEFT JOIN handover h ON h.id = {_NUMBER}"
        f" LEFT JOIN duty d ON d.since = {HAPPENED} AND d.staff = h.incoming"
        " AND d.shift = h.next_shift"
        f" WHERE {_OF_HANDOVERS} AND j.kind = 'handover.completed' AND d.id IS NULL)"
    ),
    mark("Somebody is on duty whom no entry put there: {what}"): (
        "SELECT min('duty:' || d.id) FROM duty d LEFT JOIN handover h"
        " ON h.completed_at = d.since AND h.incoming = d.staff AND h.next_shift = d.shift"
        " WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.subject = 'duty:' || d.id"
        f" AND j.kind IN {_BEGAN} AND j.staff = d.staff)"
        " AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.subject = 'handover:' || h.id"
        f" AND j.kind = 'handover.completed' AND {HAPPENED} = d.since)"
    ),
}
