"""What was done is settled: the list, the acceptance, the bill, the money (W13–W18; PRICE-22)."""

from __future__ import annotations

from datetime import date, timedelta

from store import bills, catalogue, clock, money, payments, pricelist, tickets
from store.bills import Bill
from store.errors import Refused
from store.journal.operation import operation
from store.payments import NewPayment
from store.pricelist import Calling, Item
from store.rights import Staff
from store.services import reckoning
from store.services.inputs import (
    Accepted,
    Done,
    LineKind,
    OnAccount,
    Paid,
    Reason,
    Shown,
    Stage,
)
from store.services.reckoning import ONE, WHOLE
from store.services.service import LINES, SERVICES, Line, Service, agreed, total

_chinese = catalogue.of("zh_CN").gettext
_DONE = (tickets.Stage.COMPLETED, tickets.Stage.VISITED, tickets.Stage.CLOSED)
# What is charged of work that is called off (W18).
_LEFT = {
    Calling.NOTHING: (),
    Calling.CALL_OUT: (LineKind.CALL_OUT,),
    Calling.MATERIAL: (LineKind.CALL_OUT, LineKind.MATERIAL),
}


@operation
def adjust(service_id: int, given: Done, *, by: Staff) -> Service:
    """Record how much of a line was done: less is charged as less (W13).

    Raises ``Refused`` where it would come to more than was agreed: that is quoted anew, and agreed
    to, before it is done (X108).
    """
    one = SERVICES.admitted(service_id, "adjusted", by)
    there = agreed(one)
    line = next((each for n, each in enumerate(there, 1) if n == given.line), None)
    if line is None or line.kind in (LineKind.MINIMUM, LineKind.SURCHARGE):
        raise Refused("Name the line of work or material by its number.", field="line")
    follows = [each for each in there if _follows(each, line)]
    for each in (line, *follows):
        LINES.update(each.id, done=given.quantity)
    counted = _count_anew(one)
    if (comes_to := total(one)) > one.agreed:
        raise Refused(
            "That comes to {sum} yuan, and {agreed} are agreed: more is quoted and agreed first.",
            field="quantity", sum=money.text(comes_to), agreed=money.text(one.agreed),
        )  # fmt: skip
    figures = {"sum": comes_to, "done": counted}
    also = [f"ticket:{one.ticket_id}"]
    return SERVICES.move(one, "adjusted", given, by, also=also, figures=figures, listed=None)


def _follows(each: Line, line: Line) -> bool:
    surcharge = each.kind is LineKind.SURCHARGE and each.quote == line.quote
    return surcharge and line.kind is LineKind.LABOUR


def _count_anew(one: Service) -> dict[str, list[int]]:
    """Count what is charged of what was done; of each line what was done and charged."""
    there = agreed(one)
    sums = reckoning.charged([(line.charge, line.done) for line in there], one.minimum)
    for line, charged in zip(there, sums, strict=True):
        LINES.update(line.id, charged=charged)
    pairs = zip(there, sums, strict=True)
    return {str(line.id): [line.done, charged] for line, charged in pairs}


@operation
def show(service_id: int, given: Shown | None = None, *, by: Staff) -> Service:
    """Make the settlement list: what is charged is what stands on it (W15, PRICE-22 art. 15).

    Raises ``Refused`` while the work is not done, and where nothing is left to charge.
    """
    one = SERVICES.admitted(service_id, "listed", by)
    ticket = tickets.get(one.ticket_id)
    if one.cut_on is None and ticket.stage not in _DONE:
        raise Refused("The work is not done yet; the settlement list comes after it.")
    if ticket.home_id != one.home_id:
        raise Refused("The ticket is another home's by now: waive this, nobody is charged twice.")
    if not (comes_to := total(one)):
        raise Refused("Nothing is charged for it: waive it, with the reason.")
    also = [f"ticket:{one.ticket_id}"]
    return SERVICES.move(
        one, "listed", given or Shown(), by, also=also, figures={"sum": comes_to}, listed=comes_to
    )


@operation
def accept(service_id: int, given: Accepted, *, by: Staff) -> Service:
    """Record that the resident signed the settlement list; the warranty runs from today (W19)."""
    one = SERVICES.admitted(service_id, "accepted", by)
    if not given.signed:
        raise Refused("The settlement list is signed before anything is charged.", field="signed")
    if not given.who:
        raise Refused("Please fill this in.", field="who")
    today = clock.today()
    warm = one.warranty and one.cut_on is None
    return SERVICES.move(
        one, "accepted", given, by, also=[f"ticket:{one.ticket_id}"], accepted_by=given.who,
        accepted_on=today, warm_until=today + timedelta(days=one.warranty) if warm else None,
    )  # fmt: skip


@operation
def put_on_account(service_id: int, given: OnAccount | None = None, *, by: Staff) -> Service:
    """Put it on the home's account; only where the resident agreed to be billed (W14)."""
    one = SERVICES.admitted(service_id, "billed", by)
    if not one.on_account:
        raise Refused("The resident did not agree to be billed: take the payment.")
    bill = _bill(one, by)
    also = [bill.subject, f"ticket:{one.ticket_id}"]
    return SERVICES.move(
        one, "billed", given or OnAccount(), by, also=also, figures={"bill": bill.number}
    )


@operation
def pay(key: str, service_id: int, new: NewPayment, *, by: Staff) -> Service:
    """Take the money at the ticket: its bill is made, settled, and the receipt given (W16).

    ``key`` is the form's own: a second time it gives the same payment (X28). Raises ``Refused``
    where less than the whole is paid and the resident did not agree to be billed (W14), and as a
    payment does.
    """
    if payments.by_key(key) is not None:
        return SERVICES.table.one(service_id)
    one = SERVICES.admitted(service_id, "paid", by)
    bill = one.bill or _bill(one, by)
    if new.amount != bill.owed and not one.on_account:
        raise Refused("It is {sum} yuan: the resident did not agree to be billed for the rest.",
                      field="amount", sum=money.text(bill.owed))  # fmt: skip
    payment = payments.take(key, bill.payer_id, [bill.id], new, by=by)
    also = [bill.subject, payment.subject, f"ticket:{one.ticket_id}"]
    figures = {"receipt": payment.receipt, "sum": payment.amount}
    return SERVICES.move(one, "paid", Paid(), by, also=also, figures=figures)


def _bill(one: Service, by: Staff) -> Bill:
    """Its one live bill, made of the lines as they were settled, to the fen (X108)."""
    there = [line for line in agreed(one) if line.charged]
    day = one.accepted_on or clock.today()
    order = f"工单 {one.ticket_id}，{one.number}"
    made = [_bill_line(line, day, order if not place else "") for place, line in enumerate(there)]
    if sum(line.amount for line in made) != one.listed:
        raise Refused("It is no longer what the settlement list said: make the list anew.")
    return bills.charge_for(one.subject, one.home_id, _item(one, there), day, made, by=by)


def _bill_line(line: Line, day: date, order: str) -> bills.Line:
    fixed = line.kind is LineKind.MINIMUM
    price, quantity = (line.charged * 100, ONE) if fixed else (line.price, line.done)
    told = "，".join(filter(None, (_told(line), order)))
    return bills.Line(
        day, day, price, quantity, money.AREA, 1, 1, WHOLE if fixed else line.rate, told,
        line.charged,
    )  # fmt: skip


def _told(line: Line) -> str:
    kind = _chinese(line.kind.called)
    return kind if line.kind is LineKind.LABOUR else f"{kind} {line.item or line.words}".strip()


def _item(one: Service, there: list[Line]) -> Item:
    """What the bill is for: the service, or the first material where there was none."""
    numbers = (one.item_id, *(line.item_id for line in there))
    return pricelist.get(next(number for number in numbers if number is not None))


@operation
def dispute(service_id: int, why: Reason, *, by: Staff) -> Service:
    """Record what the resident objects to; a bill that is made already is objected to itself."""
    one = SERVICES.admitted(service_id, "disputed", by)
    if (bill := one.bill) is not None:
        raise Refused("Bill {number} is made: note there what is objected to.", number=bill.number)
    also = [f"ticket:{one.ticket_id}"]
    return SERVICES.move(
        one, "disputed", why, by, also=also, accepted_on=None, accepted_by="", warm_until=None
    )


@operation
def waive(service_id: int, why: Reason, *, by: Staff) -> Service:
    """Charge nothing for it, by whom and why (W14); a bill that lives is reduced, not waived."""
    one = SERVICES.admitted(service_id, "waived", by)
    if (bill := one.bill) is not None:
        raise Refused("Bill {number} is made: reduce it, or take it back first.",
                      number=bill.number)  # fmt: skip
    figures = {"sum": one.listed or one.agreed or one.offered}
    also = [f"ticket:{one.ticket_id}"]
    return SERVICES.move(one, "waived", why, by, also=also, figures=figures)


@operation
def cancel(service_id: int, why: Reason, *, by: Staff) -> Service:
    """Call it off: what the list says for that is charged of what was agreed, else nothing (W18).

    Raises ``Refused`` once the work is done.
    """
    one = SERVICES.admitted(service_id, "cancelled", by)
    if tickets.get(one.ticket_id).stage in _DONE and one.agreed:
        raise Refused("The work is done: it is settled, or waived.")
    left = _LEFT[one.cancelling]
    for line in agreed(one):
        if line.kind not in left:
            LINES.update(line.id, done=0)
    counted = _count_anew(one)
    comes_to = total(one)
    stage = Stage.AGREED if comes_to else Stage.CANCELLED
    return SERVICES.move(
        one, "cancelled", why, by, also=[f"ticket:{one.ticket_id}"],
        figures={"sum": comes_to, "done": counted},
        stage=stage, cut_on=clock.today(), offered=0, listed=None,
    )  # fmt: skip
