"""What follows when an entrusted home uses more than was agreed (T8)."""

from __future__ import annotations

from typing import Any

from store import answers, clock
from store.desk.staff import require
from store.errors import Refused
from store.findings import NewFinding, Origin, Severity
from store.journal.operation import operation
from store.rights import Staff
from store.trusteeship.inputs import Cleared, Followed, Looked, Told
from store.trusteeship.named import Leak
from store.trusteeship.readings import beyond, last_read, used
from store.trusteeship.rights import DECIDE_TRUSTS
from store.trusteeship.trust import TRUSTS, Trust
from store.trusteeship.walking import due_of


def look_at(one: Trust, by: Staff | None) -> Trust:
    """Flag a limit that the newest reading exceeds, once; call within an operation."""
    now = used(one)
    if not one.live or one.exceeded_on is not None or by is None or not beyond(one, now):
        return one
    figures = {"water_used": now.water, "power_used": now.power}
    return TRUSTS.move(one, "exceeded", Followed(), by, figures=figures, exceeded_on=clock.today())


@operation
def look(trusteeship_id: int, given: Looked, *, by: Staff) -> Trust:
    """First of all a leak is looked for; one that is found is a finding."""
    one = TRUSTS.admitted(trusteeship_id, "looked", by)
    _must_be_flagged(one)
    figures: dict[str, object] = {}
    if given.leak is Leak.FOUND:
        if not given.worker:
            raise Refused("Say who puts it right.", field="worker")
        new = NewFinding(
            home=one.home_id,
            what=given.words,
            severity=Severity.URGENT,
            worker=given.worker,
            due=due_of(Severity.URGENT),
        )
        raised = answers.findings().raise_(new, Origin(source=one.subject), by=by)
        figures["ticket"] = raised.number
    return TRUSTS.move(one, "looked", given, by, figures=figures, looked=True)


@operation
def call(trusteeship_id: int, given: Told, *, by: Staff) -> Trust:
    """The owner was called about it, and what they said; a call that reached nobody counts not."""
    one = TRUSTS.admitted(trusteeship_id, "called", by)
    _must_be_flagged(one)
    at = given.at or clock.now()
    return TRUSTS.move(
        one, "called", given, by, figures={"at": at}, called=one.called or given.reached
    )


@operation
def clear(trusteeship_id: int, why: Cleared, *, by: Staff) -> Trust:
    """Accept the use, by who is in charge: it is counted anew from the newest reading.

    Raises ``Refused`` before a leak was looked for and the owner called.
    """
    require(by, DECIDE_TRUSTS)
    one = TRUSTS.admitted(trusteeship_id, "cleared", by)
    _must_be_flagged(one)
    must_be_looked_into(one)
    anew: dict[str, Any] = {
        "exceeded_on": None,
        "looked": False,
        "called": False,
        "counted_from": last_read(one),
    }
    return TRUSTS.move(one, "cleared", why, by, **anew)


def must_be_looked_into(one: Trust) -> None:
    """Raise ``Refused`` while a leak was not looked for, or the owner not called (T8)."""
    if not one.looked:
        raise Refused("Look for a leak first.")
    if not one.called:
        raise Refused("Call the owner first, and take down what they say.")


def _must_be_flagged(one: Trust) -> None:
    if one.exceeded_on is None:
        raise Refused("No limit is exceeded.")
