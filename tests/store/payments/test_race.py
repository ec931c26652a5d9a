"""Two desks take the same money at once ($34, X107)."""

from __future__ import annotations

from pathlib import Path

from store.engine import database
from tests.store.payments import race


def test_of_two_desks_that_take_the_same_bill_one_takes_it(tmp_path: Path) -> None:
    """A thousand times with ``python -m tests.store.payments.race``."""
    race.check(tmp_path / "desk", 60)
    database.close()
