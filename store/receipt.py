"""Receipts, so far only to fill in by hand (M4)."""

from __future__ import annotations

from store.answers import Answers
from store.paper import Paper, SheetKind
from store.text import mark

RECEIPT = SheetKind("receipt", mark("Receipt"), "receipt", (Paper.ROLL, Paper.A5))

ANSWERS = Answers(sheets=(RECEIPT,))
