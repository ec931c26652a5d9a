"""What ``verify`` asks of payments: each settles what its entry says, and adds up (D2)."""

from __future__ import annotations

from store.engine import dialect
from store.payments.payment import PAYMENTS
from store.payments.refund import REFUNDS
from store.register import together
from store.text import mark

_SAID = (
    f"SELECT {dialect.number_behind('j.subject', ':')} payment, CAST(s.key AS BIGINT) bill,"
    f" s.value amount FROM journal j, {dialect.pairs_in('j.payload', 'settles', 's')}"
    " WHERE j.kind = 'payment.taken'"
)
_SETTLED = "SELECT payment_id, bill_id, amount FROM settlement WHERE amount > 0"
_LEFT = (
    "SELECT p.id FROM payment p LEFT JOIN (SELECT payment_id, sum(amount) s FROM settlement"
    " GROUP BY payment_id) b ON b.payment_id = p.id LEFT JOIN (SELECT payment_id, sum(amount) s"
    " FROM prepaid GROUP BY payment_id) w ON w.payment_id = p.id LEFT JOIN (SELECT payment_id,"
    " sum(amount) s FROM refund WHERE stage = 'paid' GROUP BY payment_id) o ON o.payment_id = p.id"
    " WHERE coalesce(b.s, 0) + coalesce(w.s, 0)"
)
CHECKS = dict(together(PAYMENTS.checks, REFUNDS.checks)) | {
    mark("A payment settles otherwise than it was recorded: {what}"): (
        "SELECT min('payment:' || payment) FROM (SELECT payment FROM"
        f" (SELECT * FROM ({_SAID}) EXCEPT {_SETTLED}) UNION ALL SELECT payment_id FROM"
        f" ({_SETTLED} EXCEPT SELECT * FROM ({_SAID})))"
    ),
    mark("What a payment settles and leaves does not add up: {what}"): (
        f"SELECT min('payment:' || id) FROM ({_LEFT} + coalesce(o.s, 0) <> CASE WHEN p.stage ="
        " 'undone' OR p.method = 'prepaid' THEN 0 ELSE p.amount END)"
    ),
    mark("Less than nothing is prepaid: {what}"): (
        "SELECT min('home:' || home_id) FROM (SELECT home_id FROM prepaid"
        " GROUP BY home_id, payer_id HAVING sum(amount) < 0)"
    ),
}
