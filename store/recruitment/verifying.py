"""What the tables of recruitment must say, for their entries do."""

from __future__ import annotations

from store.engine import dialect
from store.inputs import mark
from store.recruitment.interviews import MARKS

_NUMBER = dialect.number_behind("j.subject", ":")
_PLACE = dialect.number_in("j.payload", "place")
_ALIKE = " AND ".join(f"i.{name} = {dialect.number_in('j.payload', name)}" for name in MARKS)
_THING = dialect.object_in("j.payload", "thing")
_AT, _BECAME = (dialect.nth_in(_THING, n) for n in (0, 1))
_KINDS = "('application.given', 'application.spared', 'application.back', 'application.missing')"

CHECKED = {
    mark("its interview is not as it was recorded"): (
        "SELECT min(j.number) FROM journal j WHERE j.kind = 'application.interviewed'"
        " AND NOT EXISTS (SELECT 1 FROM interview i"
        f" WHERE i.application_id = {_NUMBER} AND i.place = {_PLACE} AND {_ALIKE})"
    ),
    mark("An interview is none that was recorded: {what}"): (
        "SELECT min('application:' || i.application_id) FROM interview i WHERE"
        " (SELECT count(*) FROM journal j WHERE j.kind = 'application.interviewed'"
        " AND j.subject = 'application:' || i.application_id) < i.place"
    ),
    mark("its thing was handed over otherwise than it was recorded"): (
        f"SELECT min(j.number) FROM journal j WHERE j.kind IN {_KINDS} AND NOT EXISTS"
        f" (SELECT 1 FROM issued_thing t WHERE t.application_id = {_NUMBER}"
        f" AND t.place = {_AT} AND t.result = {_BECAME})"
    ),
    mark("A thing was handed over as no entry says: {what}"): (
        "SELECT min('application:' || t.application_id) FROM issued_thing t WHERE NOT EXISTS"
        f" (SELECT 1 FROM journal j WHERE j.kind IN {_KINDS}"
        f" AND j.subject = 'application:' || t.application_id AND {_AT} = t.place)"
    ),
}
