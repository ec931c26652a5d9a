"""The sheets about parcels."""

from __future__ import annotations

from store.paper import Paper, SheetKind
from store.text import mark

PARCEL_LIST = SheetKind("parcel list", mark("List of parcels"), "parcels")
PARCEL_SLIP = SheetKind("parcel slip", mark("Parcel receipt"), "parcels", (Paper.A5, Paper.A4))
