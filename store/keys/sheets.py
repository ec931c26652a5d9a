"""The sheets about the keys that the desk holds (K1–K3)."""

from __future__ import annotations

from store.paper import Paper, SheetKind
from store.text import mark

KEY_LIST = SheetKind("key list", mark("Key list"), "keys")
KEY_MAP = SheetKind("key map", mark("Key map"), "keys")
KEY_LOAN = SheetKind("key loan", mark("Key loan slip"), "keys", (Paper.A4, Paper.A5))
KEY_RELEASE = SheetKind(
    "key release", mark("Record of keys handed over"), "keys", (Paper.A4, Paper.A5)
)
KEY_COUNT = SheetKind("key count", mark("Key reconciliation record"), "keys")
KEY_DEPOSIT = SheetKind("key deposit", mark("Key authorisation"), "keys")
