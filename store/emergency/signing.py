"""The report signed by three, the last of whom files it (D21)."""

from __future__ import annotations

from store.desk import staff
from store.emergency import inputs
from store.emergency.course import COURSES, Course, Party, course
from store.emergency.emergency import EMERGENCIES, must_stand, named
from store.emergency.inputs import Stage
from store.errors import Forbidden, NotFound, Refused
from store.journal.operation import attempt, operation
from store.rights import WORK_THE_DESK, Role, Staff, may


@attempt
def sign(emergency_id: int, given: inputs.Sign) -> Course:
    """Sign the report, at any session, with one's own number and PIN; the third files it (D21).

    Who wrote it signs first, then the supervisor, then the manager. Raises ``Refused`` while the
    report is not whole, ``Forbidden`` for who is none of these.
    """
    try:
        who = staff.by_number(given.number)
    except NotFound as error:
        raise Refused(error.message, field="number", **error.values) from error
    _party(course(emergency_id), who)
    staff.check_pin(who, given.pin)
    return _sign(emergency_id, who)


@operation
def _sign(emergency_id: int, by: Staff) -> Course:
    now = course(emergency_id)
    party = _party(now, by)
    files = party is Party.MANAGER
    one = now.emergency
    figures: dict[str, object] = named(one)
    if files:
        EMERGENCIES.table.update(one.id, stage=Stage.FILED)
        figures["row"] = EMERGENCIES.table.columns(one.id, EMERGENCIES.columns)
    COURSES.sign(
        one.id,
        now.lines,
        party,
        by,
        kind="filed" if files else "signed",
        version=now.version.version,
        figures=figures,
    )
    if files:
        EMERGENCIES.wait_anew(one.id)
    return course(emergency_id)


_ROLES = {
    Party.WRITER: frozenset({Role.ASSISTANT, Role.SUPERVISOR, Role.MANAGER}),
    Party.HEAD: frozenset({Role.SUPERVISOR}),
    Party.MANAGER: frozenset({Role.MANAGER}),
}


def next_party(now: Course) -> Party | None:
    """Who signs next, None when all have."""
    return next((party for party in Party if now.signature(party) is None), None)


def _party(now: Course, who: Staff) -> Party:
    """As what somebody signs now."""
    must_stand(now.emergency, (Stage.ENDED,))
    if left := now.unsettled:
        raise Refused(
            "{count} parts of the report are missing: {step}", count=len(left), step=left[0].title
        )
    party = next_party(now)
    if party is None or who.role not in _ROLES[party] or not may(who.role, WORK_THE_DESK):
        raise Forbidden("Now signs: {party}.", field="number", by=who, party=party)
    return party
