"""The sheet of a session (O14)."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

COURSE_SHEET = SheetKind("training sheet", mark("Training sign-in and results"), "courses")
