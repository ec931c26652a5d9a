"""How each event of bills stands in the book."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "payer.named": mark("{home} is paid for from {since}, {standing}; {reason}"),
    "payer.moved_in": mark("{home} is paid for from {since} by who moves in, {standing}; {reason}"),
    "payer.followed": mark("{home}: who paid before does so until {until}"),
    "payer.resumed": mark("{home}: who paid before pays on; {reason}"),
    "payer.forgotten": mark("{gone} payers, names erased after {years} years"),
    "payer.struck": mark("{home}: payer taken back, entered by mistake; {reason}"),
    "charged_part.agreed": mark("{home}: {item} at {rate} of the price from {since}; {reason}"),
    "charged_part.ended": mark("{home}: a part of the price until {until}; {reason}"),
    "bill_run.drafted": mark("Bills {number} drafted: {item} {month}, {count} bills, {total} yuan"),
    "bill_run.issued": mark("Bills {number} issued: {count} bills, {total} yuan"),
    "bill_run.dropped": mark("Bills {number} dropped: {count} drafts void[; {reason}]"),
    "bill.issued": mark("Bill {number} of {home} issued"),
    "bill.voided": mark("Bill {number} of {home} void; {reason}"),
    "bill.disputed": mark("Bill {number} of {home} disputed since {since}; {reason}"),
    "bill.agreed": mark("Bill {number} of {home} disputed no more; {reason}"),
    "bill.written_off": mark("Bill {number} of {home} written off; {reason}"),
    "reduction.asked": mark("Bill {bill}: to be reduced by {amount} yuan; {reason}; {paper}"),
    "reduction.approved": mark("Bill {bill} reduced by {amount} yuan {remark}"),
    "reduction.refused": mark("Bill {bill} not reduced by {amount} yuan; {reason}"),
    "reduction.asked_for": mark("Reduce bill {bill} of {home} by {amount} yuan?"),
    "bill.stays": mark("{count} bills are owed, {total} yuan, since {month}"),
    "bill_run.to_issue": mark("Bills {number} to be issued: {count} drafts, {total} yuan"),
}
CALLED = {
    "payer": mark("Payer"),
    "charged_part": mark("Part of a price"),
    "bill_run": mark("Bill run"),
    "bill": mark("Bill"),
    "reduction": mark("Reduction"),
}
