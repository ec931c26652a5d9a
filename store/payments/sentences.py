"""How each event of payments stands in the book."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "payment.taken": mark("{home}: {amount} yuan taken, {method}, receipt {receipt}"),
    "payment.taken:late": mark(
        "{home}: {amount} yuan taken, a late charge in it, {method}, receipt {receipt}"
    ),
    "payment.voided": mark("{home}: receipt {receipt} void, {amount} yuan owed again; {reason}"),
    "payment.reddened": mark(
        "{home}: receipt {receipt} reddened, {amount} yuan owed again; {reason}"
    ),
    "payment.stays": mark("{amount} yuan are prepaid"),
    "refund.asked": mark("{home}: refund {number} of {amount} yuan asked for; {reason}"),
    "refund.approved": mark("{home}: refund {number} of {amount} yuan approved {remark}"),
    "refund.refused": mark("{home}: refund {number} of {amount} yuan not approved; {reason}"),
    "refund.paid": mark("{home}: refund {number} of {amount} yuan paid out, {way} {note}"),
    "refund.to_approve": mark("{home}: approve refund {number} of {amount} yuan?"),
    "bank_file.taken_in": mark(
        "Bank file {number} taken in, {method}: {count} lines, {waiting} not assigned, {rejected}"
        " rejected: {file}"
    ),
    "bank_file.assigned": mark(
        "Bank file {number}: row {place}, {amount} yuan, assigned to {home}, receipt {receipt}"
    ),
    "bank_file.set_aside": mark(
        "Bank file {number}: row {place}, {amount} yuan, set aside; {reason}"
    ),
    "bank_file.reopened": mark(
        "Bank file {number}: row {place}, {amount} yuan, to be assigned after all; {reason}"
    ),
    "bank_file.came_back": mark(
        "Bank file {number}: row {place}, {amount} yuan, to be assigned anew; receipt {receipt}"
        " does not stand"
    ),
    "bank_file.to_assign": mark(
        "Bank file {number}: {count} payments to be assigned, {total} yuan"
    ),
    "bank_file.handed": mark("{count} payments to be assigned, {total} yuan"),
    "refund.to_pay": mark("{home}: refund {number} of {amount} yuan to be paid out"),
}
CALLED = {"payment": mark("Payment"), "refund": mark("Refund"), "bank_file": mark("Bank file")}
