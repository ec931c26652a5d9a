"""What ``verify`` asks of payments: each settles what its entry says, and adds up (D2)."""

from __future__ import annotations

from store.engine import dialect
from store.payments.bankfile import FILES, digest_of
from store.payments.payment import PAYMENTS
from store.payments.refund import REFUNDS
from store.register import together
from store.text import mark


def _said(name: str) -> str:
    return (
        f"SELECT {dialect.number_behind('j.subject', ':')} payment, CAST(s.key AS BIGINT) bill,"
        f" s.value amount FROM journal j, {dialect.pairs_in('j.payload', name, 's')}"
        " WHERE j.subject >= 'payment:' AND j.subject < 'payment;'"
        " AND j.kind = 'payment.taken'"
    )


_SAID, _SAID_LATE = _said("settles"), _said("late")
_SETTLED_LATE = "SELECT payment_id, bill_id, amount FROM late_settled WHERE amount > 0"
_SETTLED = "SELECT payment_id, bill_id, amount FROM settlement WHERE amount > 0"
_LEFT = (
    "SELECT p.id FROM payment p LEFT JOIN (SELECT payment_id, sum(amount) s FROM settlement"
    " GROUP BY payment_id) b ON b.payment_id = p.id LEFT JOIN (SELECT payment_id, sum(amount) s"
    " FROM prepaid GROUP BY payment_id) w ON w.payment_id = p.id LEFT JOIN (SELECT payment_id,"
    " sum(amount) s FROM refund WHERE stage = 'paid' GROUP BY payment_id) o ON o.payment_id = p.id"
    " LEFT JOIN (SELECT payment_id, sum(amount) s FROM late_settled GROUP BY payment_id) l"
    " ON l.payment_id = p.id WHERE coalesce(b.s, 0) + coalesce(w.s, 0) + coalesce(l.s, 0)"
)
CHECKS = dict(together(PAYMENTS.checks, REFUNDS.checks, FILES.checks)) | {
    mark("A payment settles otherwise than it was recorded: {what}"): (
        "SELECT min('payment:' || payment) FROM (SELECT payment FROM"
        f" (SELECT * FROM ({_SAID}) EXCEPT {_SETTLED}) UNION ALL SELECT payment_id FROM"
        f" ({_SETTLED} EXCEPT SELECT * FROM ({_SAID})))"
    ),
    mark("A payment settles a late charge otherwise than it was recorded: {what}"): (
        "SELECT min('payment:' || payment) FROM (SELECT payment FROM"
        f" (SELECT * FROM ({_SAID_LATE}) EXCEPT {_SETTLED_LATE}) UNION ALL SELECT payment_id FROM"
        f" ({_SETTLED_LATE} EXCEPT SELECT * FROM ({_SAID_LATE})))"
    ),
    mark("What a payment settles and leaves does not add up: {what}"): (
        f"SELECT min('payment:' || id) FROM ({_LEFT} + coalesce(o.s, 0) <> CASE WHEN p.stage ="
        " 'undone' OR p.method = 'prepaid' THEN 0 ELSE p.amount END)"
    ),
    mark("What went back of a late charge is not what was refunded: {what}"): (
        "SELECT min('payment:' || p.id) FROM payment p LEFT JOIN (SELECT payment_id, sum(amount) s"
        " FROM refund WHERE stage = 'paid' AND late = 1 GROUP BY payment_id) o"
        " ON o.payment_id = p.id LEFT JOIN (SELECT payment_id, -sum(amount) s FROM late_settled"
        " WHERE amount < 0 GROUP BY payment_id) l ON l.payment_id = p.id"
        " WHERE p.stage = 'taken' AND coalesce(o.s, 0) <> coalesce(l.s, 0)"
    ),
    mark("A bank file's lines are not those that were taken in: {what}"): (
        "SELECT min('bank_file:' || bank_file.id) FROM bank_file"
        f" WHERE bank_file.lines IS DISTINCT FROM {digest_of('bank_file.id')}"
    ),
    mark("A line of a bank file is no payment, or of another sum: {what}"): (
        "SELECT min('bank_file:' || l.file_id) FROM bank_line l LEFT JOIN payment p"
        " ON p.id = l.payment_id WHERE (l.stage = 'taken') <> (p.id IS NOT NULL)"
        " OR (p.id IS NOT NULL AND (p.amount <> l.amount OR p.stage <> 'taken'))"
    ),
    mark("Less than nothing is prepaid: {what}"): (
        "SELECT min('home:' || home_id) FROM (SELECT home_id FROM prepaid"
        " GROUP BY home_id, payer_id HAVING sum(amount) < 0)"
    ),
}
