"""The sheets of cleaning."""

from __future__ import annotations

from store.paper import SheetKind
from store.text import mark

CLEANING_DAY = SheetKind("cleaning day", mark("Cleaning day sheet"), "cleaning")
CLEANING_CHECK = SheetKind("cleaning check", mark("Cleaning score sheet"), "cleaning")
WORK_NOTICE = SheetKind("impact work", mark("Work plan for approval"), "cleaning")
ACCIDENT_REPORT = SheetKind("accident report", mark("Accident report"), "cleaning")
