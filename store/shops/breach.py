"""The breaches of shops as they stand, and the register of them (I27)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store.engine.table import Table
from store.register import Register, Step
from store.shops.breachinputs import (
    Advice,
    BreachNotice,
    BreachReport,
    NewBreach,
    Recheck,
    Struck,
)
from store.shops.rights import STRIKE
from store.shops.words import Authority, BreachKind, BreachStage, Signed
from store.waiting import Place, Waiting

ENDED = (BreachStage.CLOSED, BreachStage.STRUCK)
# What must not wait for a notice to run out: it is reported as it is found (A10, A-民法典 279).
AT_ONCE = (BreachKind.FIRE, BreachKind.GAS, BreachKind.DWELLING)


@dataclass(frozen=True)
class Breach:
    """A breach; ``until`` is when a notice runs out, as it was set; times are UTC.

    ``unheeded`` says that it was looked at again and not put right.
    """

    id: int
    number: str
    shop_id: int
    home_id: int
    home: str
    name: str
    kind: BreachKind
    what: str
    photo: str
    found_at: datetime
    found_by: int
    check_id: int | None
    demand: str
    until: datetime | None
    noticed_at: datetime | None
    signed: Signed | None
    witness: str
    rechecked_at: datetime | None
    unheeded: bool
    reported_at: datetime | None
    authority: Authority | None
    receipt: str
    stage: BreachStage

    @property
    def subject(self) -> str:
        """As the journal names it."""
        return f"shop_breach:{self.id}"

    @property
    def reportable(self) -> bool:
        """Whether the authority may hear of it: unheeded, or of a kind that must not wait."""
        return self.unheeded or self.kind in AT_ONCE


def _waits(one: Breach) -> Iterator[Waiting]:
    if one.stage in ENDED:
        return
    figures = {"number": one.number, "home": one.home, "name": one.name, "kind": one.kind.value}
    if one.stage is BreachStage.NOTICED:
        yield Waiting(
            "shop_breach.to_recheck", one.subject, due=one.until, figures=figures, shows=one.until
        )
    elif one.stage is BreachStage.UNHEEDED or (one.reportable and one.reported_at is None):
        yield Waiting("shop_breach.to_report", one.subject, figures=figures)
    elif one.stage is BreachStage.REPORTED:
        yield Waiting(
            "shop_breach.reported_waits", one.subject, place=Place.FOLLOWING, figures=figures
        )
    else:
        yield Waiting(f"shop_breach.{one.stage.value}_waits", one.subject, figures=figures)


_TOLD = (BreachStage.FOUND, BreachStage.ADVISED, BreachStage.UNHEEDED)
_ALL = (*_TOLD, BreachStage.NOTICED, BreachStage.REPORTED)
BREACHES = Register(
    "shop_breach",
    Table(
        "shop_breach",
        Breach,
        "SELECT shop_breach.id, shop_breach.number, shop_breach.shop_id, s.home_id, h.code, s.name,"
        " shop_breach.kind, shop_breach.what, shop_breach.photo, shop_breach.found_at,"
        " shop_breach.found_by, shop_breach.check_id, shop_breach.demand, shop_breach.until,"
        " shop_breach.noticed_at, shop_breach.signed, shop_breach.witness,"
        " shop_breach.rechecked_at, shop_breach.unheeded, shop_breach.reported_at,"
        " shop_breach.authority, shop_breach.receipt, shop_breach.stage FROM shop_breach"
        " JOIN shop s ON s.id = shop_breach.shop_id JOIN home h ON h.id = s.home_id",
    ),
    Step("found", NewBreach, to=BreachStage.FOUND),
    Step("advised", Advice, _TOLD),
    Step("noticed", BreachNotice, _TOLD, BreachStage.NOTICED),
    Step("rechecked", Recheck, _ALL),
    Step("reported", BreachReport, _ALL, BreachStage.REPORTED),
    Step("struck", Struck, _ALL, BreachStage.STRUCK, STRIKE),
    figures=lambda one: {"number": one.number, "home": one.home_id, "shop": one.shop_id},
    waits=_waits,
    private=("witness",),
    columns=(
        *("number", "shop_id", "kind", "found_at", "found_by", "check_id", "until"),
        *("noticed_at", "signed", "rechecked_at", "unheeded", "reported_at", "authority", "stage"),
    ),
    moments=("found_at", "until", "noticed_at", "rechecked_at"),
    named=("reported_at",),
)

breach = BREACHES.table.one


def breaches_of(shop_id: int) -> list[Breach]:
    """The breaches of a shop, the open ones first, the newest on top."""
    where = "WHERE shop_breach.shop_id = ? ORDER BY shop_breach.id DESC"
    return sorted(BREACHES.table.read(where, shop_id), key=lambda one: one.stage in ENDED)


def open_breaches() -> list[Breach]:
    """The breaches that are not put right, the oldest first."""
    return BREACHES.table.read(
        "WHERE shop_breach.stage NOT IN (?, ?) ORDER BY shop_breach.id", *ENDED
    )


def found_between(since: datetime, until: datetime) -> list[Breach]:
    """The breaches that were found in a time, without those struck out."""
    return BREACHES.table.read(
        "WHERE shop_breach.found_at >= ? AND shop_breach.found_at < ? AND shop_breach.stage <> ?"
        " ORDER BY shop_breach.id",
        *(since, until, BreachStage.STRUCK),
    )
