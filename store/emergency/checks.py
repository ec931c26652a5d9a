"""What the tables of emergencies must say, for their entries do."""

from __future__ import annotations

from functools import partial

from store.emergency.course import COURSES
from store.emergency.emergency import EMERGENCIES
from store.engine import dialect
from store.inputs import mark
from store.register import as_recorded

_said = partial(dialect.value_in, "j.payload")

_FIRST = dialect.least("j.number")
_NUMBER = dialect.number_behind("j.subject", ":")
_OF_PLANS = "j.subject >= 'emergency_plan:' AND j.subject < 'emergency_plan;'"

CHECKS = {
    **as_recorded("emergency", "emergency", (*EMERGENCIES.steps, "filed"), EMERGENCIES.columns),
    mark("its signature under the report is not the one that was recorded"): COURSES.check,
    mark("its step stands otherwise than it was recorded"): COURSES.check_answers,
    mark("its answer or its signature is gone"): COURSES.check_left_out,
    mark("its version of a plan stands otherwise than it was recorded"): (
        f"SELECT {_FIRST} FROM journal j LEFT JOIN emergency_plan p ON p.id = {_NUMBER}"
        f" WHERE {_OF_PLANS} AND (p.number IS DISTINCT FROM j.number"
        f" OR p.kind IS DISTINCT FROM {_said('kind')}"
        f" OR p.version IS DISTINCT FROM {_said('version')}"
        f" OR p.own IS DISTINCT FROM {_said('own')})"
    ),
    mark("A version of an emergency plan is none that was recorded: {what}"): (
        "SELECT min('emergency_plan:' || p.id) FROM emergency_plan p WHERE NOT EXISTS"
        " (SELECT 1 FROM journal j WHERE j.number = p.number"
        " AND j.subject = 'emergency_plan:' || p.id)"
    ),
}
