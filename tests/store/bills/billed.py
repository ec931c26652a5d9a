"""An estate whose homes are billed."""

from __future__ import annotations

from datetime import date
from typing import Any

from store import bills, pricelist, residents
from store.bills import Bill, NewPayer, NewRun, Run
from store.residents import Home, NewHome, NewPerson
from store.rights import Staff
from tests.store.pricelist import listing


def home(by: Staff, code: str, area: str = "89.52", owner: str = "王芳", **told: Any) -> Home:
    """A home with an owner on file."""
    given = {"code": code} | ({"area": area} if area else {}) | told
    made = residents.add_home(NewHome.model_validate(given), by=by)
    if owner:
        new = NewPerson.model_validate({"name": owner, "role": "owner"})
        residents.move_in(made.id, new, by=by)
    return made


def fee(by: Staff, since: date = date(2026, 1, 1), **told: Any) -> pricelist.Item:
    """The management fee at 2.80 yuan, counted in the rate."""
    item = listing.item(by, rated=True, **told)
    posted = date(since.year - 1, 11, 20)
    return pricelist.price(item.id, listing.rate(since=since, posted=posted), by=by)


def pays(by: Staff, of: Home, since: date = date(2026, 1, 1), **told: Any) -> bills.Payer:
    """Who pays for it from a day on."""
    given = {"home": of.id, "since": since} | told
    return bills.name_payer(NewPayer.model_validate(given), by=by)


def issued(by: Staff, month: str, item: str = "WYF") -> Run:
    """A month's bills, drafted and issued."""
    run = bills.draft(NewRun(item=item, month=month), by=by)
    return bills.issue(run.id, bills.Issue(), by=by)


def only(run: Run) -> Bill:
    """The one bill of a run."""
    (bill,) = bills.of_run(run.id)
    return bill
