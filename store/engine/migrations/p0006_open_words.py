"""Words that later versions may add are no longer listed in the schema; areas are whole 0.01 m².

An area is read through its decimal text; one with more than two decimals stands in the way ($5).
"""

from __future__ import annotations

from decimal import Decimal

from store.engine.rebuilding import Execute, rebuild, without_enumerations
from store.errors import Unavailable

_TABLES = ("staff", "person", "residency", "ticket", "held_key")


def step(execute: Execute) -> None:
    """Rebuild the tables that list words, and bring areas into whole hundredths."""
    for table in _TABLES:
        rebuild(execute, table, without_enumerations)
    rebuild(execute, "handover_signature", without_enumerations)
    for home, code, area in execute(
        "SELECT id, code, area FROM home WHERE area IS NOT NULL"
    ).fetchall():
        execute("UPDATE home SET area = ? WHERE id = ?", (_hundredths(code, area), home))
    rebuild(execute, "home", _whole_areas, {"area": "CAST(area AS INTEGER)"})


def _whole_areas(declared: str) -> str:
    changed = without_enumerations(declared)
    return changed.replace("area     REAL", "area     INTEGER CHECK (area > 0)")


def _hundredths(code: str, area: float) -> int:
    exact = Decimal(repr(area)) * 100
    if exact != exact.to_integral_value() or exact <= 0:
        raise Unavailable(
            "Home {code} has an area of {area} m²; only two decimals are possible."
            " Put it right with the older frontdesk first.",
            code=code,
            area=area,
        )
    return int(exact)
