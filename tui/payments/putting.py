"""A deposit of the home put to what is owed, with its payer's written consent ($72, $76)."""

from __future__ import annotations

from store import deposits, money, payments
from store.deposits import Deposit, PutToFees
from store.receipts import RECEIPT
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.over.menu import Menu
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.widgets.paint import Tone

PUT = Action("put", (), mark("Deposit to fees"), mark("Its payer agreed to it in writing."))


async def begin(desk: Host, home_id: int, _person_id: int | None) -> None:
    """Settle what a home owes from a deposit of it whose return is approved."""
    one = await _which(desk, payments.to_put(home_id))
    if one is None:
        return
    payer, owed = payments.owing(one)
    if payer is None:
        desk.say_on_top(_("Nothing is owed for this home."), Tone.GOOD)
        return
    amount = min(owed, deposits.to_return(one))
    told = _("{home}  {deposit}, held {held}; {payer} owes {owed}").format(
        home=one.home,
        deposit=one.number,
        held=money.text(one.balance),
        payer=payer.name,
        owed=money.text(owed),
    )
    form = Form(
        PutToFees,
        _(": ").join((_(PUT.title), _(PUT.help))),
        desk.writes(payments.put_deposit, one.id),
        initial={"amount": money.text(amount, grouped=False), "receipt_back": owed >= one.balance},
        heading=[told],
        draft="",
    )
    if await desk.ask(form) is not None:
        payment = payments.of_home(home_id)[0]
        await desk.print_sheet(RECEIPT, f"receipt:{payment.receipt_id}")
        said = _("{deposit}: {amount} yuan put to fees, receipt {receipt}.").format(
            deposit=one.number, amount=money.text(payment.amount), receipt=payment.receipt
        )
        desk.say_on_top(said, Tone.GOOD)


async def _which(desk: Host, found: list[Deposit]) -> Deposit | None:
    if not found:
        told = _("No deposit of this home may go back: its return has to be approved first.")
        desk.say_on_top(told, Tone.WARN)
        return None
    if len(found) == 1:
        return found[0]
    what = {one.id: f"{label(one.kind)} {money.text(one.balance)}" for one in found}
    offered = {Action(f"deposit{one.id}", (), one.number, what[one.id]): one for one in found}
    chosen = await desk.ask(Menu(_("Which deposit?"), list(offered)))
    return offered[chosen] if chosen else None
