"""A few of the very many random lives (``python -m tests.store.payments.lives``)."""

from __future__ import annotations

import pytest

from tests.store.payments import lives


@pytest.mark.parametrize("seed", [3, 11])
def test_random_lives_agree_with_a_ledger_that_counts_by_fractions(seed: int) -> None:
    """$29–$42: part payments, prepayments, voids, reds, refunds, reductions, write-offs."""
    assert lives.run(6, seed).startswith("6 lives, 84 steps")
