"""What ``verify`` asks of late charges beside their entries (X93)."""

from __future__ import annotations

from store.text import mark

CHECKS = {
    mark("More than its bill is settled or waived of a late charge: {what}"): (
        "SELECT min('bill:' || b.id) FROM bill b JOIN (SELECT bill_id, sum(amount) s FROM (SELECT"
        " bill_id, amount FROM late_settled UNION ALL SELECT bill_id, amount FROM late_waiver"
        " WHERE stage = 'approved') GROUP BY bill_id) l ON l.bill_id = b.id"
        " WHERE l.s > b.amount OR l.s < 0"
    ),
}
