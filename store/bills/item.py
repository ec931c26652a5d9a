"""The item of the price list that a bill is for: nothing outside the list is charged ($15)."""

from __future__ import annotations

from store.errors import NotFound, Refused
from store.pricelist import ITEMS, Item, Stage


def charged(code: str) -> Item:
    """The item with this code; raises ``Refused`` at the field for one that is not on the list."""
    try:
        item = ITEMS.numbered(code)
    except NotFound:
        raise Refused("No item {code} stands on the price list.", field="item", code=code) from None
    if item.stage is not Stage.LISTED:
        raise Refused("{code} is charged no more.", field="item", code=code)
    return item
