"""The operations of somebody's leaving: each thing asked for again, then closed (O12)."""

from __future__ import annotations

from store import workers
from store.desk import staff
from store.errors import Refused
from store.journal.operation import operation
from store.recruitment.application import APPLICATIONS, Application
from store.recruitment.asks import Closing, Leaving, Missing, Noted, Stage, Thing
from store.recruitment.handing import Handing, at_leaving, at_start, texts
from store.recruitment.hiring import note
from store.recruitment.settings import settings
from store.recruitment.terms import months_on
from store.rights import Staff


@operation
def leave(number: int, given: Leaving, *, by: Staff) -> Application:
    """Let somebody leave on a day: what they were given is asked for again, line by line (O12)."""
    one = APPLICATIONS.admitted(number, "leaves", by)
    if one.starts_on is not None and given.last_day < one.starts_on:
        raise Refused("This must not lie before {day}.", field="last_day", day=one.starts_on)
    if one.worker_id is not None:
        worker = workers.get(one.worker_id)
        if worker.stage is workers.Stage.WORKING:
            workers.leave(worker.id, workers.Leaving(until=given.last_day), by=by)
    given_out = [line.what for line in at_start(one).lines if line.result is Thing.GIVEN]
    hands = "\n".join((*given_out, *texts(settings().hands)))
    return APPLICATIONS.move(
        one,
        "leaves",
        given,
        by,
        also=[f"worker:{one.worker_id}"] if one.worker_id else (),
        last_day=given.last_day,
        reason=given.reason,
        hands=hands,
    )


@operation
def take_back(number: int, place: int, given: Noted, *, by: Staff) -> Handing:
    """Note that a thing is back, or a matter handed over."""
    return _note(number, place, "back", Thing.BACK, given, by)


@operation
def miss(number: int, place: int, given: Missing, *, by: Staff) -> Handing:
    """Note that a thing is missing, and what was agreed about it."""
    return _note(number, place, "missing", Thing.MISSING, given, by)


def _note(
    number: int, place: int, kind: str, result: Thing, given: Noted | Missing, by: Staff
) -> Handing:
    one = APPLICATIONS.admitted(number, kind, by)
    note(at_leaving(one), place, kind, result, given, by)
    return at_leaving(APPLICATIONS.table.one(number))


@operation
def close(number: int, given: Closing, *, by: Staff) -> Application:
    """Close somebody's handing over; raises ``Refused`` while a line or an account is open."""
    one = APPLICATIONS.admitted(number, "left", by)
    if left := at_leaving(one).left:
        raise Refused("{count} lines are still to be handed over.", count=len(left))
    worker = workers.get(one.worker_id) if one.worker_id else None
    if worker is not None and worker.account is not None:
        account = staff.get(worker.account)
        if account.active:
            raise Refused("The account {number} is still open.", number=account.number)
    if not given.signed:
        raise Refused("Nothing is closed before both have signed.", field="signed")
    ends = one.last_day or one.received_on
    return APPLICATIONS.move(
        one, "left", given, by, stage=Stage.LEFT, lapses_on=months_on(ends, settings().ended)
    )
