"""Where a roster is short, and where more stand than are needed (O7, Q116)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from store.estate import calendar
from store.roster import people
from store.roster.kinds import Kind, Need, Post, Span, spans


@dataclass(frozen=True)
class Gap:
    """A post's shift of a day with too few people; ``missing`` is below nought for too many."""

    post: Post
    symbol: str
    day: date
    start: datetime
    missing: int


def balance(
    needs: Iterable[Need], kinds: Sequence[Kind], days: Iterable[date],
    planned: Iterable[tuple[str, Span]],
) -> list[Gap]:  # fmt: skip
    """What is missing of each need on each day, by time; those that fit are at nought."""
    posts = {one.who: one.post for one in people.everyone()}
    there = Counter((posts.get(who), span.symbol, span.day) for who, span in planned)
    known, dates, wanted = calendar.in_force(), list(days), list(needs)
    found = []
    for day in dates:
        for need in wanted:
            for span in spans(need.symbol, day, kinds):
                missing = need.on(known.kind(day)) - there[need.post, need.symbol, day]
                found.append(Gap(need.post, need.symbol, day, span.start, missing))
    return sorted(found, key=lambda one: (one.start, one.post.value))


def short(
    needs: Iterable[Need], kinds: Sequence[Kind], days: Iterable[date],
    planned: Iterable[tuple[str, Span]],
) -> list[Gap]:  # fmt: skip
    """Only where somebody is missing."""
    return [one for one in balance(needs, kinds, days, planned) if one.missing > 0]
