"""Refunds of a receipt's payment: asked for, approved, paid out ($42)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from store import bills, money, payments, receipts
from store.inputs import Input
from store.payments import (
    REFUNDS,
    Approval,
    NewRefund,
    PaidOut,
    Payment,
    Refund,
    RefundStage,
    Why,
)
from store.rights import may
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.over.menu import Menu
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone

_APPROVE, _PAY = "store.payments.rights:APPROVE_REFUNDS", "store.payments.rights:TAKE_PAYMENTS"
ASK = Action("refund", ("ctrl+o",), mark("Refund"), mark("Money goes back: ask for it."), 10,
             right=_PAY)  # fmt: skip
APPROVE = Action("approve", (), mark("Approve refund"), mark("Let it be paid out."))
REFUSE = Action("refuse", (), mark("No refund"), mark("Nothing goes back, and why."))
PAY = Action("pay_out", (), mark("Pay out"), mark("To whom, and how; it is signed for."))
_MOST = 4  # bills that are named


def told(one: Refund) -> str:
    """A refund in few words."""
    of = f"{_('late charge')}  " if one.late else ""
    return f"{_('Refund')} {one.number}  {of}{money.text(one.amount)}  {label(one.stage)}"


async def offer(desk: Host, payment_id: int) -> None:
    """What can be done with a payment: give money back, or go on with what goes back already."""
    payment = payments.get(payment_id)
    for one in payments.under_way(payment_id):
        await go_on(desk, one)
        return
    title = f"{payment.home}  {payment.receipt}  {money.text(payment.amount)}"
    if await desk.ask(Menu(title, [ASK], list(_settled(payment)))) is ASK:
        await _ask(desk, payment)


async def _ask(desk: Host, payment: Payment) -> None:
    waits, settled = payments.prepaid_by(payment.id), payments.settled_by(payment.id)
    initial = {"amount": money.text(waits, grouped=False)} if waits > 0 else {}
    if waits <= 0 and len(settled) == 1:
        ((number, amount),) = settled.items()
        initial = {"bill": bills.get(number).number, "amount": money.text(amount, grouped=False)}
    title = _(": ").join((_(ASK.title), _(ASK.help)))
    done = await desk.ask(
        Form(NewRefund, title, desk.writes(payments.ask_refund, payment.id), initial=initial,
             heading=[f"{payment.home}  {payment.receipt}  {payment.payer}"], draft="")
    )  # fmt: skip
    _say(desk, done)


def _settled(payment: Payment) -> Iterator[str]:
    """Bill by bill what it settles still, and what of it was for being late; a few of them."""
    settled, late = payments.settled_by(payment.id), payments.late_by(payment.id)
    for number in sorted({*settled, *late})[-_MOST:]:
        of_late = _("late charge {amount}").format(amount=money.text(late.get(number, 0)))
        parts = [bills.get(number).number, money.text(settled.get(number, 0))]
        yield "  ".join([*parts, of_late] if number in late else parts)


async def go_on(desk: Host, one: Refund) -> None:
    """Approve or refuse what is asked for, pay out what is approved."""
    role, offered = desk.signed_in.role, []
    if may(role, REFUNDS.steps["approved"].right):
        offered = [APPROVE, REFUSE] if one.stage is RefundStage.ASKED else [REFUSE]
    if one.stage is RefundStage.APPROVED:
        offered = [PAY, *offered]
    chosen = await desk.ask(Menu(f"{one.home}  {told(one)}", offered))
    forms: dict[Action, tuple[type[Input], Callable[..., Refund]]] = {
        APPROVE: (Approval, payments.approve_refund),
        REFUSE: (Why, payments.refuse_refund),
        PAY: (PaidOut, payments.pay_refund),
    }
    if chosen is not None:
        asks, does = forms[chosen]
        title = _(": ").join((_(chosen.title), _(chosen.help)))
        initial = {"payee": _payer(one)} if chosen is PAY else {}
        done: Refund | None = await desk.ask(
            Form(asks, title, desk.writes(does, one.id), initial=initial,
                 heading=[f"{one.home}  {one.receipt}  {told(one)}"], draft="")
        )  # fmt: skip
        _say(desk, done)


def _payer(one: Refund) -> str:
    return receipts.get(payments.get(one.payment_id).receipt_id).payer


def _say(desk: Host, one: Refund | None) -> None:
    if one is None:
        return
    said = _("On record: {what}.").format(what=told(one))
    if one.late and one.stage is RefundStage.PAID:
        said += _(" It is owed again: have it waived where it is not due.")
    desk.say_on_top(said, Tone.GOOD)
