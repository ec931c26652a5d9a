"""What the screens of payments answer to the halls."""

from __future__ import annotations

from collections.abc import Iterator

from store import bills, clock, money, payments, receipts
from tui.answers import Answers, HomeLine
from tui.language import _, mark
from tui.payments.book import ReceiptsScreen
from tui.register import drafts, home_line

_MOST = 3


def _home_lines(home_id: int) -> Iterator[HomeLine]:
    """What is prepaid, and the last payments (CT1)."""
    payer = bills.payer_on(home_id, clock.today())
    waits = payments.prepaid_of(home_id, payer.id) if payer else 0
    if payer and waits:
        told = _("prepaid {amount}").format(amount=money.text(waits))
        yield home_line(f"payer:{payer.id}", [told])
    for one in payments.of_home(home_id)[:_MOST]:
        told = _("{day}  {amount} yuan, {receipt}").format(
            day=one.received_on.isoformat(),
            amount=money.text(one.amount),
            receipt=one.receipt,
        )
        yield home_line(f"receipt:{one.receipt_id}", [told])


ANSWERS = Answers(
    drafts=drafts(ReceiptsScreen),
    place=lambda number: receipts.get(number).number,
    section=mark("Payments"),
    of_home=_home_lines,
)
