"""A shop as it stands, and the register of them (I24, I25, I28)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from store import clock
from store.engine import database
from store.engine.table import Table
from store.inputs import Input
from store.licences import LICENCES, Licence
from store.register import Register, Step
from store.shops.inputs import (
    Closing,
    Correction,
    Flue,
    Licensing,
    NewPermit,
    NewShop,
    SeenTo,
    SignedDocument,
    Told,
)
from store.shops.settings import settings
from store.shops.words import Document, Stage, Tenure
from store.waiting import Place, Waiting

SECOND = 7  # days before a licence expires it is told again (G12)
PERSONAL = ("operator", "phone", "emergency", "people", "fire_person", "legal")


@dataclass(frozen=True)
class Shop:
    """A shop; ``home`` is its number on the door, ``licensed_until`` None for no end.

    The days of the documents are those on which they were signed, None where one is missing.
    """

    id: int
    number: str
    home_id: int
    home: str
    name: str
    sign: str
    operator: str
    phone: str
    emergency: str
    tenure: Tenure
    lease_until: date | None
    trade: str
    hours: str
    people: str
    fire_person: str
    since: date
    review_due: date
    code: str
    licensee: str
    legal: str
    scope: str
    address: str
    founded: date | None
    licensed_until: date | None
    followed: int
    agreement_on: date | None
    fire_on: date | None
    frontage_on: date | None
    card_on: date | None
    flue_on: date | None
    reviewed_at: datetime | None
    gone_at: datetime | None
    stage: Stage

    @property
    def subject(self) -> str:
        """The shop as the journal names it."""
        return f"shop:{self.id}"

    @property
    def licensed(self) -> bool:
        """Whether its business licence is on file."""
        return self.founded is not None

    @property
    def told(self) -> str:
        """Its number on the door, and its name."""
        return f"{self.home} {self.name}".strip()

    @property
    def missing(self) -> list[Document]:
        """The documents that are not signed yet (I25)."""
        return [one for one in Document if getattr(self, one.value) is None]

    def expired(self, on: date) -> bool:
        """Whether its licence has run out by a day; it holds through its last one (Q38)."""
        return self.licensed_until is not None and self.licensed_until < on

    def ending(self, on: date) -> bool:
        """Whether its licence soon runs out, or has."""
        until = self.licensed_until
        return until is not None and until - timedelta(days=settings().ahead) <= on


def _waits(one: Shop) -> Iterator[Waiting]:
    figures = {"number": one.number, "home": one.home, "name": one.name}
    if one.stage is Stage.CLOSED:
        if one.gone_at and (keep := settings().keep) and any(getattr(one, n) for n in PERSONAL):
            yield Waiting("shop.lapses", one.subject, shows=one.gone_at + timedelta(days=keep))
        return
    if one.stage is Stage.TO_REVIEW:
        due = clock.bounds(one.review_due)[1]
        yield Waiting("shop.to_review", one.subject, due=due, figures=figures)
    if one.missing:
        left = {"count": len(one.missing)}
        due = clock.bounds(one.review_due)[1]
        yield Waiting("shop.to_sign", one.subject, due=due, figures=figures | left)
    if one.licensed_until is not None:
        yield Waiting(
            "shop.expiring",
            one.subject,
            due=clock.bounds(one.licensed_until)[1],
            figures=figures | {"until": one.licensed_until.isoformat()},
            shows=_next_look(one, one.licensed_until),
        )
    if one.flue_on is not None and (every := settings().flue):
        day = one.flue_on + timedelta(days=every)
        yield Waiting(
            "shop.flue",
            one.subject,
            due=clock.bounds(day)[1],
            place=Place.TODAY,
            figures=figures,
            shows=clock.moment(day, time()),
        )


def _next_look(one: Shop, until: date) -> datetime:
    """When its licence stands on Today: at each reminder, on its last day, and then for good."""
    before = sorted({settings().ahead, SECOND, 0}, reverse=True)[one.followed :]
    day = until - timedelta(days=before[0]) if before else until + timedelta(days=1)
    return clock.moment(day, time())


OPEN = (Stage.TO_REVIEW, Stage.AGREES, Stage.DIFFERS)
SHOPS = Register(
    "shop",
    Table(
        "shop",
        Shop,
        "SELECT shop.id, shop.number, shop.home_id, h.code, shop.name, shop.sign, shop.operator,"
        " shop.phone, shop.emergency, shop.tenure, shop.lease_until, shop.trade, shop.hours,"
        " shop.people, shop.fire_person, shop.since, shop.review_due, shop.code, shop.licensee,"
        " shop.legal, shop.scope, shop.address, shop.founded, shop.licensed_until, shop.followed,"
        " shop.agreement_on, shop.fire_on, shop.frontage_on, shop.card_on, shop.flue_on,"
        " shop.reviewed_at, shop.gone_at, shop.stage FROM shop JOIN home h ON h.id = shop.home_id",
    ),
    Step("entered", NewShop, to=Stage.TO_REVIEW),
    Step("corrected", Correction, OPEN),
    Step("licensed", Licensing, OPEN, Stage.TO_REVIEW),
    Step("permitted", NewPermit, OPEN),
    Step("signed", SignedDocument, OPEN),
    Step("cleaned", Flue, OPEN),
    Step("told", Told, OPEN),
    Step("followed", SeenTo, OPEN),
    Step("reviewed", Input, OPEN),
    Step("revealed", Input, tuple(Stage)),
    Step("closed", Closing, OPEN, Stage.CLOSED),
    figures=lambda one: {"number": one.number, "home": one.home_id},
    waits=_waits,
    private=("operator", "phone", "emergency", "people", "fire_person", "legal", "code"),
    columns=(
        *("number", "home_id", "tenure", "lease_until", "since", "review_due", "founded"),
        *("licensed_until", "followed", "agreement_on", "fire_on", "frontage_on", "card_on"),
        *("flue_on", "reviewed_at", "gone_at", "stage"),
    ),
    moments=("reviewed_at", "gone_at", "review_due"),
    named=("since", "agreement_on", "fire_on", "frontage_on", "card_on", "flue_on"),
)

get = SHOPS.table.one


def every(text: str = "") -> list[Shop]:
    """The shops by their numbers on the door; ``text`` narrows to door, name, trade and holder."""
    wanted = text.casefold().strip()
    found = SHOPS.table.read("ORDER BY h.code, shop.id")
    return [one for one in found if wanted in _known_by(one)]


def _known_by(one: Shop) -> str:
    return f"{one.number} {one.home} {one.name} {one.sign} {one.trade} {one.operator}".casefold()


def open_ones() -> list[Shop]:
    """The shops that are there, by their numbers on the door."""
    return [one for one in every() if one.stage is not Stage.CLOSED]


def of_home(home_id: int) -> list[Shop]:
    """The shops of a home, the newest first."""
    return SHOPS.table.read("WHERE shop.home_id = ? ORDER BY shop.id DESC", home_id)


def papers(shop_id: int) -> list[Licence]:
    """The permits of a shop, each as it was last renewed; withdrawn ones are none (I24)."""
    rows = database.db.execute_sql(
        "SELECT licence_id FROM shop_paper WHERE shop_id = ? ORDER BY number", (shop_id,)
    ).fetchall()
    return [_newest(LICENCES.table.one(id_)) for (id_,) in rows]


def _newest(one: Licence) -> Licence:
    while following := LICENCES.table.read("WHERE licence.replaces = ?", one.id):
        one = following[0]
    return one
