"""The operations on the list of workers."""

from __future__ import annotations

from datetime import date

from store import clock, estate
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.rights import Staff
from store.workers.inputs import Forgetting, Leaving, NewWorker, WorkerChange
from store.workers.rights import KEEP_WORKERS
from store.workers.worker import WORKERS, Worker, of_account


@operation
def add(new: NewWorker, *, by: Staff) -> Worker:
    """Put somebody on the list; raises ``Refused`` at an account that is another worker's."""
    require(by, KEEP_WORKERS)
    _must_be_free(new.account, None)
    _must_be_the_estates(new.shift)
    since = new.since or clock.today()
    return WORKERS.begin(
        new.model_copy(update={"since": since}),
        by,
        name=new.name,
        trade=new.trade,
        post=new.post,
        phone=new.phone,
        since=since,
        account=new.account,
        shift=new.shift,
    )


@operation
def change(worker_id: int, changed: WorkerChange, *, by: Staff) -> Worker:
    """Put right what the list says of somebody."""
    worker = WORKERS.admitted(worker_id, "changed", by)
    _must_be_free(changed.account, worker)
    if changed.shift != worker.shift:
        _must_be_the_estates(changed.shift)
    return WORKERS.move(worker, "changed", changed, by, **dict(changed))


@operation
def leave(worker_id: int, end: Leaving, *, by: Staff) -> Worker:
    """Let somebody's work here end on a day; raises ``Refused`` for one before it began."""
    worker = WORKERS.admitted(worker_id, "left", by)
    until = end.until or clock.today()
    _must_follow(until, worker.since)
    return WORKERS.move(worker, "left", end, by, until=until)


@operation
def forget(worker_id: int, given: Forgetting, *, by: Staff) -> Worker:
    """Erase name, post and phone of somebody who has left; what they did stays (F6).

    Raises ``Refused`` while their last day lies ahead, for until then they work here.
    """
    worker = WORKERS.admitted(worker_id, "forgotten", by)
    if worker.until is not None and worker.until > clock.today():
        raise Refused("{name} works here until {day}.", name=worker.name, day=worker.until)
    return WORKERS.move(worker, "forgotten", given, by, name="", post="", phone="")


def _must_be_free(account: int | None, worker: Worker | None) -> None:
    taken = of_account(account) if account is not None else None
    if taken is not None and (worker is None or taken.id != worker.id):
        raise Refused("{name} signs in so already.", field="account", name=taken.name)


def _must_follow(until: date, since: date) -> None:
    if until < since:
        raise Refused("This must not lie before {day}.", field="until", day=since)


def _must_be_the_estates(shift: str | None) -> None:
    if shift is not None and shift not in {one.name for one in estate.settings().shifts}:
        raise Refused("The estate has no shift {name}.", field="shift", name=shift)
