"""What the handover's tables must say, for its entries do: who has the desk, and why (H5, H8)."""

from __future__ import annotations

from functools import partial

from store.engine import dialect
from store.handover.record import HANDOVERS
from store.inputs import mark

_said = partial(dialect.value_in, "j.payload")
_NUMBER = dialect.number_behind("j.subject", ":")
_OF_HANDOVERS = "j.subject >= 'handover:' AND j.subject < 'handover;'"

CHECKS = {
    mark("its signature is not the one that was recorded"): HANDOVERS.check,
    mark("its handover stands otherwise than it was recorded"): (
        "SELECT min(j.number) FROM journal j"
        f" LEFT JOIN handover h ON h.id = {_NUMBER}"
        f" WHERE {_OF_HANDOVERS} AND (h.id IS NULL"
        f" OR (j.kind = 'handover.begun' AND (h.outgoing IS DISTINCT FROM {_said('outgoing')}"
        f" OR h.incoming IS DISTINCT FROM {_said('incoming')}"
        f" OR h.shift IS DISTINCT FROM {_said('shift')}"
        f" OR h.next_shift IS DISTINCT FROM {_said('next_shift')}))"
        " OR (j.kind = 'handover.completed' AND h.completed_at IS DISTINCT FROM j.at)"
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
    mark("its line is not answered as it was recorded"): (
        "SELECT min(l.number) FROM handover_line l LEFT JOIN journal j ON j.number = l.number"
        " WHERE j.subject IS DISTINCT FROM 'handover:' || l.handover_id OR NOT ("
        f"(j.kind = 'handover.answered' AND l.key IS NOT DISTINCT FROM {_said('key')}"
        f" AND l.counted IS NOT DISTINCT FROM {_said('counted')}"
        f" AND l.abnormal IS NOT DISTINCT FROM {_said('abnormal')})"
        f" OR (j.kind = 'handover.passed' AND l.key = 'pass:' || ({_said('key')})))"
    ),
    mark("nobody went on duty with it, though it says so"): (
        "SELECT min(number) FROM ("
        f"SELECT j.number FROM journal j LEFT JOIN duty d ON d.id = {_NUMBER}"
        " WHERE j.subject >= 'duty:' AND j.subject < 'duty;' AND j.kind = 'duty.began'"
        " AND d.staff IS DISTINCT FROM j.staff"
        " UNION ALL SELECT j.number FROM journal j"
        f" LEFT JOIN handover h ON h.id = {_NUMBER}"
        " LEFT JOIN duty d ON d.since = j.at AND d.staff = h.incoming AND d.shift = h.next_shift"
        f" WHERE {_OF_HANDOVERS} AND j.kind = 'handover.completed' AND d.id IS NULL)"
    ),
    mark("Somebody is on duty whom no entry put there: {what}"): (
        "SELECT min('duty:' || d.id) FROM duty d LEFT JOIN handover h"
        " ON h.completed_at = d.since AND h.incoming = d.staff AND h.next_shift = d.shift"
        " WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.subject = 'duty:' || d.id"
        " AND j.kind = 'duty.began' AND j.staff = d.staff)"
        " AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.subject = 'handover:' || h.id"
        " AND j.kind = 'handover.completed' AND j.at = d.since)"
    ),
}
