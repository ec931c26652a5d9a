"""Loans, bookings and uses of seals, and the register of them: never two at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from store.affairs.inputs import (
    Agreeing,
    CallingOff,
    Drive,
    Longer,
    Meeting,
    Over,
    Returning,
    SealOut,
    SealUse,
    Taking,
)
from store.affairs.rights import LET_OUT
from store.affairs.words import Kind, LoanStage, Way
from store.engine.table import Table
from store.register import Register, Step
from store.rights import IN_CHARGE
from store.waiting import Place, Waiting


@dataclass(frozen=True)
class Loan:
    """Something lent or booked from ``since`` to before ``until``, or a seal used at once.

    ``other`` is the driver, the second person with a seal, or who approved that it was used;
    ``copies`` those of a sealed paper, or how many meet. ``name`` and ``kind`` are the thing's.
    """

    id: int
    number: str
    asset_id: int
    kind: Kind
    name: str
    way: Way
    who: str
    other: str
    what: str
    whither: str
    copies: int
    since: datetime
    until: datetime
    asked_by: int
    agreed_by: int | None
    km_out: int | None
    km_back: int | None
    out_at: datetime | None
    back_at: datetime | None
    stage: LoanStage

    @property
    def subject(self) -> str:
        """It as the journal names it."""
        return f"asset_loan:{self.id}"

    def ends(self, now: datetime) -> datetime:
        """Until when it is taken: what is out is not back before now."""
        if self.stage is LoanStage.OUT and self.until <= now:
            return now + timedelta(milliseconds=1)
        return self.until

    def clashes(self, since: datetime, until: datetime, now: datetime) -> bool:
        """Whether another loan from then to then would be at the same time (half-open)."""
        return self.stage in TAKING and self.since < until and since < self.ends(now)


_S = LoanStage
TAKING = (_S.ASKED, _S.BOOKED, _S.OUT)


def _waits(one: Loan) -> Iterator[Waiting]:
    figures = {"number": one.number, "name": one.name, "who": one.who}
    if one.stage is _S.ASKED:
        yield Waiting(
            "asset_loan.to_approve", one.subject, one.since, Place.SIGNING, figures=figures,
            roles=IN_CHARGE,
        )  # fmt: skip
    elif one.stage is _S.OUT:
        yield Waiting("asset_loan.back_due", one.subject, one.until, Place.RUNNING, figures=figures)
    elif one.stage is _S.BOOKED:
        shows = one.since - timedelta(hours=12)
        yield Waiting(
            "asset_loan.to_take", one.subject, place=Place.FOLLOWING, figures=figures, shows=shows
        )
    if one.stage in (_S.ASKED, _S.BOOKED):
        yield Waiting("asset_loan.lapses", one.subject, place=Place.HOUSE, shows=one.until)


_OPEN = (_S.ASKED, _S.BOOKED)
LOANS = Register(
    "asset_loan",
    Table(
        "asset_loan",
        Loan,
        "SELECT asset_loan.id, asset_loan.number, asset_loan.asset_id, a.kind, a.name, "
        + ", ".join(f"asset_loan.{name}" for name in tuple(Loan.__dataclass_fields__)[5:])
        + " FROM asset_loan JOIN asset a ON a.id = asset_loan.asset_id",
    ),
    Step("used", SealUse, to=_S.USED),
    Step("asked", SealOut, to=_S.ASKED),
    Step("driven", Drive, to=_S.BOOKED),
    Step("met", Meeting, to=_S.BOOKED),
    Step("agreed", Agreeing, (_S.ASKED,), _S.BOOKED, LET_OUT, "asked_by"),
    Step("taken", Taking, (_S.BOOKED,), _S.OUT),
    Step("returned", Returning, (_S.OUT,), _S.BACK),
    Step("extended", Longer, (_S.BOOKED, _S.OUT)),
    Step("called_off", CallingOff, _OPEN, _S.OFF),
    Step("over", Over, _OPEN, _S.OVER),
    figures=lambda one: {"number": one.number, "asset": one.asset_id, "way": one.way.value},
    waits=_waits,
    columns=(
        *("number", "asset_id", "way", "copies", "since", "until", "asked_by", "agreed_by"),
        *("km_out", "km_back", "out_at", "back_at", "stage"),
    ),
    moments=("out_at", "back_at"),
)
loan = LOANS.table.one
WORDS = ("who", "other", "what", "whither")


def of_asset(asset_id: int, text: str = "") -> list[Loan]:
    """The loans of a thing, the newest first."""
    wanted = text.casefold().strip()
    where = "WHERE asset_loan.asset_id = ? ORDER BY asset_loan.since DESC, asset_loan.id DESC"
    found = LOANS.table.read(where, asset_id)
    return [one for one in found if wanted in f"{one.number} {one.who} {one.what}".casefold()]


def open_of(asset_id: int) -> list[Loan]:
    """The loans of a thing that take it, the first on top."""
    where = "WHERE asset_loan.asset_id = ? AND asset_loan.stage IN (?, ?, ?)"
    return LOANS.table.read(f"{where} ORDER BY asset_loan.since, asset_loan.id", asset_id, *TAKING)


def out() -> list[Loan]:
    """What is out, what is due first on top."""
    where = "WHERE asset_loan.stage = ? ORDER BY asset_loan.until, asset_loan.id"
    return LOANS.table.read(where, LoanStage.OUT)


def clash(
    loans: Iterable[Loan], since: datetime, until: datetime, now: datetime, but: int = 0
) -> Loan | None:
    """The first loan that would be at the same time, None where there is none."""
    found = (one for one in loans if one.id != but and one.clashes(since, until, now))
    return next(found, None)
