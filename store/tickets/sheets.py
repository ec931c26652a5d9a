"""The sheets that are printed about tickets (W2, G9)."""

from __future__ import annotations

from store.paper import Paper, SheetKind
from store.text import mark

BLANK_COMPLAINT = "blank:complaint"
WORK_ORDER = SheetKind(
    "work order",
    mark("Work order"),
    "tickets",
    (Paper.A4, Paper.CONTINUOUS),
    ((BLANK_COMPLAINT, mark("Complaint sheet")),),
)
TASK = SheetKind("task", mark("Assigned task"), "tickets")
RECTIFICATION = SheetKind("rectification", mark("Rectification notice"), "tickets")
