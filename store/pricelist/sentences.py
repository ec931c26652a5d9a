"""How each event of the price list stands in the book."""

from __future__ import annotations

from store.text import mark

SENTENCES: dict[str, str] = {
    "price_item.entered": mark("Price list {number}, new item: {name}, {kind}, {way}"),
    "price_item.priced": mark(
        "Price list {number}: {price} from {since}, posted {posted}; {pricing}; {basis}"
    ),
    "price_item.served": mark(
        "Price list {number}: terms from {since}, posted {posted}; not in it: {excluded}"
    ),
    "price_item.unpriced": mark("Price list {number}: the rate to come taken back; {reason}"),
    "price_item.corrected": mark("Price list {number}, worded anew: {name}; {reason}"),
    "price_item.ended": mark("Price list {number}: charged until {until}; {reason}"),
}
CALLED = {"price_item": mark("Price list")}
