"""What was acknowledged survives a power failure, wherever the disk stood at that moment."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.loss import power


def test_acknowledged_operations_survive_a_power_failure(tmp_path: Path) -> None:
    """Short; the long run is ``python -m tests.loss --power 5000``."""
    outcome = power.lose_often(tmp_path, 60, Random(7))
    assert outcome.faults == []
    assert outcome.acknowledged > 500


@pytest.mark.parametrize("careless", ["normal", "off"])
def test_the_same_failures_show_when_a_commit_is_not_synced(tmp_path: Path, careless: str) -> None:
    assert power.lose_often(tmp_path, 20, Random(7), f"synchronous = {careless}").faults
