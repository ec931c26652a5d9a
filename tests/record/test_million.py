"""A long journal verifies in good time (D2, D7)."""

from __future__ import annotations

import pytest

from tests.record import million
from tests.record.million import Took

ENTRIES = 30_000


@pytest.fixture(scope="module")
def took(tmp_path_factory: pytest.TempPathFactory) -> Took:
    return million.measure(tmp_path_factory.mktemp("million") / "desk", ENTRIES)


def test_a_long_journal_verifies_within_its_share_of_thirty_seconds(took: Took) -> None:
    """A million may take 30 s; five times its share is left for a run that counts coverage."""
    assert took.wall < 5 * 30 * ENTRIES / 1_000_000


def test_verifying_takes_at_most_two_and_a_half_times_as_long_as_hashing_alone(took: Took) -> None:
    """Measured by the processor, which other work on the machine does not slow down as the wall."""
    assert took.beside <= 2.5, took


def test_on_one_core_it_stays_good(took: Took) -> None:
    assert took.alone <= 5, took
