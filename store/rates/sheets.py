"""The sheets of rates: the month's report, what is posted, the statement (SH18, SH20, SH17)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

RATES = SheetKind("collection rates", mark("Month's collection rate"), "rates")
POSTED = SheetKind("income and expenditure", mark("Posted income and expenditure"), "rates")
STATEMENT = SheetKind("statement", mark("Statement of account"), "rates")
