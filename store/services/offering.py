"""What a quote's lines are, by the list as it is today (W10, W12, W17)."""

from __future__ import annotations

from collections.abc import Mapping

from store import clock
from store.bills import charged
from store.desk.staff import require
from store.errors import Refused
from store.pricelist import Item, Kind, Way, rate_of, terms_of
from store.residents import Home
from store.rights import Staff
from store.services import reckoning
from store.services.inputs import LineKind, NewQuote, Wanted, wanted
from store.services.reckoning import Charge
from store.services.rights import PRICE_OTHERWISE
from store.services.service import Service


def lines_of(new: NewQuote, home: Home, by: Staff, *, again: bool) -> list[Charge]:
    """The lines that are quoted for a home, each at the list's price of today.

    ``again`` says that work was agreed to before: the least price is reached once. Raises
    ``Refused`` at the field for what does not stand on the list.
    """
    item = service_of(new)
    terms = terms_of(item.id, clock.today()) if item else None
    labour = None
    if item is not None and new.quantity:
        price = _price(new, item, home, by)
        labour = Charge(LineKind.LABOUR, item.id, "", price, new.quantity)
    call_out = terms.call_out if terms and new.call_out else 0
    if new.call_out and not call_out:
        raise Refused("The list has no call-out for it.", field="call_out")
    surcharge = terms.surcharge if terms and new.surcharge else 0
    if new.surcharge and not surcharge:
        raise Refused("The list has no surcharge for it.", field="surcharge")
    minimum = terms.minimum if terms and new.price is None and not again else 0
    materials = [_material(one, home) for one in wanted(new.materials)]
    return reckoning.quoted(labour, materials, minimum, call_out, surcharge)


def service_of(new: NewQuote) -> Item | None:
    """The service that is quoted; None for material alone."""
    if not new.service:
        return None
    item = _charged(new.service, "service")
    if item.kind is not Kind.SERVICE:
        raise Refused("{item} is no paid service.", field="service", item=item.name)
    return item


def snapshot(one: Service, new: NewQuote) -> Mapping[str, object]:
    """What the list says of the service, kept as it was when it was first agreed to ($12)."""
    item = service_of(new)
    if item is None or (one.agreed and one.item_id is not None):
        return {}
    terms = terms_of(item.id, clock.today())
    if terms is None:
        return {"item_id": item.id}
    return {
        "item_id": item.id,
        "minimum": terms.minimum if new.price is None else 0,
        "warranty": terms.warranty,
        "cancelling": terms.cancelling,
    }


def _charged(code: str, field: str) -> Item:
    try:
        return charged(code)
    except Refused as refusal:
        raise Refused(refusal.message, field=field, **refusal.values) from None


def _price(new: NewQuote, item: Item, home: Home, by: Staff) -> int:
    if item.way is Way.AGREED:
        if new.price is None:
            raise Refused("It is charged as agreed: say the price.", field="price")
        return new.price
    listed = _listed(item, home, "service")
    if new.price is None or new.price == listed:
        return listed
    require(by, PRICE_OTHERWISE)
    return new.price


def _material(one: Wanted, home: Home) -> Charge:
    if one.own:
        return Charge(LineKind.OWN, None, one.what, 0, one.quantity)
    item = _charged(one.what, "materials")
    if item.kind is not Kind.MATERIAL:
        raise Refused("{item} is no material of the list.", field="materials", item=item.name)
    return Charge(LineKind.MATERIAL, item.id, "", _listed(item, home, "materials"), one.quantity)


def _listed(item: Item, home: Home, field: str) -> int:
    rate = rate_of(item, home.kind.value, home.code, clock.today())
    if rate is None:
        raise Refused("No rate of it holds for {home} on {day}.", field=field,
                      home=home.code, day=clock.today())  # fmt: skip
    return rate.price
