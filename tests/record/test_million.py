"""A long journal verifies in good time (D2, D7)."""

from __future__ import annotations

from pathlib import Path

from tests.record import million


def test_twenty_thousand_entries_verify_within_their_share_of_thirty_seconds(
    tmp_path: Path,
) -> None:
    """A million may take 30 s; five times its share is left for a run that counts coverage."""
    _, seconds = million.seconds_to_verify(tmp_path / "desk", 20_000)
    assert seconds < 5 * 30 * 20_000 / 1_000_000
