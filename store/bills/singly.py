"""Bills made one by one: for what was done, for a permit's months; and taken off (W13, P8, $19)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store import clock, permits
from store.bills import payer
from store.bills.bill import BILLS, Bill, of_run
from store.bills.bill import about as find_about
from store.bills.charging import Line
from store.bills.inputs import Issue, NewRun, Origin, Reason
from store.bills.making import MOST_AHEAD, by_month, following, issue_run, make
from store.bills.planning import Drafted, plan
from store.bills.rights import DRAFT_BILLS
from store.bills.steps import settle_run
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.pricelist import Item, months_after
from store.rights import Staff


@operation
def charge_for(
    about: str, home_id: int, item: Item, day: date, lines: Sequence[Line], *, by: Staff
) -> Bill:
    """Bill what was done and agreed, at once and due that day; ``about`` is what it is for (W13).

    Raises ``Refused`` where a bill about it lives already, and where nobody pays for the home.
    """
    require(by, DRAFT_BILLS)
    if (live := find_about(about)) is not None:
        raise Refused("Bill {number} is about it already.", number=live.number)
    paying = payer.on(home_id, day)
    if paying is None:
        raise Refused("Nobody is named who pays for this home: see the payers.")
    drafted = Drafted(
        home_id, paying.home, None, paying.id, day, day, tuple(lines), about=about, due=day
    )
    new = NewRun(item=item.number, month=f"{day:%Y-%m}")
    run = make(new, item, new.month, Origin.SERVICE, [drafted], by)
    return of_run(issue_run(run, Issue(), by).id)[0]


@operation
def bill_permit(permit_id: int, code: str, months: int, *, by: Staff) -> list[Bill]:
    """Bill a permit its next months by an item, issued at once: the first by days (P8, E19).

    Raises ``Refused`` where nothing can be billed, and beyond a year from now.
    """
    require(by, DRAFT_BILLS)
    item, permit = by_month(code), permits.get(permit_id)
    if permit.home_id is None:
        raise Refused("This permit is for no home: nobody is billed for it here.")
    limit = months_after(clock.today(), MOST_AHEAD)
    since = permits.begun().get(permit_id, permit.since)
    month, made = f"{since:%Y-%m}", list[Bill]()
    while len(made) < months and month <= f"{min(limit, permit.until):%Y-%m}":
        planned = plan(item, month, permit.home_id).bills
        if mine := [one for one in planned if one.permit_id == permit_id]:
            run = make(NewRun(item=code, month=month), item, month, Origin.AHEAD, mine, by)
            made += of_run(issue_run(run, Issue(), by).id)
        month = following(month)
    if not made:
        raise Refused("Nothing more of it can be billed, at most {n} months.", n=MOST_AHEAD)
    return made


@operation
def take_off(bill_id: int, why: Reason, *, by: Staff) -> Bill:
    """Take a bill back that is for days after its permit was given up ($19, X79).

    Raises ``Refused`` for any other, and while something is settled on it.
    """
    require(by, DRAFT_BILLS)
    bill = BILLS.table.one(bill_id)
    of = permits.get(bill.permit_id) if bill.permit_id is not None else None
    given_up = of is not None and of.stage is permits.Stage.CANCELLED
    if "voided" not in BILLS.possible(bill) or not given_up:
        raise Refused("This is not possible now: it is {stage}.", stage=bill.stage)
    if bill.settled:
        raise Refused("Something was paid on it: give that back first.")
    void = BILLS.move(bill, "voided", why, by, voided_on=clock.today())
    settle_run(bill.run_id, by)
    return void
