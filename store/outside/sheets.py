"""The sheets of outside bodies."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

CONTACTS = SheetKind("outside contacts", mark("Phones of outside bodies"), "outside")
LIAISON_RECORD = SheetKind("liaison record", mark("Record of visits to a body"), "outside")
