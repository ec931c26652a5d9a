"""The part of the fee that an entrusted home pays, by days, and what was billed ahead (T3, T7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from store import bills, payments, pricelist, residents
from store.bills import Bill, NewRate, NewReduction, RateEnded
from store.errors import Refused
from store.pricelist import Item, Kind
from store.rights import Staff
from store.trusteeship.settings import settings
from store.trusteeship.trust import DAY, Trust, TrustSpan


def item() -> Item | None:
    """The item that is paid in part: the one that is set, else the management fee."""
    code = settings().item
    if code:
        return bills.charged(code)
    return next((one for one in pricelist.listed() if one.kind is Kind.MANAGEMENT), None)


def begin(one: Trust, since: date, until: date | None, by: Staff) -> int | None:
    """Let its part of the fee hold from a day on, as an agreement that ends with it.

    Where a local rule wants some months in full first, from then on. None without a fee.
    """
    charged = item()
    first = pricelist.months_after(since, settings().full_months)
    if charged is None or (until is not None and first > until):
        return None
    new = NewRate.model_construct(  # its rate is a figure by now, and not to be read again
        home=one.home_id,
        item=charged.number,
        rate=one.rate,
        since=first,
        until=until,
        reason=one.number,
    )
    return bills.let_pay_part(new, by).id


def hold(span: TrustSpan, until: date, one: Trust, by: Staff) -> None:
    """Let its part of the fee hold until a day."""
    if span.part_id is None:
        return
    part = bills.PARTS.table.one(span.part_id)
    bills.let_part_hold(part, RateEnded(until=max(until, part.since), reason=one.number), by)


def must_owe_nothing(one: Trust) -> None:
    """Raise ``Refused`` where a local rule reduces only for who owes nothing (§2.1)."""
    if settings().arrears_first and bills.owed_by(one.home_id):
        raise Refused("The home owes fees, and a local rule wants them paid first.")


@dataclass(frozen=True)
class Ahead:
    """A bill that stands for days that are paid in part now, and by how much it is too high."""

    bill: Bill
    over: int


def billed_ahead(one: Trust, since: date) -> Iterator[Ahead]:
    """Bills that stand for days from ``since`` on, made before the part was agreed (T7)."""
    charged = item()
    if charged is None:
        return
    home = residents.get(one.home_id)
    prices = [rate for rate in pricelist.rates(charged.id) if rate.holds_for(home.kind, home.code)]
    parts = [
        bills.Part(bills.Span(part.since, part.until), part.rate)
        for part in bills.parts_of(one.home_id) if part.item_id == charged.id
    ]  # fmt: skip
    for bill in bills.of_home(one.home_id):
        stands = bill.stage is bills.Stage.ISSUED and bill.item_id == charged.id
        if not stands or bill.last < since or bills.reductions_asked(bill.id):
            continue
        old = bills.lines_of(bill.id)
        measure = old[0].measure, old[0].decimals
        new = bills.lines((bill.first, bill.last), prices, parts, measure)
        over = bill.amount - bill.reduced - sum(line.amount for line in new)
        if over > 0:
            yield Ahead(bill, over)


def give_credit(one: Trust, since: date, by: Staff) -> list[str]:
    """Set free what was paid ahead beyond the part, and ask that the bills be reduced; what that
    touched. Whoever may reduce bills decides about them as about any ($27).
    """
    touched: list[str] = []
    for ahead in list(billed_ahead(one, since)):
        touched += payments.set_free(ahead.bill, max(0, ahead.over - ahead.bill.owed))
        bills.ask_reduction(
            ahead.bill.id,
            NewReduction.model_construct(amount=ahead.over, reason=one.number, paper=one.number),
            by=by,
        )
        touched.append(ahead.bill.subject)
    return touched


def too_low(one: Trust) -> list[Bill]:
    """Bills that charge the part for days on which it no longer holds ($12: they stand)."""
    if one.last_day is None:
        return []
    charged, after = item(), one.last_day + DAY
    return [
        bill for bill in bills.of_home(one.home_id)
        if charged is not None and bill.item_id == charged.id and bill.last >= after
        and bill.stage in (bills.Stage.ISSUED, bills.Stage.DRAFT)
        and any(line.rate == one.rate and line.last >= after for line in bills.lines_of(bill.id))
    ]  # fmt: skip
