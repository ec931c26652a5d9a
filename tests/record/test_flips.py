"""A bit that fell over in the file is reported in a sentence (D2)."""

from __future__ import annotations

import os
from pathlib import Path

from tests.record import flips, trial

TIMES = int(os.environ.get("FRONTDESK_FLIPS", "150"))


def test_every_flipped_bit_of_a_protected_field_is_reported_D2(tmp_path: Path) -> None:
    desk = trial.clean(tmp_path / "desk", 1)
    before = flips.protected(desk.file)
    assert before
    results = [flips.flip(desk, tmp_path / "copy", seed, before) for seed in range(TIMES)]
    assert sum(result.touched for result in results) > TIMES / 20
    assert not [result for result in results if result.touched and not result.reported]
