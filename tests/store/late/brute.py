"""A late charge counted day by day, as one would on paper."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from store.late.reckoning import Story, Terms


def counted(story: Story, terms: Terms, on: date) -> int:
    """Walk from the due day on; whatever came within the grace days came in time."""
    grace_over = story.due + timedelta(days=terms.grace)
    if on <= grace_over:
        return 0
    moves = [*story.changes, *story.reduced]
    left = story.amount + sum(by for day, by in moves if day <= grace_over and day < on)
    runs: list[list[int]] = []  # principal, days that count
    day = story.due
    while day < on:
        day += timedelta(days=1)
        if not runs or runs[-1][0] != left:
            runs.append([left, 0])
        halted = any(
            since <= day and (till is None or day <= till) for since, till in story.disputed
        )
        runs[-1][1] += 0 if halted and terms.halts else 1
        left += sum(by for at, by in moves if at == day and at > grace_over)
    total = Decimal(0)
    for principal, days in runs:
        if principal > 0:
            exact = Decimal(principal) * days * terms.rate / Decimal(1_000_000)
            total += exact.quantize(Decimal(1), ROUND_HALF_UP)
    over = story.amount + sum(by for at, by in story.reduced if at <= on)
    most = (Decimal(max(over, 0)) * terms.cap / 100).quantize(Decimal(1), ROUND_HALF_UP)
    return int(min(total, most))
