"""What the screens of payments answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from store import bills, clock, money, payments
from store.waiting import Waiting
from tui.answers import Answers, Draft, HomeLine
from tui.language import _, mark
from tui.payments import refunding
from tui.payments.take import DRAFT
from tui.register import home_line
from tui.screen.actions import SERVICES
from tui.screen.host import Host
from tui.widgets.paint import Part, Tone

_MOST = 3


def _heading(home_id: int) -> Iterator[Part]:
    """What is prepaid for the home (CT1)."""
    payer = bills.payer_on(home_id, clock.today())
    waits = payments.prepaid_of(home_id, payer.id) if payer else 0
    if waits:
        yield _("prepaid {amount}").format(amount=money.text(waits)), Tone.GOOD


def _home_lines(home_id: int) -> Iterator[HomeLine]:
    """The last payments (CT1)."""
    for one in payments.of_home(home_id)[:_MOST]:
        told = _("{day}  {amount} yuan, {receipt}").format(
            day=one.received_on.isoformat(),
            amount=money.text(one.amount),
            receipt=one.receipt,
        )
        line = home_line(one.subject, [told, *_refunds(one.id)])
        yield replace(line, opens=partial(refunding.offer, payment_id=one.id))


def _refunds(payment: int) -> Iterator[Part]:
    """What of a payment goes back."""
    for refund in payments.of_payment(payment):
        yield f"  {refunding.told(refund)}", Tone.WARN


async def _go_on(desk: Host, one: Waiting) -> None:
    await refunding.go_on(desk, payments.REFUNDS.table.one(int(one.subject.rpartition(":")[2])))


ANSWERS = Answers(
    drafts={DRAFT: Draft(mark("Take payment"), "residents", "home", SERVICES["pay"])},
    opens={"refund.to_approve": _go_on, "refund.to_pay": _go_on},
    heading=_heading,
    section=mark("Payments"),
    of_home=_home_lines,
)
