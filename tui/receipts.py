"""The book of receipts: take a payment, void or redden one, print again, its invoice ($39–$45)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import ClassVar

from pydantic import Field

from store import answers, clock, money, receipts
from store.answers import Undo
from store.errors import Refused
from store.inputs import HomeId, Input
from store.receipts import (
    CERTIFICATE,
    LOSS,
    RECEIPT,
    RECEIPTS,
    Invoicing,
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
from tui.register import Do, RegisterScreen, drafts
from tui.screen.actions import Action
from tui.screen.host import Host
from tui.subjects import SERVICES
from tui.widgets.paint import Tone, Words
from tui.widgets.rows import Column, Drawn

TAKE = Action("new", ("ctrl+n",), mark("Take payment"), mark("From whoever stands here."), 4,
              right="store.rights:WORK_THE_DESK")  # fmt: skip
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


_OF_INVOICE = {
    ASK: (Invoicing.NONE, Invoicing.ASKED),
    WITHDRAW: (Invoicing.ASKED,),
    INVOICED: (Invoicing.ASKED,),
    NEED_RED: (Invoicing.ISSUED,),
    RED_DONE: (Invoicing.ISSUED, Invoicing.RED_NEEDED),
}
TAKES = "pay"  # the service of a home that takes money


class _Chosen(Input):
    """For which home money is taken."""

    home: HomeId = Field(title=mark("Home"))


def void(receipt_id: int, given: Voiding, *, by: Staff) -> Receipt:
    """Make a receipt void, with what it was given for."""
    undo, number = _undo(receipt_id)
    undo.void(number, given, by=by)
    return receipts.get(receipt_id)


def redden(receipt_id: int, given: Reddening, *, by: Staff) -> Receipt:
    """Redden a receipt, with what it was given for; gives the red one."""
    undo, number = _undo(receipt_id)
    undo.redden(number, given, by=by)
    return receipts.of(receipts.get(receipt_id).about)[-1]


def _undo(receipt_id: int) -> tuple[Undo, int]:
    about = receipts.get(receipt_id).about
    answering = answers.of_thing_of(about)
    if answering is None or answering.undo is None:
        raise Refused("What this receipt was given for cannot be taken back here.")
    return answering.undo, int(about.rpartition(":")[2])


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
        return receipts.listed(typed.strip().upper())

    def columns(self) -> Sequence[Column]:
        """How it stands, then what it says."""
        return [
            Column(_("State"), 8),
            Column(_("No."), 14),
            Column(_("Home"), 9),
            Column(_("Payer"), 6, flex=True),
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
            *(money.text(one.amount), clockface.short(one.made_at)),
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
        yield from rest

    def can(self, action: Action) -> bool:
        """Of an invoice, what follows from how far it is; a red receipt itself stays as it is."""
        one = self.rows.current
        if one is not None and action in _OF_INVOICE and one.invoice not in _OF_INVOICE[action]:
            return False
        if one is not None and one.kind is Kind.RED and action in (VOID, REDDEN):
            return False
        return super().can(action)

    async def act_new(self) -> None:
        """Ask for the home, and take a payment for it."""

        async def chosen(given: _Chosen) -> int:
            return given.home

        told = _(": ").join((_(TAKE.title), _(TAKE.help)))
        home = await self.app.ask(Form(_Chosen, told, chosen, draft=""))
        if home is not None:
            await begun(self.app, home)
            self.load()


async def begun(desk: Host, home_id: int) -> None:
    """Take a payment for a home, as its page offers it."""
    service = next(one for one in SERVICES if one.name == TAKES)
    module, _colon, name = service.begins.partition(":")
    await getattr(import_module(module), name)(desk, home_id, None)


ANSWERS = Answers(
    drafts=drafts(ReceiptsScreen),
    place=lambda number: receipts.get(number).number,
)
