"""The people of a contractor on site, signed in and out, against its contract (I20)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from store import clock
from store.contractors.siteinputs import Presence, SignIn, SignOut
from store.engine.table import Table
from store.figure import tenths
from store.register import Register, Step
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Stint:
    """People who came to work: ``came`` of the ``posts`` asked for, ``who`` by name.

    ``despite`` is the reason to let them work though something has expired; ``missing`` are the
    minutes of the posts that nobody came for. Times are UTC.
    """

    id: int
    contractor_id: int
    place: str
    permit: str
    posts: int
    came: int
    who: str
    despite: str
    since: datetime
    last_day: date
    until: datetime | None
    missing: int
    done_by: str
    checked_by: int | None
    stage: Presence
    contractor: str
    name: str

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"contractor_stint:{self.id}"

    @property
    def short(self) -> int:
        """How many posts nobody came for."""
        return max(self.posts - self.came, 0)

    def lost(self, now: datetime) -> int:
        """The minutes of those posts, until they left or until now."""
        return self.short * int((min(self.until or now, now) - self.since).total_seconds()) // 60


def hours(minutes: int) -> str:
    """Minutes as hours with one decimal, half up."""
    return tenths(Fraction(minutes, 60))


def _waits(one: Stint) -> Iterator[Waiting]:
    if one.stage is Presence.IN:
        figures = {"contractor": one.contractor, "name": one.name, "came": one.came}
        due = clock.bounds(one.last_day)[1]
        yield Waiting("contractor_stint.inside", one.subject, due, Place.GOING_ON, figures=figures)


STINTS = Register(
    "contractor_stint",
    Table(
        "contractor_stint",
        Stint,
        "SELECT contractor_stint.id, contractor_stint.contractor_id, contractor_stint.place,"
        " contractor_stint.permit, contractor_stint.posts, contractor_stint.came,"
        " contractor_stint.who, contractor_stint.despite, contractor_stint.since,"
        " contractor_stint.last_day, contractor_stint.until, contractor_stint.missing,"
        " contractor_stint.done_by, contractor_stint.checked_by, contractor_stint.stage,"
        " c.number, c.name FROM contractor_stint"
        " JOIN contractor c ON c.id = contractor_stint.contractor_id",
    ),
    Step("came", SignIn, to=Presence.IN),
    Step("went", SignOut, (Presence.IN,), Presence.OUT),
    figures=lambda one: {
        "contractor": one.contractor,
        "came": one.came,
        "asked": one.posts,
        "missing": one.missing,
    },
    waits=_waits,
    private=("who",),
    columns=(
        *("contractor_id", "posts", "came", "since", "last_day", "until", "missing"),
        *("checked_by", "stage"),
    ),
    moments=("since", "until"),
    named=("last_day",),
)


def of(contractor_id: int) -> list[Stint]:
    """When a contractor's people were on site, the newest first."""
    where = "WHERE contractor_stint.contractor_id = ? ORDER BY contractor_stint.id DESC LIMIT 500"
    return STINTS.table.read(where, contractor_id)


def inside(contractor_id: int) -> list[Stint]:
    """Those who are on site now."""
    return [one for one in of(contractor_id) if one.stage is Presence.IN]


def between(since: datetime, until: datetime) -> list[Stint]:
    """The stints that began in a time."""
    where = "WHERE contractor_stint.since >= ? AND contractor_stint.since < ?"
    return STINTS.table.read(where, since, until)
