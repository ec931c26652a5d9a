"""Whatever kills the program and whatever the clock does, each alarm rings once, in its minute."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from store import agenda
from tests.loss import alarms, shot
from tests.loss.alarms import Tally


def test_no_alarm_is_missed_or_doubled_over_kills_and_clock_jumps_W3_W6(tmp_path: Path) -> None:
    """Short; the long run is ``python -m tests.loss --histories 10000``."""
    tally = alarms.run(tmp_path, 12, Random(5))
    assert tally.faults == []
    assert min(tally.kills, tally.undone, tally.jumps, tally.rang) > 5


def test_a_desk_that_is_shot_rings_as_told_W3(tmp_path: Path) -> None:
    tally, rng = Tally(), Random(3)
    alarms.found(tmp_path / "first")
    for _ in range(3):
        shot.shoot(tmp_path, rng, tally)
    assert (tally.faults, tally.kills) == ([], 3)


def test_an_alarm_that_is_lost_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agenda, "ringing", lambda now: (frozenset(), None))
    assert alarms.run(tmp_path, 3, Random(5)).faults
