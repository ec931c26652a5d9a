"""The book of receipts: take a payment, void or redden one, print again, its invoice ($39–$45)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from pydantic import Field

from store import clock, money, payments, receipts
from store.errors import Refused
from store.inputs import HomeId, Input
from store.receipts import (
    CERTIFICATE,
    LOSS,
    RECEIPT,
    RECEIPTS,
    Kind,
    Method,
    Receipt,
    Reddening,
    Stage,
    Voiding,
)
from store.rights import Staff
from tui.answers import Answers
from tui.form.screen import Form
from tui.language import _, clockface, mark
from tui.language.labels import label
from tui.listing import View
from tui.payments import refunding, take
from tui.payments.refunding import ASK as REFUND
from tui.payments.refunding import GO_ON
from tui.register import Do, RegisterScreen, drafts
from tui.screen.actions import Action
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

TAKE = Action("new", ("ctrl+n",), mark("Take payment"), mark("From whoever stands here."), 4,
              right="store.payments.rights:TAKE_PAYMENTS")  # fmt: skip
VOID = Action("void", ("ctrl+k",), mark("Make void"), mark("Within the shift, all plies here."), 5,
              right="store.receipts.rights:VOID_RECEIPTS")  # fmt: skip
REDDEN = Action("redden", ("ctrl+r",), mark("Red receipt"), mark("After the shift, by a second."),
                6, right="store.receipts.rights:REDDEN_RECEIPTS")  # fmt: skip
REPRINT = Action("reprint", ("ctrl+b",), mark("Print again"), mark("As it was, and counted."), 7)
CERTIFY = Action("certify", ("ctrl+w",), mark("Certificate"), mark("For a ply that was lost."), 11)
ASK = Action("ask", ("ctrl+e",), mark("Invoice"), mark("The payer asks for an invoice."), 8)
WITHDRAW = Action("withdraw", ("ctrl+u",), mark("No invoice"), mark("It is not wanted."), 12)
INVOICED = Action("invoiced", ("ctrl+t",), mark("Invoice issued"), mark("Number and day."), 9)
NEED_RED = Action("need_red", ("ctrl+d",), mark("Red invoice"), mark("It has to be made."), 13)
RED_DONE = Action("red_done", ("ctrl+a",), mark("Red invoice issued"), mark("Number and day."), 14)


class _Chosen(Input):
    """For which home money is taken."""

    home: HomeId = Field(title=mark("Home"))


def void(receipt_id: int, given: Voiding, *, by: Staff) -> Receipt:
    """Make a payment's receipt void, with what it settled."""
    payments.void(_payment(receipt_id), given, by=by)
    return receipts.get(receipt_id)


def redden(receipt_id: int, given: Reddening, *, by: Staff) -> Receipt:
    """Redden a payment's receipt, with what it settled; gives the red one."""
    payments.redden(_payment(receipt_id), given, by=by)
    return receipts.of(receipts.get(receipt_id).about)[-1]


def _payment(receipt_id: int) -> int:
    thing, _colon, number = receipts.get(receipt_id).about.partition(":")
    if thing != payments.PAYMENTS.thing:
        raise Refused("It is for a deposit: give that back on the page of deposits.")
    return int(number)


class ReceiptsScreen(RegisterScreen[Receipt]):
    """The receipts, the newest first."""

    SCOPE = "receipts"
    TITLE = mark("Receipts")
    REGISTER = RECEIPTS
    HELP = mark(
        "Every receipt with its number, none left out. {new} takes a payment. A receipt is never"
        " changed: within the shift it is made void, later a red one is given, by a second person."
    )
    SHEETS = (RECEIPT, CERTIFICATE, LOSS)
    MORE = (REFUND, GO_ON)
    FOLLOWS = ("payment", "refund", "deposit")
    VIEWS: ClassVar[tuple[View[Receipt], ...]] = (
        View(mark("all")),
        View(mark("today"), lambda one: clock.day(one.made_at) == clock.today()),
        View(mark("void or red"), lambda one: one.stage is not Stage.VALID),
    )
    STEPS: ClassVar[tuple[Do[Receipt], ...]] = (
        Do("issued", TAKE, receipts.issue),
        Do("voided", VOID, void),
        Do("reddened", REDDEN, redden),
        Do("reprinted", REPRINT, receipts.reprint),
        Do("invoice_asked", ASK, receipts.ask_invoice),
        Do("invoice_issued", INVOICED, receipts.issue_invoice),
        Do("certified", CERTIFY, receipts.certify),
        Do("invoice_withdrawn", WITHDRAW, receipts.withdraw_invoice),
        Do("invoice_to_redden", NEED_RED, receipts.need_red),
        Do("invoice_reddened", RED_DONE, receipts.redden_invoice),
    )

    def things(self, typed: str) -> Sequence[Receipt]:
        """Receipts by number, home and payer, the newest of them."""
        begins = f"{typed.strip()}%"
        where = (
            "WHERE receipt.number LIKE ? OR h.code LIKE ? OR receipt.payer LIKE ?"
            " ORDER BY receipt.id DESC LIMIT 500"
        )
        return RECEIPTS.table.read(where, begins.upper(), begins, begins)

    def columns(self) -> Sequence[Column]:
        """How it stands, then what it says."""
        return [
            Column(_("State"), 6),
            Column(_("Receipt no. of it"), 14),
            Column(_("Home"), 9),
            Column(_("Payer"), 8, flex=True),
            Column(_("Way"), 6),
            Column(_("Amount"), 10, right=True),
            Column(_("Time"), 11),
        ]

    def drawn(self, one: Receipt) -> Drawn:
        """A receipt as a line."""
        ended = one.stage is not Stage.VALID
        tone = Tone.FAINT if ended else Tone.ALARM if one.kind is Kind.RED else Tone.PLAIN
        cells = (
            *(label(one.stage), one.number, one.home, one.payer or "-", label(one.method)),
            *(money.text(one.amount), clockface.moment(one.made_at)),
        )
        return Drawn(cells, "x" if ended else " ", tone)

    def named(self, one: Receipt) -> str:
        """Number, home, payer, amount."""
        return "  ".join((one.number, one.home, one.payer, money.text(one.amount)))

    def full(self, one: Receipt) -> Iterator[str | Words]:
        """Its lines, how far its invoice is, and what was recorded."""
        first, *rest = super().full(one)
        yield first
        for line in one.lines:
            yield "  ".join(filter(None, (line.words, line.period, money.text(line.amount))))
        invoice = _("Invoice: {state}").format(state=label(one.invoice))
        told = filter(None, (one.remark, invoice, one.invoice_no, one.red_invoice_no))
        yield "  ".join(told)
        if one.method is not Method.CASH and one.reference:
            yield _("Payment number {number}").format(number=one.reference)
        yield from map(refunding.told, refunding.of_receipt(one))
        yield from rest

    def can(self, action: Action) -> bool:
        """Only of a payment money goes back here; to go on a refund has to be under way."""
        one = self.rows.current
        if action is REFUND:
            return bool(one and refunding.payment_of(one) and one.stage is Stage.VALID)
        if action is GO_ON:
            return bool(one and refunding.open_of(one))
        return super().can(action)

    async def act_refund(self) -> None:
        """Ask that money goes back."""
        if self.rows.current is not None:
            await refunding.ask(self.app, self.rows.current)
            self.load()

    async def act_go_on(self) -> None:
        """Approve the refund that is under way, or pay it out."""
        for one in refunding.open_of(self.rows.current) if self.rows.current else []:
            await refunding.go_on(self.app, one)
        self.load()

    async def act_new(self) -> None:
        """Ask for the home, and take a payment for it."""

        async def chosen(given: _Chosen) -> int:
            return given.home

        told = _(": ").join((_(TAKE.title), _(TAKE.help)))
        home = await self.app.ask(Form(_Chosen, told, chosen, draft=""))
        if home is not None:
            await take.begin(self.app, home, None)
            self.load()


ANSWERS = Answers(
    drafts=drafts(ReceiptsScreen),
    place=lambda number: receipts.get(number).number,
)
