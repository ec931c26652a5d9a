"""A worker as they stand, and who is at work on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from store import clock, estate
from store.engine.table import Table
from store.estate import shifts
from store.register import Register, Step
from store.rights import ERASE
from store.text import Named, mark
from store.workers.inputs import Forgetting, Leaving, NewWorker, Trade, WorkerChange
from store.workers.rights import KEEP_WORKERS


class Stage(Named):
    """Whether somebody works here."""

    WORKING = "working", mark("works here")
    LEFT = "left", mark("has left")
    FORGOTTEN = "forgotten", mark("erased")


@dataclass(frozen=True)
class Worker:
    """Somebody who does work here; ``account`` is their staff id, ``until`` their last day.

    ``shift`` is the estate's shift that they usually work, None for no fixed one.
    """

    id: int
    name: str
    trade: Trade
    post: str
    phone: str
    since: date
    until: date | None
    account: int | None
    stage: Stage
    shift: str | None = None

    def works(self, on: date) -> bool:
        """Whether they are at work here on a day, both ends counted."""
        return self.since <= on and not self.gone(on)

    def gone(self, on: date) -> bool:
        """Whether their last day lies before a day."""
        return self.until is not None and self.until < on

    def on_shift(self, now: datetime) -> bool | None:
        """Whether their shift runs now; None where they have no fixed one, or it is no more."""
        running = shifts.running(now)
        if self.shift not in {one.name for one in estate.settings().shifts}:
            return None
        return running is not None and running.name == self.shift


WORKERS = Register(
    "worker",
    Table(
        "worker",
        Worker,
        "SELECT worker.id, worker.name, worker.trade, worker.post, worker.phone, worker.since,"
        " worker.until, worker.account, worker.stage, worker.shift FROM worker",
    ),
    Step("added", NewWorker, to=Stage.WORKING, right=KEEP_WORKERS),
    Step("changed", WorkerChange, (Stage.WORKING,), right=KEEP_WORKERS),
    Step("left", Leaving, (Stage.WORKING,), Stage.LEFT, KEEP_WORKERS),
    Step("forgotten", Forgetting, (Stage.LEFT,), Stage.FORGOTTEN, ERASE),
    figures=lambda worker: {"who": worker.id, "trade": worker.trade},
    private=("name", "post", "phone"),
    columns=("trade", "since", "until", "account", "stage", "shift"),
)

get = WORKERS.table.one


def every(text: str = "") -> list[Worker]:
    """All workers by name; ``text`` narrows to names, posts and phones that have it."""
    wanted = text.strip().casefold()
    found = WORKERS.table.read("WHERE worker.stage <> 'forgotten' ORDER BY worker.id")
    kept = [one for one in found if wanted in f"{one.name} {one.post} {one.phone}".casefold()]
    return sorted(kept, key=lambda one: (one.stage is not Stage.WORKING, one.name))


def at_work(on: date | None = None) -> list[Worker]:
    """Those who work here on a day, by default today, by name."""
    day = on or clock.today()
    return [one for one in every() if one.works(day)]


def of_account(staff_id: int) -> Worker | None:
    """The worker who signs in as a member of staff, None where nobody on the list does."""
    found = WORKERS.table.read("WHERE worker.account = ? AND worker.stage = 'working'", staff_id)
    return found[0] if found else None
