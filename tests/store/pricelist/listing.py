"""A price list to try things on."""

from __future__ import annotations

from datetime import date
from typing import Any

from store import pricelist
from store.pricelist import Item, NewItem, NewRate
from store.rights import Staff


def item(by: Staff, **told: Any) -> Item:
    """The management fee, unless told otherwise."""
    given = {"number": "WYF", "name": "物业服务费", "content": "三级服务", "kind": "management"}
    return pricelist.enter(NewItem.model_validate(given | told), by=by)


def rate(**told: Any) -> NewRate:
    """2.80 from the year's begin, posted in time, as the contract says."""
    given = {
        "price": "2.8",
        "unit": "元/㎡·月",
        "since": date(2026, 1, 1),
        "posted": date(2025, 11, 20),
        "basis": "服务合同 2025-11-01",
    }
    return NewRate.model_validate(given | told)
