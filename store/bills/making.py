"""Bills made by a run, for one home, or by hand, and issued ($23–$28)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store import answers, clock, money, residents, series
from store.answers import Billing
from store.bills import payer
from store.bills.bill import BILLS, RUNS, Bill, Run, month_billed_last, of_run
from store.bills.charging import WHOLE, Line
from store.bills.inputs import ByHand, Issue, NewRun, Origin, Reason, Single, Stage
from store.bills.item import charged
from store.bills.planning import AT_ONCE, Drafted, Plan, plan
from store.bills.rights import DRAFT_BILLS
from store.bills.settings import due_of
from store.bills.steps import SERIES, must_stand_alone, settle_run
from store.desk.staff import require
from store.engine import database, dialect
from store.errors import Refused
from store.inputs import Input
from store.journal.operation import attempt, operation
from store.pricelist import Item, Way, listed, months_after, rate_of
from store.pricelist.reckoning import amount
from store.residents.searchkeys import Heard, unheard
from store.rights import Staff

RUN_SERIES = "ZP"
BY_MONTH = (Way.AREA, Way.FIXED)
MOST_AHEAD = 12  # $33
# What a bill says, a line each, over all lines of a run: its digest stands in the run's entry.
_SAYS = " || '|' || ".join(
    f"coalesce({name}, '')"
    for name in (
        *("b.number", "b.home_id", "b.permit_id", "b.item_id", "b.payer_id", "b.month", "b.first"),
        *("b.last", "b.due", "b.amount", "b.replaces", "l.place", "l.first", "l.last", "l.price"),
        *("l.measure", "l.decimals", "l.numerator", "l.denominator", "l.rate", "l.words"),
        "l.amount",
    )
)


def digest_of(run: str) -> str:
    """The SQL that gives the digest of all bills of a run, whose number an expression gives."""
    rows = f"bill b JOIN bill_line l ON l.bill_id = b.id WHERE b.run_id = {run}"
    return dialect.digest_of(_SAYS, rows, "b.id, l.place")


@attempt
def dry(new: NewRun, *, by: Staff, heard: Heard = unheard) -> Plan:
    """What a run would make, and whom it leaves out and why; nothing is written ($23).

    ``heard`` is told how many of how many homes were looked at; what it raises ends it.
    """
    require(by, DRAFT_BILLS)
    return plan(by_month(new.item), new.month, heard=heard)


@operation
def draft(new: NewRun, *, by: Staff, heard: Heard = unheard) -> Run:
    """Draft a month's bills of an item for all homes that have none; again adds what is missing.

    ``heard`` is told how far it has come; what it raises leaves nothing. Raises ``Refused`` where
    nothing is left to bill ($25).
    """
    require(by, DRAFT_BILLS)
    item = by_month(new.item)
    planned = plan(item, new.month, heard=heard)
    if not planned.bills:
        raise Refused(
            "Nothing is left to bill; {n} are left out.", field="month", n=len(planned.left_out)
        )
    return make(new, item, new.month, Origin.RUN, planned.bills, by, heard=heard)


@operation
def draft_single(new: Single, *, by: Staff) -> Bill:
    """Draft a month's bill of an item for one home ($25, X18); raises ``Refused`` with why not.

    By the month or by readings, as the item is billed. Gives the first, where two pay in that
    month.
    """
    require(by, DRAFT_BILLS)
    bill: Bill = billing_of(new.item).single(new, by=by)
    return bill


def _draft_single(new: Single, *, by: Staff) -> Bill:
    item = by_month(new.item)
    planned = plan(item, new.month, new.home)
    if not planned.bills:
        why = planned.left_out[0].why if planned.left_out else ""
        raise Refused("Nothing can be billed: {why}.", field="home", why=why)
    return of_run(make(new, item, new.month, Origin.SINGLE, planned.bills, by).id)[0]


@operation
def bill_ahead(home_id: int, *, by: Staff) -> list[Bill]:
    """Bill the month after the last one of each item that a home pays by the month, issued at once.

    Only for who wants to pay ahead ($33). Raises ``Refused`` where nothing was billed yet, and
    beyond a year from now.
    """
    require(by, DRAFT_BILLS)
    limit = f"{months_after(clock.today(), MOST_AHEAD):%Y-%m}"
    made: list[Bill] = []
    for item in listed():
        month = following(month_billed_last(home_id, item.id))
        if month and month <= limit and (bills := plan(item, month, home_id).bills):
            new = NewRun(item=item.number, month=month)
            run = make(new, item, month, Origin.AHEAD, bills, by)
            made += of_run(issue_run(run, Issue(), by).id)
    if not made:
        raise Refused("Nothing more can be billed ahead, at most {n} months.", n=MOST_AHEAD)
    return made


def following(month: str) -> str:
    """The month after one that is written 2026-11, empty after none."""
    return f"{months_after(date.fromisoformat(f'{month}-01'), 1):%Y-%m}" if month else ""


@operation
def charge(new: ByHand, *, by: Staff) -> Bill:
    """Draft a bill for what is charged once, at the list's price ($15).

    Raises ``Refused`` at the field: no payer on that day, no price, a price of one's own where the
    list has one, days that are billed already.
    """
    require(by, DRAFT_BILLS)
    item = charged(new.item)
    if item.way in BY_MONTH:
        raise Refused("{item} is billed by the month.", field="item", item=item.name)
    last = new.last or new.first
    if last < new.first:
        raise Refused("It ends before it begins.", field="last")
    paying = payer.on(new.home, new.first)
    if paying is None:
        raise Refused("Nobody is named who pays on that day.", field="home")
    line = _line_by_hand(new, item, last)
    home = residents.get(new.home).code
    drafted = Drafted(new.home, home, None, paying.id, new.first, last, (line,))
    _must_be_free(drafted, item.id)
    month = f"{new.first:%Y-%m}"
    return of_run(make(new, item, month, Origin.HAND, [drafted], by).id)[0]


@operation
def issue(run_id: int, given: Issue, *, by: Staff) -> Run:
    """Issue all drafts of a run: from now on they are owed ($26)."""
    return issue_run(RUNS.admitted(run_id, "issued", by), given, by)


def issue_run(run: Run, given: Issue, by: Staff) -> Run:
    """Let all drafts of an admitted run be owed; call within an operation."""
    database.db.execute_sql(
        "UPDATE bill SET stage = 'issued', issued_on = ? WHERE run_id = ? AND stage = 'draft'",
        (clock.today().isoformat(), run.id),
    )
    return RUNS.move(run, "issued", given, by)


@operation
def issue_one(bill_id: int, given: Issue, *, by: Staff) -> Bill:
    """Issue one draft by itself; with its last draft a run is issued."""
    bill = BILLS.admitted(bill_id, "issued", by)
    issued = BILLS.move(bill, "issued", given, by, issued_on=clock.today())
    settle_run(bill.run_id, by)
    return issued


@operation
def drop(run_id: int, why: Reason, *, by: Staff) -> Run:
    """Void all drafts of a run that was not issued."""
    run = RUNS.admitted(run_id, "dropped", by)
    must_stand_alone(run)
    database.db.execute_sql(
        "UPDATE bill SET stage = 'void', voided_on = ? WHERE run_id = ? AND stage = 'draft'",
        (clock.today().isoformat(), run_id),
    )
    return RUNS.move(run, "dropped", why, by)


def billing_of(code: str) -> Billing:
    """How runs of an item are made: by the month, or as the subject says that bills its way."""
    kept = answers.billing(charged(code).way.value)
    return kept or Billing(by_month, dry, draft, _draft_single)


def by_month(code: str) -> Item:
    """The item with this code; raises ``Refused`` for one that is not billed by the month."""
    item = charged(code)
    if item.way not in BY_MONTH:
        raise Refused("{item} is not billed by the month.", field="item", item=item.name)
    return item


def _line_by_hand(new: ByHand, item: Item, last: date) -> Line:
    home = residents.get(new.home)
    rate = rate_of(item, home.kind.value, home.code, new.first)
    if item.way is Way.AGREED:
        price = new.agreed
        if price is None:
            raise Refused("It is charged as agreed: say the price.", field="agreed")
    elif new.agreed is not None:
        raise Refused("The price list has its price; leave this empty.", field="agreed")
    else:
        price = rate.price if rate else None
    if price is None:
        raise Refused("No rate of it holds for {home} on {day}.", field="item",
                      home=home.code, day=new.first)  # fmt: skip
    return Line(
        new.first, last, price, new.quantity, money.AREA, 1, 1, WHOLE, new.words,
        amount(price, new.quantity, money.AREA),
    )  # fmt: skip


def _must_be_free(new: Drafted, item_id: int) -> None:
    where = (
        "WHERE bill.home_id = ? AND bill.item_id = ? AND bill.permit_id IS NULL AND bill.about = ''"
        " AND bill.stage <> ? AND bill.first <= ? AND bill.last >= ?"
    )
    for other in BILLS.table.read(where, new.home_id, item_id, Stage.VOID, new.last, new.first):
        raise Refused("Bill {number} is for these days.", field="first", number=other.number)


def make(
    given: Input,
    item: Item,
    month: str,
    origin: Origin,
    bills: Sequence[Drafted],
    by: Staff,
    *,
    heard: Heard = unheard,
) -> Run:
    """Enter a run and all its bills, and record it with the digest of what they say.

    Call within an operation; ``heard`` is told how many of how many bills are entered, and what it
    raises leaves nothing.
    """
    today = clock.today()
    due = due_of(date.fromisoformat(f"{month}-01"), today)
    (number,) = series.block(RUN_SERIES, 1)

    def enter(run: int) -> None:
        _enter(run, item.id, month, due, bills, heard)
        sql = f"UPDATE bill_run SET digest = {digest_of('bill_run.id')} WHERE id = ?"
        database.db.execute_sql(sql, (run,))

    return RUNS.begin(
        given, by, parts=enter, number=number, item_id=item.id, month=month, origin=origin,
        count=len(bills), total=sum(one.amount for one in bills), digest="", made_on=today,
    )  # fmt: skip


def _enter(
    run: int, item: int, month: str, due: date, bills: Sequence[Drafted], heard: Heard
) -> None:
    write = database.db.write
    numbers = series.block(SERIES, len(bills))
    for at, (number, one) in enumerate(zip(numbers, bills, strict=True)):
        if at % AT_ONCE == 0:
            heard(at, len(bills))
        bill = write(
            "INSERT INTO bill (number, run_id, home_id, permit_id, item_id, payer_id, month, first,"
            " last, due, amount, about, replaces, stage)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT max(id) FROM bill"
            " WHERE home_id = ? AND item_id = ? AND stage = 'void' AND first = ?"
            " AND coalesce(permit_id, 0) = ?"
            " AND about = ?), 'draft')",
            number, run, one.home_id, one.permit_id, item, one.payer_id, month,
            one.first.isoformat(), one.last.isoformat(), (one.due or due).isoformat(), one.amount,
            one.about, one.home_id, item, one.first.isoformat(), one.permit_id or 0, one.about,
        ).lastrowid  # fmt: skip
        for place, line in enumerate(one.lines):
            write(
                "INSERT INTO bill_line (bill_id, place, first, last, price, measure, decimals,"
                " numerator, denominator, rate, words, amount)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                bill, place, line.first.isoformat(), line.last.isoformat(), line.price,
                line.measure, line.decimals, line.numerator, line.denominator, line.rate,
                line.words, line.amount,
            )  # fmt: skip
