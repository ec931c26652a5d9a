"""What the list says of a paid service besides its price: minimum, call-out, warranty (W10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.engine import dialect
from store.engine.table import Table
from store.errors import Refused
from store.journal.operation import operation
from store.pricelist.inputs import Calling, Kind, NewTerms
from store.pricelist.item import ITEMS, Item
from store.pricelist.steps import must_begin_in_time
from store.rights import Staff
from store.text import mark


@dataclass(frozen=True)
class Terms:
    """Terms of a service from a day on.

    ``minimum`` and ``call_out`` are fen, ``surcharge`` basis points of the labour, ``warranty``
    days from acceptance.
    """

    id: int
    item_id: int
    since: date
    posted: date
    minimum: int
    call_out: int
    surcharge: int
    warranty: int
    cancelling: Calling
    excluded: str


_COLUMNS = (
    *("item_id", "since", "posted", "minimum", "call_out", "surcharge", "warranty", "cancelling"),
    "excluded",
)
TERMS = Table("service_terms", Terms, f"SELECT {', '.join(('id', *_COLUMNS))} FROM service_terms")


@operation
def serve(item_id: int, new: NewTerms, *, by: Staff) -> Item:
    """Let terms of a paid service hold from a day on; they follow those before ($12, W10).

    Raises ``Refused`` as a rate does that begins too early, for what is no paid service, and where
    later ones stand already.
    """
    item = ITEMS.admitted(item_id, "served", by)
    if item.kind is not Kind.SERVICE:
        raise Refused("Only a paid service has terms of its own.", field="excluded")
    must_begin_in_time(new.since, new.posted)
    for other in _all(item_id):
        if other.since >= new.since:
            raise Refused(
                "Terms of it begin on {day}; new ones follow them.",
                field="since",
                day=other.since,
            )
    id_ = TERMS.insert(item_id=item.id, **dict(new))
    return ITEMS.move(item, "served", new, by, figures={"terms": id_, "excluded": new.excluded})


def _all(item_id: int) -> list[Terms]:
    where = "WHERE service_terms.item_id = ? ORDER BY service_terms.since DESC"
    return TERMS.read(where, item_id)


def terms_of(item_id: int, on: date) -> Terms | None:
    """The terms of a service that hold on a day; None where the list says nothing more of it."""
    return next((one for one in _all(item_id) if one.since <= on), None)


def terms_to_come(item_id: int, on: date) -> list[Terms]:
    """Those that begin after a day, the first first."""
    return [one for one in reversed(_all(item_id)) if one.since > on]


_SAME = " AND ".join(
    f"{dialect.value_in('j.payload', name)} IS NOT DISTINCT FROM t.{name}"
    for name in _COLUMNS
    if name not in ("item_id", "excluded")
)
_OF = f"{dialect.number_in('j.payload', 'terms')} = t.id"
CHECKS = {
    mark("The terms of a paid service are none that were recorded: {what}"): (
        "SELECT min('service_terms:' || t.id) FROM service_terms t WHERE NOT EXISTS (SELECT 1"
        f" FROM journal j WHERE j.kind = 'price_item.served' AND {_OF} AND {_SAME})"
    ),
}
