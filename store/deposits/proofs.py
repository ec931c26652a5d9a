"""What ``verify`` asks of deposits beside their entries ($71, $72, X105)."""

from __future__ import annotations

from store.text import mark

CHECKS = {
    # Each has its own receipt, which says the same; it is valid for as long as the deposit stands.
    mark("A deposit is not what its receipt says: {what}"): (
        "SELECT min(d.number) FROM deposit d LEFT JOIN receipt r ON r.id = d.receipt_id"
        " WHERE r.id IS NULL OR r.about <> 'deposit:' || d.id OR r.number <> d.number"
        " OR r.amount <> d.amount OR r.payer <> d.payer OR r.home_id <> d.home_id"
        " OR (d.undone = 0) <> (r.stage = 'valid')"
    ),
    # What was deducted is income, line by line, once the rest went back.
    mark("A deposit's deductions are not its receipts: {what}"): (
        "SELECT min(d.number) FROM deposit d WHERE d.deducted <> (SELECT coalesce(sum(r.amount), 0)"
        " FROM deposit_deduction x JOIN receipt r ON r.id = x.receipt_id"
        " WHERE x.deposit_id = d.id AND x.struck = 0 AND x.amount = r.amount)"
    ),
    mark("A deposit has conditions other than it was taken on: {what}"): (
        "SELECT min(d.number) FROM deposit d WHERE"
        " (d.met_on IS NULL) = (NOT EXISTS (SELECT 1 FROM deposit_condition c"
        " WHERE c.deposit_id = d.id AND c.met_on IS NULL))"
    ),
}
