"""The operations of a shop's file: entered, licensed, documents signed, changes told (I24-I28)."""

from __future__ import annotations

from datetime import date
from typing import Any

from store import clock, journal, licences, residents, series
from store.desk.staff import require
from store.engine import database
from store.errors import Refused
from store.inputs import Input
from store.journal.operation import operation
from store.licences import Kind as PaperKind
from store.licences import NewLicence, Whose
from store.residents import HomeKind
from store.rights import Staff
from store.shops.breaching import begin as begin_breach
from store.shops.breachinputs import NewBreach
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
from store.shops.settings import review_due
from store.shops.shop import PERSONAL, SHOPS, Shop, of_home
from store.shops.words import BreachKind, News, Stage

SERIES = "SP"
UNCONSENTED = "住改商，未见有利害关系的业主同意（民法典 279）"


@operation
def enter(new: NewShop, *, by: Staff) -> Shop:
    """Enter a shop; a dwelling without the owners' consent begins as a breach (I28).

    Raises ``Refused`` where one is there already, and for a day that lies ahead.
    """
    require(by, SHOPS.first.right)
    since = new.since or clock.today()
    for other in of_home(new.home):
        if other.stage is not Stage.CLOSED:
            raise Refused("{number} is there: close it first.", field="home", number=other.number)
    home = residents.get(new.home)
    row = new.model_dump(exclude={"home", "consent", "since"})
    shop = SHOPS.begin(
        new.model_copy(update={"since": since}), by,
        number=series.following(SERIES), home_id=new.home, since=since,
        review_due=review_due(since), **row,
    )  # fmt: skip
    if home.kind is HomeKind.HOME and not new.consent:
        begin_breach(shop.id, NewBreach(kind=BreachKind.DWELLING, what=UNCONSENTED), by)
    return shop


@operation
def correct(shop_id: int, right: Correction, *, by: Staff) -> Shop:
    """Put the file right; what changes in truth is told (I28)."""
    shop = SHOPS.admitted(shop_id, "corrected", by)
    row = right.model_dump(exclude={"reason", "phone"})
    if right.phone:
        row["phone"] = right.phone
    return SHOPS.move(shop, "corrected", right, by, **row)


@operation
def reveal(shop_id: int, *, by: Staff) -> Shop:
    """Look at a shop's phones, to call it; that somebody did is on record (F6)."""
    return SHOPS.move(SHOPS.admitted(shop_id, "revealed", by), "revealed", Input(), by)


@operation
def license_(shop_id: int, given: Licensing, *, by: Staff) -> Shop:
    """The business licence as it is printed; another one is reviewed anew (G10)."""
    shop = SHOPS.admitted(shop_id, "licensed", by)
    if given.until is not None and given.until < given.founded:
        raise Refused("This must not lie before {day}.", field="until", day=given.founded)
    due = shop.review_due if shop.stage is Stage.TO_REVIEW else review_due(clock.today())
    row = given.model_dump(exclude={"until"})
    return SHOPS.move(
        shop, "licensed", given, by,
        licensed_until=given.until, followed=0, review_due=due, **row,
    )  # fmt: skip


@operation
def permit(shop_id: int, given: NewPermit, *, by: Staff) -> Shop:
    """A permit of the trade; it stands on the list of all papers, and is renewed there (G12)."""
    shop = SHOPS.admitted(shop_id, "permitted", by)
    new = NewLicence(
        kind=PaperKind.PERMIT, whose=Whose.COMPANY, holder=f"{shop.told} {given.called}",
        no=given.no, issuer=given.issuer, issued=given.issued, expires=given.expires,
    )  # fmt: skip
    paper = licences.enter(new, by=by)
    moved = SHOPS.move(
        shop, "permitted", given, by, also=[paper.subject], figures={"paper": paper.id}
    )
    database.db.execute_sql(
        "INSERT INTO shop_paper (shop_id, licence_id, number) VALUES (?, ?, ?)",
        (shop.id, paper.id, journal.newest_of(shop.subject)),
    )
    return moved


@operation
def sign(shop_id: int, given: SignedDocument, *, by: Staff) -> Shop:
    """A document is signed and here; of two the newer day holds (I25)."""
    shop = SHOPS.admitted(shop_id, "signed", by)
    on = _past(given.on, shop.since if given.on is None else None)
    given = given.model_copy(update={"on": on})
    row: dict[str, Any] = {given.document.value: on}
    return SHOPS.move(shop, "signed", given, by, **row)


@operation
def clean_flue(shop_id: int, given: Flue, *, by: Staff) -> Shop:
    """The kitchen flue was cleaned."""
    shop = SHOPS.admitted(shop_id, "cleaned", by)
    on = _past(given.on)
    return SHOPS.move(shop, "cleaned", given.model_copy(update={"on": on}), by, flue_on=on)


@operation
def tell(shop_id: int, given: Told, *, by: Staff) -> Shop:
    """The shop tells of a change; trade, name and holder are reviewed anew (I28, G10).

    A change that is told after it began is on record as late.
    """
    shop = SHOPS.admitted(shop_id, "told", by)
    if given.news is not News.HOLDER and given.phone:
        raise Refused("Only another holder has another phone; correct the file.", field="phone")
    row: dict[str, Any] = {}
    if given.news is not News.FIT_OUT:
        column = {News.TRADE: "trade", News.NAME: "name", News.HOLDER: "operator"}[given.news]
        row = {column: given.what, "stage": Stage.TO_REVIEW}
        row["review_due"] = review_due(max(given.begins, clock.today()))
        if given.phone:
            row["phone"] = given.phone
    late = given.begins < clock.today()
    if given.news is News.HOLDER:  # a name, which stands in the file alone (F6)
        given = given.model_copy(update={"what": ""})
    return SHOPS.move(shop, "told", given, by, figures={"late": late}, **row)


@operation
def follow(shop_id: int, done: SeenTo, *, by: Staff) -> Shop:
    """The licence's renewal is seen to; it stands on Today again at the next reminder (G12)."""
    shop = SHOPS.admitted(shop_id, "followed", by)
    if shop.licensed_until is None:
        raise Refused("Its licence has no end.")
    return SHOPS.move(shop, "followed", done, by, followed=shop.followed + 1)


@operation
def close(shop_id: int, given: Closing, *, by: Staff) -> Shop:
    """The shop has left; its file stays, the names in it only for as long as they may (G17)."""
    shop = SHOPS.admitted(shop_id, "closed", by)
    on = _past(given.on, shop.since)
    given = given.model_copy(update={"on": on})
    return SHOPS.move(shop, "closed", given, by, gone_at=clock.now())


def _past(on: date | None, not_before: date | None = None) -> date:
    """The day that was said, today without one; raises ``Refused`` for one that cannot be."""
    day, today = on or clock.today(), clock.today()
    if day > today:
        raise Refused("This day is still to come.", field="on")
    if on is not None and not_before is not None and day < not_before:
        raise Refused("This must not lie before {day}.", field="on", day=not_before)
    return day


@operation
def lapse() -> None:
    """Erase who ran shops that closed long ago, and their phones (个人信息保护法 19, 47)."""
    now = clock.now()
    old = [
        one
        for one in SHOPS.table.read("WHERE shop.stage = ?", Stage.CLOSED)
        if any(each.shows and each.shows <= now for each in SHOPS.waits(one))
    ]
    for one in old:
        SHOPS.table.update(one.id, **dict.fromkeys(PERSONAL, ""))
        SHOPS.wait_anew(one.id)
    if old:
        first, *more = (one.subject for one in old)
        journal.append("shop.lapsed", first, by=None, payload={"gone": len(old)}, touches=more)
