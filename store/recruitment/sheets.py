"""The sheets of recruitment (O11, O12)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

APPLICATION_FORM = SheetKind("application form", mark("Application form"), "recruitment")
INTERVIEW_SHEET = SheetKind("interview sheet", mark("Interview sheet"), "recruitment")
LEAVING_SHEET = SheetKind("leaving sheet", mark("Handing over at leaving"), "recruitment")
