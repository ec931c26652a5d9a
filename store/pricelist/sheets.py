"""The sheet of the price list (SH19)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

PRICE_LIST = SheetKind("price list", mark("Posted price list"), "pricelist")
SERVICES = SheetKind("service prices", mark("Paid services and prices"), "pricelist")
