"""An estate that repairs for money."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from store import pricelist, services, tickets
from store.payments import NewPayment
from store.pricelist import Item, NewTerms
from store.residents import Home
from store.rights import Staff
from store.services import Accepted, Agreed, NewQuote, Service
from store.tickets import Kind, NewTicket, Ticket
from tests.store.bills.billed import home, pays
from tests.store.pricelist import listing

DRAIN, LAMP, VALVE = "FWST", "FWDL", "CLJF"


def listed(by: Staff, code: str = DRAIN, price: str = "80", **told: Any) -> Item:
    """A service once at a price, unless told otherwise."""
    kinds = {"name": "管道疏通", "kind": "service", "way": "once"}
    item = listing.item(by, **({"number": code} | kinds | told))
    return pricelist.price(item.id, listing.rate(price=price, unit="元/次"), by=by)


def terms(by: Staff, item: Item, **told: Any) -> Item:
    """At least 100, 30 for coming, half more at night, 30 days of warranty."""
    given = {
        "excluded": "管道改线", "minimum": "100", "call_out": "30", "surcharge": "50",
        "warranty": 30, "cancelling": "call-out", "since": date(2026, 1, 1),
        "posted": date(2025, 11, 20),
    }  # fmt: skip
    return pricelist.serve(item.id, NewTerms.model_validate(given | told), by=by)


def material(by: Staff, code: str = VALVE, price: str = "35.5") -> Item:
    """A material at a price."""
    return listed(by, code, price, name="角阀", kind="material")


def estate(by: Staff) -> Home:
    """A home that pays, a service with terms, a lamp without, a material."""
    terms(by, listed(by))
    listed(by, LAMP, "40", name="灯具安装")
    material(by)
    of = home(by, "3-1-101")
    pays(by, of)
    return of


def ordered(by: Staff, of: Home, kind: Kind = Kind.PAID, **told: Any) -> Ticket:
    """A ticket of the home."""
    new = NewTicket.model_validate({"home": of.id, "what": "厨房下水堵塞", "kind": kind} | told)
    return tickets.take(new, by=by)


def quoted(by: Staff, ticket: Ticket, **told: Any) -> Service:
    """A quote of the drain, unless told otherwise."""
    new = NewQuote.model_validate({"service": DRAIN} | told)
    return services.quote(ticket.id, new, by=by)


def agreed(by: Staff, one: Service, **told: Any) -> Service:
    """It is agreed to as it was quoted, in person."""
    given = Agreed.model_validate({"sum": "1", "who": "王芳"})
    return services.agree(one.id, given.model_copy(update={"sum": one.offered} | told), by=by)


def done(by: Staff, ticket: Ticket) -> Ticket:
    """The work is done."""
    tickets.dispatch(ticket.id, tickets.Dispatch(worker="赵师傅"), by=by)
    tickets.arrive(ticket.id, by=by)
    return tickets.complete(ticket.id, tickets.Completion(result="通了"), by=by)


def accepted(by: Staff, one: Service) -> Service:
    """The settlement list is shown and signed."""
    services.show(one.id, by=by)
    return services.accept(one.id, Accepted(who="王芳", signed=True), by=by)


def paid(by: Staff, one: Service, amount: int | None = None, key: str = "") -> Service:
    """What is owed is paid in cash."""
    sum_ = one.bill.owed if one.bill else one.listed
    new = NewPayment.model_validate({"amount": "1"})
    new = new.model_copy(update={"amount": amount or sum_})
    return services.pay(key or secrets.token_hex(4), one.id, new, by=by)
