"""What the tables of shops must say, for their entries do (D2)."""

from __future__ import annotations

from functools import partial

from store.engine import dialect
from store.inputs import mark

_said = partial(dialect.value_in, "j.payload")

_FIRST = dialect.least("j.number")
_NUMBER = dialect.number_behind("j.subject", ":")
_MINE = "j.subject >= 'shop_check:' AND j.subject < 'shop_check;'"
_EACH = dialect.each_in("j.payload", "lines", "l")
_PLACE, _GOT = (dialect.nth_in("l.value", place) for place in (0, 1))
_HAS = dialect.holds("j.payload", "lines")
_PAPERS = "j.subject >= 'shop:' AND j.subject < 'shop;' AND j.kind = 'shop.permitted'"
PAPER = _said("paper")

TABLE_CHECKS = {
    mark("its line of a shop check is not as it was noted"): (
        f"SELECT min(newest.n) FROM (SELECT max(j.number) n, {_PLACE} place FROM journal j,"
        f" {_EACH} WHERE {_MINE} AND {_HAS} GROUP BY j.subject, {_PLACE}) newest"
        f" JOIN journal j ON j.number = newest.n JOIN {_EACH} ON {_PLACE} = newest.place"
        f" LEFT JOIN shop_mark m ON m.check_id = {_NUMBER} AND m.place = newest.place"
        f" WHERE m.place IS NULL OR m.number <> j.number OR m.got IS DISTINCT FROM {_GOT}"
    ),
    mark("A line of a shop check is noted as no entry says: {what}"): (
        "SELECT min('shop_check:' || m.check_id) FROM shop_mark m WHERE NOT EXISTS"
        f" (SELECT 1 FROM journal j, {_EACH} WHERE j.number = m.number AND {_PLACE} = m.place"
        " AND j.subject = 'shop_check:' || m.check_id)"
    ),
    mark("its permit is not the shop's"): (
        f"SELECT {_FIRST} FROM journal j LEFT JOIN shop_paper p ON p.shop_id = {_NUMBER}"
        f" AND p.licence_id = {PAPER} WHERE {_PAPERS}"
        " AND (p.number IS NULL OR p.number <> j.number)"
    ),
    mark("A permit is a shop's as no entry says: {what}"): (
        "SELECT min('shop:' || p.shop_id) FROM shop_paper p WHERE NOT EXISTS"
        " (SELECT 1 FROM journal j WHERE j.number = p.number AND j.subject = 'shop:' || p.shop_id"
        f" AND {PAPER} = p.licence_id)"
    ),
}
