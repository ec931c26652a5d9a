"""The sheets about moving in and out (SH1, SH2, SH4–SH6, SH47)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

SLIP = SheetKind("move-in slip", mark("Move-in slip"), "moveins")
PAPERS = SheetKind("move-in papers", mark("Papers checked"), "moveins")
ATTORNEY = SheetKind("power of attorney", mark("Letter of attorney"), "moveins")
ACCEPTANCE = SheetKind("acceptance register", mark("Acceptance register of the home"), "moveins")
HAND_OUT = SheetKind("hand-out list", mark("Hand-out list"), "moveins")
LEAVING = SheetKind("leaving", mark("Moving-out list"), "moveins")
VISITS = SheetKind("move-in appointments", mark("Move-in appointments"), "moveins")
ALL = (SLIP, PAPERS, ATTORNEY, ACCEPTANCE, HAND_OUT, LEAVING, VISITS)
