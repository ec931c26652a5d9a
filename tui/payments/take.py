"""Taking a payment: what is owed marked oldest first, the total, one form, the receipt (CT2)."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from printing.amount import in_words
from store import bills, clock, late, money, payments, residents
from store.bills import Bill, Payer
from store.errors import Refused
from store.payments import NewPayment, Payment
from store.receipts import RECEIPT
from tui.form.screen import Form
from tui.language import _, mark
from tui.language.labels import label
from tui.over.menu import Menu
from tui.screen import actions
from tui.screen.actions import Action
from tui.screen.deskscreen import DeskScreen
from tui.screen.host import Host
from tui.widgets.bands import Band
from tui.widgets.paint import Part, Tone
from tui.widgets.rows import Column, Drawn, Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult

_TAKE = "store.payments.rights:TAKE_PAYMENTS"
PAY = Action("pay", ("enter",), mark("Take payment"), mark("Of what is marked."), 1, right=_TAKE)
UNMARK = Action("unmark", ("left", "right"), mark("Mark or not"),
                mark("Whether the payer names this bill."), 2)  # fmt: skip
AHEAD = Action("ahead", ("ctrl+n",), mark("A month more"),
               mark("Bill the coming month, to be paid ahead."), 3, right=_TAKE)  # fmt: skip
LATE = Action("late", ("ctrl+g",), mark("Late charge or not"),
              mark("Whether it is paid too; left, it stays owed."), 4)  # fmt: skip
DRAFT = "NewPayment"  # of a home, without the amount: what is owed may be another by then


class TakeScreen(DeskScreen[Payment]):
    """What a payer owes for a home, to be paid; gives the payment."""

    SCOPE = "take_payment"
    ACTIONS = (PAY, UNMARK, AHEAD, LATE, actions.BACK)
    HELP = mark(
        "All that is owed is marked, what fell due first on top. {unmark} takes a mark off or puts"
        " it back: then the payer names the bills, and the receipt says so. {ahead} adds a month."
        " A late charge is paid with its bill; {late} leaves it, and it stays owed until it is paid"
        " or waived."
    )
    FOLLOWS: ClassVar[tuple[str, ...]] = ("bill", "bill_run", "payment", "late_charge")

    def __init__(self, payer: Payer) -> None:
        super().__init__()
        self.payer, self.unmarked = payer, set[int]()
        self.key = secrets.token_hex(8)
        self.owed: list[Bill] = []
        self.charges: dict[int, int] = {}  # what is owed of late charges, by bill
        self.late = True  # whether they are paid too
        self.asked: set[int] = set()  # payments of the same sum that were asked about

    def body(self) -> ComposeResult:
        """Whose home it is, the bills, and the total."""
        self.heading, self.before, self.total = Band(), Band(), Band()
        charged = bool(late.settings().clause)
        columns = [
            Column(_("Pay"), 4), Column(_("Month"), 7),
            Column(_("Item"), 10 if charged else 16, flex=True), Column(_("Due"), 10),
            Column(_("State"), 8), Column(_("Owed"), 10 if charged else 12, right=True),
        ]  # fmt: skip
        if charged:
            columns.append(Column(_("Late charge"), 11, right=True))
        self.rows = Rows[Bill](columns, key=lambda one: one.id, draw=self._drawn)
        yield self.heading
        yield self.before
        yield self.rows
        yield self.total

    def on_mount(self) -> None:
        """Show what is owed."""
        super().on_mount()
        self.set_focus(self.rows)
        self.load()
        self.run_worker(asyncio.to_thread(_ready), group="ready", exit_on_error=False)

    def load(self) -> None:
        """Read anew what is owed."""
        charged = late.of_payer(self.payer.id, clock.today())
        self.charges = {one.bill.id: one.owed for one in charged}
        self.owed = owed_by(self.payer)
        known = {one.id for one in self.owed}
        self.owed = [*(one.bill for one in charged if one.bill.id not in known), *self.owed]
        self.rows.empty = _("Nothing is owed: what is taken now is prepaid.")
        self.rows.load(self.owed)
        self.heading.show([(f" {_(PAY.title)}  {named(self.payer)}", Tone.TITLE)])
        self.before.show(" " + "  ".join(_before(self.payer)))
        told = _("{n} marked: {amount} yuan  {words}").format(
            n=len(self.marked), amount=money.text(self.sum), words=_words(self.sum)
        )
        self.total.show([(f" {told}", Tone.STRONG), *self._besides()])
        self.refresh_bands()

    @property
    def marked(self) -> list[Bill]:
        """The bills that are to be paid."""
        return [one for one in self.owed if one.id not in self.unmarked]

    @property
    def sum(self) -> int:
        """What they come to with their late charges, in fen."""
        return sum(one.owed for one in self.marked) + (self.cost if self.late else 0)

    @property
    def cost(self) -> int:
        """What their late charges come to, in fen."""
        return sum(self.charges.get(one.id, 0) for one in self.marked)

    def _besides(self) -> Iterator[Part]:
        """What of it is late charge, or is left of one."""
        if self.cost:
            paid, left = _("  late charge in it {amount}"), _("  left: late charge {amount}")
            told = (paid if self.late else left).format(amount=money.text(self.cost))
            yield told, Tone.PLAIN if self.late else Tone.WARN

    def _drawn(self, one: Bill) -> Drawn:
        late = one.overdue(clock.today())
        sign = "[ ]" if one.id in self.unmarked else "[x]"
        state = _("disputed") if one.disputed else _("overdue") if late else label(one.state)
        cells = (
            *(sign, one.month, one.item, one.due.isoformat(), state, money.text(one.owed)),
            *self._charged(one),
        )
        tone = Tone.FAINT if one.id in self.unmarked else Tone.ALARM if late else Tone.PLAIN
        return Drawn(cells, "!" if late else " ", tone)

    def _charged(self, one: Bill) -> tuple[str, ...]:
        """Its late charge, in brackets where it is left."""
        if not late.settings().clause:
            return ()
        told = money.text(self.charges[one.id]) if one.id in self.charges else ""
        return (told if self.late or not told else f"({told})",)

    def can(self, action: Action) -> bool:
        """Whether there is a late charge to be left."""
        return bool(self.charges) if action is LATE else super().can(action)

    def act_late(self) -> None:
        """Leave the late charge, or pay it too."""
        self.late = not self.late
        self.load()

    def changed(self, subjects: frozenset[str]) -> None:
        """Another desk may have taken it."""
        if any(subject.partition(":")[0] in self.FOLLOWS for subject in subjects):
            self.load()

    def on_rows_chosen(self) -> None:
        """Enter."""
        self.perform(PAY)

    def act_unmark(self) -> None:
        """Take the mark off the bill that is pointed at, or put it back."""
        if self.rows.current is not None:
            self.unmarked ^= {self.rows.current.id}
            self.load()

    async def act_ahead(self) -> None:
        """Bill the coming month for who pays ahead."""
        made = await self.app.desk(bills.bill_ahead, self.payer.home_id, by=self.app.signed_in)
        self.load()
        self.say(_("Billed ahead: {month}.").format(month=made[0].month), Tone.GOOD)

    async def act_pay(self) -> None:
        """Ask how it is paid, take it, and print the receipt."""
        chosen = [one.id for one in self.marked] if self.unmarked else None
        payment = await self.app.ask(self._form(chosen))
        if payment is not None:
            await self.app.print_sheet(RECEIPT, f"receipt:{payment.receipt_id}")
            self.done(payment)

    def _form(self, chosen: list[int] | None) -> Form[NewPayment, Payment]:
        initial = {"amount": money.text(self.sum, grouped=False)} if self.sum else {"rest": True}
        heading = [f"{named(self.payer)}  {money.text(self.sum)}  {_words(self.sum)}"]

        async def take(new: NewPayment) -> Payment:
            by = self.app.signed_in
            self._must_be_another(new)
            return await self.app.desk(
                payments.take, self.key, self.payer.id, chosen, new, late=self.late, by=by
            )

        return Form(
            NewPayment,
            _(PAY.title),
            take,
            initial=initial,
            heading=heading,
            draft=f"{DRAFT}:{self.payer.home_id}",
            undrafted=("amount", "rest"),
        )

    def _must_be_another(self, new: NewPayment) -> None:
        """Ask once where the same sum was taken a moment ago; it bars nothing (CT12, X67)."""
        same = payments.just_taken(self.payer.home_id, new.amount)
        if same is None or same.key == self.key or same.id in self.asked:
            return
        self.asked.add(same.id)
        raise Refused(
            "This sum was taken for the home a moment ago, {receipt}: save once more if this is"
            " another.",
            field="amount",
            receipt=same.receipt,
        )


def owed_by(payer: Payer) -> list[Bill]:
    """What a payer owes for the home, the oldest due first."""
    return [one for one in bills.owed_by(payer.home_id) if one.payer_id == payer.id]


def named(payer: Payer) -> str:
    """Home, who pays, and the owner on file where that is somebody else, to be seen ($35)."""
    owner = residents.owner_of(payer.home_id)
    told = f"{payer.home}  {payer.name} {label(payer.standing)}"
    if owner and owner.name != payer.name:
        told += _("  owner {name}").format(name=owner.name)
    return told


def _words(fen: int) -> str:
    return in_words(Decimal(fen).scaleb(-2)) if fen else ""


def _before(payer: Payer) -> Iterator[str]:
    """What is prepaid, and the last payment, so that one made just now is seen (CT12)."""
    waits = payments.prepaid_of(payer.home_id, payer.id)
    if waits:
        yield _("prepaid {amount}").format(amount=money.text(waits))
    for last in payments.of_home(payer.home_id)[:1]:
        told = _("last paid {amount} on {day}, {receipt}")
        yield told.format(
            amount=money.text(last.amount), day=last.received_on.isoformat(), receipt=last.receipt
        )


def _ready() -> None:
    """Have at hand what the receipt is set with, while somebody looks at what is owed."""
    from printing import making

    making.ready()


async def begin(desk: Host, home_id: int, _person_id: int | None) -> None:
    """Take a payment for a home, of whoever owes or pays there."""
    payer = await _who(desk, home_id)
    if payer is None:
        return
    payment = await desk.ask(TakeScreen(payer))
    if payment is not None:
        desk.say_on_top(taken(payment), Tone.GOOD)


def taken(payment: Payment) -> str:
    """That money was taken: the receipt, and what is handed back."""
    told = _("{home}: {amount} yuan taken, receipt {receipt}.").format(
        home=payment.home, amount=money.text(payment.amount), receipt=payment.receipt
    )
    if payment.change:
        told += _(" Change: {amount}").format(amount=money.text(payment.change))
    return told


async def _who(desk: Host, home_id: int) -> Payer | None:
    """Who pays: the one there is, else the one that is chosen of those who owe or pay now."""
    now, owing = (
        bills.payer_on(home_id, clock.today()),
        {one.payer_id for one in bills.owed_by(home_id)}
        | {one.bill.payer_id for one in late.of_home(home_id, clock.today())},
    )
    found = [
        one for one in bills.payers_of(home_id) if one.id in owing or (now and one.id == now.id)
    ]
    if not found:
        desk.say_on_top(_("Nobody is named who pays for this home: see the payers."), Tone.WARN)
        return None
    if len(found) == 1:
        return found[0]
    offered = {
        Action(f"payer{one.id}", (), one.name, _("owes {amount}").format(
            amount=money.text(sum(bill.owed for bill in owed_by(one)))
        )): one
        for one in found
    }  # fmt: skip
    chosen = await desk.ask(Menu(_("Whose debts?"), list(offered)))
    return offered[chosen] if chosen else None
