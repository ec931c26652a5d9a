"""The sheets of a home's file (F1, F5)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

HOUSEHOLD = SheetKind("household register", mark("Household register"), "residents")
RESIDENTS = SheetKind("resident register", mark("Resident register"), "residents")
FILE_COVER = SheetKind("file cover", mark("File cover"), "residents")
ACCESS = SheetKind("file access", mark("Who had files open"), "residents")
OWN_DATA = SheetKind("own data", mark("A person's own data"), "residents")
