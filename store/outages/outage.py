"""An outage as it stands, the register of them, and which homes it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from store import clock, residents
from store.engine.table import Table
from store.outages.inputs import (
    NewOutage,
    OutageCalledOff,
    OutageChange,
    OutageEnd,
    OutageReport,
    Stage,
    Supply,
)
from store.register import Register, Step
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Outage:
    """An outage; ``until`` is expected, ``reports`` how many homes reported it. Times are UTC.

    ``scope`` are beginnings of the homes' numbers, apart by semicolons, empty for all of them.
    """

    id: int
    number: str
    supply: Supply
    scope: str
    planned: bool
    since: datetime
    until: datetime | None
    words: str
    announced: str
    reports: int
    ended_at: datetime | None
    stage: Stage

    @property
    def subject(self) -> str:
        """The outage as the journal names it."""
        return f"outage:{self.id}"

    def concerns(self, home: str) -> bool:
        """Whether a home of this number lies where it is."""
        return any(residents.is_of(home, place) for place in self.scope.split("; "))

    def runs(self, now: datetime) -> bool:
        """Whether it has begun and is not over."""
        return self.stage is Stage.STANDS and self.since <= now

    @property
    def figures(self) -> Mapping[str, object]:
        """What a sentence about it names."""
        return {
            "number": self.number,
            "supply": self.supply.value,
            "scope": self.scope,
            "since": clock.to_ms(self.since),
            "until": clock.to_ms(self.until) if self.until else None,
        }


def _waits(one: Outage) -> Iterator[Waiting]:
    if one.stage is not Stage.STANDS:
        return
    yield Waiting(
        "outage.standing",
        one.subject,
        due=one.until,
        place=Place.TODAY,
        figures=one.figures,
        shows=clock.bounds(clock.day(one.since))[0],
    )


_STANDS = (Stage.STANDS,)
OUTAGES = Register(
    "outage",
    Table(
        "outage",
        Outage,
        "SELECT outage.id, outage.number, outage.supply, outage.scope, outage.planned,"
        " outage.since, outage.until, outage.words, outage.announced, outage.reports,"
        " outage.ended_at, outage.stage FROM outage",
    ),
    Step("announced", NewOutage, to=Stage.STANDS),
    Step("reported", OutageReport, _STANDS),
    Step("changed", OutageChange, _STANDS),
    Step("ended", OutageEnd, _STANDS, Stage.OVER),
    Step("called_off", OutageCalledOff, _STANDS, Stage.CALLED_OFF),
    figures=lambda one: {"number": one.number},
    waits=_waits,
    columns=(
        *("number", "supply", "scope", "planned", "since", "until", "reports", "ended_at"),
        "stage",
    ),
    moments=("ended_at",),
    named=("since", "until"),
)

get = OUTAGES.table.one


def every(text: str = "") -> list[Outage]:
    """All outages: those that stand, the first to begin on top, then the others, newest first."""
    wanted = text.casefold().strip()
    found = [one for one in OUTAGES.table.read("ORDER BY outage.id DESC") if wanted in _told(one)]
    standing = [one for one in found if one.stage is Stage.STANDS]
    gone = [one for one in found if one.stage is not Stage.STANDS]
    return [*sorted(standing, key=lambda one: (one.since, one.id)), *gone]


def _told(one: Outage) -> str:
    return f"{one.number} {one.scope} {one.words} {one.announced}".casefold()


def of_home(home: str) -> list[Outage]:
    """The outages that stand and concern a home of this number, the first to begin on top."""
    standing = OUTAGES.table.read("WHERE outage.stage = 'stands' ORDER BY outage.id")
    return sorted((one for one in standing if one.concerns(home)), key=lambda one: one.since)
