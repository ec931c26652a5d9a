"""How each event of a receipt stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "receipt.issued": mark("Receipt {number}: {amount} yuan, {method}"),
    "receipt.issued:original": mark("Red receipt {number}: {amount} yuan, for {original}"),
    "receipt.voided": mark("Receipt {number} void, all plies collected: {reason}"),
    "receipt.reddened": mark("Receipt {number} reddened by {red}: {reason}[; {loss}]"),
    "receipt.reprinted": mark("Receipt {number} printed once more: {reason}"),
    "receipt.certified": mark("Receipt {number}: a certificate of payment given; {reason}"),
    "receipt.invoice_asked": mark("Receipt {number}: an invoice is asked for[; {home}]"),
    "receipt.invoice_withdrawn": mark("Receipt {number}: no invoice is asked for; {reason}"),
    "receipt.invoice_issued": mark("Receipt {number}: invoice {no} of {on}"),
    "receipt.invoice_to_redden": mark("Receipt {number}: its red invoice is needed[; {reason}]"),
    "receipt.invoice_reddened": mark("Receipt {number}: red invoice {no} of {on}"),
    "receipt.forgotten": mark("{gone} receipts, names erased after {years} years"),
    "receipt.handed": mark("{number}: {state}"),
}
CALLED = {"receipt": mark("Receipt")}
