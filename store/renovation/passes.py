"""Workers' passes as they stand, and the register of them (R10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store import clock
from store.engine.table import Table
from store.register import Register, Step
from store.renovation.passinputs import (
    Longer,
    Loss,
    NewPass,
    PassBack,
    PassStage,
    Term,
    Trade,
    Withdrawal,
)
from store.waiting import Place, Waiting

LAPSES = "worker_pass.lapses"
GONE = (PassStage.RETURNED, PassStage.LOST, PassStage.WITHDRAWN)


@dataclass(frozen=True)
class WorkerPass:
    """A worker's pass; ``replaces`` the lost one before it, ``gone_at`` is since when it is dead.

    ``back_on`` is the day on which it came back, ``lapses_on`` from when on its names are erased.
    """

    id: int
    number: str
    renovation_id: int
    renovation: str
    home_id: int
    home: str
    name: str
    id_number: str
    trade: Trade
    card: str
    card_until: date | None
    photo: bool
    term: Term
    since: date
    until: date
    deposit_id: int | None
    replaces: int | None
    issued_by: int
    back_on: date | None
    gone_at: datetime | None
    lapses_on: date | None
    stage: PassStage

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"worker_pass:{self.id}"

    @property
    def out(self) -> bool:
        """Whether the card is out: given out, or withdrawn and not back."""
        withdrawn = self.stage is PassStage.WITHDRAWN and self.back_on is None
        return self.stage is PassStage.ISSUED or withdrawn

    def state(self, on: date) -> PassStage:
        """How it reads on a day; no job lets one run out."""
        over = self.stage is PassStage.ISSUED and on > self.until
        return PassStage.OVER if over else self.stage


def _waits(one: WorkerPass) -> Iterator[Waiting]:
    figures = {"number": one.number, "home": one.home}
    if one.stage is PassStage.ISSUED:
        over = clock.bounds(one.until)[1]
        yield Waiting(
            "worker_pass.to_come_back",
            one.subject,
            due=over,
            figures=figures | {"until": one.until.isoformat()},
            shows=over,
        )
    elif one.out:
        yield Waiting("worker_pass.withdrawn_out", one.subject, place=Place.TODAY, figures=figures)
    elif one.lapses_on is not None and (one.name or one.id_number or one.card):
        shows = clock.bounds(one.lapses_on)[0]
        yield Waiting(LAPSES, one.subject, place=Place.HOUSE, figures=figures, shows=shows)


PASSES = Register(
    "worker_pass",
    Table(
        "worker_pass",
        WorkerPass,
        "SELECT worker_pass.id, worker_pass.number, worker_pass.renovation_id, r.number,"
        " r.home_id, coalesce(h.code, ''), worker_pass.name, worker_pass.id_number,"
        " worker_pass.trade, worker_pass.card, worker_pass.card_until, worker_pass.photo,"
        " worker_pass.term, worker_pass.since, worker_pass.until, worker_pass.deposit_id,"
        " worker_pass.replaces, worker_pass.issued_by, worker_pass.back_on, worker_pass.gone_at,"
        " worker_pass.lapses_on, worker_pass.stage FROM worker_pass"
        " JOIN renovation r ON r.id = worker_pass.renovation_id"
        " LEFT JOIN home h ON h.id = r.home_id",
    ),
    Step("issued", NewPass, to=PassStage.ISSUED),
    Step("extended", Longer, (PassStage.ISSUED,)),
    Step("returned", PassBack, (PassStage.ISSUED, PassStage.WITHDRAWN)),
    Step("lost", Loss, (PassStage.ISSUED, PassStage.WITHDRAWN), PassStage.LOST),
    Step("withdrawn", Withdrawal, (PassStage.ISSUED,), PassStage.WITHDRAWN),
    figures=lambda one: {
        "number": one.number,
        "home": one.home_id,
        "renovation": one.renovation,
    },
    waits=_waits,
    private=("name", "id_number", "card", "reference"),
    columns=(
        *("number", "renovation_id", "trade", "card_until", "photo", "term", "since", "until"),
        *("deposit_id", "replaces", "issued_by", "back_on", "gone_at", "lapses_on", "stage"),
    ),
    moments=("since", "back_on", "gone_at", "lapses_on"),
    named=("until",),
)

get = PASSES.table.one


def every(text: str = "") -> list[WorkerPass]:
    """All passes, those that are out first, the first to end on top; ``text`` narrows."""
    wanted = text.casefold().strip()
    found = PASSES.table.read("ORDER BY worker_pass.until, worker_pass.id")
    kept = [one for one in found if wanted in _told(one)]
    return sorted(kept, key=lambda one: not one.out)


def _told(one: WorkerPass) -> str:
    return f"{one.number} {one.home} {one.name} {one.renovation}".casefold()


def of_renovation(renovation_id: int) -> list[WorkerPass]:
    """The passes of a renovation, in the order in which they were given out."""
    where = "WHERE worker_pass.renovation_id = ? ORDER BY worker_pass.id"
    return PASSES.table.read(where, renovation_id)


def out(renovation_id: int) -> list[WorkerPass]:
    """Those of a renovation that are out still."""
    return [one for one in of_renovation(renovation_id) if one.out]


def dies(on: date, days: int) -> date | None:
    """From which day on the names of a pass that ended on a day are erased; None for never."""
    return on + timedelta(days=days) if days else None
