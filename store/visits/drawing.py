"""Which homes a month's round goes to: a pure draw that anybody can repeat (V4)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256

from store import clock
from store.engine import database, dialect

Pool = Sequence[tuple[int, str]]  # homes by id, each with the day it was last visited, or nothing


def drawn(pool: Pool, wanted: int, seed: int) -> list[int]:
    """So many homes: the longest not visited first, those alike in an order that the seed gives.

    A home visited lately comes last, so that none comes twice while others wait.
    """
    order = sorted(pool, key=lambda one: (one[1], _dice(seed, one[0]), one[0]))
    return [home for home, _day in order[: max(wanted, 0)]]


def _dice(seed: int, home: int) -> str:
    return sha256(f"{seed}:{home}".encode()).hexdigest()


def quota(homes: int, share: int) -> int:
    """A twelfth of so many per cent of the homes, rounded up."""
    return -(-homes * share // 1200)


def written(pool: Iterable[tuple[int, str]]) -> str:
    """A pool as it is kept: canonical JSON in the order of the homes."""
    return json.dumps(sorted(pool), separators=(",", ":"))


def read(text: str) -> list[tuple[int, str]]:
    """A pool as it was kept."""
    return [(int(home), str(day)) for home, day in json.loads(text)]


_LIVED_IN = (
    "SELECT DISTINCT r.home_id FROM residency r JOIN home h ON h.id = r.home_id"
    " WHERE r.until IS NULL AND h.state IN ('', 'occupied', 'let') ORDER BY r.home_id"
)
_NOT_NOW = (
    "SELECT home_id FROM instruction WHERE kind IN ('away', 'nobody', 'silent')"
    " AND ended_on IS NULL AND since <= ?1 AND (until IS NULL OR until >= ?1)"
)


def lived_in() -> list[int]:
    """The homes that somebody lives in, by id."""
    return [int(row[0]) for row in database.db.execute_sql(_LIVED_IN).fetchall()]


def not_now() -> set[int]:
    """The homes that are away, or are not to be called on today."""
    today = clock.today().isoformat()
    return {int(row[0]) for row in database.db.execute_sql(_NOT_NOW, (today,)).fetchall()}


def last_visits() -> dict[int, datetime]:
    """When each home was last visited for anything, be it about a ticket."""
    number, told = dialect.number_behind("j.subject", ":"), dialect.value_in("j.payload", "opinion")
    rows = database.db.execute_sql(
        "SELECT home_id, max(at) FROM ("
        "SELECT home_id, visited_at AS at FROM return_visit WHERE visited_at IS NOT NULL"
        " UNION ALL"
        f" SELECT t.home_id, j.at FROM journal j JOIN ticket t ON t.id = {number}"
        f" WHERE j.kind = 'ticket.visited' AND {told} <> 'none'"
        ") WHERE home_id IS NOT NULL GROUP BY home_id"
    )
    return {int(home): clock.from_ms(at) for home, at in rows.fetchall()}
