"""Four desks open the same homes at once (M15)."""

from __future__ import annotations

from pathlib import Path

from store.engine import database
from tests.store.moveins import race


def test_of_four_desks_that_open_the_same_homes_one_does_and_nothing_is_doubled(
    tmp_path: Path,
) -> None:
    """Fifty at once with ``python -m tests.store.moveins.race``."""
    race.check(tmp_path / "desk", 6)
    database.close()
