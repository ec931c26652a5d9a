"""What ``verify`` asks of paid services: quoted, agreed, settled and billed are one sum (D2)."""

from __future__ import annotations

from store.engine import dialect
from store.services.service import SERVICES
from store.text import mark

_SAID = (
    f"SELECT {dialect.number_behind('j.subject', ':')} service,"
    f" CAST({dialect.value_in('j.payload', 'row', 'quote')} AS BIGINT) quote,"
    " CAST(s.key AS BIGINT) place,"
    f" s.value amount FROM journal j, {dialect.pairs_in('j.payload', 'lines', 's')}"
    " WHERE j.subject >= 'service:' AND j.subject < 'service;'"
    " AND j.kind IN ('service.quoted', 'service.quoted_more')"
)
_LINES = "SELECT service_id, quote, place, amount FROM service_line"
_CHARGED = (
    "SELECT service_id, sum(charged) s FROM service_line WHERE agreed = 1 GROUP BY service_id"
)
CHECKS = dict(SERVICES.checks) | {
    mark("A service was quoted otherwise than it was recorded: {what}"): (
        "SELECT min('service:' || service) FROM (SELECT service FROM"
        f" (SELECT * FROM ({_SAID}) EXCEPT {_LINES}) UNION ALL SELECT service_id FROM"
        f" ({_LINES} EXCEPT SELECT * FROM ({_SAID})))"
    ),
    mark("More is charged of a service than was agreed to: {what}"): (
        f"SELECT min('service:' || s.id) FROM service s LEFT JOIN ({_CHARGED}) c"
        " ON c.service_id = s.id WHERE coalesce(c.s, 0) > s.agreed"
        " OR (s.stage IN ('listed', 'settled') AND coalesce(c.s, 0) <> coalesce(s.listed, 0))"
    ),
    mark("A bill of a service is not what was settled: {what}"): (
        "SELECT min('bill:' || b.id) FROM bill b LEFT JOIN service s"
        " ON b.about = 'service:' || s.id WHERE b.about >= 'service:' AND b.about < 'service;'"
        " AND b.stage <> 'void' AND (s.id IS NULL OR s.home_id <> b.home_id"
        " OR coalesce(s.listed, 0) <> b.amount)"
    ),
}
