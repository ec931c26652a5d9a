"""A bit that fell over in the file is reported in a sentence (D2)."""

from __future__ import annotations

import os
from pathlib import Path

from tests.record import agreement, flips, trial

TIMES = int(os.environ.get("FRONTDESK_FLIPS", "150"))


def test_every_flipped_bit_of_a_protected_field_is_reported_D2(tmp_path: Path) -> None:
    desk = trial.clean(tmp_path / "desk", 1)
    before = flips.protected(desk.file)
    assert before
    results = [flips.flip(desk, tmp_path / "copy", seed, before) for seed in range(TIMES)]
    assert sum(result.touched for result in results) > TIMES / 30
    assert not [result for result in results if result.touched and not result.reported]


def test_a_schema_that_cannot_even_be_told_is_damage_to_both_verifiers_D2(desk: Path) -> None:
    flips.spoil_schema()
    with agreement.copied(desk) as copy:
        assert agreement.agree(copy).bad == 1
