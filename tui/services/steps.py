"""What is done about what a ticket costs, step after step, in few keys (W11–W18)."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from printing.amount import in_words
from store import answers as store_answers
from store import bills, clock, money, payments, services, tickets
from store.inputs import Input
from store.payments import NewPayment
from store.receipts import RECEIPT
from store.rights import may
from store.services import SERVICE, SERVICES, Basis, Service, Stage, State
from store.tickets import Ticket
from tui.form.screen import Form
from tui.language import _, mark
from tui.over.menu import Menu
from tui.printing import preview
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.services.words import DONE, lines_told, named, title
from tui.widgets.paint import Tone

QUOTE = Action("quote", (), mark("Quote"), mark("By the list, before the work."))
AGREE = Action("agree", (), mark("Resident agrees"), mark("Who, how, when, to which sum."))
REFUSE = Action("refuse", (), mark("Resident refuses"), mark("Not at that price; the reason."))
MORE = Action("more", (), mark("Quote more"), mark("More was found: agreed before it is done."))
ADJUST = Action("adjust", (), mark("As it was done"), mark("Less, or as it came out, by line."))
LIST = Action("list", (), mark("Settlement list"), mark("Made and printed, to be signed."))
ACCEPT = Action("accept", (), mark("Work accepted"), mark("The work is accepted, the list signed."))
PAY = Action("pay", (), mark("Take payment"), mark("The money, and the receipt."))
ACCOUNT = Action("account", (), mark("Put on the account"), mark("As the resident agreed."))
DISPUTE = Action("dispute", (), mark("Resident objects"), mark("To what is charged."))
WAIVE = Action("waive", (), mark("Charge nothing"), mark("By who is in charge, with the reason."))
CANCEL = Action(
    "cancel", (), mark("Call the service off"), mark("What the list says for that stays.")
)
DECIDE = Action("decide", (), mark("Charged or free"), mark("Warranty, common part, our own work."))
PRINT = Action("print", ("f9",), mark("Print"), mark("The sheet of the service."))
_PRINTED = (Stage.QUOTED, Stage.AGREED, Stage.MORE, Stage.LISTED, Stage.SETTLED, Stage.DISPUTED)


@dataclass(frozen=True)
class Do:
    """A step: its kind in the register, what does it, and what the form begins with."""

    kind: str
    action: Action
    operation: Callable[..., Service]
    initial: Callable[[Ticket, Service | None], Mapping[str, object]] = lambda _t, _s: {}
    of_ticket: bool = False


def _agreed(ticket: Ticket, one: Service | None) -> Mapping[str, object]:
    sum_ = one.offered if one else 0
    return {"sum": money.text(sum_, grouped=False), "who": ticket.caller}


def _decided(ticket: Ticket, one: Service | None) -> Mapping[str, object]:
    """What is proposed: free where it comes again within the warranty of our own work (W19)."""
    again = tickets.again_of(ticket)
    warm = services.warm_at(ticket.home_id or 0, clock.day(ticket.taken_at))
    if again in [each.ticket_id for each in warm]:
        return {"basis": Basis.REPEAT, "after": again}
    return {"basis": one.basis if one else Basis.LIST}


# In the order in which they come; the first that is possible is what is next.
STEPS: tuple[Do, ...] = (
    Do("agreed", AGREE, services.agree, _agreed),
    Do("quoted", QUOTE, services.quote, lambda _t, _s: {"quantity": "1"}, of_ticket=True),
    Do("refused", REFUSE, services.refuse),
    Do("refused_more", REFUSE, services.refuse),
    Do("listed", LIST, services.show),
    Do("accepted", ACCEPT, services.accept, lambda t, s: {"who": s.agreed_by if s else t.caller}),
    Do("paid", PAY, services.pay),
    Do("billed", ACCOUNT, services.put_on_account),
    Do("quoted_more", MORE, services.more, lambda _t, _s: {"quantity": "1"}),
    Do("adjusted", ADJUST, services.adjust, lambda _t, _s: {"line": 1}),
    Do("disputed", DISPUTE, services.dispute),
    Do("cancelled", CANCEL, services.cancel),
    Do("changed", DECIDE, services.decide, _decided, of_ticket=True),
    Do("waived", WAIVE, services.waive),
)
_AT_ONCE = ("listed", "billed")


def offered(ticket: Ticket, one: Service | None) -> list[Do]:
    """What can be done about what a ticket costs, what is next first."""
    if one is None:
        return [do for do in STEPS if do.of_ticket]
    possible = SERVICES.possible(one)
    found = [do for do in STEPS if do.kind in possible and _fits(do, ticket, one)]
    if one.state(clock.today()) is State.EXPIRED and one.stage is Stage.QUOTED:
        found.sort(key=lambda do: do.action is not QUOTE)
    return found


def _fits(do: Do, ticket: Ticket, one: Service) -> bool:
    """Whether it can be meant now; the store says why not where it cannot be done."""
    done = ticket.stage in DONE or one.cut_on is not None
    bill = one.bill
    if do.kind == "listed":
        return done
    if do.kind in ("quoted", "quoted_more", "agreed", "cancelled"):
        return not done
    if do.kind == "paid":
        return bill is None or bill.owed > 0
    if do.kind == "billed":
        return bill is None and one.on_account
    return bill is None or do.kind not in ("disputed", "waived")


async def act(desk: Host, subject: str) -> None:
    """Offer what can be done, step after step, until Esc."""
    number = int(subject.rpartition(":")[2])
    while True:
        ticket, one = tickets.get(number), services.of_ticket(number)
        role = desk.signed_in.role
        steps = [do for do in offered(ticket, one)
                 if may(role, store_answers.needed_for(do.operation))]  # fmt: skip
        actions = [do.action for do in steps]
        if one is not None and one.stage in _PRINTED:
            actions.append(PRINT)
        chosen = await desk.ask(Menu(title(ticket, one), actions, list(lines_told(one))))
        if chosen is None:
            return
        if chosen.id == PRINT.id and one is not None:
            await preview.print_one(desk, [(SERVICE, one.subject)])
            continue
        do = next(do for do in steps if do.action.id == chosen.id)
        await _do(desk, do, ticket, one)


async def _do(desk: Host, do: Do, ticket: Ticket, one: Service | None) -> None:
    if do.action is PAY and one is not None:
        await _pay(desk, one)
        return
    of = ticket.id if do.of_ticket or one is None else one.id
    if do.kind in _AT_ONCE:
        after = await desk.desk(do.operation, of, by=desk.signed_in)
        if do.action is LIST:
            await desk.print_sheet(SERVICE, after.subject)
    else:
        model: type[Input] = SERVICES.steps[do.kind].asks
        asked = _(": ").join((_(do.action.title), _(do.action.help)))
        form: Form[Any, Service] = Form(
            model, asked, desk.writes(do.operation, of), initial=do.initial(ticket, one),
            heading=[title(ticket, one)], draft="",
        )  # fmt: skip
        done = await desk.ask(form)
        if done is None:
            return
        after = done
    desk.say_on_top(_("On record: {what}.").format(what=named(after)), Tone.GOOD)


async def _pay(desk: Host, one: Service) -> None:
    """Take what is owed of it, and print the receipt (W16)."""
    key, bill = secrets.token_hex(8), one.bill
    owed = bill.owed if bill else one.listed or 0
    words = in_words(Decimal(owed).scaleb(-2))
    payer = bill.payer if bill else _payer(one)
    heading = [f"{one.home}  {payer}  {one.number}  {money.text(owed)}  {words}"]

    async def take(new: NewPayment) -> Service:
        return await desk.desk(services.pay, key, one.id, new, by=desk.signed_in)

    form: Form[NewPayment, Service] = Form(
        NewPayment, _(PAY.title), take, initial={"amount": money.text(owed, grouped=False)},
        heading=heading, draft="",
    )  # fmt: skip
    after = await desk.ask(form)
    payment = payments.by_key(key) if after else None
    if payment is not None:
        await desk.print_sheet(RECEIPT, f"receipt:{payment.receipt_id}")
        told = _("{home}: {amount} yuan taken, receipt {receipt}.").format(
            home=payment.home, amount=money.text(payment.amount), receipt=payment.receipt
        )
        if payment.change:
            told += _(" Change: {amount}").format(amount=money.text(payment.change))
        desk.say_on_top(told, Tone.GOOD)


def _payer(one: Service) -> str:
    payer = bills.payer_on(one.home_id, clock.today())
    return payer.name if payer else "-"
