"""The sheets of shops."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

SHOP_FILE = SheetKind("shop file", mark("Shop's file card"), "shops")
SHOP_CHECK = SheetKind("shop check", mark("Sheet of a shop check"), "shops")
FRONTAGE_WEEK = SheetKind("frontage week", mark("Frontage scores of a week"), "shops")
BREACH_NOTICE = SheetKind("shop notice", mark("Notice to put it right"), "shops")
BREACH_REPORT = SheetKind("shop report", mark("Report to the authority"), "shops")
