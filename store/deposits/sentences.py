"""How each event of a deposit stands in the book, and what waits."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "deposit.taken": mark("Deposit {number}, {kind}: {amount} yuan taken, {method}"),
    "deposit.met": mark("Deposit {number}, conditions met: {places}[; seen by {seen}]"),
    "deposit.met:all": mark("Deposit {number}: all conditions met, due back[; seen by {seen}]"),
    "deposit.told": mark("Deposit {number}: its payer knows that it is due back; {how}"),
    "deposit.asked": mark("Deposit {number} asked back[; {remark}]"),
    "deposit.checked": mark("Deposit {number}: conditions looked at[; {remark}][; {despite}]"),
    "deposit.deducted": mark(
        "Deposit {number}: {deduction} yuan deducted by agreement: {reason}; {evidence}"
    ),
    "deposit.struck": mark("Deposit {number}: nothing deducted of it; {reason}"),
    "deposit.approved": mark("Deposit {number}: may go back[; {remark}]"),
    "deposit.given_back": mark(
        "Deposit {number} given back: {back} yuan, {way}[; {otherwise}][; receipt lost: {loss}]"
    ),
    "deposit.put_to_fees": mark(
        "Deposit {number}: {amount} yuan put to what is owed, receipt {receipt}; {consent}"
    ),
    "deposit.put_back": mark(
        "Deposit {number}: {amount} yuan held again, the payment from it is undone"
    ),
    "deposit.kept_on": mark("Deposit {number} held on: {reason}"),
    "deposit.voided": mark("Deposit {number} undone, its receipt void: {reason}"),
    "deposit.reddened": mark("Deposit {number} undone, its receipt reddened: {reason}"),
    "deposit.to_check": mark("Look at the conditions: {home}, {kind}, {number}"),
    "deposit.to_approve": mark("Approve its return: {home}, {kind}, {number}"),
    "deposit.to_give_back": mark("Give back: {home}, {kind}, {number}"),
    "deposit.unclaimed": mark("Due back: {home}, {kind}, since {since}, {number}"),
    "deposit.handed": mark("deposit receipts: {count}, {total} yuan"),
    "deposit.stays": mark("Deposit {number}, {kind}: {balance} yuan"),
}
CALLED = {"deposit": mark("Deposit")}
