"""The invoice beside a receipt: how far it has come, never the invoice itself ($43)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from store import clock
from store.errors import Refused
from store.journal.operation import operation
from store.receipts.inputs import Invoice, InvoiceRequest, Invoicing, Reason
from store.receipts.receipt import RECEIPTS, Receipt
from store.rights import Staff

NO_REQUEST: Mapping[str, Any] = {"invoice": Invoicing.NONE, "title": "", "tax_number": ""}
_UNTIL_RED = (Invoicing.ISSUED, Invoicing.RED_NEEDED)


def must_be_free(receipt: Receipt) -> None:
    """Make sure that no invoice of a receipt stands; raises ``Refused`` until it is red (X31)."""
    if receipt.invoice in _UNTIL_RED:
        raise Refused(
            "Invoice {invoice} of {number} has to be made red first: enter the red one's number.",
            invoice=receipt.invoice_no,
            number=receipt.number,
        )


@operation
def ask_invoice(receipt_id: int, given: InvoiceRequest, *, by: Staff) -> Receipt:
    """Take down to whom the invoice is made out; again while none is made puts it right."""
    receipt = _at(receipt_id, "invoice_asked", by, Invoicing.NONE, Invoicing.ASKED)
    return RECEIPTS.move(
        receipt, "invoice_asked", given, by, invoice=Invoicing.ASKED, **given.model_dump()
    )


@operation
def withdraw_invoice(receipt_id: int, why: Reason, *, by: Staff) -> Receipt:
    """Take a request back: the receipt is free again (X60)."""
    receipt = _at(receipt_id, "invoice_withdrawn", by, Invoicing.ASKED)
    return RECEIPTS.move(receipt, "invoice_withdrawn", why, by, **NO_REQUEST)


@operation
def issue_invoice(receipt_id: int, given: Invoice, *, by: Staff) -> Receipt:
    """Take down the invoice that finance made; raises ``Refused`` at a number that there is."""
    receipt = _at(receipt_id, "invoice_issued", by, Invoicing.ASKED)
    _must_be_new(given)
    row: dict[str, Any] = {"invoice_no": given.no, "invoiced_on": given.on}
    return RECEIPTS.move(receipt, "invoice_issued", given, by, invoice=Invoicing.ISSUED, **row)


@operation
def need_red(receipt_id: int, why: Reason, *, by: Staff) -> Receipt:
    """Ask finance for the red invoice; the receipt waits for it on Today (X31)."""
    receipt = _at(receipt_id, "invoice_to_redden", by, Invoicing.ISSUED)
    return RECEIPTS.move(receipt, "invoice_to_redden", why, by, invoice=Invoicing.RED_NEEDED)


@operation
def redden_invoice(receipt_id: int, given: Invoice, *, by: Staff) -> Receipt:
    """Take down the red invoice: its receipt may be refunded, void or red now."""
    receipt = _at(receipt_id, "invoice_reddened", by, *_UNTIL_RED)
    _must_be_new(given)
    row: dict[str, Any] = {"red_invoice_no": given.no, "red_invoiced_on": given.on}
    return RECEIPTS.move(receipt, "invoice_reddened", given, by, invoice=Invoicing.RED_DONE, **row)


def _at(receipt_id: int, kind: str, by: Staff, *stages: Invoicing) -> Receipt:
    receipt = RECEIPTS.admitted(receipt_id, kind, by)
    if receipt.invoice not in stages:
        raise Refused("This is not possible now: it is {stage}.", stage=receipt.invoice)
    return receipt


def _must_be_new(given: Invoice) -> None:
    where = "WHERE ? IN (receipt.invoice_no, receipt.red_invoice_no)"
    for other in RECEIPTS.table.read(where, given.no):
        raise Refused("This invoice is that of {number}.", field="no", number=other.number)
    if given.on > clock.today():
        raise Refused("This day has not come yet.", field="on")
