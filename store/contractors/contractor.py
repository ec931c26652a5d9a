"""A contractor as it stands, and the register of them (I18, I23)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from store import clock
from store.contractors.inputs import (
    Arriving,
    Barring,
    Contract,
    Ending,
    FileChange,
    Letter,
    Listing,
    Mended,
    NewContractor,
    Stage,
    Trade,
)
from store.contractors.rights import BAR_CONTRACTORS, KEEP_CONTRACTORS
from store.contractors.settings import settings
from store.engine import database
from store.engine.table import Table
from store.register import Register, Step
from store.waiting import Place, Waiting

WORKING = (Stage.ON_SITE, Stage.MENDING)
BOUND = (Stage.CONTRACTED, *WORKING)
_LIVE = (Stage.LOOKED_AT, Stage.LISTED, *BOUND)


@dataclass(frozen=True)
class Contractor:
    """A contractor; of its contract ``posts`` are the people on site, ``fee`` fen a month.

    ``since`` and ``until`` are the contract's days, ``by_score`` whether the fee follows the score,
    ``agreed_on`` the day of the safety agreement, ``entered_on`` and ``left_on`` its own here.
    """

    id: int
    number: str
    name: str
    code: str
    trade: Trade
    head: str
    lead: str
    phone: str
    contract: str
    services: str
    since: date | None
    until: date | None
    posts: int
    fee: int
    terms: str
    by_score: bool
    agreed_on: date | None
    entered_on: date | None
    mend_by: date | None
    left_on: date | None
    stage: Stage

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"contractor:{self.id}"

    def covered(self, on: date) -> bool:
        """Whether its contract holds on a day, both ends counted."""
        return self.since is not None and self.until is not None and self.since <= on <= self.until


def to_score(contractor_id: int) -> str:
    """The first month with a check that is marked and without a sheet; empty for none."""
    row = database.db.execute_sql(
        "SELECT min(c.month) FROM contractor_check c WHERE c.contractor_id = ?"
        " AND c.stage = 'marked' AND NOT EXISTS (SELECT 1 FROM contractor_month m"
        " WHERE m.contractor_id = c.contractor_id AND m.month = c.month AND m.void = 0)",
        (contractor_id,),
    ).fetchone()
    return row[0] or ""


def after(month: str) -> date:
    """The first day behind a month, ``2026-11``."""
    first = date.fromisoformat(f"{month}-01")
    return (first + timedelta(days=31)).replace(day=1)


def _waits(one: Contractor) -> Iterator[Waiting]:
    figures: dict[str, object] = {"number": one.number, "name": one.name}
    if one.stage is Stage.MENDING and one.mend_by is not None:
        due = clock.bounds(one.mend_by)[1]
        yield Waiting("contractor.mends", one.subject, due, figures=figures)
    if one.stage in BOUND and one.until is not None:
        told = figures | {"until": one.until.isoformat()}
        shows = clock.bounds(one.until - timedelta(days=settings().reminder))[0]
        due = clock.bounds(one.until)[1]
        yield Waiting("contractor.runs_out", one.subject, due, figures=told, shows=shows)
    if month := to_score(one.id):
        shows = clock.bounds(after(month))[0]
        told = figures | {"month": month}
        yield Waiting(
            "contractor.to_score", one.subject, place=Place.TODAY, figures=told, shows=shows
        )


CONTRACTORS = Register(
    "contractor",
    Table(
        "contractor",
        Contractor,
        "SELECT contractor.id, contractor.number, contractor.name, contractor.code,"
        " contractor.trade, contractor.head, contractor.lead, contractor.phone,"
        " contractor.contract, contractor.services, contractor.since, contractor.until,"
        " contractor.posts, contractor.fee, contractor.terms, contractor.by_score,"
        " contractor.agreed_on, contractor.entered_on, contractor.mend_by, contractor.left_on,"
        " contractor.stage FROM contractor",
    ),
    Step("entered", NewContractor, to=Stage.LOOKED_AT, right=KEEP_CONTRACTORS),
    Step("changed", FileChange, _LIVE, right=KEEP_CONTRACTORS),
    Step("listed", Listing, (Stage.LOOKED_AT, Stage.ENDED), Stage.LISTED, KEEP_CONTRACTORS),
    Step("contracted", Contract, (Stage.LISTED,), Stage.CONTRACTED, KEEP_CONTRACTORS),
    Step("renewed", Contract, BOUND, right=KEEP_CONTRACTORS),
    Step("arrived", Arriving, (Stage.CONTRACTED,), Stage.ON_SITE, KEEP_CONTRACTORS),
    Step("warned", Letter, WORKING, Stage.MENDING, KEEP_CONTRACTORS),
    Step("mended", Mended, (Stage.MENDING,), Stage.ON_SITE, KEEP_CONTRACTORS),
    Step("ended", Ending, (Stage.LISTED, *BOUND), Stage.ENDED, KEEP_CONTRACTORS),
    Step("barred", Barring, (*_LIVE, Stage.ENDED), Stage.BARRED, BAR_CONTRACTORS),
    figures=lambda one: {"number": one.number},
    waits=_waits,
    private=("head", "lead", "phone", "code"),
    columns=(
        *("number", "code", "trade", "since", "until", "posts", "fee", "by_score", "agreed_on"),
        *("entered_on", "mend_by", "left_on", "stage"),
    ),
)

get = CONTRACTORS.table.one


def every(text: str = "") -> list[Contractor]:
    """The contractors by number, name and service, those at work first; ``text`` narrows."""
    wanted = text.casefold().strip()
    found = CONTRACTORS.table.read("ORDER BY contractor.id")
    kept = [one for one in found if wanted in f"{one.number} {one.name} {one.contract}".casefold()]
    return sorted(kept, key=lambda one: (one.stage not in BOUND, one.id))
