"""The sheets about renovations (SH26–SH36)."""

from __future__ import annotations

from store.paper import Paper, SheetKind
from store.text import mark

_BOTH = (Paper.A4, Paper.A5)
DECLARATION = SheetKind("renovation declaration", mark("Renovation declaration"), "renovation")
AGREEMENT = SheetKind("renovation agreement", mark("Renovation agreement"), "renovation")
FORBIDDEN = SheetKind("renovation forbidden", mark("Forbidden works and cautions"), "renovation")
PERMIT = SheetKind("renovation permit", mark("Start permit for the door"), "renovation", _BOTH)
WORKERS = SheetKind("renovation workers", mark("Register of workers"), "renovation")
CARD = SheetKind("worker pass", mark("Worker's pass"), "renovation", (Paper.A5, Paper.A4))
CHECKS = SheetKind("renovation checks", mark("Record of spot checks"), "renovation")
NOTICE = SheetKind("violation notice", mark("Violation notice"), "renovation")
STOP = SheetKind("stop notice", mark("Stop-work notice"), "renovation")
LETTER = SheetKind("violation report", mark("Report to the authority"), "renovation")
ACCEPTANCE = SheetKind("renovation acceptance", mark("Completion inspection"), "renovation")
EXTENSION = SheetKind("renovation extension", mark("Application for extension"), "renovation")
NEIGHBOURS = SheetKind("renovation neighbours", mark("Notice to neighbours"), "renovation")
QUIET = SheetKind("noise ban", mark("Notice: no noisy work"), "renovation")
SHEETS = (
    *(DECLARATION, AGREEMENT, FORBIDDEN, PERMIT, WORKERS, CARD, CHECKS, NOTICE, STOP, LETTER),
    *(ACCEPTANCE, EXTENSION, NEIGHBOURS, QUIET),
)
