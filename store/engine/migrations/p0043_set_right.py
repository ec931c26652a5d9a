"""An end may lie before a beginning that a clock showed which was ahead, once it is set right.

The operations hold the times as they are believed against each other (D2, W3).
"""

from __future__ import annotations

import re

from store.engine.rebuilding import Execute, rebuild

_TABLES = ("visit", "visit_passage", "outage")


def step(execute: Execute) -> None:
    """Rebuild the tables without their comparisons of two times."""
    for table in _TABLES:
        rebuild(execute, table, without_comparisons)


def without_comparisons(declared: str) -> str:
    """A declaration that holds no end against a beginning."""
    of_column = r"\s+CHECK \((until > since|ended_at >= since)\)"
    of_row = r",\s+CHECK \((out_at IS NULL OR out_at >= in_at|until >= since)\)"
    return re.sub(of_row, "", re.sub(of_column, "", declared))
