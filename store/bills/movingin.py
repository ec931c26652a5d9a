"""Who moves in pays from the day of the notice, billed up to this month ($17, E4, M26)."""

from __future__ import annotations

from datetime import date, timedelta

from store import clock, residents
from store.bills.bill import BILLS, Bill, of_run
from store.bills.inputs import Issue, NewPayer, NewRun, Origin, PayerStage, Stage
from store.bills.making import BY_MONTH, issue_run, make
from store.bills.payer import PAYERS, Payer, of_home
from store.bills.planning import Why, plan
from store.bills.rights import DRAFT_BILLS
from store.desk.staff import require
from store.errors import Refused
from store.journal.operation import operation
from store.pricelist import listed, months_after
from store.rights import Staff


@operation
def name_first(new: NewPayer, *, by: Staff) -> Payer:
    """Let who moves in pay for a home that nobody pays for yet, from the day of the notice.

    Raises ``Refused`` where somebody does: who follows whom is said by who is in charge ($21).
    """
    require(by, DRAFT_BILLS)
    for before in of_home(new.home):
        raise Refused(
            "{name} pays from {day} already: who is in charge says who follows.",
            name=before.name,
            day=before.since,
        )
    people = residents.people_of(new.home)
    person = next((one.person_id for one in people if one.name == new.name), None)
    id_ = PAYERS.table.insert(
        home_id=new.home, since=new.since, standing=new.standing, person_id=person,
        name=new.name, stage=PayerStage.NAMED,
    )  # fmt: skip
    return PAYERS.move(PAYERS.table.one(id_), "moved_in", new, by)


@operation
def bill_since(home_id: int, since: date, *, by: Staff) -> list[Bill]:
    """Bill each item by the month from a day to this month, what is billed already left alone.

    Gives all live bills of these days. Raises ``Refused`` where there is none, with why.
    """
    require(by, DRAFT_BILLS)
    why: set[Why] = set()
    for item in (one for one in listed() if one.way in BY_MONTH):
        month = since.replace(day=1)
        while month <= clock.today():
            planned = plan(item, f"{month:%Y-%m}", home_id)
            if planned.bills:
                new = NewRun(item=item.number, month=f"{month:%Y-%m}")
                run = make(new, item, f"{month:%Y-%m}", Origin.SINGLE, planned.bills, by)
                issue_run(run, Issue(), by)
                assert of_run(run.id)
            why |= {one.why for one in planned.left_out}
            month = months_after(month, 1)
    found = _since(home_id, since)
    if not found and since <= clock.today():
        first = next((one for one in (Why.NO_AREA, Why.NO_PAYER) if one in why), Why.NO_RATE)
        raise Refused("Nothing can be billed: {why}.", why=first)
    return found


def _since(home_id: int, since: date) -> list[Bill]:
    where = (
        "WHERE bill.home_id = ? AND bill.stage <> ? AND bill.last >= ? AND bill.first <= ?"
        " ORDER BY bill.first, bill.id"
    )
    today = clock.today() + timedelta(days=31)
    return BILLS.table.read(where, home_id, Stage.VOID, since, today)
