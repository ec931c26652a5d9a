"""The book of receipts: numbered without a gap, never changed, void or red at most once ($39–$46).

Whoever takes money calls ``issue`` within an operation of their own; the receipt's ``about`` names
the payment or deposit that it is for (``Table.following`` tells the number of the row to come).
"""

from store.receipts.inputs import (
    Certificate,
    Invoice,
    InvoiceRequest,
    Invoicing,
    Kind,
    Line,
    Method,
    NewReceipt,
    Reason,
    Reddening,
    Stage,
    Voiding,
)
from store.receipts.invoices import (
    ask_invoice,
    issue_invoice,
    must_be_free,
    need_red,
    redden_invoice,
    withdraw_invoice,
)
from store.receipts.receipt import (
    RECEIPTS,
    Receipt,
    between,
    get,
    listed,
    numbered,
    of,
    of_day,
    of_home,
)
from store.receipts.rights import ISSUE_RECEIPTS, REDDEN_RECEIPTS, VOID_RECEIPTS
from store.receipts.sheets import CERTIFICATE, LOSS, RECEIPT
from store.receipts.steps import certify, issue, redden, reprint, same_shift, void
from store.receipts.subject import ANSWERS

__all__ = [
    "ANSWERS", "CERTIFICATE", "ISSUE_RECEIPTS", "LOSS", "RECEIPT", "RECEIPTS", "REDDEN_RECEIPTS",
    "VOID_RECEIPTS",
    "Certificate", "Invoice", "InvoiceRequest", "Invoicing", "Kind", "Line", "Method",
    "NewReceipt", "Reason", "Receipt", "Reddening", "Stage", "Voiding",
    "ask_invoice", "between", "certify", "get", "issue", "issue_invoice", "listed", "must_be_free",
    "need_red", "numbered", "of", "of_day", "of_home", "redden", "redden_invoice", "reprint",
    "same_shift", "void", "withdraw_invoice",
]  # fmt: skip
