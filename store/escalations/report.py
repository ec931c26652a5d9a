"""What reports up tell of a period: how many, how soon somebody was reached and decided (D19)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from store import clock
from store.escalations.chain import chain
from store.escalations.escalation import ESCALATIONS, Escalation
from store.escalations.inputs import Level
from store.figure import Figure, Period, mean, share
from store.text import mark

_MINUTE = 60_000


def figures(period: Period) -> Iterator[Figure]:
    """The figures of a period, of what was reported up in it."""
    found = ESCALATIONS.table.read(
        "WHERE escalation.raised_at >= ? AND escalation.raised_at < ?", *period.bounds
    )
    chains = [chain(one) for one in found]
    yield Figure(mark("Reported up"), len(found), mark("Reported up in the period."))
    hard = [one for one in found if one.level is Level.HARD]
    now = mark("By the level that each has now: a major matter may have been lowered.")
    yield Figure(mark("Hard matters"), len(hard), now)
    yield Figure(mark("Major matters"), len(found) - len(hard), now)
    up = sum(one.manager_at is not None for one in hard)
    counts = mark("Hard matters of which the manager was told too.")
    yield share(mark("Gone up to the manager"), up, len(hard), counts)
    tries = [rung for one in chains for rung in one.rungs]
    counts = mark("Of all that was tried, how often somebody was reached.")
    yield share(mark("Tries that reached"), sum(rung.reached for rung in tries), len(tries), counts)
    reached = [(one, at) for one in found if (at := one.reached_at)]
    counts = mark("From the report up until all were reached whom its level asks for.")
    yield _mean(mark("Until reached"), reached, counts)
    first = (next(told.of("decided"), None) for told in chains)
    decided = [(one, said.at) for one, said in zip(found, first, strict=True) if said]
    counts = mark("From the report up until the first decision was noted.")
    yield _mean(mark("Until decided"), decided, counts)
    counts = mark("Not all were reached until now whom its level asks for.")
    yield Figure(mark("Not answered"), len(found) - len(reached), counts)


def _mean(name: str, ends: Sequence[tuple[Escalation, datetime]], counts: str) -> Figure:
    """How many minutes it took on average."""
    took = (clock.to_ms(at) - clock.to_ms(one.raised_at) for one, at in ends)
    return mean(name, sum(ms // _MINUTE for ms in took), len(ends), counts, mark("minutes"))
