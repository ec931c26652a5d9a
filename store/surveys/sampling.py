"""Which homes are asked: a pure draw over cells of homes alike, repeatable by its seed (V17)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from hashlib import sha256

from store.engine import database

Pool = Sequence[tuple[int, str]]  # homes by id, each with the cell it lies in
LEAST = 30


def wanted(homes: int, share: int) -> int:
    """So many per cent of the homes, rounded up; never fewer than 30, or than there are."""
    return min(homes, max(-(-homes * share // 100), LEAST))


def sampled(pool: Pool, count: int, seed: int) -> list[tuple[int, str]]:
    """So many homes, from each cell its part: the whole of it, the rest to the largest remainders.

    Within a cell, and between remainders alike, the seed decides.
    """
    cells: dict[str, list[int]] = defaultdict(list)
    for home, cell in pool:
        cells[cell].append(home)
    parts = {cell: Fraction(count * len(homes), len(pool)) for cell, homes in cells.items()}
    given = {cell: int(part) for cell, part in parts.items()}
    left = min(count, len(pool)) - sum(given.values())
    order = sorted(parts, key=lambda cell: (given[cell] - parts[cell], _dice(seed, cell)))
    for cell in order[:left]:
        given[cell] += 1
    return [(home, c) for c in sorted(cells) for home in ordered(cells[c], seed)[: given[c]]]


def ordered(homes: Sequence[int], seed: int) -> list[int]:
    """The homes of a cell in the order in which they are asked."""
    return sorted(homes, key=lambda home: (_dice(seed, str(home)), home))


def _dice(seed: int, what: str) -> str:
    return sha256(f"{seed}:{what}".encode()).hexdigest()


def is_twice(seed: int, no: int) -> bool:
    """Whether a sheet is among the tenth that another person types in again (V13)."""
    return int(_dice(seed, f"twice {no}")[:8], 16) % 10 == 0


_LIVED_IN = (
    "SELECT r.home_id, h.building, max(CASE WHEN r.role = 'tenant' THEN 1 ELSE 0 END),"
    " coalesce(min(r.since), '') FROM residency r JOIN home h ON h.id = r.home_id"
    " WHERE r.until IS NULL AND h.state IN ('', 'occupied', 'let')"
    " GROUP BY r.home_id, h.building ORDER BY r.home_id"
)


def lived_in(today: date) -> list[tuple[int, str]]:
    """The homes that somebody lives in, each with its cell: building, let or not, how long."""
    rows = database.db.execute_sql(_LIVED_IN).fetchall()
    return [
        (int(home), f"{building}/{'let' if let else 'own'}/{_stay(since, today)}")
        for home, building, let, since in rows
    ]


def _stay(since: str, today: date) -> str:
    if not since:
        return "?"
    years = (today - date.fromisoformat(since)).days // 365
    return "0" if years < 1 else "1" if years < 3 else "3"
